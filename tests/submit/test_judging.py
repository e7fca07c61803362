"""The judge of submission sees each broken promise: one that finds nothing in anything would prove nothing."""

from datetime import UTC, datetime

import pytest

from builders.door import Post
from builders.judging import violations
from builders.ledger import START, claim_of, merged_at, order, outcome_of, records
from builders.proving import Merge, Placed
from tak_gitops.orders.ledger.entry import Entry, Status, begin, follow
from tak_gitops.orders.ledger.records import Cursor, Resolution
from tak_gitops.orders.ledger.state import LedgerState

COMMIT = "1" * 40
PATH = "orders/ntjp-qa/2026-11-23-eken-3f9a01c2b7de.json"
MERGE = Merge(COMMIT, PATH)


def entry_of(*kinds: str) -> Entry:
    """An entry with an attempt for each kind; `claimed` has no outcome, and `resend` lets the next be sent again."""
    (record,) = records(order(), merged_at(COMMIT, None, PATH))
    entry = begin(record)
    for kind in kinds:
        if kind == "resend":
            by, at = "Karin Karlsson", START
            decided = Resolution(seq=1, attempt=len(entry.claims), decision="resend", reason="syns inte", by=by, at=at)
            entry = follow(entry, decided)
            continue
        entry = follow(entry, claim_of(entry, START))
        if kind != "claimed":
            entry = follow(entry, outcome_of(entry, kind, START))  # type: ignore[arg-type]
    return entry


def judged(
    entry: Entry | None, arrived: int, placed: tuple[str, ...] = (), *, late: float = 1, bytes_: str = ""
) -> str:
    """What the judge says where so many orders arrived of an entry, and TAK answered so."""
    ledger = LedgerState({1: entry} if entry else {}, Cursor(k=1, commit=COMMIT, at=START), {}, ())
    at = START.timestamp() + late
    digest = bytes_ or (entry.claims[0].payload_sha256 if entry and entry.claims else "")
    posts = [Post(1, "3f9a01c2b7de", digest, at)] * arrived
    return "; ".join(violations(ledger, [MERGE], posts, [Placed(1, "3f9a01c2b7de", each) for each in placed]))


@pytest.mark.parametrize(
    ("entry", "arrived", "placed"),
    [
        (entry_of("accepted"), 1, ("accepted",)),
        (entry_of("rejected"), 1, ("rejected",)),
        (entry_of("claimed"), 0, ()),
        (entry_of("claimed"), 1, ("accepted",)),
        (entry_of("in-doubt"), 1, ()),
        (entry_of("in-doubt"), 1, ("accepted",)),
        (entry_of("not-sent", "accepted"), 2, ("accepted",)),
    ],
)
def test_nothing_is_wrong(entry: Entry, arrived: int, placed: tuple[str, ...]) -> None:
    """What may happen is no violation."""
    assert "" == judged(entry, arrived, placed)


@pytest.mark.parametrize(
    ("entry", "arrived", "placed", "words"),
    [
        (None, 0, (), "lost"),
        (None, 1, (), "not in the ledger"),
        (entry_of(), 0, (), "stuck"),
        (entry_of("accepted"), 2, ("accepted",), "double"),
        (entry_of("accepted"), 1, ("accepted", "accepted"), "double"),
        (entry_of("in-doubt"), 2, ("accepted",), "double"),
        (entry_of("accepted"), 1, (), "is accepted 1 times"),
        (entry_of("accepted"), 1, ("rejected",), "is accepted 1 times"),
        (entry_of("rejected"), 1, ("accepted",), "is rejected"),
        (entry_of("not-sent", "claimed"), 2, ("accepted", "accepted"), "not-sent"),
    ],
)
def test_a_broken_promise_is_seen(entry: Entry | None, arrived: int, placed: tuple[str, ...], words: str) -> None:
    """Twice, lost, falsely accepted, falsely rejected: each is found."""
    assert words in judged(entry, arrived, placed)


def test_other_bytes_and_other_moments_are_seen() -> None:
    """What arrived is what was claimed, after it was claimed."""
    assert "other bytes" in judged(entry_of("accepted"), 1, ("accepted",), bytes_="0" * 64)
    assert "before it was claimed" in judged(entry_of("accepted"), 1, ("accepted",), late=-5)


def test_a_resend_counts_for_itself() -> None:
    """An attempt that people let be sent again is known by its mark: without it, it is a second sending."""
    entry = entry_of("in-doubt", "resend", "accepted")
    assert Status.ACCEPTED is entry.status
    ledger = LedgerState({1: entry}, Cursor(k=1, commit=COMMIT, at=START), {}, ())
    at = datetime.now(UTC).timestamp()
    first, second = entry.claims
    marked = "3f9a01c2b7de MÖJLIG DUBBLETT av 1"
    posts = [Post(1, "3f9a01c2b7de", first.payload_sha256, at), Post(1, marked, second.payload_sha256, at)]
    assert [] == violations(ledger, [MERGE], posts, [Placed(1, marked, "accepted")])
    unmarked = violations(ledger, [MERGE], [posts[0], posts[0]], [Placed(1, "3f9a01c2b7de", "accepted")])
    assert any("double" in each for each in unmarked)
