"""What is foreseen of an order before it is written is what TAK answers when it is sent."""

from dataclasses import replace

import pytest
from hypothesis import event, given, settings

from builders.changes import Ordered, orders, plan_of, routing_change
from builders.ordering import Situation, accepted, sent, situations
from builders.states import BOKEN, DAY, PLATFORM, TARGET, block, catalogue, desired, routing
from tak_gitops.acceptance.accept import accept
from tak_gitops.acceptance.foresee import order_of
from tak_gitops.acceptance.receipt import Outcome
from tak_gitops.model.changes import Change, NewObject
from tak_gitops.model.tak_order import TakOrder
from tak_gitops.plan import Plan, make_plan

MANY = settings(max_examples=3 * settings().max_examples)
REFUSED_BY_TAK = {"TG412", "TG413", "TG414"}


def without_words(order: TakOrder) -> TakOrder:
    """An order without what does not count for TAK's decision, its new objects in one order."""
    include = order.include._replace(
        addresses=tuple(sorted(order.include.addresses)), components=tuple(sorted(order.include.components))
    )
    return order._replace(version=0, ordered_by="", comment="", include=include)


@given(ordered=orders())
def test_the_order_that_is_foreseen_is_the_one_that_is_sent(ordered: Ordered) -> None:
    """The lines and new objects of a plan say to the model what the payload of the one part says to TAK."""
    (payload,) = sent(plan_of(ordered))
    foreseen = order_of(ordered.changes, ordered.objects, PLATFORM, DAY)
    assert without_words(payload) == without_words(foreseen)


@pytest.mark.parametrize(
    "name", ["Åsen", " Åsen ", "Åsen\n\nnorra", "Åsen\r\nnorra", "å" * 255, "å" * 256, "å" * 253 + "  å"]
)
def test_names_are_foreseen_as_they_are_sent(name: str) -> None:
    """A name is cleaned and cut in the same way for the prediction as for the payload."""
    address = "SE2321000131-NY"
    ordered = Ordered([routing_change(address=address)], [NewObject("logical_address", address, name)])
    (payload,) = sent(plan_of(ordered))
    assert payload.include.addresses == order_of(ordered.changes, ordered.objects, PLATFORM, DAY).include.addresses


def of_lines(plan: Plan, changes: list[Change]) -> Plan:
    """The plan with these lines and the new objects that they need."""
    needed = {part for change in changes for part in (change.logical_address, change.consumer, *(change.after or ()))}
    objects = tuple(each for each in plan.new_objects if each.hsa_id in needed)
    return replace(plan, changes=tuple(changes), new_objects=objects)


@MANY
@given(situation=situations())
def test_a_line_is_blocked_where_tak_would_refuse_it_alone(situation: Situation) -> None:
    """Each line that TAK would refuse is blocked, with the order of that line alone refused; no other is."""
    plan = situation.plan()
    refused = [each for each in plan.blocked if each.message.key in REFUSED_BY_TAK]
    event(f"refused: {sorted({each.message.key for each in refused})}")
    for each in refused:
        (alone,) = sent(of_lines(plan, [each.change]))
        assert Outcome.ACCEPTED is not accept(situation.live, alone, platform=PLATFORM).receipt.outcome
    for change in plan.changes:
        (alone,) = sent(of_lines(plan, [change]))
        assert Outcome.ACCEPTED is accept(situation.live, alone, platform=PLATFORM).receipt.outcome


@MANY
@given(situation=situations())
def test_the_receipt_is_the_one_that_tak_gives(situation: Situation) -> None:
    """A plan without blocked lines is accepted, with the lines of its receipt."""
    plan = situation.plan()
    orders_ = sent(plan)
    if plan.blocked or not orders_:
        return
    _, (receipt,) = accepted(situation.live, orders_)
    assert plan.receipt is not None
    assert sorted(map(repr, plan.receipt.lines)) == sorted(map(repr, receipt.lines))


def test_a_removal_where_live_hides_the_profile() -> None:
    """Export D does not tell which of two profiles a shared URL has: the declared one is named, and TAK obeys."""
    other_profile = routing(TARGET._replace(rivta_profile="RIVTABP20"), BOKEN)
    live = catalogue(routing(), other_profile, variant="D", objects=False)
    assert {None} == {row.target.rivta_profile for row in live.iter_routings() if row.valid_to > DAY}
    plan = make_plan(desired(block()), desired(), live, DAY, "main")

    (change,) = plan.changes

    assert ((), TARGET) == (plan.blocked, change.before)
    after, _ = accepted(catalogue(routing(), other_profile, objects=False), sent(plan))
    assert {BOKEN} == {row.logical_address for row in after.iter_routings() if row.valid_to > DAY}
