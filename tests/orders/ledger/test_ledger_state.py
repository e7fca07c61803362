"""What the files of a ledger add up to, and everything that they cannot mean."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import msgspec
import pytest

from builders.ledger import MINUTE, START, Kind, claim_of, merged_at, order, outcome_of, records
from builders.states import BOKEN, EKEN, ENVIRONMENT
from tak_gitops.findings import Place
from tak_gitops.orders.ledger.entry import OPEN, Entry, Status, begin, follow
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.payload import exact_bytes
from tak_gitops.orders.ledger.planned import Unordered, unordered_record
from tak_gitops.orders.ledger.records import (
    Claim,
    Cursor,
    GivenUp,
    Note,
    OrderRecord,
    Outcome,
    Record,
    Resolution,
    Settled,
    Verification,
    encode,
)
from tak_gitops.orders.ledger.state import LedgerState, state

[ORDER] = records(order(), merged_at("b" * 40, "a" * 40, "orders/ntjp-qa/x.json"))
CURSOR = Cursor(k=1, commit="b" * 40, at=START)
LATER = START + MINUTE
PLANNED = begin(ORDER)
CLAIM = claim_of(PLANNED, LATER)
CLAIMED = follow(PLANNED, CLAIM)


SETTLED = Settled(seq=1, export="1" * 64, at=LATER)
GIVEN_UP = GivenUp(seq=1, reason="r", by="k", at=LATER)


def files(*made: Record, late: bool = False) -> dict[str, bytes]:
    """The files of records; with `late` the last one came after the sweep's."""
    named = {path_of(each, ENVIRONMENT): encode(each) for each in made[: len(made) - late]}
    if late:
        named[path_of(made[-1], ENVIRONMENT, late=True)] = encode(made[-1])
    return named


def outcome(kind: Kind) -> Outcome:
    """How the first attempt ended."""
    return outcome_of(CLAIMED, kind, LATER)


def decided(decision: str, attempt: int = 1) -> Resolution:
    """What people decide."""
    return msgspec.convert(
        {"seq": 1, "attempt": attempt, "decision": decision, "reason": "r", "by": "k", "at": LATER}, Resolution
    )


def verified(result: str, k: int = 1) -> Verification:
    """What an export says."""
    fields = {"seq": 1, "k": k, "export": "e", "snapshot": None, "result": result, "rows": (), "at": LATER}
    return msgspec.convert(fields, Verification)


def again(*before: Record) -> Claim:
    """The claim after what has happened to the order."""
    entry = PLANNED
    for each in before:
        entry = follow(entry, each)  # type: ignore[arg-type]
    return claim_of(entry, LATER)


def life(*happened: Record, late: bool = False) -> Entry:
    """The first entry of a ledger in which that happened, and nothing is wrong."""
    now = state(files(CURSOR, ORDER, *happened, late=late))
    assert () == now.problems
    return now.entries[1]


def keys(found: LedgerState) -> list[str]:
    """What is wrong."""
    return sorted(problem.message.key for problem in found.problems)


