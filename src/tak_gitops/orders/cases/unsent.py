"""Cases that were merged and never sent: with an order that did not hold or grew too old, or without any order.

No later change asks for them again, so each is held to the change that first asked for it (docs/cases.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.orders.ledger.entry import UNSETTLED, Entry, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tak_gitops.orders.cases.line import CaseLine, Wish

NEVER_SENT = UNSETTLED | {Status.SETTLED}
"""What brought nothing to anybody."""


def unsent_case(entry: Entry) -> CaseLine | None:
    """The case that an entry is, where it was merged, never sent, and is not settled; None for all else."""
    return _case(entry) if entry.status in UNSETTLED else None


def asked_since(entry: Entry, entries: Iterable[Entry]) -> str | None:
    """The commit before the first merge that asked for what an entry is about and was never sent; None = before all.

    An order that brings a case at last is not what asks for it, and may grow too old like the one before it: then it is
    still the merge that left it out that says what is wanted. What was sent ends the search. `entries` are all of the
    ledger.
    """
    base = entry.order.base
    case = _case(entry)
    for each in reversed(list(_alike(entry, entries, case.wishes))) if case else ():
        if each.status not in NEVER_SENT:
            break
        base = each.order.base
    return base


def stands_for(entry: Entry, entries: Iterable[Entry]) -> Entry | None:
    """The earlier entry that is still told of, and whose case an order was to bring at last; None without one."""
    case = entry.order.asked
    for each in _alike(entry, entries, case.wishes) if case else ():
        other = unsent_case(each)
        if case and other and case.wishes <= other.wishes:
            return each
    return None


def _alike(entry: Entry, entries: Iterable[Entry], wishes: frozenset[Wish]) -> Iterator[Entry]:
    """The earlier entries of the environment that ask for any of the same."""
    for each in entries:
        is_earlier = each.order.seq < entry.order.seq and each.order.environment == entry.order.environment
        other = _case(each) if is_earlier else None
        if other and other.wishes & wishes:
            yield each


def _case(entry: Entry) -> CaseLine | None:
    return entry.order.missing or entry.order.asked
