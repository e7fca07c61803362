"""A TAK-web over a real socket that plays the recorded log-in, and breaks at any point of any exchange."""

import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple, Self
from urllib.parse import parse_qs

LOG_IN, HOME, CREATE = "/tak-web/auth/login", "/tak-web/", "/tak-web/rest/create"
USER, PASSWORD = "admin", "skltp"
FORM_TOKEN, HOME_TOKEN = "68nS16kahINhl2_qqClm1PFUQzk02eeK66T-24Lw", "E8ATok3ra9Hya9teeGr--oiRieISp58opYxQ9pAh"
FORM_COOKIE, HOME_COOKIE = "8FE3F6CF0DBC9267594EE6CDCDA8F140", "9E98754882F764E20AB5B441072AFECF"
_INPUT = '<input type="hidden" name="_csrf" value="{}"/>'
_FORM = '    <form name="signInForm" action="/tak-web/auth/login" method="post">' + _INPUT
_HOME = '        <form action="/tak-web/auth/logout" method="post">' + _INPUT
_LONGEST = 10.0


class Asked(NamedTuple):
    """One request, as far as it was read."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


Step = Callable[[socket.socket], None]
"""What is done with a connection: read of it, written to it, or broken off."""


@dataclass
class Play:
    """What is done with a connection before its request is read, while it is read, and instead of an answer."""

    at_once: Step | None = None
    read: int | None = None
    """How many bytes of the request are read, None = all."""
    then: Step | None = None


def answer(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    """An HTTP answer with its length."""
    named = {"Content-Length": str(len(body)), **{name.replace("_", "-"): value for name, value in headers.items()}}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def report(text: str) -> bytes:
    """An answer as TAK-web gives it to an order."""
    return answer(text.encode("latin-1", "replace"), Content_Type="text/plain;charset=ISO-8859-1")


def redirect(location: str) -> bytes:
    """An answer that leads elsewhere."""
    return answer(b"", "302 ", Location=location)


def says(*pieces: bytes, wait: float = 0.0) -> Step:
    """Write pieces, with a pause before each."""

    def step(connection: socket.socket) -> None:
        for piece in pieces:
            time.sleep(wait)
            connection.sendall(piece)

    return step


def repeats(piece: bytes, wait: float = 0.0, *, first: bytes = b"") -> Step:
    """Write the same again and again, until nobody listens."""

    def step(connection: socket.socket) -> None:
        connection.sendall(first)
        ends = time.monotonic() + _LONGEST
        while time.monotonic() < ends:
            connection.sendall(piece)
            time.sleep(wait)

    return step


def resets(connection: socket.socket) -> None:
    """Break off without a word: what was not read yet is answered with RST."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def waits(seconds: float) -> Step:
    """Neither read nor write for a while, and go."""
    return lambda _: time.sleep(seconds)


