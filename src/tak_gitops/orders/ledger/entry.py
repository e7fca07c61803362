"""The life of one entry: which record may follow which, and what the entry is then (reliability.md 5.1).

    planned ─► claimed ─► accepted | sent ─► verified | diverged
                      ├─► rejected
                      ├─► planned (not-sent: proven that nothing left)
                      └─► in-doubt ─► by people: sent (was-sent) | planned (resend) | abandoned
    planned ─► expired | stale
    unordered (a merge that changed rows and brought no order for them), expired, stale ─► settled | abandoned
    accepted | sent ─► verified | rejected, by people, where it is a case

A claimed entry whose run is dead is resolved by people too, and people may give up what is planned, accepted or sent:
it is not going to be carried out, so it is abandoned. Nothing but people ever makes an attempt that may have left
planned again, and time alone changes nothing.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.orders.ledger.payload import exact_bytes, sha256
from tak_gitops.orders.ledger.records import (
    Claim,
    Confirmation,
    GivenUp,
    Note,
    OrderRecord,
    Outcome,
    Resolution,
    Settled,
    Verification,
)
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tak_gitops.orders.ledger.records import EntryRecord
    from tak_gitops.texts import Message

RowKey = tuple[str, str]
"""A row that an order touches: its environment, and the row as the ledger writes it (`planned.line_key`)."""

SKEW = timedelta(seconds=60)
"""How far apart two clocks may be (reliability.md 5.3, S0)."""


class Status(StrEnum):
    """What an entry is."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    SENT = "sent"
    IN_DOUBT = "in-doubt"
    REJECTED = "rejected"
    VERIFIED = "verified"
    DIVERGED = "diverged"
    ABANDONED = "abandoned"
    EXPIRED = "expired"
    STALE = "stale"
    UNORDERED = "unordered"
    """A merge changed rows and brought no order for them: people see to it."""
    SETTLED = "settled"
    """What was merged was never sent, and nothing of it is left to order."""
    BROKEN = "broken"
    """Its records contradict each other: nothing of it is sent."""

    @property
    def word(self) -> Message:
        """What people call it."""
        return msg(f"ledger.status.{self.name.lower()}")


OPEN = frozenset(
    {Status.PLANNED, Status.CLAIMED, Status.ACCEPTED, Status.SENT, Status.IN_DOUBT, Status.BROKEN},
)
"""Whose keys are frozen: what the next export shows of them is not yet known."""

UNSETTLED = frozenset({Status.UNORDERED, Status.STALE, Status.EXPIRED})
"""What was merged and never sent: told until files and TAK agree about its rows, or people give it up."""
UNFINISHED = OPEN | UNSETTLED
"""With which something is still to happen, or to be done by people."""
MAY_BE_GIVEN_UP = UNSETTLED | {Status.PLANNED, Status.ACCEPTED, Status.SENT}
"""What people may give up though nothing about it is in doubt."""

_AFTER_OUTCOME: Mapping[str, Status] = {
    "accepted": Status.ACCEPTED,
    "sent": Status.SENT,
    "rejected": Status.REJECTED,
    "not-sent": Status.PLANNED,
    "in-doubt": Status.IN_DOUBT,
}
_BEGUN: Mapping[str, Status] = {"": Status.PLANNED, "stale": Status.STALE, "unordered": Status.UNORDERED}
_WITHOUT_ATTEMPT: Mapping[str, Status] = {"expired": Status.EXPIRED, "stale": Status.STALE}
_DECIDED: Mapping[str, Status] = {
    "was-sent": Status.SENT,
    "resend": Status.PLANNED,
    "abandon": Status.ABANDONED,
}
_CONFIRMED: Mapping[str, Status] = {"done": Status.VERIFIED, "refused": Status.REJECTED}
_VERIFIED: Mapping[str, Status] = {"verified": Status.VERIFIED, "diverged": Status.DIVERGED}


