"""The server of the desk: one request a connection, from clients with a certificate, within limits.

The standard library's own pieces are enough for one request line, and they tell who the client is: servers of web
applications do not hand the client's certificate on.
"""

from __future__ import annotations

import socket
import socketserver
from contextlib import suppress
from email.utils import format_datetime
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from tak_gitops.errors import fail
from tak_gitops.orders.channels.desk import answer_to, client_name, written
from tak_gitops.orders.channels.desk_tls import reason_of
from tak_gitops.orders.channels.time_limit import ended_after

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Container
    from datetime import datetime

    from tak_gitops.errors import TakError
    from tak_gitops.orders.channels.desk import Answer, Orders

_HEAD = 16 << 10
_END = b"\r\n\r\n"
_GOODBYE = 1.0


class Visit(NamedTuple):
    """What became of one connection: `status` is None where no answer was given, `refusal` says why TLS ended."""

    at: datetime
    peer: str
    client: str | None = None
    line: str = ""
    status: int | None = None
    size: int = 0
    refusal: str = ""
    problem: TakError | None = None


class Pace(NamedTuple):
    """How many seconds a handshake and a request may take, and how many clients are served at once."""

    handshake: float = 10.0
    request: float = 30.0
    clients: int = 64


USUAL = Pace()


class DeskServer(socketserver.ThreadingTCPServer):
    """Serves `orders` to the clients that are `admitted` (folded names); `log` is told of each visit, by any thread.

    It keeps nothing: any number of them may run side by side. Raises TakError where the address cannot be had.
    """

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128

    def __init__(
        self,
        address: tuple[str, int],
        context: ssl.SSLContext,
        orders: Orders,
        admitted: Container[str],
        *,
        now: Callable[[], datetime],
        log: Callable[[Visit], None],
        pace: Pace = USUAL,
    ) -> None:
        host, port = address
        try:
            # an address of the newer protocol has colons in it
            self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
            super().__init__((host, port), socketserver.BaseRequestHandler)
        except OSError as problem:
            reason = problem.strerror or str(problem)
            raise fail("desk.address", host=host, port=str(port), reason=reason) from None
        self._context = context
        self._orders = orders
        self._admitted = admitted
        self._now = now
        self._log = log
        self._pace = pace
        self._places = BoundedSemaphore(pace.clients)
        self._one_asks = Lock()

    @property
    def port(self) -> int:
        """The port that it listens on."""
        port: int = self.socket.getsockname()[1]
        return port

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve a connection in a thread of its own, or end it where there are too many."""
        if not self._places.acquire(blocking=False):
            self._log(Visit(self._now(), client_address[0], refusal="busy"))
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve a connection, and make place for another."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Greet, read one request, answer it."""
        visit = Visit(self._now(), client_address[0])
        request.settimeout(self._pace.handshake)
        try:
            connection = self._context.wrap_socket(request, server_side=True)
        except OSError as problem:
            self._log(visit._replace(refusal=reason_of(problem)))
            return
        with connection:
            self._log(self._served(connection, visit))
            with suppress(OSError):
                connection.settimeout(_GOODBYE)
                connection.unwrap()

    def _served(self, connection: ssl.SSLSocket, visit: Visit) -> Visit:
        """What became of a connection with a client that has shown a certificate of the right authority."""
        visit = visit._replace(client=client_name(connection.getpeercert() or {}))
        connection.settimeout(self._pace.request)
        try:
            with ended_after(self._pace.request, lambda: connection):
                line = _request_line(connection)
                visit = visit._replace(line=line)
                answer = self._answer(line, visit.client)
                date = format_datetime(self._now(), usegmt=True)
                connection.sendall(written(answer, date, with_body=not line.startswith("HEAD ")))
        except OSError as problem:
            return visit._replace(refusal=reason_of(problem))
        return visit._replace(status=answer.status, size=len(answer.body), problem=answer.problem)

    def _answer(self, line: str, client: str | None) -> Answer:
        with self._one_asks:
            return answer_to(line, client, self._admitted, self._orders)


def _request_line(connection: ssl.SSLSocket) -> str:
    """The first line of a request, once all its headers are there; raises OSError where they never are."""
    head = b""
    while _END not in head:
        piece = connection.recv(_HEAD)
        if not piece:
            raise ConnectionResetError(None, "no request")
        head += piece
        if len(head) > _HEAD:
            break
    return head.split(b"\r\n", 1)[0].decode("latin-1") if _END in head else ""
