"""Drift in order files: which of their lines were asked for by name, and what orders have left behind (formats.md 2).

An order file names its own drift: its lines with the reason `drift`. Whoever works the order out again asks for just
those, so that who approves the file has approved them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tak_gitops.model.changes import Action, Kind, Reason
from tak_gitops.model.entries import RoutingKey
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import LineKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tak_gitops.orders.order_file import OrderFile


class _Line(msgspec.Struct, frozen=True):
    action: str
    kind: str
    key: dict[str, str]


class _Order(msgspec.Struct, frozen=True):
    """Of an order file only what is needed here, so that files of other versions can be read too."""

    lines: tuple[_Line, ...]


def drift_keys(orders: Iterable[OrderFile]) -> frozenset[LineKey]:
    """The keys of the lines that orders have because somebody asked for them."""
    return frozenset(
        LineKey(
            line.kind,
            fold(line.key["logical_address"]),
            fold(line.key["contract"]),
            fold(line.key.get("consumer", "")),
        )
        for order in orders
        for line in order.lines
        if line.reason == Reason.DRIFT and line.kind in set(Kind)
    )


def removed_routings(orders: Mapping[str, bytes], environment: str) -> frozenset[RoutingKey]:
    """The routings that any of the order files, by path, removes from an environment.

    A file that is no order file is passed over: it never was an order.
    """
    found = set()
    for path, content in orders.items():
        if not path.startswith(f"orders/{environment}/"):
            continue
        try:
            lines = msgspec.json.decode(content, type=_Order).lines
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            continue
        for line in lines:
            if line.action == Action.REMOVE and line.kind == Kind.ROUTING and set(line.key) == set(RoutingKey._fields):
                found.add(RoutingKey(fold(line.key["logical_address"]), fold(line.key["contract"])))
    return frozenset(found)
