"""A stub of the order desk: it serves orders by number over mutual TLS, and remembers how it was asked."""

import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from builders.certificates import Authority
from tak_gitops.sandbox.tak.settings import OrderSource


@dataclass
class Desk:
    """`asked` has the path and the headers of each request, and the name in the client's certificate."""

    source: OrderSource
    stranger: OrderSource
    asked: list[tuple[str, dict[str, str], str]] = field(default_factory=list)


@contextmanager
def running_desk(folder: Path, answers: Mapping[str, tuple[int, bytes]]) -> Iterator[Desk]:
    """A desk that answers paths; its `stranger` has a certificate that the desk does not trust."""
    ours, others = Authority(folder), Authority(folder, "Other CA")
    server, client, stranger = ours.issue("server"), ours.issue("tak-web"), others.issue("stranger")
    asked: list[tuple[str, dict[str, str], str]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            shown = self.connection.getpeercert()
            asked.append((self.path, dict(self.headers.items()), shown["subject"][0][0][1]))
            status, body = answers.get(self.path, (404, b""))
            self.send_response(status)
            if status in {301, 302}:
                self.send_header("Location", body.decode())
                body = b""
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(server.certificate, server.key)
    context.load_verify_locations(ours.file)
    context.verify_mode = ssl.CERT_REQUIRED
    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.socket = context.wrap_socket(listening.socket, server_side=True)
    listening.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    url = f"https://127.0.0.1:{listening.server_port}/ntjp-test/takOrders/"
    try:
        yield Desk(
            OrderSource(url, client.certificate, client.key, ours.file),
            OrderSource(url, stranger.certificate, stranger.key, ours.file),
            asked,
        )
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join(10)