@pytest.mark.parametrize(
    ("happened", "expected"),
    [
        pytest.param((), Status.PLANNED, id="approved"),
        pytest.param((CLAIM,), Status.CLAIMED, id="claimed"),
        pytest.param((CLAIM, outcome("accepted")), Status.ACCEPTED, id="accepted"),
        pytest.param((CLAIM, outcome("sent")), Status.SENT, id="sent"),
        pytest.param((CLAIM, outcome("rejected")), Status.REJECTED, id="rejected"),
        pytest.param((CLAIM, outcome("in-doubt")), Status.IN_DOUBT, id="in doubt"),
        pytest.param((CLAIM, outcome("not-sent")), Status.PLANNED, id="nothing left"),
        pytest.param((CLAIM, outcome("not-sent"), again(CLAIM, outcome("not-sent"))), Status.CLAIMED, id="tried again"),
        pytest.param((CLAIM, outcome("accepted"), verified("waiting")), Status.ACCEPTED, id="waiting"),
        pytest.param(
            (CLAIM, outcome("accepted"), verified("waiting"), verified("verified", 2)), Status.VERIFIED, id="verified"
        ),
        pytest.param((CLAIM, outcome("sent"), verified("diverged")), Status.DIVERGED, id="diverged"),
        pytest.param((CLAIM, outcome("in-doubt"), decided("was-sent")), Status.SENT, id="people: it was sent"),
        pytest.param((CLAIM, outcome("in-doubt"), decided("resend")), Status.PLANNED, id="people: send again"),
        pytest.param((CLAIM, outcome("in-doubt"), decided("abandon")), Status.ABANDONED, id="people: leave it"),
        pytest.param((CLAIM, decided("was-sent")), Status.SENT, id="people, of a dead run"),
        pytest.param((outcome_of(PLANNED, "expired", LATER),), Status.EXPIRED, id="too old"),
        pytest.param((outcome_of(PLANNED, "stale", LATER),), Status.STALE, id="stale later on"),
        pytest.param((GIVEN_UP,), Status.ABANDONED, id="people: it is never sent"),
        pytest.param((CLAIM, outcome("not-sent"), GIVEN_UP), Status.ABANDONED, id="people: no second try"),
        pytest.param((CLAIM, outcome("sent"), verified("waiting"), GIVEN_UP), Status.ABANDONED, id="people: refused"),
        pytest.param((outcome_of(PLANNED, "stale", LATER), GIVEN_UP), Status.ABANDONED, id="people: no more"),
        pytest.param((outcome_of(PLANNED, "expired", LATER), SETTLED), Status.SETTLED, id="too old, and not needed"),
        pytest.param(
            (CLAIM, outcome("not-sent"), outcome_of(PLANNED, "stale", LATER), SETTLED), Status.SETTLED, id="in the end"
        ),
    ],
)
def test_a_life(happened: tuple[Record, ...], expected: Status) -> None:
    """Each record leads to the state of reliability.md 5.1, and keys are frozen until the end is known."""
    entry = life(*happened)
    assert expected is entry.status
    assert (expected in OPEN) is bool(state(files(CURSOR, ORDER, *happened)).open_keys)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("accepted", Status.ACCEPTED), ("rejected", Status.REJECTED), ("not-sent", Status.PLANNED)],
)
def test_a_late_outcome_ends_the_doubt(kind: Kind, expected: Status) -> None:
    """The run that has the nonce knows more than the sweep that called the attempt in doubt."""
    assert expected is life(CLAIM, outcome("in-doubt"), outcome(kind), late=True).status


def test_stale_at_birth_is_the_end() -> None:
    """An order that did not hold any more when it was planned is in the ledger, and is never sent."""
    stale = msgspec.structs.replace(ORDER, reason="stale", details="TAK har ändrats")
    now = state(files(CURSOR, stale))
    assert (Status.STALE, {}, ()) == (now.entries[1].status, now.open_keys, now.problems)
    assert ["TG602.status"] == keys(state(files(CURSOR, stale, CLAIM)))


def test_an_attempt_after_a_resend_says_so() -> None:
    """What people let be sent again is marked, after the digest that answers are matched by."""
    happened = (CLAIM, outcome("in-doubt"), decided("resend"))
    entry = life(*happened, again(*happened))
    second = exact_bytes(ORDER, LATER.date(), LATER.date(), possible_duplicate=True).decode()
    assert entry.possible_duplicate
    assert f'"kommentar": "{ORDER.digest[:12]} MÖJLIG DUBBLETT av 1 del 1/1"' in second
    assert [1, 2] == [claim.attempt for claim in entry.claims]


def test_an_attempt_after_one_that_never_left_is_as_the_first() -> None:
    """Where it is proven that nothing left there is no duplicate to warn of."""
    happened = (CLAIM, outcome("not-sent"))
    entry = life(*happened, again(*happened))
    assert entry.claims[0].payload_sha256 == entry.claims[1].payload_sha256


def changed(record: Record, **fields: object) -> Record:
    """A record with other values."""
    return msgspec.structs.replace(record, **fields)


