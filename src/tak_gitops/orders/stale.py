"""Whether an approved order is still what its commit asks for (design.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tak_gitops.orders.order_file import Line, OrderFile

Key = tuple[str, ...]


class LineDifference(NamedTuple):
    """One line that differs: as approved, and as it would be now; None where there is no such line."""

    approved: Line | None
    now: Line | None


def differing_lines(approved: OrderFile, now: OrderFile | None) -> list[LineDifference]:
    """The lines in which two orders differ, by key; `now` is None where nothing would be ordered any more."""
    before = {_key(line): line for line in approved.lines}
    after = {_key(line): line for line in now.lines} if now else {}
    return [
        LineDifference(before.get(key), after.get(key))
        for key in sorted({*before, *after})
        if key not in before or key not in after or before[key].ordered() != after[key].ordered()
    ]


def _key(line: Line) -> Key:
    return (line.kind, *line.key.values())
