"""Two orders are compared by the keys of their lines."""

from builders.changes import Ordered, permission_change, plan_of, routing_change
from builders.states import BOKEN, EKEN, OTHER_PRODUCER
from tak_gitops.model.changes import Action, Change, NewObject, Reason
from tak_gitops.orders.order_file import OrderFile, make_order
from tak_gitops.orders.stale import differing_lines


def order(*changes: Change, objects: tuple[NewObject, ...] = ()) -> OrderFile:
    """An order of these changes."""
    return make_order(plan_of(Ordered(list(changes), list(objects))), ordered_by="", execute_on=None)


def test_the_same_order_does_not_differ() -> None:
    """Nothing differs in an order from itself, nor in why a line is there."""
    change = permission_change()
    explained = change._replace(reason=Reason.DRIFT, place=None)
    assert [] == differing_lines(order(change), order(explained))


def test_a_line_that_is_gone_and_one_that_is_new() -> None:
    """A line that only one of two orders has is shown from that side alone, in order of the keys."""
    approved, now = order(routing_change(Action.ADD, EKEN)), order(routing_change(Action.ADD, BOKEN))
    assert [(approved.lines[0], None), (None, now.lines[0])] == differing_lines(approved, now)


def test_other_values() -> None:
    """A line with other values before or after is shown from both sides."""
    approved, now = order(routing_change(Action.CHANGE)), order(routing_change(Action.CHANGE, before=OTHER_PRODUCER))
    assert [(approved.lines[0], now.lines[0])] == differing_lines(approved, now)


def test_another_action() -> None:
    """A line that is now removed instead of added differs."""
    assert 1 == len(differing_lines(order(permission_change()), order(permission_change(Action.REMOVE))))


def test_a_new_object_differs() -> None:
    """An object that is created has a line of its own, which may differ in its name."""
    change = permission_change(Action.ADD, EKEN)
    approved, now = (order(change, objects=(NewObject("logical_address", EKEN, name),)) for name in ("Ek", "Eken"))
    assert [("logical_address", "logical_address")] == [
        (each.approved.kind, each.now.kind) for each in differing_lines(approved, now) if each.approved and each.now
    ]


def test_nothing_is_left_to_order() -> None:
    """Where nothing would be ordered any more, every line differs."""
    approved = order(routing_change(), permission_change())
    assert [(approved.lines[1], None), (approved.lines[0], None)] == differing_lines(approved, None)


def test_one_id_may_be_two_objects() -> None:
    """An address and a system with one HSA-id are two lines."""
    change = permission_change(Action.ADD, "SE-1", consumer="SE-1")
    both = (NewObject("logical_address", "SE-1", "a"), NewObject("system", "SE-1", "b"))
    assert ["system"] == [
        each.approved.kind
        for each in differing_lines(order(change, objects=both), order(change, objects=both[:1]))
        if each.approved
    ]