@pytest.mark.parametrize(
    ("happened", "expected"),
    [
        pytest.param((outcome("accepted"),), "TG602.status", id="an outcome without a claim"),
        pytest.param((again(CLAIM, outcome("not-sent")),), "TG602.number", id="a second claim alone"),
        pytest.param((CLAIM, again(CLAIM, outcome("not-sent"))), "TG602.status", id="two claims"),
        pytest.param(
            (CLAIM, outcome("in-doubt"), again(CLAIM, outcome("not-sent"))), "TG602.status", id="in doubt, sent again"
        ),
        pytest.param(
            (CLAIM, outcome("rejected"), again(CLAIM, outcome("not-sent"))), "TG602.status", id="rejected, sent again"
        ),
        pytest.param((CLAIM, changed(outcome("accepted"), nonce="0" * 32)), "TG602.nonce", id="another's outcome"),
        pytest.param((CLAIM, changed(outcome("accepted"), kind="expired")), "TG602.kind", id="expired after a claim"),
        pytest.param(
            (changed(outcome_of(PLANNED, "expired", LATER), kind="accepted"),), "TG602.kind", id="accepted, never sent"
        ),
        pytest.param((CLAIM, outcome("accepted"), decided("was-sent")), "TG602.status", id="decided, though known"),
        pytest.param((CLAIM, outcome("accepted"), decided("abandon")), "TG602.status", id="abandoned, though known"),
        pytest.param((CLAIM, outcome("rejected"), GIVEN_UP), "TG602.status", id="given up, though ended"),
        pytest.param((CLAIM, GIVEN_UP), "TG602.status", id="given up on its way"),
        pytest.param((CLAIM, outcome("sent"), SETTLED), "TG602.status", id="settled, though sent"),
        pytest.param((outcome_of(PLANNED, "stale", LATER), SETTLED, GIVEN_UP), "TG602.status", id="settled, given up"),
        pytest.param((SETTLED,), "TG602.status", id="settled, though to be sent"),
        pytest.param((CLAIM, outcome("in-doubt"), decided("abandon", 2)), "TG602.number", id="decided of no attempt"),
        pytest.param((decided("was-sent"),), "TG602.status", id="decided before any attempt"),
        pytest.param((verified("verified"),), "TG602.status", id="verified, never sent"),
        pytest.param((CLAIM, outcome("accepted"), verified("verified", 2)), "TG602.number", id="a verification lacks"),
        pytest.param(
            (CLAIM, outcome("accepted"), verified("verified"), verified("diverged", 2)), "TG602.status", id="both"
        ),
        pytest.param((CLAIM, outcome_of(PLANNED, "expired", LATER)), "TG602.status", id="expired while on its way"),
        pytest.param((changed(CLAIM, version=2),), "TG602.version", id="another version"),
        pytest.param((changed(CLAIM, execute_on=date(2026, 12, 1)),), "TG602.day", id="another day"),
        pytest.param((changed(CLAIM, payload_sha256="0" * 64),), "TG602.payload", id="other bytes"),
        pytest.param((changed(CLAIM, ordered_on=date(2026, 11, 24)),), "TG602.day", id="ordered on another day"),
        pytest.param((changed(CLAIM, claimed_at=START + timedelta(days=2)),), "TG602.expired", id="too late"),
        pytest.param((CLAIM, changed(outcome("accepted"), at=START - MINUTE)), "TG602.before_claim", id="too early"),
        pytest.param((Note(seq=1, k=2, text="x", by="k", at=LATER),), "TG602.number", id="a note lacks"),
    ],
)
def test_an_impossible_life(happened: tuple[Record, ...], expected: str) -> None:
    """What cannot have come about is told, and the entry is broken: nothing of it is sent."""
    now = state(files(CURSOR, ORDER, *happened))
    assert expected in keys(now)
    assert Status.BROKEN is now.entries[1].status
    assert {(ENVIRONMENT, key) for key in ORDER.keys} == set(now.open_keys)


