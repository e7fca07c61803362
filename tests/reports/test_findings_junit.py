"""Findings as JUnit XML."""

from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.found import CONNECTION, found, hostile
from tak_gitops.findings import Place, Severity, error
from tak_gitops.reports.findings_junit import findings_junit
from tak_gitops.reports.found import Found, at_least


def junit(these: Found, level: Severity | None = Severity.ERROR) -> Element:
    """The document, read; with `level` and all heavier ones failing."""
    failing = at_least(these.findings, level) if level else []
    return fromstring(findings_junit(these, frozenset(failing), "sv"))  # noqa: S314 - what we wrote ourselves


def test_a_finding_is_a_test_that_failed() -> None:
    """Its class is the file, its name the rule and the place; what is wrong is the message, with the line."""
    (case,) = junit(found()).iterfind(f"testsuite[@name='{CONNECTION}']/testcase[@name='TG214 9:5']")
    failure = case.find("failure")
    assert failure is not None
    assert (CONNECTION, "TG214") == (case.get("classname"), failure.get("type"))
    assert "minorversion" in str(failure.get("message"))
    shown = (failure.text or "").splitlines()
    assert f"{CONNECTION}:9:5: fel TG214" in shown[0]
    assert ["  - crm:scheduling:MakeBooking:1.1", "    " + "^" * 30] == shown[1:]


@pytest.mark.parametrize(
    ("level", "failures"), [(Severity.ERROR, 3), (Severity.WARNING, 4), (Severity.NOTE, 5), (None, 0)]
)
def test_only_what_fails_the_run_has_failed(level: Severity | None, failures: int) -> None:
    """The rest are tests that passed and say what there is to look at; counts are right at every level."""
    root = junit(found(), level)
    assert (5, failures) == (len(root.findall("testsuite/testcase")), len(root.findall("testsuite/testcase/failure")))
    assert 5 - failures == len(root.findall("testsuite/testcase/system-out"))
    assert ("5", str(failures)) == (root.get("tests"), root.get("failures"))
    for suite in root:
        assert str(len(suite)) == suite.get("tests")
        assert str(len(suite.findall("testcase/failure"))) == suite.get("failures")


def test_nothing_found_is_a_test_that_passed() -> None:
    """A run without tests would be taken for a broken one."""
    root = junit(Found((), 5))
    (case,) = root.iterfind("testsuite/testcase")
    assert ("5 filer utan anmärkning.", 0, "1", "0") == (
        case.get("name"),
        len(case),
        root.get("tests"),
        root.get("failures"),
    )


def test_nothing_from_a_file_becomes_markup() -> None:
    """Names and values are text, also where they look like XML."""
    root = junit(hostile())
    assert {"testsuites", "testsuite", "testcase", "failure"} == {element.tag for element in root.iter()}
    assert "<b>@alla</b>" in str(root[0][0].get("classname"))


@given(st.text(max_size=40))
def test_any_text_gives_xml_that_can_be_read(text: str) -> None:
    """XML has no form for most control characters: they are written as escapes."""
    root = junit(Found((error("TG103", Place(text, 1, 1), name=text, allowed=text),), 1))
    assert 1 == len(root.findall("testsuite/testcase/failure"))