class FakeTakweb:
    """The recorded TAK-web; `plays` are done instead of it, by path, the ones for `POST` only where the method is told.

    `always` is done instead, whatever is asked for; `asked` is every request of which enough came to know what it asks
    for.
    """

    def __init__(self, *, trust: ssl.SSLContext | None = None, csrf: bool = True, reply: bytes = b"") -> None:
        self.trust = trust
        self.csrf = csrf
        self.reply = reply
        self.plays: dict[tuple[str, str], Play] = {}
        self.always: Play | None = None
        self.asked: list[Asked] = []
        self.connections = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._port = self._listening.getsockname()[1]
        self._threads: list[threading.Thread] = []
        self._accepting = threading.Thread(target=self._accept, daemon=True)

    def __enter__(self) -> Self:
        self._accepting.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
        for thread in (self._accepting, *self._threads):
            thread.join(_LONGEST)

    def close(self) -> None:
        """Take no connection any more."""
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    @property
    def url(self) -> str:
        """Where TAK-web is."""
        return f"{'https' if self.trust else 'http'}://127.0.0.1:{self._port}/tak-web"

    @property
    def orders(self) -> list[Asked]:
        """The orders that came, or began to come."""
        return [asked for asked in self.asked if asked.path == CREATE]

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            thread.start()
            self._threads.append(thread)

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(_LONGEST)
        # who goes away in the middle is part of the play
        with connection, suppress(OSError):
            if self.trust is not None:
                with self.trust.wrap_socket(connection, server_side=True) as wrapped:
                    self._talk(wrapped)
            else:
                self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        first = self._next_play()
        if first and first.at_once:
            first.at_once(connection)
            return
        asked = _read(connection, first.read if first else None)
        if asked is None:
            return
        self.asked.append(asked)
        if first and first.then:
            first.then(connection)
            return
        connection.sendall(self._answer(asked))

    def _next_play(self) -> Play | None:
        """The play for the exchange that comes next: they come in one order only."""
        if self.always:
            return self.always
        order = [("GET", LOG_IN), ("POST", LOG_IN), ("GET", HOME), ("POST", CREATE)]
        return self.plays.get(order[min(self.connections, len(order)) - 1])

    def _answer(self, asked: Asked) -> bytes:
        page = {"Content_Type": "text/html;charset=UTF-8"}
        match asked.method, asked.path:
            case "GET", "/tak-web/auth/login":
                form = _FORM.format(FORM_TOKEN) if self.csrf else _FORM.partition("<input")[0]
                return answer(form.encode(), Set_Cookie=_cookie(FORM_COOKIE), **page)
            case "POST", "/tak-web/auth/login":
                return self._logged_in(asked)
            case "GET", "/tak-web/" if HOME_COOKIE in asked.headers.get("cookie", ""):
                home = _HOME.format(HOME_TOKEN) if self.csrf else _HOME.partition("<input")[0]
                return answer(home.encode(), **page)
            case "POST", "/tak-web/rest/create":
                known = HOME_COOKIE in asked.headers.get("cookie", "")
                if known and (not self.csrf or asked.headers.get("x-csrf-token") == HOME_TOKEN):
                    return self.reply
                return redirect("http://localhost:9091/tak-web/auth/login?csrfError=true")
        return redirect("http://localhost:9091/tak-web/auth/login")

    def _logged_in(self, asked: Asked) -> bytes:
        fields = parse_qs(asked.body.decode())
        if FORM_COOKIE not in asked.headers.get("cookie", "") or (self.csrf and fields.get("_csrf") != [FORM_TOKEN]):
            return redirect("http://localhost:9091/tak-web/auth/login?csrfError=true")
        if (fields["username"], fields["password"]) != ([USER], [PASSWORD]):
            return redirect("http://localhost:9091/tak-web/auth/login?error=true")
        return answer(b"", "302 ", Location="http://localhost:9091/tak-web/", Set_Cookie=_cookie(HOME_COOKIE))


def _cookie(value: str) -> str:
    return f"JSESSIONID={value}; Path=/tak-web; Secure; HttpOnly"


def _read(connection: socket.socket, most: int | None) -> Asked | None:
    """The request, or what its first `most` bytes tell; None where they do not tell what is asked."""
    received = b""
    while b"\r\n\r\n" not in received and (most is None or len(received) < most):
        piece = connection.recv(1 << 16 if most is None else most - len(received))
        if not piece:
            return None
        received += piece
    head, _, body = received.partition(b"\r\n\r\n")
    line, *rest = head.decode("latin-1").split("\r\n")
    if line.count(" ") < 2:
        return None
    headers = {name.lower(): value.strip() for name, _, value in (each.partition(":") for each in rest)}
    length = int(headers.get("content-length") or 0) if most is None else most - len(head) - 4
    while len(body) < length:
        piece = connection.recv(min(length - len(body), 1 << 20))
        if not piece:
            break
        body += piece
    method, path, _ = line.split(" ", 2)
    return Asked(method, path, headers, body)
