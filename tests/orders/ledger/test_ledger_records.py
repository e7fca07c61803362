"""Records are small files with one way of being written, each in one place."""

import json
from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.ledger import START, claim_of, merged_at, order, outcome_of, records
from builders.states import ENVIRONMENT
from tak_gitops.orders.ledger.entry import begin, follow
from tak_gitops.orders.ledger.paths import KINDS, RecordPath, belongs, path_of, read_path
from tak_gitops.orders.ledger.records import (
    Claim,
    Confirmation,
    Cursor,
    Note,
    Outcome,
    Record,
    RecordError,
    Resolution,
    Verification,
    decode,
    decoder,
    encode,
    now_in_utc,
    spelled,
)

[ORDER] = records(order(), merged_at("b" * 40, "a" * 40, "orders/ntjp-qa/x.json"), 137)
CLAIM = claim_of(begin(ORDER), START)
EVERY: dict[str, Record] = {
    "ledger/ntjp-qa/100/137/order.json": ORDER,
    "ledger/ntjp-qa/100/137/claim-1.json": CLAIM,
    "ledger/ntjp-qa/100/137/outcome-1.json": outcome_of(follow(begin(ORDER), CLAIM), "accepted", START),
    "ledger/ntjp-qa/100/137/outcome-0.json": outcome_of(begin(ORDER), "expired", START),
    "ledger/ntjp-qa/100/137/resolve-2.json": Resolution(
        seq=137, attempt=2, decision="abandon", reason="ÅÄÖ", by="K", at=START
    ),
    "ledger/ntjp-qa/100/137/verify-3.json": Verification(
        seq=137, k=3, export="x", snapshot=None, result="waiting", rows=(), at=START
    ),
    "ledger/ntjp-qa/100/137/confirm-2.json": Confirmation(
        seq=137, k=2, result="done", reason="TSK-1", by="K", at=START
    ),
    "ledger/ntjp-qa/100/137/note-1.json": Note(seq=137, k=1, case_number="SC-1", by="K", at=START),
    "cursor/0/99.json": Cursor(k=99, commit="c" * 40, at=START),
}
words = st.text(st.characters(codec="utf-8"), max_size=50)


@pytest.mark.parametrize("path", EVERY)
def test_a_record_has_one_place_and_is_read_again(path: str) -> None:
    """What is written is read again, from the path that it belongs in."""
    record = EVERY[path]
    place = read_path(path)
    assert place is not None
    assert path == path_of(record, ENVIRONMENT) == str(place)
    assert record == decode(encode(record), decoder(KINDS[place.name]))
    assert belongs(record, place)
    assert not belongs(record, place._replace(seq=138, number=place.number + 1, environment="ntjp-prod"))


@given(proof=words, reply=words)
def test_a_record_is_plain_json(proof: str, reply: str) -> None:
    """Two blanks, letters as they are, a line break at the end: what anybody's tools show."""
    entry = follow(begin(ORDER), CLAIM)
    record = msgspec.structs.replace(outcome_of(entry, "accepted", START), proof=proof, reply=reply)
    expected = json.dumps(msgspec.to_builtins(record), ensure_ascii=False, indent=2) + "\n"
    assert expected == encode(record).decode()
    assert record == decode(encode(record), decoder(Outcome))


def test_the_payload_keeps_the_order_of_its_fields() -> None:
    """The exact bytes are hashed and sent: a payload that was sorted anew would give others."""
    again = decode(encode(ORDER), decoder(type(ORDER)))
    assert json.dumps(ORDER.payload) == json.dumps(again.payload)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"format": 1', '"format": 0'),
        ('"attempt": 1', '"attempt": 0'),
        ('"attempt": 1', '"attempt": "1"'),
        ('"run"', '"runner"'),
        ("08:00:00Z", "08:00:00"),
        ('"channel": "takweb",', '"channel": "takweb", "more": 1,'),
        (CLAIM.nonce, CLAIM.nonce[1:]),
        (CLAIM.nonce, CLAIM.nonce.upper().replace("0", "G")),
        (CLAIM.payload_sha256, CLAIM.payload_sha256 + "\\n"),
        ("}", ""),
    ],
)
def test_what_is_no_record_is_refused(old: str, new: str) -> None:
    """A field too many, too few or of another form makes it no record."""
    text = encode(CLAIM).decode()
    assert old in text
    with pytest.raises(RecordError) as raised:
        decode(text.replace(old, new).encode(), decoder(Claim))
    assert not raised.value.newer


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"null", b'{"format": "x"}', b"[" * 100_000])
def test_bytes_that_are_no_json_are_refused(content: bytes) -> None:
    """Whatever is in a file, the answer is an error of ours."""
    with pytest.raises(RecordError):
        decode(content, decoder(Claim))


def test_a_later_format_is_told_apart() -> None:
    """Who has an old version is told to upgrade, not that the ledger is broken."""
    with pytest.raises(RecordError) as raised:
        decode(encode(CLAIM).replace(b'"format": 1', b'"format": 2'), decoder(Claim))
    assert raised.value.newer


def test_other_spellings_are_told_apart() -> None:
    """The same record written in another way was not written by this program."""
    content = encode(CLAIM)
    local = msgspec.structs.replace(CLAIM, claimed_at=START.astimezone(timezone(timedelta(hours=1))))
    assert spelled(CLAIM, content)
    assert not spelled(CLAIM, content.replace(b"  ", b" "))
    assert not spelled(local, encode(local))


def test_moments_are_in_utc_to_the_second() -> None:
    """A moment of any zone becomes one that can be written."""
    swedish = datetime(2026, 11, 23, 9, 0, 0, 999, tzinfo=timezone(timedelta(hours=1)))
    assert datetime(2026, 11, 23, 8, 0, tzinfo=UTC) == now_in_utc(swedish)


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "ledger/ntjp-qa/137/order.json",
        "ledger/ntjp-qa/0/137/order.json",
        "ledger/ntjp-qa/100/0137/order.json",
        "ledger/ntjp-qa/100/137/order.json\n",
        "ledger/ntjp-qa/100/137/claim-0.json",
        "ledger/ntjp-qa/100/137/claim-01.json",
        "ledger/ntjp-qa/100/137/claim.json",
        "ledger/ntjp-qa/100/137/order-1.json",
        "ledger/ntjp-qa/100/１37/order.json",
        "ledger/a/b/100/137/order.json",
        "ledger//100/137/order.json",
        "cursor/0/0.json",
        "cursor/100/99.json",
        "cursor/99.json",
    ],
)
def test_other_paths_are_none_of_the_ledgers(path: str) -> None:
    """There is one way of writing each path."""
    assert read_path(path) is None


@given(
    name=st.sampled_from([name for name in KINDS if name not in {"order", "settled", "given-up", "cursor"}]),
    seq=st.integers(1, 10**9),
    number=st.integers(1, 10**6),
)
def test_every_path_is_read_again(name: str, seq: int, number: int) -> None:
    """A path gives back what it was made of."""
    place = RecordPath(name, ENVIRONMENT, seq, number)
    assert place == read_path(str(place))
