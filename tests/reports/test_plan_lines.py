"""How changes become the lines that people read."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.changes import Ordered, orders, permission_change, plan_of, routing_change
from builders.states import BOKVAST, EKEN, JOURNAL, OTHER_PRODUCER, PORTAL, TARGET, TIDBOK, path
from tak_gitops.findings import Place
from tak_gitops.model.changes import Action, Blocked, Change
from tak_gitops.model.names import system_name, system_title
from tak_gitops.reports.plan_lines import FOLD_FROM, Line, by_file, by_message, folded, owner
from tak_gitops.texts import msg


def many(count: int) -> list[Change]:
    """Changes of one kind for that many addresses."""
    return [routing_change(Action.ADD, f"SE-{n:02d}", place=Place(path("eken"), 9 + n)) for n in range(count)]


@pytest.mark.parametrize(("count", "lines"), [(0, 0), (1, 1), (FOLD_FROM - 1, FOLD_FROM - 1), (FOLD_FROM, 1), (50, 1)])
def test_many_addresses_are_one_line(count: int, lines: int) -> None:
    """A few addresses are a line each; from four on they are one."""
    assert lines == len(folded(many(count), show_all=False))


def test_all_lines_can_be_had() -> None:
    """Nothing is folded when everything is wanted."""
    assert 50 == len(folded(many(50), show_all=True))


@given(ordered=orders(), random=st.randoms(use_true_random=False))
def test_folding_loses_nothing(ordered: Ordered, random: Random) -> None:
    """Every change is in one line, whatever their order, and a line holds changes that differ in their address only."""
    lines = folded(random.sample(ordered.changes, len(ordered.changes)), show_all=False)
    assert sorted(ordered.changes) == sorted(change for line in lines for change in line.changes)
    for line in lines:
        assert 1 == len({change._replace(logical_address="", place=None) for change in line.changes})


def test_consumers_that_alternate_are_folded() -> None:
    """Two consumers at the same addresses are two lines, though a plan lists them by address."""
    changes = [permission_change(Action.ADD, f"SE-{n}", consumer=who) for n in range(9) for who in (JOURNAL, PORTAL)]
    assert [(JOURNAL, 9), (PORTAL, 9)] == [
        (line.first.consumer, len(line.changes)) for line in folded(changes, show_all=False)
    ]


def test_removals_come_first() -> None:
    """Lines are ordered by what they do: removals, changes, additions."""
    changes = [permission_change(), routing_change(Action.CHANGE), routing_change(Action.REMOVE, "SE-1")]
    assert [Action.REMOVE, Action.CHANGE, Action.ADD] == [line.first.action for line in folded(changes, show_all=False)]


def test_the_lines_of_a_file() -> None:
    """A line tells the first and the last line of the file that it comes from."""
    assert (9, 13) == Line(tuple(many(5))).lines
    assert (0, 0) == Line((routing_change(place=None),)).lines


def test_changes_by_file() -> None:
    """Files come in order of their path, and what has no file comes last."""
    one, two = permission_change(place=Place("b.yaml", 1)), permission_change(place=Place("a.yaml", 1))
    nowhere = permission_change(place=None)
    assert [("a.yaml", [two]), ("b.yaml", [one]), ("", [nowhere])] == list(by_file([nowhere, one, two]))


def test_blocked_lines_by_what_is_the_matter() -> None:
    """What blocks several lines is said once."""
    one, two, three = many(3)
    first, second = msg("TG402"), msg("TG404", contract="x")
    blocked = [Blocked(one, first), Blocked(two, second), Blocked(three, first)]
    assert [(first, [one, three]), (second, [two])] == list(by_message(blocked))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([routing_change()], TIDBOK),
        ([permission_change()], JOURNAL),
        ([permission_change(), routing_change()], TIDBOK),
        ([permission_change(), permission_change(consumer=PORTAL)], None),
        ([routing_change(after=OTHER_PRODUCER), routing_change(Action.ADD, "SE-1", after=TARGET)], None),
        ([routing_change(Action.REMOVE, before=OTHER_PRODUCER)], BOKVAST),
    ],
)
def test_whose_file_it_is(changes: list[Change], expected: str | None) -> None:
    """A file is its producer's; one that only permits is its consumer's; one of several is nobody's."""
    assert expected == owner(changes, plan_of(Ordered([], [])))


@pytest.mark.parametrize(
    ("name", "title", "short"),
    [
        ("Region Exempel -- Tidbok", "Tidbok (Region Exempel)", "Tidbok"),
        ("Region Exempel -- Vård -- Tidbok", "Vård -- Tidbok (Region Exempel)", "Vård -- Tidbok"),
        ("Tidbok", "Tidbok", "Tidbok"),
        ("Tidbok--QA", "Tidbok--QA", "Tidbok--QA"),
        (" -- ", " -- ", " -- "),
    ],
)
def test_a_name_for_reading(name: str, title: str, short: str) -> None:
    """TAK's "organisation -- system" is read as the system, with or without its organisation."""
    assert (title, short) == (system_title(name), system_name(name))


def test_a_title_of_a_file() -> None:
    """The system of a file is shown by its name where there is one."""
    plan = replace(plan_of(Ordered([], [])), names={TIDBOK.lower(): "Region Exempel -- Tidbok", EKEN.lower(): "Eken"})
    assert "Tidbok (Region Exempel)" == owner([routing_change()], plan)
