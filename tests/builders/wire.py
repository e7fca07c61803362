"""A wire between git and its server, over TCP, that can be cut in the middle of a push.

with Wire(server_port) as wire:            # `wire.port` is what git is told
    wire.cut = Cut(UP, 120, ends=SERVER_LAST)
    ...                                    # the next push has 120 bytes pass to the server, and then nothing more
    wire.passed[UP], wire.passed[DOWN]     # how much of the last push went over the wire
"""

import contextlib
import select
import socket
import socketserver
import struct
import threading
from collections import Counter
from collections.abc import Callable
from typing import Literal, NamedTuple, Self

UP: Literal["to the server"] = "to the server"
DOWN: Literal["to the client"] = "to the client"
Way = Literal["to the server", "to the client"]
PATIENCE = 60.0
_PIECE = 1 << 16
_PUSH = b"git-receive-pack"
_SERVICES = (_PUSH, b"git-upload-pack")


class Cut(NamedTuple):
    """After how many bytes in one direction a push is cut.

    It stays cut: what a client begins anew by itself is cut at the first byte in that direction. `reset`: both ends
    are told by an RST, else by the end of the stream. `settled`: the client is told when the server has ended what it
    was doing; else at once, while the server may be at work. `gone`: nobody is let in afterwards.
    """

    way: Way
    offset: int
    reset: bool = False
    settled: bool = False
    gone: bool = False


class Wire:
    """A TCP proxy in front of the port of a server; `settle` waits until that server has nothing more to do."""

    def __init__(self, port: int, settle: Callable[[int], None]) -> None:
        self.cut: Cut | None = None
        self.was_cut = False
        self.passed: Counter[Way] = Counter()
        self.connections = 0
        self.gone = False
        self._inner = port
        self._settle = settle
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Connection)
        self._server.wire = self
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def whole(self) -> None:
        """Mend the wire: whatever comes next passes."""
        self.cut, self.was_cut, self.gone = None, False, False
        self.passed.clear()

    def settle(self) -> None:
        """Wait until the server has ended what it was asked for."""
        self._settle(self.connections)

    def carry(self, client: socket.socket) -> None:
        """Pass on what both ends say, until both have ended or it is the turn of the cut."""
        if self.gone:
            _end(client, reset=True)
            return
        first = _beginning(client)
        if not first:
            return
        with self._lock:
            self.connections += 1
        is_push = _PUSH in first
        server = socket.create_connection(("127.0.0.1", self._inner), PATIENCE)
        with server:
            if not self._pass(UP, first, client, server, is_push=is_push):
                return
            reading: dict[socket.socket, tuple[Way, socket.socket]] = {client: (UP, server), server: (DOWN, client)}
            while reading:
                for ready in select.select(list(reading), [], [], PATIENCE)[0]:
                    way, other = reading[ready]
                    piece = ready.recv(_PIECE)
                    if not piece:
                        del reading[ready]
                        with contextlib.suppress(OSError):
                            other.shutdown(socket.SHUT_WR)
                    elif not self._pass(way, piece, client, server, is_push=is_push):
                        return

    def _pass(self, way: Way, piece: bytes, client: socket.socket, server: socket.socket, *, is_push: bool) -> bool:
        """Pass a piece on; False where the wire was cut in it."""
        cut = self.cut if is_push else None
        room = max(0, cut.offset - self.passed[way]) if cut and cut.way == way else len(piece) + 1
        if is_push:
            self.passed[way] += min(len(piece), room)
        (server if way == UP else client).sendall(piece[:room])
        if cut is None or room > len(piece):
            return True
        self.was_cut, self.gone = True, cut.gone
        _end(server, reset=cut.reset)
        if cut.settled:
            self.settle()
        _end(client, reset=cut.reset)
        return False


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 64
    wire: Wire


class _Connection(socketserver.BaseRequestHandler):
    server: _Server

    def handle(self) -> None:
        """An end that is gone has nothing more to say."""
        with contextlib.suppress(OSError):
            self.server.wire.carry(self.request)


def _beginning(client: socket.socket) -> bytes:
    """What the client says first, as far as it names a service: a line of HTTP, or what `git daemon` is asked for."""
    said = b""
    while not any(each in said for each in (*_SERVICES, b"\r\n")):
        piece = client.recv(_PIECE)
        if not piece:
            break
        said += piece
    return said


def _end(end: socket.socket, *, reset: bool) -> None:
    """Let an end of the wire know at once that there is no other one."""
    if reset:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    else:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
    end.close()
