"""Laws of the comparison, over any change of the files and any live."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from builders.acceptance import accept
from builders.reference import expected, outcome_of
from builders.states import (
    DAY,
    World,
    catalogue,
    changes_of_files,
    desired,
    live_of,
    other_case,
    shuffled,
    uniform,
    without_urls,
    worlds,
)
from tak_gitops.diff.compare import Difference, compare
from tak_gitops.diff.live_view import LiveView
from tak_gitops.live.document import Variant
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.changes import Action, Change
from tak_gitops.model.desired import Desired
from tak_gitops.model.identifiers import fold
from tak_gitops.orders.order_file import make_order
from tak_gitops.plan import Plan, make_plan

MANY = settings(max_examples=3 * settings().max_examples)


def compared(base: Desired, head: Desired, live: Catalogue) -> Difference:
    """What `base` → `head` causes on the day of these tests."""
    return compare(base, head, LiveView(live, DAY))


def key(change: Change) -> tuple[str, ...]:
    """The key of a line, folded."""
    return tuple(fold(part) for part in (change.logical_address, change.contract, change.consumer) if part)


def keys(state: Desired) -> set[tuple[str, ...]]:
    """The keys of all rows that a state declares."""
    return {tuple(row.key) for row in live_of(state)}


def lines(found: Difference) -> list[Change]:
    """Every line of a comparison."""
    return [*found.changes, *(each.change for each in found.blocked), *found.drift, *found.released]


def planned(world: World) -> Plan:
    """The plan of a world; without places, as a permission that two places declare has either of them."""
    plan = make_plan(world.base, world.head, world.catalogue(), DAY, "main@4f1c9d2")
    return replace(
        plan,
        changes=tuple(change._replace(place=None) for change in plan.changes),
        blocked=tuple(each._replace(change=each.change._replace(place=None)) for each in plan.blocked),
        drift=tuple(change._replace(place=None) for change in plan.drift),
        released=tuple(change._replace(place=None) for change in plan.released),
        orphans=tuple(change._replace(place=None) for change in plan.orphans),
    )


@MANY
@given(world=worlds(), variant=st.sampled_from(("B", "D")), masked=st.booleans())
def test_compare_agrees_with_the_table(world: World, variant: Variant, masked: bool) -> None:
    """Grouped or row by row, every line and every count is what the table of formats.md 2 says."""
    live = without_urls(world.catalogue(variant)) if masked else world.catalogue(variant)
    assert expected(world.base, world.head, live, DAY) == outcome_of(compared(world.base, world.head, live))


@given(states=changes_of_files())
def test_live_as_declared_needs_nothing(states: tuple[Desired, Desired]) -> None:
    """A state over the live that it describes gives no line, and every row of that live is managed."""
    state, _ = states
    assert expected_nothing() == outcome_of(compared(state, state, catalogue(*live_of(state))))


def expected_nothing() -> object:
    """The outcome of a comparison that found nothing."""
    return outcome_of(Difference())


@given(states=changes_of_files())
def test_adopting_gives_no_line(states: tuple[Desired, Desired]) -> None:
    """What is newly written and live already is counted, and is no line of any kind."""
    _, head = states
    found = compared(desired(), head, catalogue(*live_of(head)))
    assert replace(Difference(), adopted=len(live_of(head)), touched=bool(live_of(head))) == found


@given(world=worlds())
def test_rows_that_nobody_declared_are_left_alone(world: World) -> None:
    """No line is about a row that neither base nor head declares, and all such rows are counted."""
    declared = keys(world.base) | keys(world.head)
    found = compared(world.base, world.head, world.catalogue())
    assert set() == {key(line) for line in lines(found)} - declared
    strangers = [row for row in world.live if tuple(row.key) not in declared and row.valid_from <= DAY < row.valid_to]
    assert len(strangers) == found.unmanaged


@given(world=worlds())
def test_removals_are_what_was_struck_out(world: World) -> None:
    """A removal is a row that the base declares and the head does not, and each of them that is live is in a line."""
    found = compared(world.base, world.head, world.catalogue())
    removals = {key(line) for line in lines(found) if line.action is Action.REMOVE}
    struck = keys(world.base) - keys(world.head)
    assert struck & {tuple(row.key) for row in world.live if row.valid_to >= DAY} == removals


@given(world=worlds(), random=st.randoms(use_true_random=False), swap=st.booleans())
def test_letter_case_gives_no_lines(world: World, random: Random, swap: bool) -> None:
    """Files that change nothing but letter case, over a live in yet another, cause and find nothing."""
    state = world.head
    live = [row if random.random() < 0.5 else other_case(row) for row in live_of(state)]
    head = desired(*(other_case(each) if swap else each for each in state.blocks))
    assert expected_nothing() == outcome_of(compared(state, head, catalogue(*live)))


@MANY
@given(world=worlds(), random=st.randoms(use_true_random=False))
def test_order_does_not_matter(world: World, random: Random) -> None:
    """Files, contracts, addresses, consumers and rows of the export in any order give the same plan and order."""
    one, other = planned(uniform(world)), planned(shuffled(uniform(world), random))
    assert one == other
    if one.changes:
        assert (
            make_order(one, ordered_by="", execute_on=None).digest
            == make_order(other, ordered_by="", execute_on=None).digest
        )


@MANY
@given(world=worlds())
def test_an_order_brings_live_there(world: World) -> None:
    """When TAK has carried out what a plan orders, the same plan has nothing left to order, and nothing else moved."""
    world = uniform(world)
    before = planned(world)
    after = accept(before.changes, world.live, DAY)
    again = planned(world._replace(live=after))
    assert ((), before.blocked) == (again.changes, again.blocked)
    ordered = {key(change) for change in before.changes}
    untouched = [row for row in world.live if tuple(row.key) not in ordered]
    assert untouched == [row for row in after if tuple(row.key) not in ordered]
