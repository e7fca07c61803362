"""What an approver signs: a few lines that a person can read, and that can be written in one way only."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.repository.signatures import GIT, NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tak_gitops.orders.order_file import OrderFile

LARGEST = 65_536
"""How many bytes an approval may have."""
_HEADING = "tak-gitops approval 1"
_SIGNATURE = b"-----BEGIN SSH SIGNATURE-----"
_TAG = re.compile(
    rb"object (?P<head>[0-9a-f]{40}(?:[0-9a-f]{24})?)\ntype commit\ntag tak-approval/[^\n]+\ntagger [^\n]+\n\n"
)
"""How Git writes a tag before its message."""
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"
_FORM = re.compile(
    rf"{_HEADING}\n"
    r"repository (?P<repository>\S+)\n"
    r"branch (?P<branch>\S+)\n"
    r"head (?P<head>[0-9a-f]{40}([0-9a-f]{24})?)\n"
    r"(?P<orders>(order [^\s]+ sha256:[0-9a-f]{64}\n)*)"
    r"expires (?P<expires>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)\n"
)
_NONE = "-"


class Statement(NamedTuple):
    """What is approved: merging the commit `head` into `branch` of `repository`, with just these orders.

    `orders` are environment and digest of each, in order. `expires` is the moment (UTC) from which it does not count.
    """

    repository: str
    branch: str
    head: str
    orders: tuple[tuple[str, str], ...]
    expires: datetime


class Signed(NamedTuple):
    """An approval as it is kept: the bytes that were signed, what they say, the signature, and what it is for."""

    statement: Statement
    text: bytes
    signature: bytes
    namespace: str = NAMESPACE


def orders_in(orders: Iterable[OrderFile]) -> tuple[tuple[str, str], ...]:
    """The orders as a statement names them."""
    return tuple(sorted((each.environment, each.digest) for each in orders))


def write_statement(statement: Statement) -> bytes:
    """The bytes to sign."""
    lines = [
        _HEADING,
        f"repository {statement.repository or _NONE}",
        f"branch {statement.branch}",
        f"head {statement.head}",
        *(f"order {environment} sha256:{digest}" for environment, digest in statement.orders),
        f"expires {statement.expires.strftime(_MOMENT)}",
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def read_signed(content: bytes) -> Signed | None:
    """The approval in a file or a tag object; None where it is none, or not written as this program writes it."""
    signed, mark, rest = content.partition(_SIGNATURE)
    if not mark or len(content) > LARGEST:
        return None
    tag = _TAG.match(signed)
    text = signed[tag.end() :] if tag else signed
    try:
        signed.decode()
        found = _FORM.fullmatch(text.decode())
        if found is None:
            return None
        expires = datetime.strptime(found["expires"], _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    orders = tuple(
        (environment, digest.removeprefix("sha256:"))
        for _, environment, digest in (line.split(" ") for line in found["orders"].splitlines())
    )
    repository = "" if found["repository"] == _NONE else found["repository"]
    statement = Statement(repository, found["branch"], found["head"], orders, expires)
    if write_statement(statement) != text or (tag and tag["head"].decode() != statement.head):
        return None
    return Signed(statement, signed, mark + rest, GIT if tag else NAMESPACE)
