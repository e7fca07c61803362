"""Drift in order files: which lines were asked for, and which routings orders have removed."""

import json

import pytest

from builders.changes import ORDER_PATH, Ordered, permission_change, plan_of, routing_change
from builders.states import BOKEN, EKEN, ENVIRONMENT, JOURNAL, MAKE_BOOKING
from tak_gitops.model.changes import Action, Change, NewObject, Reason
from tak_gitops.model.entries import RoutingKey
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import LineKey
from tak_gitops.orders.drift_lines import drift_keys, removed_routings
from tak_gitops.orders.order_file import OrderFile, make_order, write_order


def order(*changes: Change) -> OrderFile:
    """An order of these lines, with an address that it creates."""
    plan = plan_of(Ordered(list(changes), [NewObject("logical_address", BOKEN, "Vårdcentralen Boken")]))
    return make_order(plan, ordered_by="Region Exempel", execute_on=None)


def removed(path: str, content: bytes) -> frozenset[RoutingKey]:
    """What one order file removes."""
    return removed_routings({path: content}, ENVIRONMENT)


def test_lines_that_were_asked_for() -> None:
    """They are those with the reason drift, by their folded keys; new objects are no rows."""
    asked = [
        routing_change(Action.CHANGE)._replace(reason=Reason.DRIFT),
        permission_change()._replace(reason=Reason.DRIFT),
    ]
    expected = {
        LineKey("routing", fold(EKEN), fold(MAKE_BOOKING)),
        LineKey("permission", fold(EKEN), fold(MAKE_BOOKING), fold(JOURNAL)),
    }
    assert expected == drift_keys([order(*asked), order(routing_change(address=BOKEN))])


def test_nothing_was_asked_for() -> None:
    """What a change of the files causes is no drift."""
    assert frozenset() == drift_keys([order(routing_change(), permission_change())])


def test_routings_that_an_order_removes() -> None:
    """Only removals count, and only of routings."""
    made = order(routing_change(Action.REMOVE), permission_change(Action.REMOVE), routing_change(address=BOKEN))
    assert {RoutingKey(fold(EKEN), fold(MAKE_BOOKING))} == removed(ORDER_PATH, write_order(made))


def test_orders_of_other_environments() -> None:
    """Each environment has its own."""
    made = order(routing_change(Action.REMOVE))
    assert frozenset() == removed(ORDER_PATH.replace(ENVIRONMENT, "ntjp-prod"), write_order(made))


def test_orders_of_other_versions() -> None:
    """Only what is needed is read, so that what later versions add is no obstacle."""
    data = json.loads(write_order(order(routing_change(Action.REMOVE))))
    assert 1 == len(removed(ORDER_PATH, json.dumps({**data, "format_version": "7.0", "new": 1}).encode()))


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff", b"[" * 100_000, b'{"lines": [{"action": "remove", "kind": "routing", "key": {"x": "y"}}]}'],
)
def test_what_is_no_order(content: bytes) -> None:
    """A file that is no order file removed nothing."""
    assert frozenset() == removed(ORDER_PATH, content)
