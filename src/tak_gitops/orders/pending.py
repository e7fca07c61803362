"""Orders that no export shows yet, laid over live (design.md 4): what TAK is going to be, as far as it is known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.acceptance.accept import accept
from tak_gitops.acceptance.receipt import Outcome
from tak_gitops.model.changes import Blocked
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import key_of
from tak_gitops.model.tak_order import OrderSection
from tak_gitops.orders.cases.waiting import to_be_installed, waited_for
from tak_gitops.orders.ledger.entry import OPEN, Entry, Status
from tak_gitops.sources.json_order import Timing, filled
from tak_gitops.sources.order_reader import read_order_payload
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.tak_order import PlainItem, TakOrder
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.plan import Plan

PENDING = OPEN - {Status.BROKEN}
UNKNOWN = frozenset({Status.CLAIMED, Status.IN_DOUBT, Status.BROKEN})
"""Of which nobody knows whether TAK has them: their rows are frozen until people have decided."""


class Overlaid(NamedTuple):
    """Live with pending orders on top; `refused` are those that TAK would not take as live is now."""

    catalogue: Catalogue
    refused: tuple[Entry, ...] = ()


def overlaid(catalogue: Catalogue, entries: Iterable[Entry], day: date) -> Overlaid:
    """The catalogue as it will be when the open ones among `entries` are carried out, in the order of their numbers.

    An order that is carried out already changes nothing once more (domain.md 4.3), so an export that shows it is no
    trouble. One that was not sent yet counts as ordered on `day`. Of cases, contracts that are going to be installed
    lie over live: orders may be made for them, and wait.
    """
    every = list(entries)
    catalogue = catalogue.with_contracts(to_be_installed(every))
    rows = (each for each in every if each.status in PENDING and each.order.asked is None)
    waiting = sorted(rows, key=lambda each: each.order.seq)
    refused: list[Entry] = []
    for batch in _batches(waiting, day):
        together = _accepted(catalogue, _merged([_order(each, day) for each in batch]))
        if together is not None:
            catalogue = together
            continue
        for entry in batch:
            alone = _accepted(catalogue, _order(entry, day))
            if alone is None:
                refused.append(entry)
            else:
                catalogue = alone
    return Overlaid(catalogue, tuple(refused))


def _batches(entries: Iterable[Entry], day: date) -> Iterator[Sequence[Entry]]:
    """Entries of one day that touch no row in common come together: so a thousand cost little more than one."""
    batch: list[Entry] = []
    keys: set[str] = set()
    for entry in entries:
        same = not batch or _execute_on(batch[-1], day) == _execute_on(entry, day)
        if not same or not keys.isdisjoint(entry.order.keys):
            yield batch
            batch, keys = [], set()
        batch.append(entry)
        keys.update(entry.order.keys)
    if batch:
        yield batch


def _execute_on(entry: Entry, day: date) -> date:
    return entry.order.execute_on or (entry.claim.execute_on if entry.claim else day)


def _order(entry: Entry, day: date) -> TakOrder:
    order = entry.order
    return read_order_payload(filled(order.payload, Timing(day, _execute_on(entry, day), order.seq)))


def _accepted(catalogue: Catalogue, order: TakOrder) -> Catalogue | None:
    result = accept(catalogue, order, platform=order.platform)
    return result.catalogue if result.receipt.outcome is Outcome.ACCEPTED else None


def _merged(orders: Sequence[TakOrder]) -> TakOrder:
    """Orders of one day as one; a new object that several of them bring stands in it once."""
    include = [order.include for order in orders]
    exclude = [order.exclude for order in orders]
    return orders[0]._replace(
        include=OrderSection(
            _once(item for section in include for item in section.addresses),
            _once(item for section in include for item in section.components),
            tuple(item for section in include for item in section.contracts),
            tuple(item for section in include for item in section.permissions),
            tuple(item for section in include for item in section.routings),
        ),
        exclude=OrderSection(
            permissions=tuple(item for section in exclude for item in section.permissions),
            routings=tuple(item for section in exclude for item in section.routings),
        ),
    )


def _once(items: Iterable[PlainItem]) -> tuple[PlainItem, ...]:
    return tuple({fold(item.id): item for item in reversed(list(items))}.values())[::-1]


def held_back(plan: Plan, ledger: LedgerState) -> Plan:
    """The plan with what the ledger says of its rows: those of which nobody knows are blocked, others only wait."""
    entries = [each for each in ledger.entries.values() if each.order.environment == plan.environment]
    plan = replace(plan, waits_for_cases=waited_for(plan, entries))
    if not ledger.open_keys:
        return plan
    blocked, changes = list(plan.blocked), []
    waits: set[int] = set()
    for change in plan.changes:
        others = ledger.open_keys.get((plan.environment, str(key_of(change))), ())
        unknown = [seq for seq in others if ledger.entries[seq].status in UNKNOWN]
        if unknown:
            blocked.append(Blocked(change, msg("TG420", seq=str(unknown[0]))))
            continue
        changes.append(change)
        waits.update(others)
    pending = sum(each.is_open and each.order.asked is None for each in entries)
    return replace(
        plan,
        changes=tuple(changes),
        blocked=tuple(sorted(blocked, key=lambda each: each.change.order)),
        receipt=None if blocked else plan.receipt,
        pending=pending,
        waits_for=tuple(sorted(waits)),
    )
