"""The channel `desk`: TAK-web fetches an order by its number, over mutual TLS (domain.md 4.4, 4.6).

Publishing the number is the sending (reliability.md 5.5): nothing leaves from here. The bytes of a number never change,
and once an order has been verified, or was given up, its number answers 410, so that it cannot be applied late.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tak_gitops.errors import TakError
from tak_gitops.model.identifiers import fold
from tak_gitops.orders.channels.sending import Sent, SentTwiceError, proof
from tak_gitops.texts import msg, render

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from typing import Any

_REQUEST = re.compile(r"([A-Z]{1,20}) (\S{1,2000}) HTTP/1\.[01]", re.ASCII)
_PATH = re.compile(r"/([a-z0-9][a-z0-9._-]{0,99})/takOrders/([1-9][0-9]{0,17})", re.ASCII)
_METHODS = ("GET", "HEAD")
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Connection": "close",
}


class Gone(NamedTuple):
    """An order that is not to be fetched any more; `state` is the one that it has in the ledger."""

    state: str


class Orders(Protocol):
    """The orders that can be fetched; asked by one thread at a time."""

    def get(self, environment: str, number: int) -> bytes | Gone | None:
        """The encoded payload of an order, the same at each call; None where there is none of that number.

        Raises TakError where it cannot be known now.
        """


class Answer(NamedTuple):
    """What a request gets; `problem` is for whoever runs the desk."""

    status: int
    body: bytes
    content_type: str
    problem: TakError | None = None
    headers: tuple[tuple[str, str], ...] = ()


class PublishedOrder:
    """An order that TAK-web may fetch as soon as the ledger says that it was sent: there is nothing to log in to."""

    def __init__(self) -> None:
        self._used = False

    def send(self) -> Sent:
        """Nothing leaves: from the outcome on the desk serves it."""
        if self._used:
            raise SentTwiceError
        self._used = True
        return Sent("sent", proof("served"))

    def close(self) -> None:
        """Nothing was opened."""


def client_name(certificate: Mapping[str, Any]) -> str | None:
    """Who shows a certificate (as `ssl` gives it): the HSA-id in `serialNumber` (2.5.4.5), else `CN=` and its name.

    None where it has neither, or several of one kind: then it is nobody.
    """
    attributes = [pair for group in certificate.get("subject", ()) for pair in group]
    for attribute, prefix in (("serialNumber", ""), ("commonName", "CN=")):
        values = [value for name, value in attributes if name == attribute]
        if values:
            return f"{prefix}{values[0]}" if len(values) == 1 and values[0] else None
    return None


def admitted_names(names: Iterable[str]) -> frozenset[str]:
    """The clients that a list names, by HSA-id or as `CN=` and a name; letter case does not count, as in TAK."""
    return frozenset(map(fold, names))


def answer_to(line: str, client: str | None, admitted: Container[str], orders: Orders) -> Answer:
    """The answer to a request line from a client, of which only those `admitted` (folded) are served."""
    if client is None or fold(client) not in admitted:
        return _told(403, "desk.said.forbidden")
    found = _REQUEST.fullmatch(line)
    if found is None:
        return _told(400, "desk.said.bad")
    if found[1] not in _METHODS:
        return _told(405, "desk.said.method")._replace(headers=(("Allow", ", ".join(_METHODS)),))
    path = _PATH.fullmatch(found[2])
    if path is None:
        return _told(404, "desk.said.path")
    try:
        order = orders.get(path[1], int(path[2]))
    except TakError as problem:
        return _told(503, "desk.said.later")._replace(problem=problem)
    if order is None:
        return _told(404, "desk.said.unknown")
    if isinstance(order, Gone):
        return _told(410, "desk.said.gone")
    return Answer(200, order, "application/json; charset=utf-8")


def written(answer: Answer, date: str, *, with_body: bool) -> bytes:
    """An answer as it goes over the wire; `date` is the moment as HTTP writes it."""
    from http import HTTPStatus

    headers = {
        "Date": date,
        "Content-Type": answer.content_type,
        "Content-Length": str(len(answer.body)),
        **_HEADERS,
        **dict(answer.headers),
    }
    lines = [f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    head = "\r\n".join([*lines, "", ""]).encode("ascii")
    return head + answer.body if with_body else head


def _told(status: int, key: str) -> Answer:
    return Answer(status, f"{render(msg(key), 'sv')}\n".encode(), "text/plain; charset=utf-8")