class Entry(NamedTuple):
    """One part of an order and all that has happened to it, each kind of record in the order in which it came."""

    order: OrderRecord
    status: Status
    claims: tuple[Claim, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    verifications: tuple[Verification, ...] = ()
    notes: tuple[Note, ...] = ()
    settled: Settled | None = None
    given_up: GivenUp | None = None
    confirmations: tuple[Confirmation, ...] = ()

    @property
    def claim(self) -> Claim | None:
        """The last attempt's claim."""
        return self.claims[-1] if self.claims else None

    @property
    def possible_duplicate(self) -> bool:
        """Whether the next attempt may repeat an earlier one, because people let it be sent again."""
        return any(each.decision == "resend" for each in self.resolutions)

    @property
    def case_number(self) -> str:
        """The case number that was noted last; empty where there is none."""
        return next((note.case_number for note in reversed(self.notes) if note.case_number), "")

    @property
    def rows(self) -> tuple[RowKey, ...]:
        """The rows that it touches; the same row of another environment is another row."""
        return tuple((self.order.environment, key) for key in self.order.keys)

    @property
    def is_open(self) -> bool:
        """Whether its keys are frozen."""
        return self.status in OPEN

    @property
    def is_unfinished(self) -> bool:
        """Whether something is still to happen with it, or to be done by people."""
        return self.status in UNFINISHED


class IllegalError(ValueError):
    """A record that may not follow; `problem` says why."""

    def __init__(self, problem: Message) -> None:
        super().__init__(problem.key)
        self.problem = problem


def begin(order: OrderRecord) -> Entry:
    """The entry that an order record opens."""
    return Entry(order, _BEGUN[order.reason])


def follow(entry: Entry, record: EntryRecord, *, late: bool = False) -> Entry:
    """The entry with one more record; `late` is an outcome after the sweep's. Raises IllegalError."""
    match record:
        case Claim():
            return _claimed(entry, record)
        case Outcome(attempt=0):
            return _ended(entry, record)
        case Outcome():
            return _answered(entry, record, Status.IN_DOUBT if late else Status.CLAIMED)
        case Resolution():
            return _resolved(entry, record)
        case Verification():
            _require_status(entry, Status.ACCEPTED, Status.SENT)
            require_number(record.k, len(entry.verifications) + 1)
            status = _VERIFIED.get(record.result, entry.status)
            return entry._replace(status=status, verifications=(*entry.verifications, record))
        case Confirmation():
            return _confirmed(entry, record)
        case Note():
            require_number(record.k, len(entry.notes) + 1)
            return entry._replace(notes=(*entry.notes, record))
        case Settled():
            _require_status(entry, *UNSETTLED)
            return entry._replace(status=Status.SETTLED, settled=record)
        case GivenUp():
            _require_status(entry, *MAY_BE_GIVEN_UP)
            return entry._replace(status=Status.ABANDONED, given_up=record)
        case OrderRecord():
            raise IllegalError(msg("TG602.order"))


def require_exact_bytes(entry: Entry) -> None:
    """Hold each claim to the bytes that its order gives: what is sent is what was approved. Raises IllegalError."""
    resent = {each.attempt for each in entry.resolutions if each.decision == "resend"}
    for claim in entry.claims:
        duplicate = any(attempt < claim.attempt for attempt in resent)
        try:
            content = exact_bytes(entry.order, claim.ordered_on, claim.execute_on, possible_duplicate=duplicate)
        except (KeyError, ValueError, OverflowError):
            content = b""
        if sha256(content) != claim.payload_sha256:
            raise IllegalError(msg("TG602.payload", attempt=claim.attempt))


def require_number(found: int, expected: int) -> None:
    """Hold a number to the one that comes next. Raises IllegalError."""
    if found != expected:
        raise IllegalError(msg("TG602.number", found=found, expected=expected))


def _claimed(entry: Entry, claim: Claim) -> Entry:
    _require_status(entry, Status.PLANNED)
    require_number(claim.attempt, len(entry.claims) + 1)
    if claim.version != entry.order.seq:
        raise IllegalError(msg("TG602.version", version=claim.version))
    if claim.execute_on != (entry.order.execute_on or claim.ordered_on):
        raise IllegalError(msg("TG602.day", day=claim.execute_on.isoformat()))
    if claim.claimed_at > entry.order.expires and not entry.possible_duplicate:
        raise IllegalError(msg("TG602.expired", expires=entry.order.expires.isoformat()))
    if any(claim.nonce == other.nonce for other in entry.claims):
        raise IllegalError(msg("TG602.nonce", attempt=claim.attempt))
    return entry._replace(status=Status.CLAIMED, claims=(*entry.claims, claim))


def _ended(entry: Entry, outcome: Outcome) -> Entry:
    _require_status(entry, Status.PLANNED)
    status = _WITHOUT_ATTEMPT.get(outcome.kind)
    if status is None or outcome.nonce:
        raise IllegalError(msg("TG602.kind", kind=outcome.kind, attempt=0))
    return entry._replace(status=status, outcomes=(*entry.outcomes, outcome))


def _answered(entry: Entry, outcome: Outcome, expected: Status) -> Entry:
    _require_status(entry, expected)
    claim = entry.claims[-1]
    require_number(outcome.attempt, claim.attempt)
    status = _AFTER_OUTCOME.get(outcome.kind)
    if status is None or status is entry.status:
        raise IllegalError(msg("TG602.kind", kind=outcome.kind, attempt=outcome.attempt))
    if outcome.nonce != claim.nonce:
        raise IllegalError(msg("TG602.nonce", attempt=outcome.attempt))
    if outcome.at < claim.claimed_at - SKEW:
        raise IllegalError(msg("TG602.before_claim", attempt=outcome.attempt))
    return entry._replace(status=status, outcomes=(*entry.outcomes, outcome))


def _resolved(entry: Entry, resolution: Resolution) -> Entry:
    _require_status(entry, Status.CLAIMED, Status.IN_DOUBT)
    require_number(resolution.attempt, entry.claims[-1].attempt)
    return entry._replace(status=_DECIDED[resolution.decision], resolutions=(*entry.resolutions, resolution))


def _confirmed(entry: Entry, confirmation: Confirmation) -> Entry:
    if entry.order.asked is None:
        raise IllegalError(msg("TG602.no_case"))
    _require_status(entry, Status.ACCEPTED, Status.SENT)
    require_number(confirmation.k, len(entry.confirmations) + 1)
    status = _CONFIRMED[confirmation.result]
    return entry._replace(status=status, confirmations=(*entry.confirmations, confirmation))


def _require_status(entry: Entry, *allowed: Status) -> None:
    if entry.status not in allowed:
        raise IllegalError(msg("TG602.status", status=entry.status.word))
