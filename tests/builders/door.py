"""A door before a TAK: it passes every request on as it is, and keeps what orders came, also those that TAK drops.

with Door(sandbox.url) as door:     # `door.url` is what a clone's environment names
...
door.posts                          # each order that arrived, whole, whatever became of it
"""

import contextlib
import hashlib
import json
import socket
import socketserver
import threading
from collections.abc import Callable
from time import time
from typing import NamedTuple, Self
from urllib.parse import unquote_to_bytes, urlsplit

_CREATE = "POST /tak-web/rest/create "
_PIECE = 1 << 16


class Post(NamedTuple):
    """An order that arrived: its number and comment, the digest of its payload, and when (seconds since 1970)."""

    version: int
    comment: str
    sha256: str
    at: float


class Door:
    """The door; `inner` is where TAK is, and may change. `on_order` is called before an order is passed on."""

    def __init__(self, inner: str = "") -> None:
        self.inner = inner
        self.posts: list[Post] = []
        self.on_order: Callable[[Post], object] = lambda _: None
        self.on_answer: Callable[[], object] = lambda: None
        self._server = _Server(("127.0.0.1", 0), _Visit)
        self._server.door = self
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def visited(self, client: socket.socket) -> None:
        """Pass one request on, and its answer back, byte for byte."""
        request = _whole_request(client)
        if request is None:
            return
        head, _, body = request.partition(b"\r\n\r\n")
        is_order = head.decode("latin-1").startswith(_CREATE)
        if is_order:
            post = _post(body)
            self.posts.append(post)
            self.on_order(post)
        inner = urlsplit(self.inner)
        with socket.create_connection((str(inner.hostname), int(inner.port or 80)), 60) as server:
            server.sendall(request)
            first = True
            while piece := server.recv(_PIECE):
                if is_order and first:
                    self.on_answer()
                first = False
                client.sendall(piece)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 64
    door: Door


class _Visit(socketserver.BaseRequestHandler):
    server: _Server

    def handle(self) -> None:
        """Whoever is killed in the middle, on either side, has gone: so has the visit."""
        with contextlib.suppress(OSError):
            self.server.door.visited(self.request)


def _whole_request(client: socket.socket) -> bytes | None:
    """One request with its body; None where the visitor went before it was whole."""
    received = b""
    while b"\r\n\r\n" not in received:
        piece = client.recv(_PIECE)
        if not piece:
            return None
        received += piece
    head, _, body = received.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    length = int(lengths[0].partition(b":")[2]) if lengths else 0
    while len(body) < length:
        piece = client.recv(_PIECE)
        if not piece:
            return None
        body += piece
    return head + b"\r\n\r\n" + body


def _post(body: bytes) -> Post:
    payload = unquote_to_bytes(body)
    order = json.loads(payload)
    return Post(int(order["version"]), str(order["kommentar"]), hashlib.sha256(payload).hexdigest(), time())
