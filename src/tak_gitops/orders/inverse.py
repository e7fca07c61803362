"""The order that undoes one: each of its lines turned round, and what stands in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tak_gitops.diff.live_view import same_target
from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.entries import Target
from tak_gitops.model.identifiers import fold
from tak_gitops.orders.line_state import Standing, line_states
from tak_gitops.orders.stale import LineDifference

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.orders.line_state import LineState
    from tak_gitops.orders.order_file import Line

_TURNED = {Action.ADD.value: Action.REMOVE.value, Action.REMOVE.value: Action.ADD.value}


def inverse(line: Line) -> Line:
    """The line that takes back what a line did to a row."""
    action = _TURNED.get(line.action, line.action)
    return msgspec.structs.replace(line, action=action, before=line.after, after=line.before, reason="")


def not_as_left(lines: Iterable[Line], catalogue: Catalogue, day: date) -> list[LineDifference]:
    """The inverse lines whose rows are not on `day` as the lines left them, each beside what there would be to do."""
    states = [state for state in line_states(lines, catalogue, day) if state.standing is not Standing.AFTER]
    return [LineDifference(inverse(state.line), _from_found(state)) for state in states]


def differing_from_inverse(lines: Iterable[Line], planned: Iterable[Line]) -> list[LineDifference]:
    """In what the planned lines are other than the inverse of some lines, by key; new objects count on neither side.

    Two lines are the same when they do the same to the same row: what a row is before either is for live to say.
    """
    wanted = {_key(line): inverse(line) for line in lines if line.kind in set(Kind)}
    there = {_key(line): line for line in planned if line.kind in set(Kind)}
    return [
        LineDifference(wanted.get(key), there.get(key))
        for key in sorted({*wanted, *there})
        if key not in wanted or key not in there or not _does_the_same(wanted[key], there[key])
    ]


def _does_the_same(one: Line, other: Line) -> bool:
    if one.action != other.action:
        return False
    return one.after == other.after or bool(
        one.after and other.after and same_target(Target(**one.after), Target(**other.after))
    )


def _from_found(state: LineState) -> Line | None:
    """What would bring the row as it is now to what it was before the line; None where there is nothing to do."""
    turned = inverse(state.line)
    if state.standing is Standing.BEFORE or (turned.action == Action.REMOVE and not state.found):
        return None
    if turned.kind == Kind.PERMISSION.value or not state.found:
        action = Action.REMOVE if turned.action == Action.REMOVE else Action.ADD
        return msgspec.structs.replace(turned, action=action.value, before=None)
    action = Action.CHANGE if turned.after else Action.REMOVE
    return msgspec.structs.replace(turned, action=action.value, before=dict(state.found[0]._asdict()))


def _key(line: Line) -> tuple[str, ...]:
    return (line.kind, *(fold(line.key.get(part, "")) for part in ("logical_address", "contract", "consumer")))
