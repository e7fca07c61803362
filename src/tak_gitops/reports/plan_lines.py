"""Changes as people think of them: by file, and many addresses of one contract as one line."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.contracts import title
from tak_gitops.model.names import system_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tak_gitops.model.changes import Blocked, Change
    from tak_gitops.plan import Plan
    from tak_gitops.texts import Message

SIGNS = {Action.REMOVE: "-", Action.CHANGE: "~", Action.ADD: "+"}
COLOURS = {Action.REMOVE: "red", Action.CHANGE: "yellow", Action.ADD: "green"}
NAMED = {Kind.ROUTING: "plan.routing", Kind.PERMISSION: "plan.permission"}
"""What a kind of row is called: keys of the catalogue."""
FOLD_FROM = 4
"""This many addresses of one contract become one line."""


class Line(NamedTuple):
    """Changes that differ in their address only; one change, or many that are folded."""

    changes: tuple[Change, ...]

    @property
    def first(self) -> Change:
        """The change that stands for all."""
        return self.changes[0]

    @property
    def contract(self) -> str:
        """The contract as it is shown."""
        return title(self.first.contract)

    @property
    def lines(self) -> tuple[int, int]:
        """The first and last line of the file that the changes come from; 0 where none is known."""
        numbers = [change.place.line for change in self.changes if change.place]
        return (min(numbers), max(numbers)) if numbers else (0, 0)


def folded(changes: Iterable[Change], *, show_all: bool) -> list[Line]:
    """The changes as lines, by kind; those of `FOLD_FROM` or more addresses as one unless all are wanted."""
    lines: list[Line] = []
    for _, alike in groupby(sorted(changes, key=_by_kind), key=_kind):
        group = tuple(alike)
        if show_all or len(group) < FOLD_FROM:
            lines += [Line((change,)) for change in group]
        else:
            lines.append(Line(group))
    return lines


def by_file(changes: Iterable[Change]) -> Iterator[tuple[str, list[Change]]]:
    """The changes of each file: files that take something away first, then by path; those without a file last."""
    files: dict[str, list[Change]] = {}
    for change in changes:
        files.setdefault(change.place.path if change.place else "", []).append(change)
    removes = {path for path, each in files.items() if any(change.action is Action.REMOVE for change in each)}
    for path in sorted(files, key=lambda each: (each not in removes, not each, each)):
        yield path, files[path]


def by_message(blocked: Iterable[Blocked]) -> Iterator[tuple[Message, list[Change]]]:
    """The blocked changes by what is the matter with them, in order of the first."""
    reasons: dict[Message, list[Change]] = {}
    for each in blocked:
        reasons.setdefault(each.message, []).append(each.change)
    yield from reasons.items()


def owner(changes: Iterable[Change], plan: Plan) -> str | None:
    """The system that the changes of a file are about, as "Tidbok (Region Exempel)"; None where they are of several.

    That is the producer of its routings, or, where it has none, the consumer of its permissions.
    """
    targets = [target for change in changes if (target := change.after or change.before)]
    found = {target.producer for target in targets} or {change.consumer for change in changes}
    identifier = found.pop()
    return None if found or identifier is None else system_title(plan.name(identifier) or identifier)


def _kind(change: Change) -> tuple[object, ...]:
    return (change.action, change.kind, change.contract, change.consumer, change.before, change.after, change.reason)


def _by_kind(change: Change) -> tuple[object, ...]:
    rank = (*change.order[:3], change.consumer or "", str(change.before), str(change.after))
    return (*rank, change.reason, change.logical_address)