@pytest.mark.parametrize(
    "before", [(CLAIM,), (CLAIM, outcome("accepted")), (CLAIM, outcome("in-doubt"), decided("abandon"))]
)
def test_a_late_outcome_needs_a_doubt(before: tuple[Record, ...]) -> None:
    """A second outcome is one only where the sweep had spoken before the run, and people had not decided."""
    assert ["TG602.status"] == keys(state(files(CURSOR, ORDER, *before, outcome("rejected"), late=True)))


def test_a_late_doubt_says_nothing() -> None:
    """A late outcome that is in doubt too is no outcome."""
    happened = files(CURSOR, ORDER, CLAIM, outcome("in-doubt"), outcome("in-doubt"), late=True)
    assert ["TG602.kind"] == keys(state(happened))


ORDER_PATH = path_of(ORDER)
CLAIM_PATH = path_of(CLAIM, ENVIRONMENT)


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        pytest.param(lambda ledger: ledger.pop(ORDER_PATH), "TG601.orphan", id="the order is gone"),
        pytest.param(lambda ledger: ledger.pop(path_of(CURSOR)), "TG601.no_cursor", id="the cursor is gone"),
        pytest.param(lambda ledger: ledger.update({"README.md": b""}), "TG600.foreign", id="a file of others"),
        pytest.param(lambda ledger: ledger.update({CLAIM_PATH: b"{}"}), "TG600.unreadable", id="no record"),
        pytest.param(
            lambda ledger: ledger.update({CLAIM_PATH: ledger[CLAIM_PATH].replace(b'format": 1', b'format": 9')}),
            "TG600.newer",
            id="a later format",
        ),
        pytest.param(
            lambda ledger: ledger.update({CLAIM_PATH.replace("claim-1", "claim-2"): ledger.pop(CLAIM_PATH)}),
            "TG600.misplaced",
            id="renamed",
        ),
        pytest.param(
            lambda ledger: ledger.update({ORDER_PATH.replace("/1/", "/2/"): ledger.pop(ORDER_PATH)}),
            "TG600.misplaced",
            id="moved",
        ),
        pytest.param(
            lambda ledger: ledger.update({CLAIM_PATH.replace(ENVIRONMENT, "ntjp-prod"): ledger.pop(CLAIM_PATH)}),
            "TG601.twice",
            id="in another environment",
        ),
    ],
)
def test_damage(damage: Callable[[dict[str, bytes]], object], expected: str) -> None:
    """A file that is gone, changed, renamed or new is told."""
    ledger = files(CURSOR, ORDER, CLAIM)
    damage(ledger)
    assert expected in keys(state(ledger))


def test_numbers_have_no_gaps() -> None:
    """Entries over all environments, and cursors, count from 1 on: one that lacks was removed."""
    third = changed(ORDER, seq=3)
    cursors = [changed(CURSOR, k=k) for k in (1, 4)]
    found = state(files(ORDER, third, *cursors)).problems
    assert [("TG601.gap", {"seq": 2}), ("TG601.cursor_gap", {"k": 2}), ("TG601.cursor_gap", {"k": 3})] == [
        (each.message.key, dict(each.message.values)) for each in found
    ]


def test_one_number_in_two_environments() -> None:
    """The series is one over all environments."""
    other = changed(ORDER, environment="ntjp-prod")
    assert "TG601.twice" in keys(state(files(CURSOR, ORDER, other)))


def test_nothing_is_a_ledger_too() -> None:
    """Before the first order there is nothing, and nothing is wrong."""
    now = state({})
    assert (1, 1, None, ()) == (now.next_seq, now.next_cursor, now.cursor, now.problems)


def test_whose_turn_it_is() -> None:
    """Of open entries that touch one row the first has its turn; the others wait for it."""
    [second] = records(order(EKEN, BOKEN), merged_at("c" * 40, "b" * 40, "orders/ntjp-qa/y.json"), 2)
    [third] = records(order(BOKEN), merged_at("d" * 40, "c" * 40, "orders/ntjp-qa/z.json"), 3)
    now = state(files(CURSOR, ORDER, second, third))
    assert [(), (1,), (2,)] == [now.waits_for(seq) for seq in (1, 2, 3)]
    done = state(files(CURSOR, ORDER, second, third, CLAIM, outcome("rejected")))
    assert [(), (2,)] == [done.waits_for(seq) for seq in (2, 3)]
    assert 4 == done.next_seq


