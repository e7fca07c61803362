"""Servers that give back whatever they are told: the worst place for a secret to come from."""

import base64
import contextlib
import json
import socketserver
import threading
from http.server import BaseHTTPRequestHandler
from typing import Self

from builders.fake_server import QuietServer, Served


class EchoServer(Served):
    """HTTP: every answer has the request in it, headers and body, plain and decoded, with `status`."""

    def __init__(self, status: int = 500) -> None:
        self.status = status
        self.asked = 0
        server = self

        class Handler(BaseHTTPRequestHandler):
            def _echo(self) -> None:
                server.asked += 1
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8", "replace")
                word, _, coded = (self.headers.get("Authorization") or "").partition(" ")
                plain = ""
                if word == "Basic":
                    plain = base64.b64decode(coded).decode("utf-8", "replace")
                said = f"{self.requestline} {plain or coded} {self.headers.get('Authorization')} {body}"
                content = json.dumps({"message": said, "error": said}).encode()
                self.send_response(server.status, said[:300].replace("\r", " ").replace("\n", " "))
                self.send_header("Content-Type", "application/json")
                self.send_header("X-Said", said[:500].replace("\r", " ").replace("\n", " "))
                if server.status == 401:
                    self.send_header("WWW-Authenticate", f'Basic realm="{plain or coded}"')
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_PATCH = _echo  # noqa: N815 - the names that the library asks for

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._http = QuietServer(("127.0.0.1", 0), Handler)

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._http.server_port

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"


class EchoMail:
    """SMTP: it takes no log-in, and says whom it has turned away, with the password."""

    def __init__(self) -> None:
        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self.wfile.write(b"220 echo\r\n")
                with contextlib.suppress(OSError):
                    for line in self.rfile:
                        self.wfile.write(self._said(line))

            def _said(self, line: bytes) -> bytes:
                verb = line.split(b" ")[0].strip().upper()
                if verb == b"EHLO":
                    return b"250-echo\r\n250 AUTH PLAIN\r\n"
                if verb == b"AUTH":
                    plain = base64.b64decode(line.split()[-1]).replace(b"\0", b" ")
                    return b"535 5.7.8 wrong: " + plain + b" " + line.strip() + b"\r\n"
                return b"221 bye\r\n" if verb == b"QUIT" else b"502 no\r\n"

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])
