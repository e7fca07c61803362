"""Laws of reach, against the rules written down naively."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from builders.reaching import Oracle, World, all_trees, questions, worlds
from builders.states import DAY
from tak_gitops.model.lookup import FLAT
from tak_gitops.reach.answer import answer
from tak_gitops.reach.decide import Question, Verdict, decide
from tak_gitops.reach.rows import CatalogueRows, ListedRows
from tak_gitops.reach.steps import Level, Terms
from tak_gitops.reach.validity import on_day


@given(worlds(), questions)
def test_reach_decides_as_the_rules_say(world: World, asked: Question) -> None:
    """Targets, permission and code are those of the naive rules, whatever the rows, the settings and the tree."""
    oracle = Oracle(world)
    found = decide(CatalogueRows(world.catalogue, on_day(DAY)), world.terms, asked)
    expected = oracle.targets(asked.contract, asked.logical_address), oracle.permits(*asked), oracle.code(asked)
    assert expected == (list(found.routed.targets), found.permitted.step is not None, found.verdict)


@given(worlds(), questions)
def test_listed_rows_are_asked_like_those_of_a_catalogue(world: World, asked: Question) -> None:
    """A few rows give the decision that a catalogue with them gives."""
    listed = ListedRows(world.routings, world.permissions, on_day(DAY))
    assert decide(CatalogueRows(world.catalogue, on_day(DAY)), world.terms, asked) == decide(listed, world.terms, asked)


@given(worlds(), questions)
def test_the_rows_of_an_answer_decide_it(world: World, asked: Question) -> None:
    """The rows that an answer shows give the same answer alone, and none of them is idle."""
    found = answer(world.catalogue, asked, DAY, world.terms)
    alone = ListedRows(found.routings, found.permissions, on_day(DAY))
    assert found.verdict is decide(alone, world.terms, asked).verdict
    assert len(found.decision.routed.targets) == len(found.routings)
    assert bool(found.decision.permitted.step) is bool(found.permissions)


@given(worlds(), questions)
def test_the_days_of_an_answer_are_when_it_changes(world: World, asked: Question) -> None:
    """Until the day that an answer names nothing changes; then it does."""
    found = answer(world.catalogue, asked, DAY, world.terms)
    codes = [Oracle(world, DAY + timedelta(days=n)).code(asked) for n in range(5)]
    is_open = [code == "open" for code in codes]
    changed = next((n for n in range(1, 5) if is_open[n] is not is_open[0]), None)
    day = found.opens or (found.open_until and found.open_until + timedelta(days=1))
    if changed is None:
        assert day is None or day > DAY + timedelta(days=4)
    else:
        assert DAY + timedelta(days=changed) == day


@given(worlds(with_tree=False), questions)
def test_without_a_tree_only_what_no_tree_changes_is_certain(world: World, asked: Question) -> None:
    """Where the tree is not known, a verdict that is given holds whatever the tree is."""
    found = decide(CatalogueRows(world.catalogue, on_day(DAY)), world.terms, asked)
    if found.verdict is Verdict.UNKNOWN:
        return
    rows = CatalogueRows(world.catalogue, on_day(DAY))
    for tree in all_trees():
        other = decide(rows, world.terms._replace(tree=tree), asked)
        same_route = found.routed.by_parent or list(found.routed.targets) == list(other.routed.targets)
        several = other.verdict is Verdict.SEVERAL_ROUTINGS and found.routed.by_parent
        assert other.verdict is found.verdict or several
        assert same_route


@given(worlds(with_tree=False), questions)
def test_a_platform_that_never_climbs_needs_no_tree(world: World, asked: Question) -> None:
    """Where parents are not asked, nothing is unknown, and the tree changes nothing."""
    rows = CatalogueRows(world.catalogue, on_day(DAY))
    found = decide(rows, Terms(FLAT), asked)
    assert Verdict.UNKNOWN is not found.verdict
    for tree in all_trees():
        assert found == decide(rows, Terms(FLAT, tree), asked)


@given(worlds(), questions, st.data())
def test_an_exact_row_hides_all_others(world: World, asked: Question, data: st.DataObject) -> None:
    """Where a routing is met exactly, no row on another address matters for where the call goes."""
    found = decide(CatalogueRows(world.catalogue, on_day(DAY)), world.terms, asked)
    if found.routed.step is None or found.routed.step.level is not Level.EXACT:
        return
    own = asked.logical_address.lower()
    others = [row for row in world.routings if row.logical_address.lower() != own]
    kept = data.draw(st.lists(st.sampled_from(others), unique=True)) if others else []
    fewer = world._replace(routings=[row for row in world.routings if row not in others or row in kept])
    again = decide(CatalogueRows(fewer.catalogue, on_day(DAY)), world.terms, asked)
    assert found.verdict is again.verdict
