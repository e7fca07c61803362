"""One request on a connection of its own: whether it left at all is always known.

Nothing is sent again, no redirect is followed, no proxy is asked, nothing is packed (reliability.md 5.3, S6).
"""

from __future__ import annotations

import ssl
from http.client import HTTPConnection, HTTPException, HTTPSConnection, IncompleteRead
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.orders.channels.sending import proof
from tak_gitops.orders.channels.time_limit import ended_after

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from email.message import Message
    from http.client import HTTPResponse
    from threading import Event

    from tak_gitops.model.web_address import Origin

LARGEST_ANSWER = 4 << 20
_PIECE = 1 << 16


class Request(NamedTuple):
    """What is asked; `target` is a path with its query."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes | None = None


class Answer(NamedTuple):
    """A whole answer."""

    status: int
    headers: Message
    body: bytes


class NothingSentError(Exception):
    """There was no connection: not one byte of the request left. `proof` says why."""

    def __init__(self, proof: str) -> None:
        super().__init__(proof)
        self.proof = proof


class UnansweredError(Exception):
    """The request may have arrived, and there is no whole answer. `proof` says why, `received` is what came."""

    def __init__(self, proof: str, received: bytes) -> None:
        super().__init__(proof)
        self.proof = proof
        self.received = received


class Limits(NamedTuple):
    """`total` is how many seconds connection, request and answer may take together, by a `clock` that only grows."""

    clock: Callable[[], float]
    total: float = 30


def exchange(server: Origin, request: Request, trust: ssl.SSLContext | None, limits: Limits) -> Answer:
    """The answer to one request; `trust` is needed for https.

    Raises NothingSentError before, and UnansweredError from the moment at which the first byte could have left.
    """
    began = limits.clock()
    connection = _connection(server, trust, limits.total)
    try:
        try:
            connection.connect()
        except (OSError, ValueError) as problem:
            raise NothingSentError(_no_connection(problem)) from None
        left = limits.total - (limits.clock() - began)
        if left <= 0:
            raise NothingSentError(proof("slow"))
        return _ask(connection, request, left)
    finally:
        connection.close()


def _connection(server: Origin, trust: ssl.SSLContext | None, seconds: float) -> HTTPConnection:
    if server.scheme == "https":
        return HTTPSConnection(server.host, server.port, timeout=seconds, context=trust)
    return HTTPConnection(server.host, server.port, timeout=seconds)


def _ask(connection: HTTPConnection, request: Request, seconds: float) -> Answer:
    # a connection that is lost now must not be opened again by itself
    connection.auto_open = 0
    open_one = connection.sock
    received = bytearray()
    with ended_after(seconds, lambda: open_one) as over:
        try:
            connection.request(request.method, request.target, request.body, {**request.headers, "Connection": "close"})
            with connection.getresponse() as response:
                _read(response, received)
                whole = response.chunked or response.length == 0
                answer = Answer(response.status, response.headers, bytes(received))
        except (OSError, HTTPException, ValueError) as problem:
            if isinstance(problem, IncompleteRead):
                received += problem.partial
            raise UnansweredError(_lost(problem, over), bytes(received)) from None
        if len(received) > LARGEST_ANSWER:
            raise UnansweredError(proof("endless"), bytes(received))
        if not whole:
            raise UnansweredError(proof("silent" if over.is_set() else "cut"), bytes(received))
    return answer


def _read(response: HTTPResponse, received: bytearray) -> None:
    """Read until the end, or until it is too much; what came is kept when the rest does not come."""
    while len(received) <= LARGEST_ANSWER and (piece := response.read(_PIECE)):
        received += piece


def _no_connection(problem: Exception) -> str:
    if isinstance(problem, ssl.SSLCertVerificationError):
        return proof("untrusted", problem.verify_message or str(problem))
    if isinstance(problem, TimeoutError):
        return proof("slow")
    return proof("unreachable", _reason(problem))


def _lost(problem: Exception, over: Event) -> str:
    if over.is_set() or isinstance(problem, TimeoutError):
        return proof("silent")
    return proof("broken", _reason(problem))


def _reason(problem: Exception) -> str:
    words = problem.strerror if isinstance(problem, OSError) else str(problem)
    return words or type(problem).__name__
