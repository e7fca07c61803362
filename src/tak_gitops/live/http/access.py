"""How this run may reach a server: its secrets, its certificates, its patience. Whoever runs the program decides."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from tak_gitops.model.web_address import without_secrets


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds, and how often to try.

    `connect` is for a connection, `read` for each piece of an answer, `total` for all tries together. After the
    first try that fails `pause` seconds go by, after each further one twice as many.
    """

    connect: float = 10
    read: float = 60
    total: float = 900
    attempts: int = 4
    pause: float = 0.5


@dataclass(frozen=True, kw_only=True)
class Access:
    """What goes with each request to one server.

    `user` and `password` are for Basic authentication; `certificate` and `key` are paths of PEM files for mutual
    TLS, where the certificate's file may hold the key too; `authorities_file` and `authorities_folder` name whom to
    trust instead of the system's own authorities; `proxy` is the address of a proxy; `variables` is how the
    names of the environment variables begin that say so. `now` gives the moment in UTC,
    `clock` seconds that only grow, `sleep` waits.
    """

    now: Callable[[], datetime]
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    certificate: str | None = None
    key: str | None = None
    authorities_file: str | None = None
    authorities_folder: str | None = None
    proxy: str | None = field(default=None, repr=False)
    variables: str = "TAK_GITOPS_LIVE"
    patience: Patience = Patience()

    def hide(self, text: str) -> str:
        """A text from outside without the secrets of this access, should the other end have repeated them."""
        pair = f"{self.user or ''}:{self.password or ''}"
        for secret in (base64.b64encode(pair.encode()).decode(), self.password):
            if self.password and secret:
                text = text.replace(secret, "***")
        return without_secrets(text)
