"""The client of one server: whom it trusts, who it says it is, and through which proxy it goes."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

from tak_gitops.errors import fail
from tak_gitops.model.web_address import is_loopback, origin, without_secrets

if TYPE_CHECKING:
    import httpx

    from tak_gitops.live.http.access import Access
    from tak_gitops.model.web_address import Origin


def open_client(server: Origin, access: Access) -> httpx.Client:
    """A client that follows no redirect and reads no setting of its own. Raises TakError for unusable certificates.

    Nothing for this machine goes through a proxy: plain http would leave the machine there.
    """
    import httpx

    patience = access.patience
    proxy = None if is_loopback(server.host) else access.proxy
    if proxy and origin(proxy) is None:
        raise fail("fetch.proxy", proxy=without_secrets(proxy))
    return httpx.Client(
        verify=trust_of(access) if server.scheme == "https" else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
        auth=httpx.BasicAuth(access.user, access.password or "") if access.user else None,
        timeout=httpx.Timeout(patience.read, connect=patience.connect),
        headers={"Accept": "application/json", "Accept-Encoding": "gzip", "User-Agent": "tak-gitops"},
        proxy=proxy,
        trust_env=False,
    )


def trust_of(access: Access) -> ssl.SSLContext:
    """TLS 1.2 or later, host names checked; the system's authorities unless others are named.

    Raises TakError for unusable certificates.
    """
    try:
        context = ssl.create_default_context(
            cafile=access.authorities_file or None, capath=access.authorities_folder or None
        )
    except (OSError, ssl.SSLError) as problem:
        named = access.authorities_file or access.authorities_folder or ""
        raise fail("fetch.authorities", path=named, reason=_reason(problem)) from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if access.certificate:
        try:
            # without a password of ours, OpenSSL would ask for one on the terminal
            context.load_cert_chain(access.certificate, access.key or None, password="")
        except (OSError, ssl.SSLError) as problem:
            path, variables = access.certificate, access.variables
            raise fail("fetch.certificate", path=path, variables=variables, reason=_reason(problem)) from None
    return context


def _reason(problem: OSError) -> str:
    if isinstance(problem, ssl.SSLError):
        return (problem.reason or "PEM").replace("_", " ").lower()
    return problem.strerror or str(problem)
