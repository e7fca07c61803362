"""Where live stands with a line: rows that begin later, or end that very day, are there too (domain.md 4.6)."""

from datetime import date, timedelta

import pytest

from builders.catalogues import catalogue_of
from builders.states import DAY, EKEN, FAR_AHEAD, JOURNAL, LONG_AGO, MAKE_BOOKING, OTHER_URL, TARGET
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.orders.line_state import Standing, line_states
from tak_gitops.orders.order_file import Line

BEFORE, AFTER, OTHER = Standing
YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)
A_CENTURY_ON = DAY.replace(year=DAY.year + 100)
KEY = {"logical_address": EKEN, "contract": MAKE_BOOKING}


def routing(target: Target = TARGET, first: date = LONG_AGO, last: date = FAR_AHEAD) -> Routing:
    """A routing of live."""
    return Routing(EKEN, MAKE_BOOKING, target, first, last)


def line(action: str, before: Target | None = None, after: Target | None = None) -> Line:
    """A line about the routing."""
    old, new = (each and dict(each._asdict()) for each in (before, after))
    return Line(action, "routing", KEY, old, new)


ADD, CHANGE, REMOVE = line("add", after=TARGET), line("change", OTHER_URL, TARGET), line("remove", TARGET)


@pytest.mark.parametrize(
    ("ordered", "rows", "expected"),
    [
        pytest.param(ADD, [], BEFORE, id="nothing to begin with"),
        pytest.param(ADD, [routing()], AFTER, id="added"),
        pytest.param(ADD, [routing(first=DAY)], AFTER, id="added today"),
        pytest.param(ADD, [routing(first=TOMORROW)], BEFORE, id="there from tomorrow: to be brought forward"),
        pytest.param(ADD, [routing(OTHER_URL)], OTHER, id="there, and leading elsewhere"),
        pytest.param(
            ADD, [routing(OTHER_URL, first=TOMORROW)], OTHER, id="leading elsewhere from tomorrow: TAK deletes it"
        ),
        pytest.param(ADD, [routing(), routing(first=YESTERDAY)], OTHER, id="there twice"),
        pytest.param(CHANGE, [routing(OTHER_URL)], BEFORE, id="not changed"),
        pytest.param(CHANGE, [routing(OTHER_URL, last=YESTERDAY), routing(first=DAY)], AFTER, id="changed today"),
        pytest.param(CHANGE, [routing(OTHER_URL, first=TOMORROW)], BEFORE, id="not changed, and there from tomorrow"),
        pytest.param(CHANGE, [routing(OTHER_URL, last=DAY), routing(first=TOMORROW)], OTHER, id="on its way"),
        pytest.param(CHANGE, [], OTHER, id="gone instead"),
        pytest.param(REMOVE, [routing()], BEFORE, id="not removed"),
        pytest.param(REMOVE, [], AFTER, id="removed"),
        pytest.param(REMOVE, [routing(last=YESTERDAY)], AFTER, id="ended yesterday"),
        pytest.param(REMOVE, [routing(last=DAY)], BEFORE, id="in force for the last day"),
        pytest.param(REMOVE, [routing(first=TOMORROW)], BEFORE, id="not removed, and there from tomorrow"),
        pytest.param(REMOVE, [routing(first=A_CENTURY_ON + timedelta(days=1))], AFTER, id="beyond what TAK looks at"),
        pytest.param(REMOVE, [routing(OTHER_URL)], OTHER, id="changed instead"),
    ],
)
def test_a_routing(ordered: Line, rows: list[Routing], expected: Standing) -> None:
    """By all rows of its key that TAK would find."""
    (found,) = line_states([ordered], catalogue_of(rows, contracts=[MAKE_BOOKING], addresses={EKEN: ""}), DAY)
    assert expected is found.standing


@pytest.mark.parametrize(
    ("action", "first", "last", "expected"),
    [
        ("add", LONG_AGO, FAR_AHEAD, AFTER),
        ("add", TOMORROW, FAR_AHEAD, BEFORE),
        ("remove", LONG_AGO, FAR_AHEAD, BEFORE),
        ("remove", LONG_AGO, DAY, BEFORE),
        ("remove", LONG_AGO, YESTERDAY, AFTER),
        ("remove", TOMORROW, FAR_AHEAD, BEFORE),
    ],
)
def test_a_permission(action: str, first: date, last: date, expected: Standing) -> None:
    """It has no target: it is there or not."""
    ordered = Line(action, "permission", {**KEY, "consumer": JOURNAL.lower()}, None, None)
    live = catalogue_of([], [Permission(EKEN, MAKE_BOOKING, JOURNAL, first, last)])
    (found,) = line_states([ordered], live, DAY)
    assert expected is found.standing


def test_new_objects_are_no_rows() -> None:
    """They are passed over."""
    new = Line("add", "logical_address", {"hsa_id": EKEN}, None, {"name": "Eken"})
    assert [] == line_states([new], catalogue_of([]), DAY)