WITHOUT = unordered_record(Unordered(ENVIRONMENT, "NTJP-QA", merged_at("b" * 40, "a" * 40, ""), ORDER.keys), 1)
"""A merge that should have brought an order."""


@pytest.mark.parametrize(
    ("happened", "expected"),
    [
        ((), Status.UNORDERED),
        ((SETTLED,), Status.SETTLED),
        ((GIVEN_UP,), Status.ABANDONED),
    ],
)
def test_a_merge_without_an_order(happened: tuple[Record, ...], expected: Status) -> None:
    """It waits for people, and holds up nobody: the order that it lacked touches the same rows."""
    now = state(files(CURSOR, WITHOUT, *happened))
    assert (expected, {}, ()) == (now.entries[1].status, now.open_keys, now.problems)
    assert (expected is Status.UNORDERED) is now.entries[1].is_unfinished


@pytest.mark.parametrize("happened", [CLAIM, outcome_of(PLANNED, "stale", LATER), decided("was-sent")])
def test_a_merge_without_an_order_is_never_sent(happened: Record) -> None:
    """There is nothing to claim, to expire or to have arrived."""
    assert ["TG602.status"] == keys(state(files(CURSOR, WITHOUT, happened)))


def in_production() -> OrderRecord:
    """The order of another environment that touches the very same rows, number 2."""
    [second] = records(order(EKEN), merged_at("c" * 40, "b" * 40, "orders/ntjp-prod/y.json"), 2)
    return msgspec.structs.replace(second, environment="ntjp-prod")


def test_the_same_row_of_another_environment_waits_for_nobody() -> None:
    """A row in test and the same row in production are two: what is in doubt in one never holds up the other."""
    production = in_production()
    assert ORDER.keys == production.keys
    for happened in ((), (CLAIM,), (CLAIM, outcome("in-doubt"))):
        now = state(files(CURSOR, ORDER, production, *happened))
        assert [(), ()] == [now.waits_for(seq) for seq in (1, 2)]


def test_the_same_row_of_another_environment_has_its_own_turn() -> None:
    """An attempt is in turn though an earlier order of another environment is open."""
    production = in_production()
    claim = claim_of(begin(production), LATER)
    claimed = {path_of(claim, "ntjp-prod"): encode(claim)}
    assert () == state(files(CURSOR, ORDER, production) | claimed).problems


def test_an_attempt_out_of_turn_is_told() -> None:
    """An order that was claimed while an earlier one holds its row may have undone it."""
    [second] = records(order(EKEN), merged_at("c" * 40, "b" * 40, "orders/ntjp-qa/y.json"), 2)
    claim = claim_of(begin(second), LATER)
    now = state(files(CURSOR, ORDER, second, claim))
    assert [("TG602.turn", Place(path_of(second)))] == [(each.message.key, each.place) for each in now.problems]
    assert [Status.PLANNED, Status.BROKEN] == [entry.status for entry in now.entries.values()]
    freed = state(files(CURSOR, ORDER, second, claim, CLAIM, outcome("rejected")))
    assert () == freed.problems


def test_the_newest_case_number_counts() -> None:
    """A case number that was wrong is put right by another note."""
    notes = [Note(seq=1, k=k, case_number=text, by="k", at=LATER) for k, text in enumerate(("SC-1", "SC-2", ""), 1)]
    assert "SC-2" == life(*notes).case_number
    assert "" == life().case_number


def test_the_order_of_files_says_nothing() -> None:
    """The state is that of a set of files, in whatever order they were read."""
    ledger = files(CURSOR, ORDER, CLAIM, outcome("accepted"), verified("verified"))
    assert state(ledger) == state(dict(reversed(ledger.items())))


def test_every_status_can_be_reached_and_named() -> None:
    """There is a word for each status, in both languages, and none that nobody is."""

    def names() -> Iterator[str]:
        for each in Status:
            yield each.word.key

    assert len(Status) == len(set(names()))
