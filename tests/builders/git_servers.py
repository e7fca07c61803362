"""Real servers of Git repositories on this machine: `git daemon`, and `git http-backend` behind a small web server.

with git_daemon(folder) as server:         # every bare repository in the folder may be read and pushed to
    f"git://127.0.0.1:{server.port}/origin.git"
"""

import contextlib
import os
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple
from urllib.parse import urlsplit

PATIENCE = 60.0


class GitServer(NamedTuple):
    """The scheme and port of a server; `settle` waits until it has done all that so many connections asked for."""

    scheme: str
    port: int
    settle: Callable[[int], None]


def programs() -> Path:
    """Where git keeps its own programs."""
    return Path(
        subprocess.run(["git", "--exec-path"], capture_output=True, check=True, encoding="utf-8").stdout.strip()
    )


def can_serve(name: str) -> bool:
    """Whether this git has a program: some distributions have its servers in packages of their own."""
    return os.access(programs() / name, os.X_OK)


@contextlib.contextmanager
def git_daemon(folder: Path, log: Path) -> Iterator[GitServer]:
    """`git daemon`; it tells in `log` of each connection that has ended, and of the process that served it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    words = (
        str(programs() / "git-daemon"),
        "--verbose",
        "--export-all",
        "--enable=receive-pack",
        "--reuseaddr",
        "--listen=127.0.0.1",
        f"--port={port}",
        f"--base-path={folder}",
        str(folder),
    )
    with log.open("wb") as told:
        process = subprocess.Popen(words, stderr=told)
    try:
        _until(lambda: "Ready to rumble" in log.read_text(encoding="utf-8"))
        yield GitServer(
            "git", port, lambda count: _until(lambda: log.read_text(encoding="utf-8").count("Disconnected") >= count)
        )
    finally:
        process.terminate()
        process.wait(PATIENCE)


@contextlib.contextmanager
def http_backend(folder: Path) -> Iterator[GitServer]:
    """`git http-backend` as a CGI program, with somebody who may push."""
    server = _Server(("127.0.0.1", 0), _Request)
    server.folder = folder
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield GitServer("http", int(server.server_address[1]), lambda count: _until(lambda: server.ended >= count))
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    folder: Path

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]
        self.ended = 0
        self._lock = threading.Lock()

    def shutdown_request(self, request: object) -> None:
        """Take note of a connection that has ended, with all its requests."""
        super().shutdown_request(request)  # type: ignore[arg-type]
        with self._lock:
            self.ended += 1


class _Request(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """A request without a body."""
        self._answer()

    def do_POST(self) -> None:
        """A request with a body, which may have been cut off."""
        self._answer()

    def handle(self) -> None:
        """Whoever is cut off has gone."""
        with contextlib.suppress(OSError):
            super().handle()

    def log_message(self, *_: object) -> None:
        """Tell nobody."""

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        address = urlsplit(self.path)
        # told no length, git takes what there is: it would wait for the rest of a body that was cut off for ever
        environment = {
            **os.environ,
            "GIT_PROJECT_ROOT": str(self.server.folder),
            "GIT_HTTP_EXPORT_ALL": "1",
            "REMOTE_USER": "tak-gitops",
            "REMOTE_ADDR": "127.0.0.1",
            "REQUEST_METHOD": self.command,
            "PATH_INFO": address.path,
            "QUERY_STRING": address.query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
        }
        done = subprocess.run(
            [str(programs() / "git-http-backend")], input=body, env=environment, capture_output=True, check=False
        )
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode().splitlines())
        self.send_response(int(fields.pop("Status", "200").split()[0]))
        for name, value in fields.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def _until(there: Callable[[], bool]) -> None:
    deadline = monotonic() + PATIENCE
    while not there():
        assert monotonic() < deadline
        sleep(0.002)
