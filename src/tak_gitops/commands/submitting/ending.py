"""Ending an entry of which nothing was sent: it is too old, or does not hold any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.payload import sha256
from tak_gitops.orders.ledger.records import Outcome, encode, now_in_utc
from tak_gitops.orders.ledger.transact import Transition

if TYPE_CHECKING:
    from tak_gitops.commands.submitting.submission import Submission
    from tak_gitops.orders.ledger.entry import Entry
    from tak_gitops.orders.ledger.state import LedgerState


def end(run: Submission, entry: Entry, kind: Literal["expired", "stale"], why: str) -> None:
    """Write down that an entry has ended, unless it has become something else meanwhile; nothing in a dry run."""
    order = entry.order

    def decide(state: LedgerState) -> Transition | None:
        if state.entries[order.seq].status is not entry.status:
            return None
        at = now_in_utc(run.now())
        outcome = Outcome(
            seq=order.seq, attempt=0, nonce="", kind=kind, proof=why, reply="", reply_sha256=sha256(b""), at=at
        )
        return Transition({path_of(outcome, order.environment): encode(outcome)}, f"{kind} {order.seq}", at)

    if not run.dry_run:
        run.write(decide)
