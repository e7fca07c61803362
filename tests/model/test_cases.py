"""Cases as values: windows in Swedish time, and what only one case at a time may be about."""

from datetime import timedelta

import pytest

from tak_gitops.findings import Place
from tak_gitops.model.cases import Case, CaseKind, Subject, read_window

CONTRACT = "urn:riv:crm:scheduling:CancelBookingResponder:1"
PLACE = Place("environments/ntjp-qa/arende.yaml", 1)


def test_a_window_is_read_in_swedish_time() -> None:
    """Six hours past midnight are six hours."""
    window = read_window("2026-12-01T22:00/2026-12-02T04:00")
    assert window is not None
    assert ("+01:00", timedelta(hours=6)) == (window.begins.isoformat()[-6:], window.ends - window.begins)


def test_the_hour_that_comes_twice_counts_whole() -> None:
    """A window may begin in summer time and end in winter time at one and the same time of day."""
    window = read_window("2026-10-25T02:30/2026-10-25T02:30")
    assert window is not None
    assert (timedelta(hours=2), timedelta(hours=1)) == (window.begins.utcoffset(), window.ends.utcoffset())


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30T22:00/2026-03-01T04:00",
        "2026-12-01T24:30/2026-12-02T04:00",
        "2027-03-28T02:30/2027-03-28T06:00",
        "2027-03-28T01:00/2027-03-28T02:00",
        "2026-12-01/2026-12-02",
        "2026-12-01T22:00",
        "2026-12-01T22:00/2026-12-02T04:00\n",
        "0000-12-01T22:00/2026-12-02T04:00",
    ],
)
def test_a_time_that_does_not_exist_is_no_window(text: str) -> None:
    """No such day, no such time of day, the hour that summer time leaves out, or not of the form."""
    assert read_window(text) is None


def test_installation_and_uninstallation_of_a_contract_are_about_the_same() -> None:
    """One of them waits for the other, whatever the letter case."""
    install = Case(CaseKind.CONTRACT_INSTALLATION, (Subject(CONTRACT, "1.1"),), PLACE)
    uninstall = Case(CaseKind.CONTRACT_UNINSTALLATION, (Subject(CONTRACT.upper(), "1"),), PLACE)
    assert (f"case:contract:{CONTRACT.lower()}",) == install.keys == uninstall.keys


def test_two_changes_of_a_source_system_do_not_wait_for_each_other() -> None:
    """They have no key."""
    assert () == Case(CaseKind.SOURCE_SYSTEM_CHANGE, (Subject("SE2321000131-TIDBOK"),), PLACE).keys


def test_a_case_that_has_moved_asks_for_the_same() -> None:
    """Where it is written does not count, what is asked for does."""
    here = Case(CaseKind.CONTRACT_INSTALLATION, (Subject(CONTRACT, "1.1"),), PLACE)
    assert here.wish == here._replace(place=Place("environments/ntjp-qa/annan.yaml", 3)).wish
    assert here.wish != here._replace(text="bråttom").wish
