"""Answers that go wrong on purpose: what a client must live through before it meets the real servers."""

from __future__ import annotations

import asyncio
import re
import threading
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.errors import UsageError
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

TRANSPORT = "transport"
"""Where the server puts the connection of a request, for faults that end it: in the state of the scope."""
_WRITTEN = re.compile(r"(?P<kind>[a-z0-9-]+)(?:=(?P<seconds>\d+(?:\.\d+)?))?(?:@(?P<door>[a-z]+))?(?::(?P<times>\d+))?")
_TIMED = {"slow": 5.0, "cut": 0.0}
"""The kinds that take seconds, and how many they take where none are given."""
_LONGEST = 3600.0
_LOGIN = "/tak-web/auth/login"


class Kind(Enum):
    """What goes wrong."""

    DROP_BEFORE = "drop-before"
    DROP_AFTER = "drop-after"
    SERVER_ERROR = "500"
    LOGIN_PAGE = "login-page"
    SLOW = "slow"
    CUT = "cut"


class Door(Enum):
    """Where it goes wrong: at orders that come in, or at exports and the TAK-api, which are read."""

    ORDER = "order"
    READ = "read"


class Fault(NamedTuple):
    """One fault: at `doors`, for the first `times` requests at each of them, None = for all."""

    kind: Kind
    seconds: float = 0.0
    doors: frozenset[Door] = frozenset(Door)
    times: int | None = None


def parse_fault(text: str) -> Fault:
    """A fault as `--fault` names it: `KIND[=SECONDS][@order|@read][:TIMES]`. Raises UsageError."""
    found = _WRITTEN.fullmatch(text)
    kinds, doors = {each.value: each for each in Kind}, {each.value: each for each in Door}
    seconds = float(found["seconds"]) if found and found["seconds"] else None
    if (
        found is None
        or found["kind"] not in kinds
        or (found["door"] and found["door"] not in doors)
        or (seconds is not None and (found["kind"] not in _TIMED or seconds > _LONGEST))
    ):
        raise UsageError(msg("sandbox.fault.unknown", fault=text, kinds=", ".join(kinds), doors=", ".join(doors)))
    return Fault(
        kinds[found["kind"]],
        _TIMED.get(found["kind"], 0.0) if seconds is None else seconds,
        frozenset([doors[found["door"]]] if found["door"] else Door),
        int(found["times"]) if found["times"] else None,
    )


def door_of(method: str, path: str) -> Door | None:
    """The door that a request comes to, None for pages and forms of people."""
    if (method, path) == ("POST", "/tak-web/rest/create"):
        return Door.ORDER
    reads = path.startswith(("/tak-services/", "/coop/api/", "/tak-web/pubversion/download/"))
    return Door.READ if method == "GET" and reads else None


class Faults:
    """Lets requests through to `app`, or lets something go wrong."""

    def __init__(self, app: ASGIApp, faults: Sequence[Fault]) -> None:
        self._app = app
        self._faults = faults
        self._times: dict[tuple[int, Door], int] = {}
        self._lock = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        door = door_of(scope["method"], scope["path"]) if scope["type"] == "http" else None
        fault = None if door is None else self._next(door)
        if fault is None:
            await self._app(scope, receive, send)
            return
        match fault.kind:
            case Kind.DROP_BEFORE:
                await _drop(scope, receive)
            case Kind.DROP_AFTER:
                await self._answer(scope, receive)
                await _drop(scope, receive)
            case Kind.SERVER_ERROR:
                await _send(send, 500, b"text/html;charset=utf-8", b"<h1>HTTP Status 500</h1>")
            case Kind.LOGIN_PAGE:
                await _send_login(scope, door, send)
            case Kind.SLOW:
                await asyncio.sleep(fault.seconds)
                await self._app(scope, receive, send)
            case Kind.CUT:
                await self._cut(scope, receive, send, fault.seconds)

    def _next(self, door: Door) -> Fault | None:
        with self._lock:
            for number, fault in enumerate(self._faults):
                used = self._times.get((number, door), 0)
                if door in fault.doors and (fault.times is None or used < fault.times):
                    self._times[number, door] = used + 1
                    return fault
        return None

    async def _answer(self, scope: Scope, receive: Receive) -> list[Message]:
        """The answer of `app`, which nobody has seen yet."""
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        await self._app(scope, receive, keep)
        return messages

    async def _cut(self, scope: Scope, receive: Receive, send: Send, seconds: float) -> None:
        """Send half of the answer, and end the connection `seconds` later."""
        start, *rest = await self._answer(scope, receive)
        body = b"".join(message.get("body", b"") for message in rest)
        headers = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
        await send({**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]})
        await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
        await asyncio.sleep(seconds)
        transport = scope["state"][TRANSPORT]
        transport.close()
        await _ended(receive)


async def _drop(scope: Scope, receive: Receive) -> None:
    """End the connection without an answer."""
    scope["state"][TRANSPORT].abort()
    await _ended(receive)


async def _ended(receive: Receive) -> None:
    """Wait until the server knows that the connection has ended: it would answer otherwise."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _send_login(scope: Scope, door: Door | None, send: Send) -> None:
    """What a session that has ended gets: an order is sent to the log-in page, a reader sees it."""
    if door is Door.READ:
        await _send(send, 200, b"text/html;charset=UTF-8", b'<!DOCTYPE html><form name="signInForm"></form>')
        return
    host = dict(scope["headers"]).get(b"host", b"localhost")
    location = scope["scheme"].encode() + b"://" + host + _LOGIN.encode()
    await send({"type": "http.response.start", "status": 302, "headers": [(b"location", location)]})
    await send({"type": "http.response.body", "body": b""})


async def _send(send: Send, status: int, content_type: bytes, body: bytes) -> None:
    headers = [(b"content-type", content_type), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
