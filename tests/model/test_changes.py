"""Changes: their keys as people write them, and the order in which they are listed."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.changes import Ordered, orders, permission_change, routing_change
from builders.states import BOKEN, EKEN, JOURNAL, MAKE_BOOKING, PORTAL
from tak_gitops.model.changes import Action, Change


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (routing_change(), f"routing:{EKEN},{MAKE_BOOKING}"),
        (permission_change(), f"permission:{EKEN},{MAKE_BOOKING},{JOURNAL}"),
    ],
)
def test_the_key_of_a_change(change: Change, key: str) -> None:
    """A key is kind, address and contract, and for a permission the consumer (formats.md 2)."""
    assert key == change.key


def test_removals_come_first() -> None:
    """Removals, changes, additions; routings before permissions; then by contract, address and consumer."""
    expected = [
        routing_change(Action.REMOVE, BOKEN),
        permission_change(Action.REMOVE),
        routing_change(Action.CHANGE),
        routing_change(Action.ADD, EKEN, "urn:riv:crm:scheduling:AResponder:1"),
        routing_change(Action.ADD, EKEN),
        routing_change(Action.ADD, BOKEN),
        permission_change(Action.ADD, consumer=JOURNAL),
        permission_change(Action.ADD, consumer=PORTAL),
    ]
    mixed = [*expected[5:], *expected[:5]]
    assert expected == sorted(mixed, key=lambda change: change.order)


@given(ordered=orders(), random=st.randoms(use_true_random=False))
def test_the_order_is_the_same_from_any_other(ordered: Ordered, random: Random) -> None:
    """Changes of different keys have one order, whatever they were in."""
    shuffled = random.sample(ordered.changes, len(ordered.changes))
    assert sorted(ordered.changes, key=lambda change: change.order) == sorted(shuffled, key=lambda change: change.order)
