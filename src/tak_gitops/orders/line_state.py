"""Where live stands with the lines of an order: before it, after it, or somewhere else (design.md 8)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.acceptance.catalogue_rows import CatalogueRows
from tak_gitops.acceptance.changing import same_target
from tak_gitops.acceptance.rows import Row
from tak_gitops.model.century import a_century_on
from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.entries import Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.orders.order_file import Line


class Standing(StrEnum):
    """Where live stands with a line."""

    BEFORE = "before"
    AFTER = "after"
    OTHER = "other"
    """Somebody else changed the row to what it neither was nor should become, or it has several rows."""


class LineState(NamedTuple):
    """A line and where live stands with it; `found` are the targets of its rows, empty where there is none."""

    line: Line
    standing: Standing
    found: tuple[Target, ...]


class _Found(NamedTuple):
    """The targets of the rows of a key: those that are in force, and all that TAK finds when it looks for the one.

    TAK finds rows that begin later, or end that very day, too (domain.md 4.6, as `diff.live_view` has it).
    """

    present: tuple[Target, ...]
    around: tuple[Target, ...]


def line_states(lines: Iterable[Line], catalogue: Catalogue, day: date) -> list[LineState]:
    """Where live stands on `day` with each line that is a row; new objects are no rows.

    A row is there when it is in force on the day and on the next one: so an order that takes effect that day
    is seen as done (domain.md 4.3). It is gone when no row is left that TAK would find, not even one that begins
    later: that is what a removal takes away.
    """
    rows = CatalogueRows(catalogue)
    return [_state(line, rows, day) for line in lines if line.kind in set(Kind)]


def _state(line: Line, rows: CatalogueRows, day: date) -> LineState:
    found = _found(line, rows, day)
    shown = found.present or found.around
    if _is_after(line, found):
        return LineState(line, Standing.AFTER, shown)
    return LineState(line, Standing.BEFORE if _is_before(line, found) else Standing.OTHER, shown)


def _found(line: Line, rows: CatalogueRows, day: date) -> _Found:
    address, contract = rows.address(line.key["logical_address"]), rows.contract(line.key["contract"])
    if address is None or contract is None:
        return _Found((), ())
    if line.kind == Kind.ROUTING.value:
        routings = rows.routings(address.handle, contract.handle)
        return _Found(*(tuple(row.target for row in each) for each in _present_and_around(routings, day)))
    consumer = rows.component(line.key["consumer"])
    permissions = rows.permissions(address.handle, contract.handle, consumer.handle) if consumer else ()
    return _Found(*((Target(None, None, None),) * len(each) for each in _present_and_around(permissions, day)))


def _present_and_around(rows: Sequence[Row], day: date) -> tuple[list[Row], list[Row]]:
    end = a_century_on(day)
    return (
        [row for row in rows if row.valid_from <= day < row.valid_to],
        [row for row in rows if row.valid_from <= end and row.valid_to >= day],
    )


def _is_after(line: Line, found: _Found) -> bool:
    if line.action == Action.REMOVE.value:
        return not found.around
    return _is_one(line, found.present, line.after)


def _is_before(line: Line, found: _Found) -> bool:
    if line.action == Action.ADD.value:
        # a row of somebody else that begins later would be taken away by the order (domain.md 4.3)
        return not found.present and (not found.around or _is_one(line, found.around, line.after))
    return _is_one(line, found.around, line.before)


def _is_one(line: Line, found: Sequence[Target], target: dict[str, str | None] | None) -> bool:
    """Whether there is one row, with this target where it is a routing."""
    if len(found) != 1:
        return False
    if line.kind == Kind.PERMISSION.value:
        return True
    return target is not None and same_target(found[0], Target(**target))
