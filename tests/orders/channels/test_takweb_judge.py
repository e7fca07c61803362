"""What is taken for proof: the recorded reports, whole, and nothing that is less or other."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builders.reports import TIMING, predicted_order, recorded_order, report_of
from tak_gitops.orders.channels.takweb_answer import Judge, Verdict, judge_for
from tak_gitops.orders.channels.takweb_page import leads_to_log_in, read_page
from tak_gitops.sources.json_order import encode, filled

RECORDINGS = Path(__file__).resolve().parents[4] / "shared" / "recordings"
ACCEPTED = Verdict("accepted", "report")
ORDER = predicted_order()
REPORT = report_of(ORDER)
LETTERS = "".join(sorted(set(REPORT))) + "åÅ\r\t\x00\xa0"
CONTENT = encode(filled(ORDER.parts[0], TIMING))
JUDGE = judge_for(ORDER, 1, CONTENT)


class Recorded(NamedTuple):
    """A recorded answer to an order, and the judge of an order that predicts it."""

    name: str
    reply: str
    judge: Judge


def recorded(beginning: str) -> list[Recorded]:
    """Every recorded answer that begins in a way; a report is judged by an order that predicted it."""
    found = []
    for path in sorted(RECORDINGS.glob("takweb/*.json")):
        for number, step in enumerate(json.loads(path.read_text(encoding="utf-8"))["steps"]):
            if step["reply"].startswith(beginning):
                judge = JUDGE
                if beginning == "Plattform: ":
                    order, timing = recorded_order(step["reply"])
                    judge = judge_for(order, 1, encode(filled(order.parts[0], timing)))
                found.append(Recorded(f"{path.stem}-{number}", step["reply"], judge))
    return found


@pytest.mark.parametrize("case", recorded("Plattform: "), ids=lambda case: case.name)
def test_a_recorded_report_is_proof_when_it_is_whole(case: Recorded) -> None:
    """Cut at any byte, it proves nothing (reliability.md 7, R6)."""
    content = case.reply.encode("latin-1")
    assert ACCEPTED == case.judge(content.decode("latin-1"))
    taken = [at for at in range(len(content)) if case.judge(content[:at].decode("latin-1")).kind != "in-doubt"]
    assert [] == taken


@pytest.mark.parametrize("case", recorded("JsonBestallning ERROR:::"), ids=lambda case: case.name)
def test_a_recorded_refusal(case: Recorded) -> None:
    """TAK-web's own words prove that nothing was saved."""
    assert Verdict("rejected", "errors") == case.judge(case.reply)


@pytest.mark.parametrize("case", recorded("RUNTIME ERROR:::"), ids=lambda case: case.name)
def test_a_recorded_stumble(case: Recorded) -> None:
    """Nothing was saved in any of them, and still it is in doubt: the causes are open-ended."""
    assert Verdict("in-doubt", "stumbled") == case.judge(case.reply)


@pytest.mark.parametrize("case", recorded("Plattform: "), ids=lambda case: case.name)
def test_a_report_on_another_order_is_no_proof(case: Recorded) -> None:
    """What TAK-web reports of others proves nothing of ours."""
    assert Verdict("in-doubt", "other-report") == JUDGE(case.reply)


def test_recordings_are_tried(shared: Path) -> None:
    """The tests above have something to try where the recordings are."""
    assert shared.is_dir()
    counts = [len(recorded(each)) for each in ("Plattform: ", "JsonBestallning ERROR:::", "RUNTIME ERROR:::")]
    assert [75, 61, 6] == counts


def test_the_predicted_report_is_proof() -> None:
    """Whole and for the right day, number and digest."""
    assert ACCEPTED == JUDGE(REPORT)


def test_a_cut_report_is_no_proof() -> None:
    """A report that is not there to its last line break was cut."""
    assert {"in-doubt"} == {JUDGE(REPORT[:at]).kind for at in range(len(REPORT))}


mutations = st.lists(
    st.tuples(
        st.integers(0, len(REPORT) - 1),
        st.sampled_from(["change", "remove", "add", "swap", "double", "cut"]),
        st.sampled_from(LETTERS),
    ),
    min_size=1,
    max_size=3,
)


