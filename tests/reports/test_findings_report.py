"""Findings as text and as data."""

import json

import pytest

from tak_gitops.findings import Finding, Place, error, note, warning
from tak_gitops.reports.findings_report import finding_data, finding_line, findings_json, findings_text
from tak_gitops.reports.style import Style

PLAIN, COLOURED = Style(), Style(colour=True)
HERE = Place("systems/tidbok.yaml", 6, 3)


def several() -> list[Finding]:
    """Findings of every kind, in no order."""
    return [
        warning("TG231", Place("b.yaml", 2, 1), written="a", live="A"),
        note("TG408", Place("environments/x/environment.yaml"), name="x"),
        error("TG116", Place("b.yaml", 1)),
        error("TG116", None),
    ]


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        (error("TG116", HERE), "systems/tidbok.yaml:6:3: fel TG116  filen är tom"),
        (error("TG116", Place("a.yaml", 6)), "a.yaml:6: fel TG116  filen är tom"),
        (error("TG116", Place("a.yaml")), "a.yaml: fel TG116  filen är tom"),
        (error("TG116", None), "fel TG116  filen är tom"),
        (warning("TG116", HERE), "systems/tidbok.yaml:6:3: varning TG116  filen är tom"),
        (note("TG116", HERE), "systems/tidbok.yaml:6:3: upplysning TG116  filen är tom"),
    ],
)
def test_a_finding_in_a_line(finding: Finding, expected: str) -> None:
    """Place, weight, rule and what is wrong: as editors and people look for them."""
    assert expected == finding_line(finding, "sv", PLAIN)


def test_a_finding_in_english() -> None:
    """The line is in the language of the run."""
    assert "systems/tidbok.yaml:6:3: error TG116  the file is empty" == finding_line(error("TG116", HERE), "en", PLAIN)


def test_a_coloured_finding() -> None:
    """Only the word for the weight is coloured."""
    assert ": \x1b[31mfel\x1b[0m TG116" in finding_line(error("TG116", HERE), "sv", COLOURED)


def test_a_path_cannot_steer_the_terminal() -> None:
    """What a file is called is shown, and does nothing."""
    line = finding_line(error("TG116", Place("a\x1b[2J\n.yaml", 1)), "sv", PLAIN)
    assert "a\\x1b[2J\\n.yaml:1: fel" in line


def test_findings_as_text() -> None:
    """Every finding by its place, then how many there are, in how many of the files."""
    assert findings_text(several(), 214, "sv", PLAIN).splitlines() == [
        "fel TG116  filen är tom",
        "b.yaml:1: fel TG116  filen är tom",
        'b.yaml:2:1: varning TG231  "a" finns i TAK som "A", och beställs så',
        "environments/x/environment.yaml: upplysning TG408  miljön x beskrivs inte längre: inget beställs för den",
        "",
        "2 fel, 1 varning i 2 filer av 214.",
    ]


def test_nothing_found() -> None:
    """Where there is nothing to say, it is said in one line."""
    assert 1 == findings_text([], 214, "sv", PLAIN).count("\n")
    assert "214" in findings_text([], 214, "sv", PLAIN)


def test_findings_as_json() -> None:
    """The same as data: counts by weight, and every finding in the order of the text."""
    data = json.loads(findings_json(several(), 214, "en"))
    assert {"format_version": "1.0", "files": 214, "counts": {"error": 2, "warning": 1, "note": 1}} == {
        key: data[key] for key in ("format_version", "files", "counts")
    }
    assert [None, "b.yaml", "b.yaml", "environments/x/environment.yaml"] == [each["path"] for each in data["findings"]]


def test_a_place_without_line() -> None:
    """A line or column that is not known is null, not 0."""
    assert {
        "rule": "TG116",
        "severity": "error",
        "message": "the file is empty",
        "path": "a.yaml",
        "line": None,
        "column": None,
    } == finding_data(error("TG116", Place("a.yaml")), "en")
