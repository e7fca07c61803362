"""What can go wrong between here and a server, in words; and what may pass if one waits and asks again."""

from __future__ import annotations

import json
import ssl
from typing import TYPE_CHECKING

from tak_gitops.errors import TakError, fail

if TYPE_CHECKING:
    import httpx

    from tak_gitops.live.http.access import Access

PASSING = frozenset({429, 500, 502, 503, 504})
"""What a server answers when it cannot now: reading again may help, and does no harm."""

_ALERTS = ("certificate", "unknown ca", "decrypt error", "access denied", "handshake failure")
_DETAIL = 200
_DETAIL_BYTES = 4096


def failure(problem: httpx.RequestError, url: str, access: Access) -> TakError:
    """Why a request had no whole answer."""
    import httpx

    patience = access.patience
    tls = _tls_problem(problem)
    reason = access.hide(str(problem)) or type(problem).__name__
    match problem:
        case _ if isinstance(tls, ssl.SSLCertVerificationError):
            return fail("fetch.untrusted", url=url, reason=tls.verify_message or reason)
        case _ if tls is not None and _wants_certificate(reason):
            return fail("fetch.wants_certificate", url=url, reason=reason)
        case httpx.ConnectTimeout():
            return fail("fetch.no_connection", url=url, seconds=round(patience.connect))
        case httpx.TimeoutException():
            return fail("fetch.silent", url=url, seconds=round(patience.read))
        case httpx.ProxyError():
            return fail("fetch.proxy_refused", url=url, reason=reason)
        case httpx.ConnectError():
            return fail("fetch.unreachable", url=url, reason=reason)
        case httpx.DecodingError():
            return fail("fetch.damaged", url=url)
    return fail("fetch.cut", url=url, reason=reason)


def may_pass(problem: httpx.RequestError) -> bool:
    """Whether the same request may have a whole answer soon: no connection, or one that broke."""
    import httpx

    if _tls_problem(problem) is not None:
        return False
    broken = (httpx.ConnectError, httpx.ConnectTimeout, httpx.NetworkError, httpx.RemoteProtocolError)
    return isinstance(problem, (*broken, httpx.DecodingError))


def refusal(response: httpx.Response, url: str, access: Access) -> TakError:
    """Why an answer with this status is of no use; reads the beginning of its body for the server's own words."""
    status = response.status_code
    if status == 401:  # noqa: PLR2004 - Unauthorized
        return fail("fetch.refused" if access.user else "fetch.wants_user", url=url)
    if status == 403:  # noqa: PLR2004 - Forbidden
        return fail("fetch.forbidden", url=url)
    detail = access.hide(_detail(response))
    if status in {404, 410}:
        return fail("fetch.not_found", url=url, status=str(status), detail=detail)
    if status in PASSING:
        attempts = access.patience.attempts
        return fail("fetch.busy", url=url, status=str(status), detail=detail, attempts=attempts)
    return fail("fetch.status", url=url, status=str(status), detail=detail)


def _detail(response: httpx.Response) -> str:
    """What the server says for itself: a field of problem JSON, or the beginning of a plain text."""
    import httpx

    body = b""
    try:
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > _DETAIL_BYTES:
                break
    except httpx.RequestError:
        return "–"
    text = body[:_DETAIL_BYTES].decode("utf-8", "replace").strip()
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    if isinstance(data, dict):
        words = [data.get(key) for key in ("detail", "message", "title", "error")]
        text = next((word for word in words if isinstance(word, str) and word), "")
    elif text.startswith("<"):
        text = ""
    return text[:_DETAIL] or "–"


def _tls_problem(problem: BaseException | None) -> ssl.SSLError | None:
    while problem is not None:
        if isinstance(problem, ssl.SSLError):
            return problem
        problem = problem.__cause__ or problem.__context__
    return None


def _wants_certificate(reason: str) -> bool:
    """Whether TLS ended because the server misses, or does not accept, our certificate (an alert of RFC 8446, 6.2)."""
    words = reason.lower().replace("_", " ")
    return "alert" in words and any(alert in words for alert in _ALERTS)
