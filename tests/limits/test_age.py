"""How old an export may be."""

from datetime import UTC, datetime, timedelta

import pytest

from builders.guarding import HOME, NOW, facts, plan
from tak_gitops.errors import StaleError
from tak_gitops.findings import warning
from tak_gitops.limits.age import age_findings, require_fresh, too_old
from tak_gitops.model.guards import Guard
from tak_gitops.model.repository_files import Environment, Limits
from tak_gitops.texts import render

HOURS = timedelta(hours=1)
ENVIRONMENT = Environment(HOME.path, "ntjp-qa", "NTJP-QA")


@pytest.mark.parametrize(
    ("age", "closed"),
    [
        (0 * HOURS, False),
        (36 * HOURS, False),
        (36 * HOURS + timedelta(seconds=1), True),
        (9999 * HOURS, True),
        (-99 * HOURS, False),
    ],
)
def test_an_export_has_an_age(age: timedelta, *, closed: bool) -> None:
    """Up to 36 hours, to the second; one from later on has none."""
    assert closed == (too_old(plan(made=NOW - age), facts()) is not None)


@pytest.mark.parametrize(("hours", "closed"), [(0, True), (1, False)])
def test_the_limit_is_that_of_the_environment(hours: int, *, closed: bool) -> None:
    """`snapshot_hours`; 0 takes an export of this very moment only."""
    made = NOW - timedelta(minutes=59)
    assert closed == (too_old(plan(made=made), facts(Limits(snapshot_hours=hours))) is not None)


def test_an_old_export_says_how_old() -> None:
    """When it was made in Sweden, begun hours, the limit, and what to do; no allow file makes it younger."""
    refusal = too_old(plan(made=datetime(2026, 11, 19, 23, 5, tzinfo=UTC)), facts())
    assert refusal is not None
    assert (Guard.AGE, False, 4) == (refusal.guard, refusal.can_be_opened, refusal.exit_code)
    expected = (
        "ntjp-qa: exporten gjordes 2026-11-20 00:05 och är 84 timmar gammal. Gränsen är 36 timmar (snapshot_hours). "
        "Hämta en ny export från TAK."
    )
    assert expected == render(refusal.message, "sv")


def test_an_export_without_a_time() -> None:
    """Its age is unknown: that is a warning, and closes nothing (formats.md 5)."""
    old = plan(made=None)
    assert None is too_old(old, facts())
    assert [warning("TG501", HOME, limit=36)] == age_findings(old, facts())


@pytest.mark.parametrize(
    ("made", "rules"),
    [
        (datetime(2026, 11, 23, 22, 59, tzinfo=UTC), []),
        (datetime(2026, 11, 23, 23, 0, tzinfo=UTC), ["TG502"]),
        (NOW - 2 * HOURS, []),
    ],
)
def test_an_export_of_tomorrow(made: datetime, rules: list[str]) -> None:
    """Of a later day than today, in Sweden, is a warning: some clock is wrong."""
    assert rules == [finding.rule for finding in age_findings(plan(made=made), facts())]


def test_the_day_is_that_of_sweden() -> None:
    """Half past twelve at night is the same day as ten minutes later, though it is yesterday in UTC."""
    now = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert [] == age_findings(plan(made=now + timedelta(minutes=10)), facts()._replace(now=now))


def test_the_warning_tells_both_times() -> None:
    """When the export is of and what time it is here, in Sweden, with the file of the environment."""
    (finding,) = age_findings(plan(made=NOW + 24 * HOURS), facts())
    assert warning("TG502", HOME, time="2026-11-24 12:00", now="2026-11-23 12:00") == finding


@pytest.mark.parametrize("made", [None, NOW - 36 * HOURS])
def test_what_is_fresh_may_be_sent_on(made: datetime | None) -> None:
    """Up to the limit of the environment; an export without a time has no age."""
    assert None is require_fresh(ENVIRONMENT._replace(limits=Limits()), made, NOW)  # type: ignore[func-returns-value]


def test_nothing_is_sent_on_what_is_too_old() -> None:
    """The same limit and the same words as in a plan, with the exit code of what is stale."""
    with pytest.raises(StaleError) as refusal:
        require_fresh(ENVIRONMENT._replace(limits=Limits(snapshot_hours=12)), NOW - 13 * HOURS, NOW)
    expected = (
        "ntjp-qa: exporten gjordes 2026-11-22 23:00 och är 13 timmar gammal. Gränsen är 12 timmar (snapshot_hours). "
        "Hämta en ny export från TAK."
    )
    assert (expected, 4) == (render(refusal.value.message, "sv"), refusal.value.exit_code)
