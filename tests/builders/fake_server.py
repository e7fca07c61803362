"""A server on this machine that answers as it is told, over a real socket, and breaks as it is told."""

import gzip
import json
import ssl
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple, Self

from tak_gitops.live.http.access import Access, Patience

FETCHED = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
QUICK = Patience(connect=2, read=2, total=20, pause=0.01)


@dataclass(frozen=True)
class Reply:
    """One answer. `sent` is how many bytes of the body really come before the connection ends, None = all of them.

    `dropped` closes the connection without a word; `wait` is how many seconds go by before the answer.
    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    sent: int | None = None
    dropped: bool = False
    wait: float = 0


class Asked(NamedTuple):
    """One request as it came."""

    path: str
    headers: Mapping[str, str]


def json_reply(data: object, **attributes: Any) -> Reply:
    """An answer of JSON."""
    return Reply(json.dumps(data).encode(), headers={"Content-Type": "application/json"}, **attributes)


def packed(reply: Reply) -> Reply:
    """The same answer, packed on the way."""
    return Reply(gzip.compress(reply.body), reply.status, {**reply.headers, "Content-Encoding": "gzip"})


def recorded(path: Path) -> tuple[str, Reply]:
    """A request and its answer, byte for byte, from a file of the recordings."""
    data = json.loads(gzip.decompress(path.read_bytes()))
    skipped = {"transfer-encoding", "content-length", "connection"}
    headers = {name: value for name, value in data["headers"].items() if name.lower() not in skipped}
    return data["request"]["path"], Reply(data["body"].encode(), data["status"], headers)


class QuietServer(ThreadingHTTPServer):
    """An HTTP server that does not tell of clients that go away."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing of clients that go away: tests see what they say themselves."""


class Served:
    """Serves what `_http` answers, while a `with` block runs."""

    _http: QuietServer

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()


class FakeServer(Served):
    """Answers by path with query; several for one path come one after the other, the last one again and again.

    A path that nothing is told about is not found. `asked` is every request in order.
    """

    def __init__(self, trust: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, Reply | Sequence[Reply]] = {}
        self.asked: list[Asked] = []
        self._http = QuietServer(("127.0.0.1", 0), _handler(self))
        self._scheme = "http"
        if trust is not None:
            self._http.socket = trust.wrap_socket(self._http.socket, server_side=True)
            self._scheme = "https"

    @property
    def url(self) -> str:
        """Where the server is, without a slash at the end."""
        return f"{self._scheme}://127.0.0.1:{self._http.server_address[1]}"

    def reply(self, path: str) -> Reply:
        """The next answer for a path."""
        told = self.answers.get(path, Reply(b'{"title": "Not Found"}', 404))
        if isinstance(told, Reply):
            return told
        return told[min(sum(asked.path == path for asked in self.asked), len(told)) - 1]


def access(**attributes: Any) -> Access:
    """Access to a server that answers at once: waits are short, and the moment is always the same."""
    given = {"now": lambda: FETCHED, "clock": time.monotonic, "sleep": time.sleep, "patience": QUICK}
    return Access(**{**given, **attributes})


def _handler(server: FakeServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            server.asked.append(Asked(self.path, dict(self.headers)))
            reply = server.reply(self.path)
            self.close_connection = True
            if reply.wait:
                time.sleep(reply.wait)
            if reply.dropped:
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(reply.body[: reply.sent])

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    return Handler
