"""What the environment variables say of reaching a server: secrets, certificates, authorities, proxies.

`TAK_GITOPS_LIVE_USER`, `…_PASSWORD`, `…_CERT` and `…_KEY` are for live; `TAK_GITOPS_NTJP_QA_LIVE_USER` and so on are
for one environment and win over them. `TAK_GITOPS_TAKWEB_USER`, `TAK_GITOPS_SMTP_USER` and so on are for the
channels in the same way. `SSL_CERT_FILE`, `SSL_CERT_DIR`, `HTTPS_PROXY` and `NO_PROXY` are as elsewhere.
"""

from __future__ import annotations

import os
import re
import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from tak_gitops.errors import fail
from tak_gitops.live.http.access import Access, Patience
from tak_gitops.model.web_address import is_loopback, origin
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Container

    from tak_gitops.commands.common.app import App
    from tak_gitops.model.web_address import Origin


def access_for(
    app: App,
    environment: str,
    address: str,
    approved: Container[Origin] | None = None,
    *,
    purpose: Literal["LIVE", "TAKWEB", "SMTP"] = "LIVE",
) -> Access:
    """How the server at `address` may be reached for an environment; `purpose` stands in the names of the variables.

    Secrets go only to a server that is `approved` (None = any), or that `TAK_GITOPS_LIVE_HOST` names: else a pull
    request could have them sent anywhere by a line in environment.yaml (reliability.md 4). Raises TakError for
    half a pair.
    """
    user, password, certificate, key, host = (
        _variable(environment, f"{purpose}_{name}") for name in ("USER", "PASSWORD", "CERT", "KEY", "HOST")
    )
    variables = f"TAK_GITOPS_{purpose}"
    if password and not user:
        raise fail("fetch.password_alone", variables=variables)
    if key and not certificate:
        raise fail("fetch.key_alone", variables=variables)
    server = origin(address)
    known = approved is None or server in approved or (server and server.host == host)
    if not known and (user or certificate):
        shown = server.host if server else "–"
        app.tell(msg("fetch.withheld", environment=environment, host=shown, variables=variables))
        user = password = certificate = key = None
    plain = access_without_secrets(address, variables)
    return replace(plain, user=user, password=password, certificate=certificate, key=key)


def access_without_secrets(address: str, variables: str, patience: Patience | None = None) -> Access:
    """How the server at `address` is reached, by the proxy and the authorities that the usual variables name.

    `variables` begins the names of the variables that messages speak of; `patience` says how long to wait, where it
    is not as usual.
    """
    server = origin(address)
    return Access(
        now=_now,
        clock=time.monotonic,
        sleep=time.sleep,
        authorities_file=os.environ.get("SSL_CERT_FILE"),
        authorities_folder=os.environ.get("SSL_CERT_DIR"),
        proxy=_proxy(server) if server else None,
        variables=variables,
        patience=patience or Patience(),
    )


def _variable(environment: str, name: str) -> str | None:
    """A variable: that of the environment, else that of all."""
    own = re.sub(r"[^A-Z0-9]", "_", environment.upper())
    return os.environ.get(f"TAK_GITOPS_{own}_{name}") or os.environ.get(f"TAK_GITOPS_{name}") or None


def _proxy(server: Origin) -> str | None:
    """The proxy for a server by the usual variables, and the system's settings where it has them."""
    if is_loopback(server.host):
        return None
    from urllib.request import getproxies, proxy_bypass

    proxies = getproxies()
    named = proxies.get(server.scheme) or proxies.get("all")
    if not named or proxy_bypass(f"{server.host}:{server.port}"):
        return None
    return named if "://" in named else f"http://{named}"


def _now() -> datetime:
    return datetime.now(UTC)
