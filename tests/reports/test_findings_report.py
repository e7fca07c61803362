"""Findings as text and as data."""

import json

import pytest

from tak_gitops.findings import Finding, Place, error, in_order, note, warning
from tak_gitops.reports.findings_json import findings_json
from tak_gitops.reports.findings_report import finding_data, finding_line, finding_lines
from tak_gitops.reports.findings_text import findings_text
from tak_gitops.reports.found import Found, Lines
from tak_gitops.reports.style import Style

PLAIN, COLOURED = Style(), Style(colour=True)
HERE = Place("systems/tidbok.yaml", 6, 3)


def several() -> Found:
    """Findings of every kind among 214 files."""
    findings = [
        warning("TG231", Place("b.yaml", 2, 1), written="a", live="A"),
        note("TG408", Place("environments/x/environment.yaml"), name="x"),
        error("TG119", Place("b.yaml", 1)),
        error("TG119", None),
    ]
    return Found(tuple(in_order(findings)), 214)


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        (error("TG119", HERE), "systems/tidbok.yaml:6:3: fel TG119  en nyckel ska vara en text"),
        (error("TG119", Place("a.yaml", 6)), "a.yaml:6: fel TG119  en nyckel ska vara en text"),
        (error("TG119", Place("a.yaml")), "a.yaml: fel TG119  en nyckel ska vara en text"),
        (error("TG119", None), "fel TG119  en nyckel ska vara en text"),
        (warning("TG119", HERE), "systems/tidbok.yaml:6:3: varning TG119  en nyckel ska vara en text"),
        (note("TG119", HERE), "systems/tidbok.yaml:6:3: upplysning TG119  en nyckel ska vara en text"),
    ],
)
def test_a_finding_in_a_line(finding: Finding, expected: str) -> None:
    """Place, weight, rule and what is wrong: as editors and people look for them."""
    assert expected == finding_line(finding, "sv", PLAIN)


def test_a_finding_in_english() -> None:
    """The line is in the language of the run."""
    assert "systems/tidbok.yaml:6:3: error TG119  a key must be a text" == finding_line(
        error("TG119", HERE), "en", PLAIN
    )


def test_a_coloured_finding() -> None:
    """Only the word for the weight is coloured."""
    assert ": \x1b[31mfel\x1b[0m TG119" in finding_line(error("TG119", HERE), "sv", COLOURED)


def test_a_path_cannot_steer_the_terminal() -> None:
    """What a file is called is shown, and does nothing."""
    line = finding_line(error("TG119", Place("a\x1b[2J\n.yaml", 1)), "sv", PLAIN)
    assert "a\\x1b[2J\\n.yaml:1: fel" in line


def test_findings_as_text() -> None:
    """Every finding by its place, then how many there are, in how many of the files, and how to read more."""
    assert findings_text(several(), "sv", PLAIN).splitlines() == [
        "fel TG119  en nyckel ska vara en text",
        "b.yaml:1: fel TG119  en nyckel ska vara en text",
        'b.yaml:2:1: varning TG231  "a" finns i TAK som "A", och beställs så',
        "environments/x/environment.yaml: upplysning TG408  miljön x beskrivs inte längre: inget beställs för den",
        "",
        "2 fel, 1 varning, 1 upplysning i 2 filer av 214.",
        "Mer om en regel:  tak explain TG119",
    ]


def test_nothing_found() -> None:
    """Where there is nothing to say, it is said in one line."""
    assert "214 filer utan anmärkning.\n" == findings_text(Found((), 214), "sv", PLAIN)


def test_the_line_of_the_file_with_a_mark() -> None:
    """Under a finding stands the line that it is about, and a mark under the place."""
    assert finding_lines(error("TG119", HERE), "  hsa_id: x", "sv", PLAIN) == [
        "systems/tidbok.yaml:6:3: fel TG119  en nyckel ska vara en text",
        "   6 |   hsa_id: x",
        "     |   ^^^^^^",
    ]


def test_the_mark_has_the_colour_of_the_weight() -> None:
    """Eyes go from the word to the place."""
    assert "     |   \x1b[31m^^^^^^\x1b[0m" == finding_lines(error("TG119", HERE), "  hsa_id: x", "sv", COLOURED)[-1]


def test_what_is_missing_has_no_line() -> None:
    """Of something that does not stand there no line is shown: a mark would accuse what stands in its place."""
    missing = error("TG112", HERE, name="name")
    found = Found((missing,), 1, Lines({(HERE.path, HERE.line): "  hsa_id: x"}))
    assert None is found.lines.of(missing)
    assert "^" not in findings_text(found, "sv", PLAIN)


def test_a_screen_wraps_the_message_and_a_pipe_does_not() -> None:
    """On a screen words stay whole; programs that look for `path:line:column` get each finding in one line."""
    long = error("TG119", Place("/".join(["mapp"] * 13), 1, 1))
    assert 1 == len(finding_lines(long, None, "sv", PLAIN))
    wrapped = finding_lines(long, None, "sv", Style(is_screen=True))
    assert ("      en nyckel ska vara en text", True) == (wrapped[-1], all(len(line) <= 80 for line in wrapped))


def test_what_was_there_before_is_counted() -> None:
    """Where only what a change touches is shown, it is said how much is not, and how to see it."""
    found = several()._replace(base="main@4f1c9d2", elsewhere=(error("TG119", HERE), warning("TG119", HERE)))
    text = " ".join(findings_text(found, "sv", PLAIN).split())
    assert (
        "(bas main@4f1c9d2): 2 till, varav 1 fel, fanns redan i andra filer. De visas med: tak validate --all" in text
    )


def test_findings_as_json() -> None:
    """The same as data: counts by weight, and every finding in the order of the text."""
    data = json.loads(findings_json(several(), "en"))
    assert {"format_version": "1.0", "files": 214, "counts": {"error": 2, "warning": 1, "note": 1}} == {
        key: data[key] for key in ("format_version", "files", "counts")
    }
    assert [None, "b.yaml", "b.yaml", "environments/x/environment.yaml"] == [each["path"] for each in data["findings"]]


def test_json_of_a_change() -> None:
    """Programs are told what was measured from, and what is not among the findings."""
    data = json.loads(findings_json(several()._replace(base="main@4f1c9d2", elsewhere=(error("TG119", HERE),)), "en"))
    assert ("main@4f1c9d2", {"error": 1, "warning": 0, "note": 0}) == (data["base"], data["elsewhere"])


def test_a_place_without_line() -> None:
    """A line or column that is not known is null, not 0."""
    assert {
        "rule": "TG119",
        "severity": "error",
        "message": "a key must be a text",
        "path": "a.yaml",
        "line": None,
        "column": None,
    } == finding_data(error("TG119", Place("a.yaml")), "en")
