"""Which cases the rows of a plan wait for, and which contracts they may count on all the same (docs/cases.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.cases import CaseKind, case_keys
from tak_gitops.model.changes import Action
from tak_gitops.orders.ledger.entry import OPEN, Entry, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.changes import Change
    from tak_gitops.plan import Plan

_MAY_COME = OPEN | {Status.VERIFIED}
_INSTALLATION, _REACTIVATION = CaseKind.CONTRACT_INSTALLATION, CaseKind.SYSTEM_REACTIVATION


def to_be_installed(entries: Iterable[Entry]) -> list[str]:
    """The contracts whose newest case is an installation that may still come, or that somebody says is done.

    `entries` are those of one environment.
    """
    newest = _newest(entries)
    return [
        subject.id
        for _, entry in sorted({each.order.seq: each for each in newest.values()}.items())
        if entry.status in _MAY_COME
        if entry.order.asked and entry.order.asked.case == _INSTALLATION
        for subject in entry.order.asked.about
        if all(newest[key] is entry for key in case_keys(_INSTALLATION, [subject.id]))
    ]


def needed_cases(plan: Plan, catalogue: Catalogue, entries: Iterable[Entry]) -> tuple[str, ...]:
    """The keys of the cases that the rows of a plan wait for.

    A row that is added or changed needs its contract, and each of its components to be active; a removal needs
    nothing. `catalogue` is live alone, `entries` are those of the environment in the ledger.
    """
    used = [change for change in plan.changes if change.action is not Action.REMOVE]
    contracts = {change.contract for change in used if catalogue.contracts.find(change.contract) is None}
    components = {part for change in used for part in _components(change)}
    coming = {key for case in plan.cases if case.kind is _REACTIVATION for key in case.keys}
    for key, entry in _newest(entries).items():
        case = entry.order.asked
        if case and case.case == _REACTIVATION and entry.is_open:
            coming.add(key)
    return tuple(sorted({*case_keys(_INSTALLATION, contracts), *(coming & {*case_keys(_REACTIVATION, components)})}))


def waited_for(plan: Plan, entries: Iterable[Entry]) -> tuple[int, ...]:
    """The numbers of the cases that earlier orders brought and the rows of a plan wait for."""
    own = {key for case in plan.cases for key in case.keys}
    newest = _newest(entries)
    return tuple(sorted({newest[key].order.seq for key in plan.needs if key not in own and key in newest}))


def _components(change: Change) -> Iterator[str]:
    if change.after and change.after.producer:
        yield change.after.producer
    if change.consumer:
        yield change.consumer


def _newest(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    """The newest case about each thing, by its key."""
    cases = sorted((each for each in entries if each.order.asked), key=lambda each: each.order.seq)
    return {key: entry for entry in cases for key in entry.order.keys}
