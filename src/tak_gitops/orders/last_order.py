"""The newest merged order of an environment, for the guards: what live was when it was worked out (formats.md 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tak_gitops.limits.facts import LastOrder
from tak_gitops.model.changes import Action, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class _Line(msgspec.Struct, frozen=True):
    action: str
    kind: str


class _MadeFrom(msgspec.Struct, frozen=True):
    counts: dict[str, int]
    snapshot: str | None = None
    key_sketch: str = ""


class _Order(msgspec.Struct, frozen=True):
    """Of an order file only what is needed here, so that files of other versions can be read too."""

    lines: tuple[_Line, ...]
    made_from: _MadeFrom


def last_order(newest: Iterable[Mapping[str, bytes]]) -> LastOrder | None:
    """The newest of order files, which come in groups, newest group first; None where there is none.

    In a group the one counts that was made from the newest export. A file that is no order file is passed over: it
    never was an order.
    """
    for group in newest:
        orders = [(order, path) for path, content in group.items() if (order := _read(content))]
        if orders:
            order, path = max(orders, key=lambda each: (each[0].made_from.snapshot or "", each[1]))
            counts = order.made_from.counts
            return LastOrder(
                path,
                counts.get("routings", 0) - _removed(order, Kind.ROUTING),
                counts.get("permissions", 0) - _removed(order, Kind.PERMISSION),
                order.made_from.key_sketch,
            )
    return None


def _read(content: bytes) -> _Order | None:
    try:
        return msgspec.json.decode(content, type=_Order)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _removed(order: _Order, kind: Kind) -> int:
    return sum(line.action == Action.REMOVE and line.kind == kind for line in order.lines)
