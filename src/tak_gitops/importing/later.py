"""The rows of live that are not in force on a day: those that still may be said something of, and those that ended."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tak_gitops.importing.rows import Remark, same
from tak_gitops.model.changes import Kind
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tak_gitops.diff.live_view import LiveView
    from tak_gitops.importing.selection import Selection
    from tak_gitops.model.catalogue import Catalogue, Period
    from tak_gitops.texts import Message

    Routes = Mapping[int, Mapping[int, int]]


def later_rows(view: LiveView, selection: Selection, routes: Routes) -> list[Remark]:
    """A remark for each wanted row that begins after the day of `view`, or whose last day it is (domain.md 1).

    `routes` are the routings in force, which say whose a permission is. A row that never is in force, as its last day
    comes before its first, is passed over.
    """
    catalogue, today = view.catalogue, view.day.toordinal()
    reasons = {n: reason for n, period in enumerate(catalogue.periods) if (reason := _reason(period, today))}
    if not reasons:
        return []
    found = [*_routings(catalogue, reasons), *_permissions(catalogue, reasons)]
    return [each for each in found if _is_wanted(each, catalogue, selection, routes)]


def ended_rows(view: LiveView) -> int:
    """How many rows ended before the day of `view`."""
    today = view.day.toordinal()
    ended = [period.last < today for period in view.catalogue.periods].__getitem__
    return sum(map(ended, view.catalogue.routings.periods)) + sum(map(ended, view.catalogue.permissions.periods))


def _reason(period: Period, today: int) -> Message | None:
    if period.last < max(period.first, today):
        return None
    if period.first > today:
        return msg("importing.because.later", day=date.fromordinal(period.first).isoformat())
    if period.last == today:
        return msg("importing.because.ends", day=date.fromordinal(period.last).isoformat())
    return None


def _routings(catalogue: Catalogue, reasons: Mapping[int, Message]) -> Iterator[Remark]:
    rows = catalogue.routings
    for contract, (start, end) in rows.spans.items():
        for n in range(start, end):
            if rows.periods[n] in reasons:
                yield Remark(
                    Kind.ROUTING,
                    same(contract, catalogue.contracts),
                    same(rows.addresses[n], catalogue.addresses),
                    rows.targets[n],
                    reasons[rows.periods[n]],
                    0,
                )


def _permissions(catalogue: Catalogue, reasons: Mapping[int, Message]) -> Iterator[Remark]:
    rows = catalogue.permissions
    for (contract, consumer), (start, end) in rows.spans.items():
        for n in range(start, end):
            if rows.periods[n] in reasons:
                yield Remark(
                    Kind.PERMISSION,
                    same(contract, catalogue.contracts),
                    same(rows.addresses[n], catalogue.addresses),
                    same(consumer, catalogue.components),
                    reasons[rows.periods[n]],
                    0,
                )


def _is_wanted(remark: Remark, catalogue: Catalogue, selection: Selection, routes: Routes) -> bool:
    is_routing = remark.kind is Kind.ROUTING
    target = remark.by if is_routing else routes.get(remark.contract, {}).get(remark.address)
    producer = None if target is None else catalogue.components.find(catalogue.targets[target].producer or "")
    return selection.admits(remark.contract, remark.address, producer, None if is_routing else remark.by)
