"""What another machine says of the time, and how far it may be from the clock here."""

from datetime import UTC, datetime, timedelta

import pytest

from tak_gitops.errors import RefusedError
from tak_gitops.live.http.clock import moment_of, require_same_clock

NOW = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
TOLD = "Mon, 23 Nov 2026 07:30:00 GMT"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Date": TOLD}, NOW),
        ({"Date": "Mon, 23 Nov 2026 08:30:00 +0100"}, NOW),
        ({"Date": "Mon, 23 Nov 2026 07:30:00 -0000"}, NOW),
        ({"Date": TOLD, "Age": "0"}, None),
        ({"Date": "nyss"}, None),
        ({"Date": ""}, None),
        ({"Date": "Mon, 99 Nov 2026 07:30:00 GMT"}, None),
        ({"Date": "Mon, 23 Nov 99999999 07:30:00 GMT"}, None),
        ({}, None),
    ],
)
def test_what_an_answer_tells_of_the_time(headers: dict[str, str], expected: datetime | None) -> None:
    """A date that is none, or that of a copy, tells nothing."""
    assert expected == moment_of(headers)


@pytest.mark.parametrize(
    ("seconds", "is_same"), [(0, True), (60, True), (-60, True), (61, False), (-61, False), (9e8, False)]
)
def test_clocks_may_be_a_minute_apart(seconds: float, is_same: bool) -> None:
    """Not more, in either direction."""
    assert is_same == told_as_same(NOW + timedelta(seconds=seconds))


def test_who_does_not_tell_proves_nothing() -> None:
    """There are servers that send no date."""
    assert told_as_same(None)


def test_both_times_are_told() -> None:
    """In one zone, so that they can be compared."""
    with pytest.raises(RefusedError) as problem:
        require_same_clock(NOW, NOW + timedelta(hours=1), "tak")
    told = {"now": "2026-11-23 07:30:00 UTC", "there": "2026-11-23 08:30:00 UTC", "server": "tak"}
    assert told == dict(problem.value.message.values)


def told_as_same(there: datetime | None) -> bool:
    """Whether a time passes for the one here."""
    try:
        require_same_clock(NOW, there, "tak")
    except RefusedError:
        return False
    return True
