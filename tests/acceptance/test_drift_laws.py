"""Laws of drift that is asked for: it is ordered by the same rules as a change, and TAK is then as the files say."""

from datetime import timedelta

from hypothesis import event, given, settings

from builders.ordering import Situation, accepted, content, sent, situations
from builders.states import DAY
from tak_gitops.model.changes import Change, Kind, Reason
from tak_gitops.model.desired import Desired
from tak_gitops.model.entries import RoutingKey
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import LineKey, key_of
from tak_gitops.plan import NOTHING_BESIDES, Besides, Plan, make_plan

MANY = settings(max_examples=3 * settings().max_examples)


def plan(situation: Situation, base: Desired, besides: Besides = NOTHING_BESIDES) -> Plan:
    """The plan from this base."""
    return make_plan(base, situation.head, situation.live, DAY, "main@4f1c9d2", besides=besides)


def keys(changes: tuple[Change, ...]) -> frozenset[LineKey]:
    """The keys of some changes."""
    return frozenset(map(key_of, changes))


def gone(situation: Situation) -> frozenset[RoutingKey]:
    """The routings that the base declares: as if earlier orders had removed all of them."""
    return frozenset(
        RoutingKey(address, fold(route.contract))
        for block in situation.base.blocks
        for route in block.routes
        for address in block.folded
    )


@MANY
@given(situation=situations())
def test_ordering_all_drift_leaves_none(situation: Situation) -> None:
    """What was drift, or left over, and is not blocked is neither any more on the day of the order and the next one.

    On the next one others may be: what a routing that ends today leaves behind, say.
    """
    left = Besides(gone=gone(situation))
    before = plan(situation, situation.head, left)
    asked = keys((*before.drift, *before.orphans))
    ordered = plan(situation, situation.head, left._replace(asked=asked))
    event(f"drift: {bool(before.drift)}, left over: {bool(before.orphans)}, blocked: {bool(ordered.blocked)}")

    live, _ = accepted(situation.live, sent(ordered))

    stopped = keys(tuple(each.change for each in ordered.blocked))
    for day in (DAY, DAY + timedelta(days=1)):
        after = make_plan(situation.head, situation.head, live, day, "main@4f1c9d2", besides=left)
        found = keys((*after.drift, *after.orphans))
        assert (found if day == DAY else found & asked) <= stopped


@MANY
@given(situation=situations())
def test_what_is_asked_for_is_ordered_or_blocked(situation: Situation) -> None:
    """Nothing that was asked for is lost, each line of it says that it is drift, and nothing is left to ask for."""
    left = Besides(gone=gone(situation))
    before = plan(situation, situation.head, left)
    asked = keys((*before.drift, *before.orphans))
    ordered = plan(situation, situation.head, left._replace(asked=asked))
    lines = [*ordered.changes, *(each.change for each in ordered.blocked)]
    assert asked == keys(tuple(lines))
    assert {Reason.DRIFT} >= {each.reason for each in lines}
    assert ((), ()) == (ordered.drift, ordered.orphans)


@MANY
@given(situation=situations())
def test_what_the_files_cause_stays_the_same(situation: Situation) -> None:
    """Drift that is asked for changes no line that the change of the files causes."""
    alone = plan(situation, situation.base)
    together = plan(situation, situation.base, Besides(keys((*alone.drift, *alone.orphans))))
    caused = tuple(change for change in together.changes if change.reason is not Reason.DRIFT)
    stopped = [each for each in together.blocked if each.change.reason is not Reason.DRIFT]
    assert (alone.changes, list(alone.blocked)) == (caused, stopped)


@given(situation=situations())
def test_what_nobody_declared_cannot_be_asked_for(situation: Situation) -> None:
    """Keys of rows that are no drift change nothing."""
    alone = plan(situation, situation.base)
    listed = keys((*alone.drift, *alone.orphans))
    others = frozenset(
        LineKey(Kind.ROUTING, fold(row.logical_address), fold(row.contract)) for row in situation.live.iter_routings()
    ) | frozenset(
        LineKey(Kind.PERMISSION, fold(row.logical_address), fold(row.contract), fold(row.consumer))
        for row in situation.live.iter_permissions()
    )
    asked = plan(situation, situation.base, Besides(others - listed))
    assert (alone.changes, alone.blocked, alone.drift) == (asked.changes, asked.blocked, asked.drift)
    assert content(accepted(situation.live, sent(alone))[0]) == content(accepted(situation.live, sent(asked))[0])
