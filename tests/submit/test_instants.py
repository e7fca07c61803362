"""R8: six rules that rest on the clock, at forty instants at which clocks, calendars or zones are odd.

Each rule is held a second before its limit, at it and a second after it; the Swedish day is held to the law of summer
time (directive 2000/84/EC), worked out here without the zone files.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from builders.clock import SetClock
from builders.guarding import facts, plan
from builders.ledger import claim_of, merged_at, order, outcome_of, records
from tak_gitops.commands.common.app import day_or_today
from tak_gitops.commands.submitting import sending
from tak_gitops.errors import RefusedError
from tak_gitops.limits.age import too_old
from tak_gitops.live.http.clock import require_same_clock
from tak_gitops.orders.channels.sending import Sent
from tak_gitops.orders.doubt import RUN_MAY_LIVE, status_at
from tak_gitops.orders.ledger.entry import Entry, IllegalError, Status, begin, follow
from tak_gitops.orders.ledger.payload import sha256

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
INSTANTS = [
    datetime.fromisoformat(f"{text}+00:00")
    for text in (
        # summer time begins and ends at 01:00 UTC; the day in Sweden begins an hour or two before that of UTC
        *("2026-03-28T22:59:59", "2026-03-28T23:00:00", "2026-03-29T00:59:59", "2026-03-29T01:00:00"),
        *("2026-03-29T01:30:00", "2026-03-29T21:59:59", "2026-03-29T22:00:00"),
        *("2026-10-24T21:59:59", "2026-10-24T22:00:00", "2026-10-25T00:30:00", "2026-10-25T00:59:59"),
        *("2026-10-25T01:00:00", "2026-10-25T01:30:00", "2026-10-25T22:59:59", "2026-10-25T23:00:00"),
        *("2027-03-28T00:59:59", "2027-03-28T01:00:00", "2027-10-31T00:59:59", "2027-10-31T01:00:00"),
        # leap days, and a year of a hundred without one
        *("2028-02-28T22:59:59", "2028-02-28T23:00:00", "2028-02-29T12:00:00", "2028-02-29T22:59:59"),
        *("2028-02-29T23:00:00", "2027-02-28T23:00:00", "2100-02-28T22:59:59", "2100-02-28T23:00:00"),
        # years, a leap second, the ends of counters
        *("2026-12-31T22:59:59", "2026-12-31T23:00:00", "2026-12-31T23:59:59", "2027-01-01T00:00:00"),
        *("2016-12-31T23:59:59", "2038-01-19T03:14:07", "2038-01-19T03:14:08", "2036-02-07T06:28:16"),
        *("2106-02-07T06:28:16", "1999-12-31T23:00:00", "2000-02-29T23:00:00"),
        *("2026-06-30T21:59:59", "2026-06-30T22:00:00"),
    )
]


def last_sunday(year: int, month: int) -> date:
    """The last Sunday of a month of 31 days."""
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def swedish_day(moment: datetime) -> date:
    """The day in Sweden: two hours ahead between the last Sundays of March and October, 01:00 UTC, else one."""
    begins, ends = (
        datetime.combine(last_sunday(moment.year, month), datetime.min.time(), UTC) + HOUR for month in (3, 10)
    )
    return (moment + (2 if begins <= moment < ends else 1) * HOUR).date()


def planned(expires: datetime) -> Entry:
    """An order that may be sent until a moment."""
    (record,) = records(order(), merged_at("1" * 40, None, "orders/ntjp-qa/2026-11-23-eken.json"))
    return begin(replace(record, expires=expires))


def is_legal(entry: Entry, record: Any) -> bool:
    """Whether the ledger takes a record next."""
    try:
        follow(entry, record)
    except IllegalError:
        return False
    return True


def may_be_claimed(limit: datetime, now: datetime) -> bool:
    """Rule 1: an order is claimed until it expires, not later."""
    entry = planned(limit)
    return is_legal(entry, claim_of(entry, now))


def is_fresh(limit: datetime, now: datetime) -> bool:
    """Rule 2: an export counts for 36 hours, whatever the clocks on the walls have done meanwhile."""
    return too_old(plan(made=limit - 36 * HOUR), facts()._replace(now=now)) is None


def is_under_way(limit: datetime, now: datetime) -> bool:
    """Rule 3: a claim comes into doubt after a quarter of an hour."""
    entry = planned(limit + HOUR)
    claimed = follow(entry, claim_of(entry, limit + SECOND - RUN_MAY_LIVE))
    return status_at(claimed, now) is Status.CLAIMED


def is_same_clock(limit: datetime, now: datetime) -> bool:
    """Rule 4: a clock is no more than a minute ahead of another, nor behind it."""
    try:
        require_same_clock(now, limit - 60 * SECOND, "tak")
    except RefusedError:
        return False
    return True


def leaves(limit: datetime, now: datetime) -> bool:
    """Rule 5: what was claimed leaves within half a minute, by a clock that may have been set meanwhile."""
    entry = planned(limit + HOUR)
    claim = claim_of(entry, limit - 29 * SECOND)
    run: Any = SimpleNamespace(now=lambda: now, fence=float("inf"))
    attempt: Any = SimpleNamespace(content=b"")
    prepared: Any = SimpleNamespace(send=lambda: Sent("sent", "x"))
    sent = sending._once(prepared, attempt, replace(claim, payload_sha256=sha256(b"")), run)
    return sent.kind == "sent"


RULES = [may_be_claimed, is_fresh, is_under_way, is_same_clock, leaves]


@pytest.mark.parametrize("instant", INSTANTS, ids=datetime.isoformat)
@pytest.mark.parametrize("rule", RULES)
def test_a_limit_holds_to_the_second(rule: Callable[[datetime, datetime], bool], instant: datetime) -> None:
    """At the instant and before it the rule lets pass, a second later it does not: no hour is lost or gained."""
    found = [rule(instant, instant + by) for by in (-SECOND, timedelta(0), SECOND)]
    assert [True, True, False] == found


@pytest.mark.parametrize("instant", INSTANTS, ids=datetime.isoformat)
def test_the_day_is_the_swedish_one(instant: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rule 6: an order is of the day that it is in Sweden, whatever zone the machine is in."""
    for zone in ("UTC", "Pacific/Kiritimati", "America/Los_Angeles"):
        monkeypatch.setenv("TZ", zone)
        SetClock(monkeypatch, instant)
        assert swedish_day(instant) == day_or_today(None)


@pytest.mark.parametrize("instant", INSTANTS, ids=datetime.isoformat)
@pytest.mark.parametrize(("seconds", "is_taken"), [(-61, False), (-60, True), (0, True), (86_400, True)])
def test_an_outcome_is_not_older_than_its_claim(instant: datetime, seconds: int, is_taken: bool) -> None:
    """Clocks may be a minute apart, not more."""
    entry = planned(instant + HOUR)
    claimed = follow(entry, claim_of(entry, instant))
    assert is_taken == is_legal(claimed, outcome_of(claimed, "accepted", instant + seconds * SECOND))


def test_there_are_forty() -> None:
    """As many as were promised, none twice."""
    assert 40 == len(set(INSTANTS))
