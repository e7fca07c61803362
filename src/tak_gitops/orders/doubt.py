"""Attempts of which nobody knows whether they arrived: when they count as such, and what people decide.

Nothing here happens by itself: time only shows, and only people resolve (reliability.md 5.3, S9).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from tak_gitops.errors import RefusedError
from tak_gitops.orders.ledger.entry import Entry, Status
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import Resolution, encode
from tak_gitops.orders.ledger.transact import Transition
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from datetime import datetime

Decision = Literal["was-sent", "resend", "abandon"]
DECISIONS: dict[Decision, str] = {
    "was-sent": "resolve.decision.was_sent",
    "resend": "resolve.decision.resend",
    "abandon": "resolve.decision.abandon",
}
"""What people can decide, and what each means: keys of the catalogue."""

RUN_MAY_LIVE = timedelta(minutes=15)
"""How long after its claim the run of an attempt may still be at work (reliability.md 5.3, S8)."""


def status_at(entry: Entry, now: datetime) -> Status:
    """What an entry is at a moment (UTC). Nothing is written: the ledger itself says claimed until people decide."""
    return Status.IN_DOUBT if entry.status is Status.CLAIMED and now >= doubtful_from(entry) else entry.status


def doubtful_from(entry: Entry) -> datetime:
    """The moment (UTC) from which an entry that is claimed counts as in doubt. Raises ValueError without a claim."""
    if entry.claim is None:
        raise ValueError(entry.order.seq)
    return entry.claim.claimed_at + RUN_MAY_LIVE


def require_doubt(entry: Entry, now: datetime) -> None:
    """Hold an entry to be one that people may decide about at `now` (UTC).

    Raises RefusedError where its run may still be at work, where somebody has decided already, and where there is
    nothing to decide.
    """
    if status_at(entry, now) is Status.IN_DOUBT:
        return
    seq = entry.order.seq
    if entry.status is Status.CLAIMED:
        left = -((now - doubtful_from(entry)) // timedelta(minutes=1))
        raise RefusedError(msg("resolve.too_early", seq=str(seq), minutes=left))
    last = entry.resolutions[-1] if entry.resolutions else None
    if last and last.attempt == len(entry.claims):
        about = {"by": last.by, "day": last.at.date().isoformat(), "reason": last.reason}
        raise RefusedError(msg("resolve.decided", seq=str(seq), decision=last.decision, **about))
    raise RefusedError(msg("resolve.no_doubt", seq=str(seq), status=entry.status.word))


def resolution(entry: Entry, decision: Decision, reason: str, by: str, at: datetime) -> Transition:
    """The step that records what somebody has decided about the last attempt. Raises as `require_doubt` does."""
    require_doubt(entry, at)
    seq, attempt = entry.order.seq, len(entry.claims)
    record = Resolution(seq=seq, attempt=attempt, decision=decision, reason=reason, by=by, at=at)
    return Transition({path_of(record, entry.order.environment): encode(record)}, f"resolve {seq}.{attempt}", at)
