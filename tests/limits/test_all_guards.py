"""All guards over one plan, and how what they say reads."""

from datetime import timedelta

import pytest

from builders.golden import GOLDEN, assert_golden
from builders.guarding import HOME, NOW, allow, facts, last, lines, named, plan
from tak_gitops.errors import ExitCode, RefusedError, StaleError
from tak_gitops.findings import note
from tak_gitops.limits.guards import judged, refusal
from tak_gitops.model.changes import Action
from tak_gitops.model.guards import Guard
from tak_gitops.texts import Language, msg, render

OLD = NOW - timedelta(days=4)
HOW = msg("limits.how", environment="ntjp-qa")


def closed(verdict: object) -> list[Guard]:
    """Which guards are closed."""
    return [each.guard for each in verdict.refusals]  # type: ignore[attr-defined]


def test_an_ordinary_change_passes() -> None:
    """Nothing is said of it."""
    guards = judged(plan(lines(3)), facts(last=last())).guards
    assert ((), (), ExitCode.OK, False) == (guards.refusals, guards.findings, guards.exit_code, guards.can_be_opened)


def test_all_that_is_closed_is_told_at_once() -> None:
    """What is wrong with the export comes first."""
    everything = plan([*lines(60), *lines(1, Action.ADD)], declared=100, made=OLD, routings=1)
    guards = judged(everything, facts(last=last())).guards
    assert [Guard.AGE, Guard.SHRUNKEN, Guard.REMOVALS, Guard.CHANGES] == closed(guards)
    assert (ExitCode.STALE, False) == (guards.exit_code, guards.can_be_opened)


def test_nothing_is_said_twice() -> None:
    """Too many removals are not told again as too many changes, where there are no others."""
    assert [Guard.REMOVALS] == closed(judged(plan(lines(60), declared=100), facts()).guards)


def test_guards_are_asked_anew() -> None:
    """A verdict takes the place of an earlier one."""
    many = lines(21)
    before = judged(plan(many), facts())
    assert [Guard.REMOVALS] == closed(before.guards)
    assert [] == closed(judged(before, facts(allows=[allow(named(many))])).guards)


def test_new_limits_do_not_count_yet() -> None:
    """A change that writes other limits is told that it is held to the old ones."""
    assert (note("TG503", HOME),) == judged(plan(), facts(new_limits=True)).guards.findings


def test_the_error_of_a_limit() -> None:
    """Exit code 3, every message on a line of its own, and what opens them at the end."""
    guards = judged(plan([*lines(60), *lines(1, Action.ADD)], declared=100), facts()).guards
    problem = refusal(guards, HOW)
    assert isinstance(problem, RefusedError)
    removals, changes, how = render(problem.message, "sv").split("\n")
    assert "60 av 100 rader skulle tas bort" in removals
    assert "61 rader skulle beställas" in changes
    assert how.startswith("Är det meningen")


def test_the_error_of_an_old_export() -> None:
    """Exit code 4, whatever else is closed; nothing is said of opening."""
    problem = refusal(judged(plan(lines(60), made=OLD), facts()).guards, HOW)
    assert isinstance(problem, StaleError)
    assert "allow-" not in render(problem.message, "sv")


def test_the_error_brings_what_is_wrong_with_the_file() -> None:
    """A file that opens nothing is told of beside the limits."""
    guards = judged(plan(lines(21)), facts(allows=[allow([])])).guards
    assert ["TG505"] == [finding.rule for finding in refusal(guards, HOW).findings]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_how_guards_read(language: Language) -> None:
    """Every guard, with its figures, in both languages."""
    plans = [
        (plan(made=OLD), facts()),
        (plan(routings=850), facts(last=last())),
        (plan(permissions=850), facts(last=last())),
        (plan(lines(214), declared=830), facts()),
        (plan(lines(51, Action.ADD), declared=509), facts()),
        (plan(lines(51, Action.ADD), declared=0, routings=100, permissions=200), facts()),
        (plan(lines(21), declared=21), facts(allows=[allow(named(lines(19)))])),
        (plan(lines(21), declared=21), facts(allows=[allow(named(lines(23)))])),
        (plan(lines(21), declared=21), facts(allows=[allow(named(lines(21)))])),
        (plan(lines(2)), facts(allows=[allow(named(lines(2)))])),
        (plan(made=None), facts(new_limits=True)),
        (plan(made=NOW + timedelta(days=1)), facts()),
    ]
    texts = []
    for each, told in plans:
        guards = judged(each, told).guards
        texts += [f"{finding.rule} {render(finding.message, language)}" for finding in guards.findings]
        texts += [render(refusal(guards, HOW).message, language)] if guards.refusals else []
        texts.append("")
    assert_golden(GOLDEN / f"guards-{language}.txt", "\n".join(texts).replace("\u00a0", " "))
