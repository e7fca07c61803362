"""How old an export may be."""

from datetime import UTC, datetime, timedelta

import pytest

from builders.guarding import HOME, NOW, facts, plan
from tak_gitops.findings import warning
from tak_gitops.limits.age import age_findings, too_old
from tak_gitops.model.guards import Guard
from tak_gitops.model.repository_files import Limits
from tak_gitops.texts import render

HOURS = timedelta(hours=1)


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
