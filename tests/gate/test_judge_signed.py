"""Signatures that count and those that do not, as a pure function: one good set, and every way to be otherwise."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.golden import GOLDEN, assert_golden
from tak_gitops.model.approvals import Approvals, Approver
from tak_gitops.orders.approvals.statement import LARGEST, Signed, Statement, read_signed, write_statement
from tak_gitops.orders.gate.authors import hands_in
from tak_gitops.orders.gate.judge import Rules, missing_of
from tak_gitops.orders.gate.need import Need
from tak_gitops.orders.gate.owners import Because, Owner
from tak_gitops.orders.gate.signed import Approval, SignedVerdict, Wanted, judge_signed
from tak_gitops.texts import LANGUAGES, Language, msg, render

HEAD, OLD, MERGE = "a" * 40, "b" * 40, "c" * 40
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ORDERS = (("ntjp-prod", "1" * 64), ("ntjp-qa", "2" * 64))
GOOD = Statement("o/r", "main", HEAD, ORDERS, NOW + timedelta(seconds=1))
WANTED = Wanted(MERGE, "o/r", "main", HEAD, ORDERS, NOW)
PEOPLE = (Approver("Anna", owns=("@a",)), Approver("Bo", owns=("@b",)), Approver("Cia"))
ANNA, BO = Approval("1" * 64, GOOD, "Anna"), Approval("2" * 64, GOOD, "Bo")
SIGNATURE = b"-----BEGIN SSH SIGNATURE-----\nU1NI\n-----END SSH SIGNATURE-----\n"


def judged(*approvals: Approval, need: Need | None = None, authors: Any = ("Cia",), **wanted: Any) -> SignedVerdict:
    """The verdict of the gate."""
    rules = Rules(need or Need(2), PEOPLE, Approvals("signatures"))
    return judge_signed(WANTED._replace(**wanted), approvals, authors, rules)


def test_enough_signatures_open() -> None:
    """In whatever order they stand; the names, and the files that count."""
    for result in (judged(ANNA, BO), judged(BO, ANNA)):
        assert result.verdict.opens
        assert ("Anna", "Bo") == result.verdict.approved_by
        assert (ANNA.digest, BO.digest) == result.files


ODD: list[tuple[dict[str, Any], str]] = [
    ({"statement": None}, "gate.signed.unreadable"),
    ({"signer": None}, "gate.signed.unknown"),
    ({"signer": "Cia"}, "gate.own"),
    ({"statement": GOOD._replace(head=OLD)}, "gate.other_commit"),
    ({"statement": GOOD._replace(head=MERGE)}, "gate.other_commit"),
    ({"statement": GOOD._replace(orders=())}, "gate.signed.other_orders"),
    ({"statement": GOOD._replace(orders=ORDERS[:1])}, "gate.signed.other_orders"),
    ({"statement": GOOD._replace(orders=(*ORDERS, ("x", "3" * 64)))}, "gate.signed.other_orders"),
    ({"statement": GOOD._replace(repository="")}, "gate.signed.other_place"),
    ({"statement": GOOD._replace(repository="o/x")}, "gate.signed.other_place"),
    ({"statement": GOOD._replace(branch="dev")}, "gate.signed.other_place"),
    ({"statement": GOOD._replace(expires=NOW)}, "gate.signed.expired"),
    ({"statement": GOOD._replace(expires=NOW - timedelta(days=400))}, "gate.signed.expired"),
]


@pytest.mark.parametrize(("change", "said"), ODD)
def test_an_approval_that_differs_does_not_count(change: dict[str, Any], said: str) -> None:
    """Where it is missed, its own words are told besides the count; where it is not missed, it does no harm."""
    odd = BO._replace(**change)
    verdict = judged(ANNA, odd).verdict
    assert ["gate.too_few", said] == [each.key for each in verdict.problems]
    assert ("count", 1) in verdict.problems[0].values
    assert ("Anna",) == verdict.approved_by
    harmless = odd._replace(digest="3" * 64)
    assert judged(ANNA, BO, harmless).verdict.opens


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_each(language: Language) -> None:
    """Every reason, in words for whoever has to mend it."""
    lines = []
    for change, said in ODD:
        lines += [
            said,
            *(f"  - {render(each, language)}" for each in judged(ANNA, BO._replace(**change)).verdict.problems),
        ]
    assert_golden(GOLDEN / f"gate-signed-{language}.txt", "".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize(
    "wanted",
    [
        {"head": OLD},
        {"head": None},
        {"orders": ()},
        {"orders": tuple(reversed(ORDERS))},
        {"repository": ""},
        {"branch": "dev"},
        {"now": NOW + timedelta(seconds=1)},
    ],
)
def test_a_merge_that_differs_is_not_what_was_signed(wanted: dict[str, Any]) -> None:
    """The same signatures, and something else that was merged."""
    assert not judged(ANNA, BO, **wanted).verdict.opens


def test_nobody_knows_what_was_merged() -> None:
    """The words have the commit; rules and orders in one change are told too."""
    conflict = msg("gate.mixed", path="x")
    assert (msg("gate.no_signed_head", commit=MERGE[:12]),) == judged(ANNA, BO, head=None).verdict.problems
    keys = [each.key for each in judged(ANNA, BO, head=None, need=Need(2, conflict=conflict)).verdict.problems]
    assert ["gate.mixed", "gate.no_signed_head"] == keys


def test_rules_and_orders_in_one_change_never_pass() -> None:
    """However many signed it."""
    conflict = msg("gate.mixed", path="x")
    assert (conflict,) == judged(ANNA, BO, need=Need(1, conflict=conflict)).verdict.problems
    too_few = judged(ANNA, need=Need(2, conflict=conflict)).verdict.problems
    assert ["gate.mixed", "gate.too_few"] == [each.key for each in too_few]


def test_one_person_counts_once() -> None:
    """With two files, the first by digest is kept."""
    again = ANNA._replace(digest="0" * 64)
    result = judged(ANNA, again)
    assert ["gate.too_few"] == [each.key for each in result.verdict.problems]
    assert ("0" * 64,) == result.files


def test_owners_are_spoken_for() -> None:
    """Somebody who speaks for each owner must be among those who signed; who that can be is told."""
    need = Need(1, ("@a", "@b"), owned=(Owner("@b", (Because("tidbok", "producer", "ntjp-qa"),)),))
    assert judged(ANNA, BO, need=need).verdict.opens
    (problem,) = judged(ANNA, need=need).verdict.problems
    assert msg("gate.no_owner", owner="@b", systems="tidbok", people="Bo") == problem
    (problem,) = judged(ANNA, need=Need(1, ("@x",))).verdict.problems
    assert msg("gate.no_owner.nobody", owner="@x", systems="–", people="") == problem


def test_all_are_told_who_could_speak_for_an_owner() -> None:
    """Every system that makes the owner one, and everybody who may speak for them."""
    systems = (Because("tidbok", "producer", "ntjp-qa"), Because("journal", "consumer", "ntjp-qa"))
    need = Need(0, ("@a",), owned=(Owner("@a", systems),))
    people = (*PEOPLE, Approver("Didrik", owns=("@a",)))
    expected = msg("gate.no_owner", owner="@a", systems="tidbok, journal", people="Anna, Didrik")
    assert [expected] == list(missing_of((), need, people))


def test_an_approval_is_read_as_it_was_written() -> None:
    """And the bytes that were signed are those before the signature."""
    text = write_statement(GOOD._replace(expires=NOW))
    assert Signed(GOOD._replace(expires=NOW), text, SIGNATURE) == read_signed(text + SIGNATURE)
    assert b"repository -\n" in write_statement(GOOD._replace(repository=""))


names = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,20}", fullmatch=True)
statements = st.builds(
    Statement,
    st.one_of(st.just(""), st.builds("{}/{}".format, names, names)),
    names,
    st.text("0123456789abcdef", min_size=40, max_size=40),
    st.lists(st.tuples(names, st.text("0123456789abcdef", min_size=64, max_size=64)), max_size=4).map(tuple),
    st.integers(0, 10**10).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
)


@given(statements)
def test_every_statement_is_written_in_one_way(statement: Statement) -> None:
    """What is read is what was written."""
    read = read_signed(write_statement(statement) + SIGNATURE)
    assert read is not None
    assert statement == read.statement


@given(st.data())
def test_a_statement_with_another_byte_says_something_else(data: st.DataObject) -> None:
    """Or nothing at all: no two texts say the same."""
    text = write_statement(GOOD)
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != text[at]))
    read = read_signed(text[:at] + bytes([other]) + text[at + 1 :] + SIGNATURE)
    assert read is None or read.statement != GOOD


@pytest.mark.parametrize(
    "content",
    [
        b"",
        write_statement(GOOD),
        SIGNATURE,
        b"\xff" + write_statement(GOOD) + SIGNATURE,
        write_statement(GOOD) + SIGNATURE + b"x" * LARGEST,
        write_statement(GOOD).replace(b"2026", b"20\xd9\xa22") + SIGNATURE,
        write_statement(GOOD).replace(b"-11-", b"-13-") + SIGNATURE,
        write_statement(GOOD).replace(b"\n", b"\r\n") + SIGNATURE,
        write_statement(GOOD).replace(b"approval 1", b"approval 2") + SIGNATURE,
    ],
)
def test_what_is_no_approval_is_none(content: bytes) -> None:
    """Cut, foreign, too long, of another version, or with odd digits, days and line ends."""
    assert read_signed(content) is None


def test_the_largest_approval_is_read() -> None:
    """The limit itself is allowed."""
    text = write_statement(GOOD) + SIGNATURE
    assert read_signed(text + b"x" * (LARGEST - len(text)))


def test_who_had_a_hand_in_a_change() -> None:
    """By account, by address in any letter case, or by the address that GitHub gives an account."""
    people = (
        Approver("Anna", 1, ("Anna@Region.example", "a@x.example")),
        Approver("Bo", 2),
        Approver("Cia", None, ("cia@x.example",)),
    )
    assert frozenset() == hands_in(people, (), ("x@y.example",))
    assert {"Anna"} == hands_in(people, (1, 7), ())
    assert {"Anna"} == hands_in(people, (), ("x@y.example", "anna@REGION.example"))
    assert {"Bo"} == hands_in(people, (), ("2+bo@Users.NoReply.GitHub.com",))
    assert {"Cia"} == hands_in(people, (), ("cia@x.example", "12+bo@users.noreply.github.com", "2bo@users.noreply.x"))