@given(mutations)
@example([(REPORT.index("Version: 137"), "cut", "x")])
@example([(len(REPORT) - 1, "remove", "x")])
@example([(REPORT.index("\n\nInkludera"), "double", "x")])
def test_a_report_that_was_changed_is_no_proof(made: list[tuple[int, str, str]]) -> None:
    """Unless the change touches only blanks, or the order of lines (reliability.md 7, R6)."""
    text = REPORT
    for at, how, letter in made:
        text = _mutated(text, min(at, len(text) - 1), how, letter) if text else text
    if JUDGE(text) == ACCEPTED:
        assert _essence(REPORT) == _essence(text)


def _mutated(text: str, at: int, how: str, letter: str) -> str:
    match how:
        case "change":
            return text[:at] + letter + text[at + 1 :]
        case "remove":
            return text[:at] + text[at + 1 :]
        case "add":
            return text[:at] + letter + text[at:]
        case "swap":
            return text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]
        case "double":
            return text[:at] + text[at:] + text[at:]
    return text[:at]


def _essence(text: str) -> tuple[object, ...]:
    """What counts of a report: that it ends, the fields of its heading, and the lines of its sections."""
    heading, _, body = text.replace("\r\n", "\n").partition("\nInkludera:")
    fields = {tuple(part.strip() for part in line.partition(":")) for line in heading.split("\n") if line.strip()}
    lines = Counter(line.rstrip() for line in body.split("\n") if line.strip())
    return text.endswith("\n"), fields, lines


@given(st.text(), st.sampled_from([REPORT, "RUNTIME ERROR:::", "Plattform: ", ""]))
def test_any_text_is_judged(text: str, beginning: str) -> None:
    """No answer is too odd, and none is accepted by chance."""
    assert JUDGE(beginning + text + "x").kind in {"in-doubt", "rejected"}


def test_an_order_without_prediction_is_never_proven() -> None:
    """Nothing can be compared with nothing."""
    bare = msgspec.structs.replace(ORDER, receipt=())
    assert Verdict("in-doubt", "other-report") == judge_for(bare, 1, CONTENT)(REPORT)


def test_a_possible_duplicate_says_so_in_its_report() -> None:
    """What is sent again says so in its comment, and TAK-web reports that comment (reliability.md 5.3, S9)."""
    (payload,) = ORDER.parts
    again = {**payload, "kommentar": payload["kommentar"].replace(" ", " MÖJLIG DUBBLETT av 137 ", 1)}
    judge = judge_for(ORDER, 1, encode(filled(again, TIMING)))
    assert "in-doubt" == judge(REPORT).kind
    assert ACCEPTED == judge(REPORT.replace(payload["kommentar"], again["kommentar"]))


@pytest.mark.parametrize(
    "other", [{"version": 138}, {"ordered_on": date(2026, 11, 24)}, {"execute_on": date(2026, 12, 2)}]
)
def test_a_report_on_another_sending_is_no_proof(other: dict[str, Any]) -> None:
    """Number and days tell one sending from another."""
    (payload,) = ORDER.parts
    judge = judge_for(ORDER, 1, encode(filled(payload, TIMING._replace(**other))))
    assert Verdict("in-doubt", "other-report") == judge(REPORT)


@pytest.mark.parametrize(
    ("page", "asks", "token"),
    [
        ('<form action="/tak-web/auth/login"><input name="_csrf" value="abc">', True, "abc"),
        ("<FORM ACTION='/auth/login'><INPUT VALUE='abc' TYPE=hidden NAME='_csrf'/>", True, "abc"),
        ('<form action="/tak-web/auth/logout"><input type="hidden" name="_csrf" value="a&amp;b"/>', False, "a&b"),
        ('<input name="_csrf" value="">', False, None),
        ('<input name="_csrf" value="a\r\nX: y">', False, None),
        ('<input name="csrf" value="abc">', False, None),
        ("<![foo[<form", False, None),
        ("<input" * 100_000, False, None),
        ("", False, None),
    ],
)
def test_what_a_page_holds(page: str, asks: bool, token: str | None) -> None:
    """Form and token are found however the page is written, and nothing that could break a header."""
    assert (asks, token) == read_page(page.encode())


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://localhost:9091/tak-web/auth/login?csrfError=true", True),
        ("/auth/login", True),
        ("https://tak.example/tak-web/auth/login#x", True),
        ("/tak-web/", False),
        ("/tak-web/?next=/auth/login", False),
        ("http://[/auth/login", False),
        ("", False),
    ],
)
def test_what_leads_to_the_log_in(address: str, expected: bool) -> None:
    """The path tells, whatever the name that TAK-web has for itself."""
    assert expected == leads_to_log_in(address)
