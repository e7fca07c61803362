"""Laws of impact: it is the difference of asking everything before and after, and what TAK does with the changes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from builders.reaching import CONSUMERS, CONTRACTS, OTHER, TARGET, World, worlds
from builders.states import DAY, PLATFORM
from builders.states import World as Files
from builders.states import worlds as file_worlds
from tak_gitops.acceptance.accept import accept
from tak_gitops.acceptance.foresee import order_of
from tak_gitops.acceptance.receipt import Outcome
from tak_gitops.diff.live_view import same_target
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.changes import Action, Change, Kind, Reason
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.plan import make_plan
from tak_gitops.reach.changed_rows import ChangedRows
from tak_gitops.reach.decide import Decision, Question, Verdict, decide
from tak_gitops.reach.impact import Impact, impact
from tak_gitops.reach.rows import CatalogueRows, Rows, period_of
from tak_gitops.reach.steps import Terms
from tak_gitops.reach.validity import from_day_on

LASTING = from_day_on(DAY)


def canonical(world: World) -> World:
    """The world with every identifier in one spelling, rows of one key once, as an order can change them."""
    routings = {(row.logical_address.upper(), row.contract.lower()): row for row in world.routings}
    permissions = {
        (row.logical_address.upper(), row.contract.lower(), row.consumer.upper()): row for row in world.permissions
    }
    by_lower = {contract.lower(): contract for contract in CONTRACTS}
    return world._replace(
        routings=[
            row._replace(logical_address=address, contract=by_lower[contract])
            for (address, contract), row in routings.items()
        ],
        permissions=[
            row._replace(logical_address=address, contract=by_lower[contract], consumer=consumer)
            for (address, contract, consumer), row in permissions.items()
        ],
    )


@st.composite
def changed(draw: st.DrawFn, *, with_tree: bool) -> tuple[World, list[Change]]:
    """A world, and changes of some of its rows and of some that it does not have."""
    world = canonical(draw(worlds(with_tree=with_tree)))
    changes: dict[tuple[str, ...], Change] = {}
    present: dict[tuple[str, ...], Routing | Permission] = {}
    for row in rows_of(world):
        days = row.valid_from.toordinal(), row.valid_to.toordinal()
        if days[0] <= DAY.toordinal() < days[1]:
            present[key_of(row)] = row
    others = canonical(draw(worlds()))
    candidates = {key_of(row): row for row in rows_of(others)} | present
    for key, row in candidates.items():
        if draw(st.booleans()):
            changes[key] = change_of(row, present.get(key), draw(st.booleans()))
    return world, sorted(changes.values(), key=lambda each: each.order)


def rows_of(world: World) -> list[Routing | Permission]:
    """All rows of a world."""
    return [*world.routings, *world.permissions]


def key_of(row: Routing | Permission) -> tuple[str, ...]:
    """What makes a row one row here."""
    return (row.logical_address, row.contract, row.consumer if isinstance(row, Permission) else "")


def change_of(row: Routing | Permission, there: Routing | Permission | None, removed: bool) -> Change:
    """A change of a row that is `there`, or the addition of one that is not."""
    kind = Kind.ROUTING if isinstance(row, Routing) else Kind.PERMISSION
    consumer = row.consumer if isinstance(row, Permission) else None
    before = there.target if isinstance(there, Routing) else None
    after = None
    action = Action.ADD if there is None else Action.REMOVE
    if isinstance(row, Routing) and (there is None or not removed):
        after = OTHER if before == TARGET else TARGET
        action = Action.ADD if there is None else Action.CHANGE
    return Change(action, kind, row.logical_address, row.contract, consumer, before, after, Reason.DECLARED, None)


def everything(world: World, changes: Iterable[Change]) -> Iterator[Question]:
    """Every call to an address that has a row of the contract before or after."""
    rows: list[Routing | Permission | Change] = [row for row in rows_of(world) if LASTING(period_of(row))]
    for contract in CONTRACTS:
        addresses = {row.logical_address for row in (*rows, *changes) if row.contract == contract}
        for consumer in CONSUMERS:
            for address in sorted(addresses):
                yield Question(consumer, contract, address)


def is_open(rows: Rows, terms: Terms, asked: Question) -> bool:
    """Whether a call goes through for certain."""
    return decide(rows, terms, asked).verdict is Verdict.OPEN


def found_by(catalogue: Catalogue, changes: list[Change], terms: Terms) -> Impact:
    """The impact."""
    return impact(catalogue, changes, DAY, terms)


def differences(world: World, changes: list[Change]) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """The calls that are let through before and not after, and the other way, by asking for every one."""
    before = CatalogueRows(world.catalogue, LASTING)
    after = ChangedRows(before, changes)
    lost: set[tuple[str, ...]] = set()
    gained: set[tuple[str, ...]] = set()
    for asked in everything(world, changes):
        was, now = (is_open(rows, world.terms, asked) for rows in (before, after))
        if was is not now:
            (lost if was else gained).add(tuple(asked))
    return lost, gained


def told(world: World, changes: list[Change]) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """What the impact says of the same; it says nothing twice."""
    found = found_by(world.catalogue, changes, world.terms)
    lost: set[tuple[str, ...]] = {path[:3] for path in found.lost}
    gained: set[tuple[str, ...]] = {path[:3] for path in found.gained}
    assert (len(lost), len(gained)) == (len(found.lost), len(found.gained))
    return lost, gained


@given(changed(with_tree=True))
def test_impact_is_the_difference_of_asking_everything(case: tuple[World, list[Change]]) -> None:
    """Who loses and who gains is who was let through before and is not after, and the other way, over every call."""
    assert differences(*case) == told(*case)


@given(changed(with_tree=False))
def test_impact_is_that_difference_without_a_tree_too(case: tuple[World, list[Change]]) -> None:
    """Where the tree is not known, only what is certain counts as open."""
    assert differences(*case) == told(*case)


@given(changed(with_tree=True))
def test_a_move_is_a_call_that_goes_to_another_producer(case: tuple[World, list[Change]]) -> None:
    """Every call that is let through before and after goes to the same producer, or is told as a move."""
    world, changes = case
    before = CatalogueRows(world.catalogue, LASTING)
    after = ChangedRows(before, changes)
    moved = {
        (move.contract, move.logical_address): (move.before, move.after)
        for move in found_by(world.catalogue, changes, world.terms).moved
    }
    for asked in everything(world, changes):
        was, now = (decide(rows, world.terms, asked) for rows in (before, after))
        if was.verdict is now.verdict is Verdict.OPEN:
            producers = producer(was), producer(now)
            if producers[0] != producers[1]:
                assert producers == moved[asked.contract, asked.logical_address]
            else:
                assert (asked.contract, asked.logical_address) not in moved


def producer(decision: Decision) -> str | None:
    """Whom a call goes to."""
    return decision.routed.targets[0].producer


@given(file_worlds())
def test_changes_laid_over_rows_are_what_tak_makes_of_the_order(world: Files) -> None:
    """The rows after the changes of a plan are those that TAK has when it has taken the order of that plan."""
    live = world.catalogue()
    plan = make_plan(world.base, world.head, live, DAY, "main")
    taken = accept(live, order_of(plan.changes, plan.new_objects, PLATFORM, DAY), platform=PLATFORM)
    if taken.receipt.outcome is not Outcome.ACCEPTED:
        return
    after, real = ChangedRows(CatalogueRows(live, LASTING), plan.changes), CatalogueRows(taken.catalogue, LASTING)
    for contract in live.contracts.ids:
        laid, there = after.routings(contract), real.routings(contract)
        assert there.keys() == laid.keys()
        assert all(
            len(there[address]) == len(laid[address]) and all(map(same_target, there[address], laid[address]))
            for address in there
        )
        for consumer in live.components.ids:
            assert real.permissions(contract, consumer) == after.permissions(contract, consumer)


@given(changed(with_tree=True))
def test_no_changes_no_impact(case: tuple[World, list[Change]]) -> None:
    """Where nothing changes nobody loses anything, and the impact of a change says nothing twice."""
    world, changes = case
    assert Impact() == found_by(world.catalogue, [], world.terms)
    found = found_by(world.catalogue, changes, world.terms)
    again = found_by(world.catalogue, list(reversed(changes)), world.terms)
    assert found == replace(again)
