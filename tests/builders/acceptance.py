"""What TAK makes of an accepted order (domain.md 4.3, 4.6), row by row."""

from collections.abc import Iterable
from datetime import date, timedelta

from tak_gitops.model.changes import Action, Change, Kind
from tak_gitops.model.entries import Permission, PermissionKey, Routing, RoutingKey, Target
from tak_gitops.model.identifiers import fold

Row = Routing | Permission


def accept(changes: Iterable[Change], rows: Iterable[Row], day: date) -> list[Row]:
    """The rows after an order that takes effect on `day`; AssertionError where TAK would refuse the order."""
    live = list(rows)
    last = day.replace(year=day.year + 100)
    for change in changes:
        key = _key(change)
        touching = [
            n for n, row in enumerate(live) if row.key == key and row.valid_to >= day and row.valid_from <= last
        ]
        assert len(touching) <= 1, f"TAK refuses {change.key}: several rows"
        row = live.pop(touching[0]) if touching else None
        live += _excluded(row, day) if change.action is Action.REMOVE else _included(change, row, day)
    return live


def _excluded(row: Row | None, day: date) -> list[Row]:
    if row is None or row.valid_from > day:
        return []
    return [row._replace(valid_to=day - timedelta(days=1))]


def _included(change: Change, row: Row | None, day: date) -> list[Row]:
    last = day.replace(year=day.year + 100)
    if row is not None and _is_ordered(change, row):
        return [row._replace(valid_from=min(row.valid_from, day), valid_to=last)]
    return [_new(change, day, last), *_excluded(row, day)]


def _is_ordered(change: Change, row: Row) -> bool:
    if isinstance(row, Permission):
        return True
    assert change.after
    return _folded(change.after) == _folded(row.target)


def _new(change: Change, first: date, last: date) -> Row:
    if change.kind is Kind.PERMISSION:
        return Permission(change.logical_address, change.contract, str(change.consumer), first, last)
    assert change.after
    return Routing(change.logical_address, change.contract, change.after, first, last)


def _key(change: Change) -> RoutingKey | PermissionKey:
    place = (fold(change.logical_address), fold(change.contract))
    return PermissionKey(*place, fold(change.consumer)) if change.consumer else RoutingKey(*place)


def _folded(target: Target) -> tuple[str, str, str | None]:
    return fold(str(target.producer)), fold(str(target.rivta_profile)), target.url
