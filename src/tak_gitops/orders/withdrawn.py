"""Orders that a later change of the files takes back before anything of them was sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tak_gitops.orders.ledger.entry import Entry, Status
from tak_gitops.orders.ledger.state import LedgerState, open_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Container

_UNSENT = frozenset({Status.PLANNED, Status.STALE, Status.EXPIRED})
_NOTHING_LEFT = frozenset({"not-sent", "stale", "expired"})


def is_unsent(entry: Entry) -> bool:
    """Whether it is proven that nothing of an order has left."""
    return entry.status in _UNSENT and all(outcome.kind in _NOTHING_LEFT for outcome in entry.outcomes)


def may_be_deleted(ledger: LedgerState, path: str) -> bool:
    """Whether an order file that was merged may go: the ledger has it, and nothing of it was sent."""
    entries = [each for each in ledger.entries.values() if each.order.path == path]
    return bool(entries) and all(map(is_unsent, entries))


def taken_back(ledger: LedgerState, before: Container[str], after: Container[str]) -> list[Entry]:
    """The planned orders whose file a change deletes: `before` and `after` hold the paths of the files."""
    return [
        each for each in ledger.standing(Status.PLANNED) if each.order.path in before and each.order.path not in after
    ]


def without(ledger: LedgerState, gone: Collection[int]) -> LedgerState:
    """The ledger as it is once some planned orders, by number, have been taken back."""
    if not gone:
        return ledger
    entries = {
        seq: entry._replace(status=Status.STALE) if seq in gone else entry for seq, entry in ledger.entries.items()
    }
    return replace(ledger, entries=entries, open_keys=open_keys(entries.values()))
