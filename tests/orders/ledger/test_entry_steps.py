"""Each step of an entry: from what it may be taken, what the entry is then, and in what words any other is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec
import pytest

from builders.cases import NEEDS_CANCEL, case, order_of
from builders.changes import permission_change
from builders.ledger import START, Kind, claim_of, merged_at, order, outcome_of, records
from builders.states import ENVIRONMENT
from tak_gitops.orders.ledger.entry import (
    SKEW,
    Entry,
    IllegalError,
    Status,
    begin,
    follow,
    require_exact_bytes,
)
from tak_gitops.orders.ledger.records import (
    Claim,
    Confirmation,
    EntryRecord,
    GivenUp,
    Note,
    Outcome,
    Resolution,
    Settled,
    Verification,
)
from tak_gitops.texts import Message, msg

LATER = START + timedelta(minutes=1)
MERGED = merged_at("a" * 40, None, f"orders/{ENVIRONMENT}/x.json")
(ORDER,) = records(order(), MERGED)
PLANNED = begin(ORDER)
CLAIM = claim_of(PLANNED, LATER)
CLAIMED = follow(PLANNED, CLAIM)


@dataclass(frozen=True)
class Step:
    """A record that is to follow, and what an entry is after it, by what it was before."""

    record: EntryRecord
    leads: dict[Status, Status]
    late: bool = False

    def take(self, entry: Entry) -> Entry:
        """The entry after it. Raises IllegalError."""
        return follow(entry, self.record, late=self.late)


def outcome(kind: Kind) -> Outcome:
    """How the claimed attempt ended."""
    return outcome_of(CLAIMED, kind, LATER)


def resolution(decision: str, attempt: int = 1) -> Resolution:
    """What people decided."""
    return Resolution(seq=1, attempt=attempt, decision=decision, reason="r", by="k", at=LATER)  # type: ignore[arg-type]


def verification(result: str, k: int = 1) -> Verification:
    """What an export said."""
    return Verification(seq=1, k=k, export="e", snapshot=None, result=result, rows=(), at=LATER)  # type: ignore[arg-type]


def confirmation(result: str, k: int = 1) -> Confirmation:
    """What people know of a case."""
    return Confirmation(seq=1, k=k, result=result, reason="r", by="k", at=LATER)  # type: ignore[arg-type]


ACCEPTED, SENT = Status.ACCEPTED, Status.SENT
DOUBT = Status.IN_DOUBT
STEPS = {
    "claim": Step(CLAIM, {Status.PLANNED: Status.CLAIMED}),
    "expired": Step(outcome_of(PLANNED, "expired", LATER), {Status.PLANNED: Status.EXPIRED}),
    "stale": Step(outcome_of(PLANNED, "stale", LATER), {Status.PLANNED: Status.STALE}),
    "accepted": Step(outcome("accepted"), {Status.CLAIMED: ACCEPTED}),
    "sent": Step(outcome("sent"), {Status.CLAIMED: SENT}),
    "rejected": Step(outcome("rejected"), {Status.CLAIMED: Status.REJECTED}),
    "not sent": Step(outcome("not-sent"), {Status.CLAIMED: Status.PLANNED}),
    "in doubt": Step(outcome("in-doubt"), {Status.CLAIMED: DOUBT}),
    "accepted, late": Step(outcome("accepted"), {DOUBT: ACCEPTED}, late=True),
    "not sent, late": Step(outcome("not-sent"), {DOUBT: Status.PLANNED}, late=True),
    "was sent": Step(resolution("was-sent"), dict.fromkeys((Status.CLAIMED, DOUBT), SENT)),
    "resend": Step(resolution("resend"), dict.fromkeys((Status.CLAIMED, DOUBT), Status.PLANNED)),
    "abandon": Step(resolution("abandon"), dict.fromkeys((Status.CLAIMED, DOUBT), Status.ABANDONED)),
    "waiting": Step(verification("waiting"), {ACCEPTED: ACCEPTED, SENT: SENT}),
    "verified": Step(verification("verified"), dict.fromkeys((ACCEPTED, SENT), Status.VERIFIED)),
    "diverged": Step(verification("diverged"), dict.fromkeys((ACCEPTED, SENT), Status.DIVERGED)),
    "note": Step(Note(seq=1, k=1, text="x", by="k", at=LATER), {each: each for each in Status}),
    "settled": Step(
        Settled(seq=1, export="e", at=LATER),
        dict.fromkeys((Status.UNORDERED, Status.STALE, Status.EXPIRED), Status.SETTLED),
    ),
    "given up": Step(
        GivenUp(seq=1, reason="r", by="k", at=LATER),
        dict.fromkeys(
            (Status.UNORDERED, Status.STALE, Status.EXPIRED, Status.PLANNED, ACCEPTED, SENT), Status.ABANDONED
        ),
    ),
}


def entry_that_is(status: Status, step: Step) -> Entry:
    """An entry for a step: with a claim where the step is about an attempt."""
    return (PLANNED if isinstance(step.record, Claim) else CLAIMED)._replace(status=status)


def refusal(take: Callable[[], object]) -> Message:
    """In what words a step is refused."""
    with pytest.raises(IllegalError) as refused:
        take()
    return refused.value.problem


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("name", STEPS)
def test_what_an_entry_is_after_a_step(name: str, status: Status) -> None:
    """What the diagram of reliability.md 5.1 says; any other step is refused, with what the entry was."""
    step = STEPS[name]
    entry = entry_that_is(status, step)
    if status in step.leads:
        assert step.leads[status] is step.take(entry).status
    else:
        assert msg("TG602.status", status=status.word) == refusal(lambda: step.take(entry))


def test_steps_are_kept() -> None:
    """Each with its kind, in the order in which they came."""
    entry = PLANNED
    for name in ("claim", "in doubt", "was sent", "note", "waiting"):
        entry = STEPS[name].take(entry)
    seen, noted = verification("verified", k=2), Note(seq=1, k=2, case_number="SC-1", by="k", at=LATER)
    entry = follow(follow(entry, seen), noted)
    assert (Status.VERIFIED, "SC-1", CLAIM) == (entry.status, entry.case_number, entry.claim)
    kept = (entry.claims, entry.outcomes, entry.resolutions, entry.notes, entry.verifications)
    first = [STEPS[name].record for name in ("claim", "in doubt", "was sent", "note", "waiting")]
    assert [(first[0],), (first[1],), (first[2],), (first[3], noted), (first[4], seen)] == list(kept)


def test_how_what_was_never_sent_ends_is_kept() -> None:
    """With what ended it."""
    ended, settled, given_up = (STEPS[name].record for name in ("stale", "settled", "given up"))
    stale = follow(PLANNED, ended)
    assert (ended,) == stale.outcomes
    assert settled == follow(stale, settled).settled
    assert given_up == follow(stale, given_up).given_up


def test_an_order_may_be_claimed_until_it_expires() -> None:
    """To the second."""
    made = msgspec.structs.replace(CLAIM, claimed_at=ORDER.expires)
    assert Status.CLAIMED is follow(PLANNED, made).status


def test_an_order_comes_once() -> None:
    """Its record begins the entry, and follows on nothing."""
    assert msg("TG602.order") == refusal(lambda: follow(PLANNED, ORDER))


@pytest.mark.parametrize(
    ("entry", "record", "expected"),
    [
        (PLANNED, msgspec.structs.replace(CLAIM, attempt=2), 1),
        (CLAIMED, msgspec.structs.replace(outcome("sent"), attempt=2), 1),
        (CLAIMED, resolution("resend", attempt=2), 1),
        (CLAIMED._replace(status=SENT), verification("verified", k=2), 1),
        (CLAIMED, Note(seq=1, k=2, by="k", at=LATER), 1),
    ],
)
def test_steps_are_numbered(entry: Entry, record: EntryRecord, expected: int) -> None:
    """Without a gap."""
    assert msg("TG602.number", found=2, expected=expected) == refusal(lambda: follow(entry, record))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"version": 2}, msg("TG602.version", version=2)),
        ({"execute_on": date(2026, 11, 30)}, msg("TG602.day", day="2026-11-30")),
        (
            {"claimed_at": ORDER.expires + timedelta(seconds=1)},
            msg("TG602.expired", expires=ORDER.expires.isoformat()),
        ),
    ],
)
def test_a_claim_is_that_of_its_order(change: dict[str, object], problem: Message) -> None:
    """By number, day and time."""
    made = msgspec.structs.replace(CLAIM, **change)
    assert problem == refusal(lambda: follow(PLANNED, made))


def test_what_people_let_be_sent_again_does_not_expire() -> None:
    """They decide later than an order may be sent, often."""
    entry = follow(CLAIMED, resolution("resend"))
    made = claim_of(entry, ORDER.expires + timedelta(days=3))
    assert Status.CLAIMED is follow(entry, made).status


def test_no_two_claims_have_one_nonce() -> None:
    """Whoever writes the outcome shows that the attempt was his."""
    entry = follow(CLAIMED, outcome("not-sent"))
    made = claim_of(entry, LATER, nonce=CLAIM.nonce)
    assert msg("TG602.nonce", attempt=2) == refusal(lambda: follow(entry, made))


def test_an_outcome_has_the_nonce_of_its_claim() -> None:
    """Another run cannot have written it."""
    made = msgspec.structs.replace(outcome("accepted"), nonce="f" * 32)
    assert msg("TG602.nonce", attempt=1) == refusal(lambda: follow(CLAIMED, made))


@pytest.mark.parametrize(("seconds", "is_told"), [(60, False), (61, True)])
def test_an_attempt_ends_after_it_began(seconds: int, *, is_told: bool) -> None:
    """As far as two clocks can tell."""
    assert SKEW == timedelta(seconds=60)
    made = msgspec.structs.replace(outcome("accepted"), at=CLAIM.claimed_at - timedelta(seconds=seconds))
    if is_told:
        assert msg("TG602.before_claim", attempt=1) == refusal(lambda: follow(CLAIMED, made))
    else:
        assert ACCEPTED is follow(CLAIMED, made).status


def test_how_an_attempt_cannot_end() -> None:
    """Not as an order without one does, nor late as it had ended already; and without an attempt nothing is sent."""
    beyond = msgspec.structs.replace(outcome("sent"), kind="stale")
    assert msg("TG602.kind", kind="stale", attempt=1) == refusal(lambda: follow(CLAIMED, beyond))
    again, doubtful = outcome("in-doubt"), CLAIMED._replace(status=DOUBT)
    assert msg("TG602.kind", kind="in-doubt", attempt=1) == refusal(lambda: follow(doubtful, again, late=True))
    alone = msgspec.structs.replace(outcome_of(PLANNED, "stale", LATER), kind="sent")
    assert msg("TG602.kind", kind="sent", attempt=0) == refusal(lambda: follow(PLANNED, alone))
    signed = msgspec.structs.replace(outcome_of(PLANNED, "stale", LATER), nonce="f" * 32)
    assert msg("TG602.kind", kind="stale", attempt=0) == refusal(lambda: follow(PLANNED, signed))


def test_only_a_case_is_confirmed() -> None:
    """Of rows an export tells."""
    entry = CLAIMED._replace(status=SENT)
    assert msg("TG602.no_case") == refusal(lambda: follow(entry, confirmation("done")))


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize(("result", "after"), [("done", Status.VERIFIED), ("refused", Status.REJECTED)])
def test_a_case_is_confirmed_once_it_is_sent(result: str, after: Status, status: Status) -> None:
    """By what people know of it; their words are kept, and numbered."""
    case_of_order, _ = records(order_of(case(), changes=(permission_change(),), needs=(NEEDS_CANCEL,)), MERGED)
    entry, made = begin(case_of_order)._replace(status=status), confirmation(result)
    if status in {ACCEPTED, SENT}:
        found = follow(entry, made)
        assert (after, (made,)) == (found.status, found.confirmations)
        number = confirmation(result, k=2)
        assert msg("TG602.number", found=2, expected=1) == refusal(lambda: follow(entry, number))
    else:
        assert msg("TG602.status", status=status.word) == refusal(lambda: follow(entry, made))


def test_a_claim_is_held_to_the_bytes_of_its_order() -> None:
    """Those of a second attempt that may repeat the first say so."""
    require_exact_bytes(CLAIMED)
    again = follow(CLAIMED, resolution("resend"))
    require_exact_bytes(follow(again, claim_of(again, LATER)))
    for forged in (claim_of(CLAIMED, LATER), msgspec.structs.replace(claim_of(again, LATER), payload_sha256="0" * 64)):
        assert msg("TG602.payload", attempt=2) == refusal(
            lambda forged=forged: require_exact_bytes(follow(again, forged))  # type: ignore[misc]
        )


def test_a_claim_of_an_order_that_gives_no_bytes() -> None:
    """Somebody has emptied its payload."""
    emptied = CLAIMED._replace(order=msgspec.structs.replace(ORDER, payload={}))
    assert msg("TG602.payload", attempt=1) == refusal(lambda: require_exact_bytes(emptied))
