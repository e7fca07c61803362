"""The orders that `tak desk` serves, from the ledger as it is when it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.errors import RefusedError
from tak_gitops.orders.channels.desk import Gone
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.payload import exact_bytes
from tak_gitops.orders.ledger.state import state
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.orders.ledger.entry import Entry
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.orders.ledger.store import Ledger

CHANNEL = "desk"
_CLOSED = frozenset({Status.VERIFIED, Status.DIVERGED, Status.REJECTED, Status.ABANDONED, Status.EXPIRED, Status.STALE})


class LedgerOrders:
    """The orders that were sent by the desk (`channels.desk.Orders`)."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def open(self) -> list[tuple[int, str]]:
        """Number and environment of each order that can be fetched now. Raises TakError as `get` does."""
        entries = self._state().entries
        return [(seq, each.order.environment) for seq, each in entries.items() if _content(each) is not None]

    def get(self, environment: str, number: int) -> bytes | Gone | None:
        """The exact bytes that were claimed. Raises TakError where the ledger cannot be read, or is damaged.

        An attempt that nobody recorded the end of is not served: it may never have been meant to leave.
        """
        entry = self._state().entries.get(number)
        if entry is None or entry.order.environment != environment:
            return None
        if entry.status in _CLOSED:
            return Gone(entry.status)
        return _content(entry)

    def _state(self) -> LedgerState:
        found = state(self._ledger.read().files)
        if found.problems:
            raise RefusedError(msg("ledger.damaged"), found.problems)
        return found


def _content(entry: Entry) -> bytes | None:
    """What the last attempt claimed (the state has held the claim to it), None where it is not for this channel."""
    claim = entry.claim
    if entry.status is not Status.SENT or claim is None or claim.channel != CHANNEL:
        return None
    resent = any(each.decision == "resend" and each.attempt < claim.attempt for each in entry.resolutions)
    return exact_bytes(entry.order, claim.ordered_on, claim.execute_on, possible_duplicate=resent)
