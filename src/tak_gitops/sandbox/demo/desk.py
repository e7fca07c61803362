"""The desk in the demo: its certificates, and `tak desk` as a program that TAK-web fetches from."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tak_gitops.errors import fail
from tak_gitops.sandbox.demo.stage import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.sandbox.demo.stage import Program, Stage

CLIENT = "SE2321009000-TAKWEB"
"""The HSA-id in TAK-web's certificate."""
FOLDER = "../tls"
_GREETING = 5


class DemoDesk:
    """Certificates, and a desk on a port of this machine."""

    def __init__(self, stage: Stage, environment: str, port: int) -> None:
        from tak_gitops.sandbox.tak.tls import Authority

        self._stage = stage
        self._port = port
        self._url = f"https://127.0.0.1:{port}/{environment}/takOrders/"
        folder = stage.folder / FOLDER
        folder.mkdir()
        authority = Authority("Demo CA", folder / "ca.pem")
        authority.issue("desk.norrskog.example", folder / "desk.pem", folder / "desk.key")
        authority.issue("tak-web.example", folder / "takweb.pem", folder / "takweb.key", hsa_id=CLIENT)

    @property
    def source(self) -> tuple[str, ...]:
        """How TAK-web is told of it: the options of `tak sandbox`."""
        files = {"--order-cert": "takweb.pem", "--order-key": "takweb.key", "--order-ca": "ca.pem"}
        pairs = [(option, f"{FOLDER}/{file}") for option, file in files.items()]
        return ("--order-source", self._url, *(word for pair in pairs for word in pair))

    @contextmanager
    def running(self) -> Iterator[Program]:
        """`tak desk`, while the block runs; its lines are to be heard. Raises TakError where it does not begin."""
        files = {"--cert": "desk.pem", "--key": "desk.key", "--client-ca": "ca.pem"}
        pairs = [(option, f"{FOLDER}/{file}") for option, file in files.items()]
        words = [word for pair in pairs for word in pair]
        with self._stage.started("desk", "--port", str(self._port), *words, "--client", CLIENT) as process:
            if str(self._port) not in self._stage.heard(process, _GREETING):
                raise fail("demo.unexpected", command="tak desk", code=process.wait(PATIENCE), expected=0)
            yield process
