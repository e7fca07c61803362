"""Attempts of which nobody knows whether they arrived, and what people decide: about these, and to give an order up.

Nothing here happens by itself: time only shows, and only people resolve (reliability.md 5.3, S9).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from tak_gitops.errors import RefusedError
from tak_gitops.orders.ledger.entry import MAY_BE_GIVEN_UP, Entry, Status
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import GivenUp, Resolution, encode
from tak_gitops.orders.ledger.transact import Transition
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from datetime import datetime

    from tak_gitops.texts import Message

Decision = Literal["was-sent", "resend", "abandon"]
DECISIONS: dict[Decision, str] = {
    "was-sent": "resolve.decision.was_sent",
    "resend": "resolve.decision.resend",
    "abandon": "resolve.decision.abandon",
}
"""What people can decide, and what each means: keys of the catalogue."""

_ABANDONED = {
    Status.PLANNED: "resolve.abandon.planned",
    Status.ACCEPTED: "resolve.abandon.sent",
    Status.SENT: "resolve.abandon.sent",
    Status.UNORDERED: "resolve.abandon.unordered",
    Status.STALE: "resolve.abandon.unsent",
    Status.EXPIRED: "resolve.abandon.unsent",
}

_ABANDONED_CASE = {
    **_ABANDONED,
    Status.PLANNED: "resolve.abandon.planned.case",
    Status.ACCEPTED: "resolve.abandon.sent.case",
    Status.SENT: "resolve.abandon.sent.case",
    Status.STALE: "resolve.abandon.unsent.case",
    Status.EXPIRED: "resolve.abandon.unsent.case",
}
_OF_CASE: dict[Decision, str] = {
    "was-sent": "resolve.decision.was_sent.case",
    "resend": "resolve.decision.resend.case",
    "abandon": "resolve.decision.abandon.case",
}
"""The same of a case, which has no rows."""

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


def decisions(entry: Entry, now: datetime) -> tuple[Decision, ...]:
    """What people may decide about an entry at `now` (UTC): anything about what is in doubt, else only to give it up.

    Raises RefusedError where its run may still be at work, where somebody has decided already, and where there is
    nothing to decide.
    """
    if status_at(entry, now) is Status.IN_DOUBT:
        return tuple(DECISIONS)
    if entry.status in MAY_BE_GIVEN_UP:
        return ("abandon",)
    if entry.status is Status.CLAIMED:
        left = -((now - doubtful_from(entry)) // timedelta(minutes=1))
        raise RefusedError(msg("resolve.too_early", seq=str(entry.order.seq), minutes=left))
    raise _decided(entry) or RefusedError(msg("resolve.no_doubt", seq=str(entry.order.seq), status=entry.status.word))


def meaning(entry: Entry, decision: Decision) -> Message:
    """What a decision means for an entry, in words for whoever is to take it."""
    if decision == "abandon" and entry.order.missing:
        return msg("resolve.abandon.unordered.case")
    if decision == "abandon" and entry.status in MAY_BE_GIVEN_UP:
        return msg((_ABANDONED_CASE if entry.order.asked else _ABANDONED)[entry.status])
    return msg((_OF_CASE if entry.order.asked else DECISIONS)[decision])


def _decided(entry: Entry) -> RefusedError | None:
    """Who has decided about an entry, and what; None where nobody has, or only about an earlier attempt."""
    last: Resolution | GivenUp | None = entry.given_up or (entry.resolutions[-1] if entry.resolutions else None)
    if last is None or (isinstance(last, Resolution) and last.attempt < len(entry.claims)):
        return None
    decision = last.decision if isinstance(last, Resolution) else "abandon"
    about = {"by": last.by, "day": last.at.date().isoformat(), "reason": last.reason}
    return RefusedError(msg("resolve.decided", seq=str(entry.order.seq), decision=decision, **about))


def resolution(entry: Entry, decision: Decision, reason: str, by: str, at: datetime) -> Transition:
    """The step that records what somebody has decided. Raises as `decisions` does, and where it is none of these."""
    seq, attempt = entry.order.seq, len(entry.claims)
    environment = entry.order.environment
    if decision not in decisions(entry, at):
        raise _decided(entry) or RefusedError(msg("resolve.only_abandon", seq=str(seq), status=entry.status.word))
    if entry.status in MAY_BE_GIVEN_UP:
        given_up = GivenUp(seq=seq, reason=reason, by=by, at=at)
        return Transition({path_of(given_up, environment): encode(given_up)}, f"give up {seq}", at)
    record = Resolution(seq=seq, attempt=attempt, decision=decision, reason=reason, by=by, at=at)
    return Transition({path_of(record, environment): encode(record)}, f"resolve {seq}.{attempt}", at)
