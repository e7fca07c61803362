"""Stamps of exports are Swedish days, whatever zone they were printed in."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.live.days import Periods, UnreadableDayError, day_of, moment

SWEDEN = ZoneInfo("Europe/Stockholm")
ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2014-08-12T22:00:00+0000", date(2014, 8, 13)),
        ("2014-08-12T22:00:00Z", date(2014, 8, 13)),
        ("2014-01-12T22:59:59Z", date(2014, 1, 12)),
        ("2014-01-12T23:00:00Z", date(2014, 1, 13)),
        ("2014-01-13T00:00:00+01:00", date(2014, 1, 13)),
        ("2014-08-13T00:00:00+0200", date(2014, 8, 13)),
        ("2014-08-13T00:00:00.000+0200", date(2014, 8, 13)),
        ("2114-08-12T22:00:00+0000", date(2114, 8, 13)),
        ("2114-01-12T23:00:00+0000", date(2114, 1, 13)),
        ("2014-08-13T00:00:00", date(2014, 8, 13)),
        ("2014-08-13", date(2014, 8, 13)),
        ("9999-12-31T23:59:59Z", date(9999, 12, 31)),
        ("0001-01-01T00:00:00+1400", date(1, 1, 1)),
    ],
)
def test_a_stamp_is_the_swedish_day_that_it_lies_in(stamp: str, day: date) -> None:
    """Old scripts print UTC, where a Swedish day begins the evening before (domain.md 2)."""
    assert day == day_of(stamp)


@pytest.mark.parametrize(
    "stamp",
    [
        "",
        "igår",
        "2014-02-30T00:00:00Z",
        "2014-08-13T25:00:00Z",
        "13/8 2014",
        "20140813",
        "2014-W33-3",
        "2014-8-13",
        "2014-08-13T00:00:00+0000 ",
        "٢٠١٤-08-13",
        "2014-08-13T00:00:00+99:00",
        "1407888000000",
    ],
)
def test_what_is_no_stamp_is_no_day(stamp: str) -> None:
    """Nothing is guessed."""
    assert day_of(stamp) is None
    assert moment(stamp) is None


@given(day=st.dates(date(1950, 1, 1), date(2500, 1, 1)), zone=ZONES)
def test_swedish_midnight_in_any_zone_is_the_same_day(day: date, zone: timezone) -> None:
    """The zone that a server runs in does not move a day."""
    midnight = datetime.combine(day, time(), SWEDEN).astimezone(zone)
    assert day == day_of(midnight.isoformat())
    assert day == day_of(midnight.strftime("%Y-%m-%dT%H:%M:%S%z"))


def test_a_moment_is_in_utc() -> None:
    """When an export was made is one moment, however it was written; without a zone it is Swedish time."""
    expected = datetime(2026, 11, 23, 3, 5, 40, tzinfo=UTC)
    for stamp in ("2026-11-23T03:05:40Z", "2026-11-23T04:05:40+0100", "2026-11-23T04:05:40"):
        assert expected == moment(stamp)


def test_one_period_has_one_number() -> None:
    """Two ways to write the same days are one period."""
    periods = Periods()
    first = periods["2014-08-12T22:00:00Z", "2014-08-13"]
    assert first == periods["2014-08-13", "2014-08-13T00:00:00+0200"]
    assert first != periods["2014-08-13", "2014-08-14"]
    expected = [(date(2014, 8, 13), date(2014, 8, 13)), (date(2014, 8, 13), date(2014, 8, 14))]
    assert expected == [tuple(map(date.fromordinal, period)) for period in periods.distinct()]


def test_an_unreadable_day_is_named() -> None:
    """The stamp that is no day, not the whole pair."""
    with pytest.raises(UnreadableDayError) as caught:
        Periods()["2014-08-13", "igår"]
    assert "igår" == caught.value.stamp
