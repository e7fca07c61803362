"""Rows about a thing, as people ask for them: those of live and those that the files bring, with what is the matter."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.looking.declared_rows import DeclaredRows
from tak_gitops.looking.live_rows import live_permissions, live_routings
from tak_gitops.looking.ordered_rows import OrderedRows
from tak_gitops.model.changes import Action, Change, Kind
from tak_gitops.model.entries import Routing
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import LineKey, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tak_gitops.findings import Place
    from tak_gitops.looking.live_rows import Wanted
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.desired import Desired
    from tak_gitops.model.entries import Permission, Target
    from tak_gitops.plan import Plan


class Mark(StrEnum):
    """What is the matter with a row, the gravest first."""

    REMOVED = "removed"
    CHANGED = "changed"
    ADDED = "added"
    BLOCKED = "blocked"
    DRIFT = "drift"
    PENDING = "pending"
    COMING = "coming"
    ENDING = "ending"


class Fact(NamedTuple):
    """A routing or a permission. `target` is where a routing leads in live, or a new one will lead.

    `becomes` is where it will lead instead when it is changed. `orders` are the pending ones that touch it, by number;
    `begins` and `ends` are the days of one that is coming, or that does not last. `place` is where the files declare
    it, None where they do not.
    """

    kind: Kind
    logical_address: str
    contract: str
    consumer: str | None
    target: Target | None
    place: Place | None
    marks: tuple[Mark, ...] = ()
    orders: tuple[int, ...] = ()
    begins: date | None = None
    ends: date | None = None
    becomes: Target | None = None


class Ahead(NamedTuple):
    """What is going to change: by the files, where that is worked out, and by open orders, by the keys they touch.

    `expected` is live with the open orders carried out, None where that is not known.
    """

    plan: Plan | None = None
    open_keys: Mapping[str, Sequence[int]] = {}
    expected: Catalogue | None = None


_YEARS = 20
"""A row that an order makes lasts a century: one that ends sooner than this was meant to."""
_MARKS = {Action.REMOVE: Mark.REMOVED, Action.CHANGE: Mark.CHANGED, Action.ADD: Mark.ADDED}


class Facts:
    """The rows of one environment in force on a day or later, and those that files and open orders would add."""

    def __init__(self, catalogue: Catalogue, desired: Desired, day: date, ahead: Ahead) -> None:
        self._catalogue = catalogue
        self._rows = DeclaredRows(desired)
        self._day = day
        self._open_keys = ahead.open_keys
        self._ordered = OrderedRows(catalogue, ahead.expected or catalogue, ahead.open_keys, day)
        self._changes: dict[LineKey, tuple[Change, Mark]] = {}
        plan = ahead.plan
        if plan:
            self._changes |= {key_of(change): (change, Mark.DRIFT) for change in plan.drift}
            self._changes |= {key_of(change): (change, _MARKS[change.action]) for change in plan.changes}
            self._changes |= {key_of(each.change): (each.change, Mark.BLOCKED) for each in plan.blocked}

    def routings(self, wanted: Wanted) -> list[Fact]:
        """The routings that are wanted, by contract and address."""
        found = [self._live(row) for row in live_routings(self._catalogue, wanted) if row.valid_to >= self._day]
        return self._with_added(Kind.ROUTING, wanted, found)

    def permissions(self, wanted: Wanted) -> list[Fact]:
        """The permissions that are wanted, by contract, consumer and address."""
        found = [self._live(row) for row in live_permissions(self._catalogue, wanted) if row.valid_to >= self._day]
        return self._with_added(Kind.PERMISSION, wanted, found)

    def _with_added(self, kind: Kind, wanted: Wanted, found: list[Fact]) -> list[Fact]:
        there = {_key(fact) for fact in found}
        for key, (action, row) in self._ordered.coming(kind):
            if key not in there and wanted.fits(row):
                there.add(key)
                found.append(self._ordered_fact(key, action, row))
        for key, (change, mark) in self._changes.items():
            if change.kind is kind and key not in there and change.action is not Action.REMOVE and wanted.fits(change):
                found.append(self._fact(change, change.after, [mark], change.place))
        return sorted(found, key=lambda fact: (fact.contract, fact.consumer or "", fact.logical_address, fact.marks))

    def _ordered_fact(self, key: LineKey, action: Action, row: Routing | Permission) -> Fact:
        """A row of an open order that live lacks, with what the files do to it besides."""
        change, mark = self._changes.get(key, (None, None))
        begins = row.valid_from if row.valid_from > self._day else None
        marks = [_MARKS[action], *([mark] if mark else []), *([Mark.COMING] if begins else [])]
        target = row.target if isinstance(row, Routing) else None
        becomes = change.after if change and mark is Mark.CHANGED else None
        return self._fact(row, target, marks, self._place(row))._replace(begins=begins, becomes=becomes)

    def _live(self, row: Routing | Permission) -> Fact:
        marks = []
        key = _key(row)
        becomes = None
        ordered = self._ordered.outcome(key)
        if ordered:
            marks.append(_MARKS[ordered.action])
            becomes = ordered.after.target if isinstance(ordered.after, Routing) else None
        if key in self._changes:
            change, mark = self._changes[key]
            marks.append(mark)
            becomes = change.after if mark is Mark.CHANGED else becomes
        if Mark.REMOVED in marks:
            becomes = None
        begins = row.valid_from if row.valid_from > self._day else None
        ends = row.valid_to if row.valid_to.year - self._day.year < _YEARS else None
        marks += [mark for mark, day in ((Mark.COMING, begins), (Mark.ENDING, ends)) if day]
        target = row.target if isinstance(row, Routing) else None
        return self._fact(row, target, marks, self._place(row))._replace(begins=begins, ends=ends, becomes=becomes)

    def _fact(
        self, row: Routing | Permission | Change, target: Target | None, marks: Iterable[Mark], place: Place | None
    ) -> Fact:
        key = _key(row)
        parts = (key.logical_address, key.contract, *([key.consumer] if key.consumer else []))
        orders = tuple(self._open_keys.get(f"{key.kind}:{','.join(parts)}", ()))
        every = {*marks, *([Mark.PENDING] if orders else [])}
        kind = Kind(key.kind)
        consumer = None if isinstance(row, Routing) else row.consumer
        return Fact(
            kind, row.logical_address, row.contract, consumer, target, place, tuple(sorted(every, key=_rank)), orders
        )

    def _place(self, row: Routing | Permission) -> Place | None:
        """Where files declare a row."""
        return self._rows.place_of_routing(row) if isinstance(row, Routing) else self._rows.place_of_permission(row)


def _key(row: Routing | Permission | Change | Fact) -> LineKey:
    consumer = "" if isinstance(row, Routing) else row.consumer or ""
    kind = "permission" if consumer else "routing"
    return LineKey(kind, fold(row.logical_address), fold(row.contract), fold(consumer))


def _rank(mark: Mark) -> int:
    return list(Mark).index(mark)
