"""Fetches an order by its number over mutual TLS, as TAK-web does (domain.md 4.4, 4.6)."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from tak_gitops.sandbox.tak.settings import OrderSource

_ASKS = {
    "User-Agent": "Java/17.0.14",
    "Accept": "text/html, image/gif, image/jpeg, */*; q=0.2",
    "Connection": "keep-alive",
}
"""What Java's own client sends."""
_GONE = {404, 410}
_FAILED = 400
_PATIENCE = 30.0
_LARGEST = 64 << 20


class FetchError(Exception):
    """TAK-web could not fetch an order; the text is its message."""


def fetch_order(source: OrderSource, number: int) -> str:
    """The text of an order. Raises FetchError, with the message that TAK-web shows."""
    url = f"{source.url}{number}"
    try:
        with _client(source) as client, client.stream("GET", url) as response:
            if response.status_code in _GONE:
                raise FetchError(f"Beställning {number} hittades inte på {source.url}.")
            if response.status_code >= _FAILED:
                what = f"Server returned HTTP response code: {response.status_code} for URL: {response.url}"
                raise _unknown(number, what)
            body = bytearray()
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > _LARGEST:
                    raise _unknown(number, "Java heap space")
    except httpx.ConnectError as problem:
        raise _unreachable(source, number, problem) from None
    except (httpx.HTTPError, httpx.InvalidURL) as problem:
        raise _unknown(number, str(problem)) from None
    except (OSError, ValueError) as problem:
        # a certificate or key that cannot be read
        raise _unknown(number, str(problem)) from None
    return body.decode("utf-8", "replace")


def unreadable(number: int) -> FetchError:
    """The error for an answer that is no order."""
    return FetchError(f"Beställning {number} kunde inte tolkas: No content to map due to end-of-input")


def _client(source: OrderSource) -> httpx.Client:
    context = ssl.create_default_context(cafile=source.authority)
    # without a password a locked key would be asked for at the terminal
    context.load_cert_chain(source.certificate, source.key, password="")
    client = httpx.Client(verify=context, timeout=_PATIENCE, follow_redirects=True, trust_env=False, headers=_ASKS)
    del client.headers["Accept-Encoding"]
    return client


def _unreachable(source: OrderSource, number: int, problem: httpx.ConnectError) -> FetchError:
    causes = []
    cause: BaseException | None = problem
    while cause is not None:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    if any(isinstance(each, socket.gaierror) for each in causes):
        return FetchError(f"Okänd värd {source.url} för beställning {number}.")
    if any(isinstance(each, ConnectionRefusedError) for each in causes):
        return FetchError(f"Anslutningen nekades {source.url} för beställning {number}.")
    return _unknown(number, str(problem))


def _unknown(number: int, cause: str) -> FetchError:
    return FetchError(f"Ett okänt fel uppstod vid hämtning av beställning {number}: {cause}")
