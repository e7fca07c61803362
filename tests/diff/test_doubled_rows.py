"""Rows of live that have the same key: each is managed when its key is declared, and none else."""

from datetime import timedelta

import pytest

from builders.outcomes import Files, Rows, found, outcome
from builders.states import (
    ASPEN,
    BOKEN,
    BOKVAST,
    DAY,
    EKEN,
    JOURNAL,
    MAKE_BOOKING,
    OTHER_PRODUCER,
    OTHER_URL,
    PORTAL,
    block,
    catalogue,
    desired,
    permission,
    routing,
)
from tak_gitops.diff.compare import compare
from tak_gitops.diff.live_view import LiveView
from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import LineKey

BOTH = [block(addresses=[EKEN, BOKEN], consumers=[JOURNAL])]
MOVED = [block("flyttad", addresses=[EKEN, BOKEN], consumers=[JOURNAL])]
PERMISSIONS: Rows = [permission(), permission(address=BOKEN)]
ROUTINGS: Rows = [routing(), routing(address=BOKEN)]


@pytest.mark.parametrize("head", [BOTH, MOVED], ids=["unchanged", "moved"])
def test_all_routings_of_a_declared_key_are_managed(head: Files) -> None:
    """Two of one address and one of another; of the address that nobody declares, both are unmanaged."""
    strangers = [routing(address=ASPEN), routing(OTHER_URL, ASPEN)]
    live: Rows = [*ROUTINGS, routing(OTHER_URL), *strangers, *PERMISSIONS]
    assert 2 == found(BOTH, head, live).unmanaged


@pytest.mark.parametrize("head", [BOTH, MOVED], ids=["unchanged", "moved"])
def test_all_permissions_of_a_declared_key_are_managed(head: Files) -> None:
    """Three of one address and one of another; those of another consumer are unmanaged."""
    live: Rows = [*ROUTINGS, *PERMISSIONS, permission(), permission(), permission(PORTAL), permission(PORTAL)]
    assert 2 == found(BOTH, head, live).unmanaged


def test_drift_with_two_rows_is_blocked_in_a_file_that_changed() -> None:
    """Also where the file changed something else: TAK would refuse the line (domain.md 4.6)."""
    asked = LineKey("routing", fold(EKEN), fold(MAKE_BOOKING))
    live = LiveView(catalogue(routing(OTHER_URL), routing(OTHER_URL)), DAY)
    result = compare(desired(block()), desired(block(consumers=[JOURNAL])), live, frozenset([asked]))
    assert ["add, declared", "change is blocked by TG402"] == outcome(result)


def test_a_routing_with_two_rows_is_not_taken_over() -> None:
    """Though the file says that their producer is replaced."""
    assert ["change is blocked by TG402"] == outcome(
        found([], [block(replaces=BOKVAST)], [routing(OTHER_PRODUCER), routing(OTHER_PRODUCER)])
    )


def test_a_permission_with_two_rows_is_blocked_in_a_file_that_moved() -> None:
    """Where its drift is asked for, like in a file that stayed."""
    asked = LineKey("permission", fold(EKEN), fold(MAKE_BOOKING), fold(JOURNAL))
    rows = [permission(first=DAY + timedelta(days=days)) for days in (1, 9)]
    base, head = (desired(block(name, target=None, consumers=[JOURNAL])) for name in ("a", "b"))
    result = compare(base, head, LiveView(catalogue(*rows), DAY), frozenset([asked]))
    assert ["add is blocked by TG402"] == outcome(result)


def test_what_is_blocked_is_listed_like_what_is_ordered() -> None:
    """Removals first, then routings before permissions, by contract and address."""
    base = [block("a", addresses=[BOKEN], consumers=[JOURNAL])]
    head = [block("b", addresses=[EKEN]), block("c", addresses=[ASPEN])]
    live = [
        *(routing(OTHER_PRODUCER, address) for address in (ASPEN, EKEN)),
        *(row for row in (routing(address=BOKEN), permission(address=BOKEN)) for _ in range(2)),
    ]
    blocked = [each.change for each in found(base, head, live).blocked]
    assert [
        (Action.REMOVE, Kind.ROUTING, BOKEN),
        (Action.REMOVE, Kind.PERMISSION, BOKEN),
        (Action.CHANGE, Kind.ROUTING, EKEN),
        (Action.CHANGE, Kind.ROUTING, ASPEN),
    ] == [(each.action, each.kind, each.logical_address) for each in blocked]


@pytest.mark.parametrize(
    ("base", "head", "touched"),
    [
        (
            [block("a", target=OTHER_URL), block("b", addresses=[BOKEN])],
            [block("a"), block("c", addresses=[BOKEN])],
            True,
        ),
        ([block("a"), block("b", consumers=[JOURNAL])], [block("c"), block("d", consumers=[JOURNAL])], False),
        ([block("a", target=OTHER_URL, consumers=[JOURNAL])], [block("b", consumers=[JOURNAL])], True),
        (
            [
                block("a", target=None, consumers=[PORTAL]),
                block("b", target=None, addresses=[BOKEN], consumers=[PORTAL]),
            ],
            [block("c", target=None, addresses=[BOKEN], consumers=[PORTAL])],
            True,
        ),
    ],
    ids=["a routing, then one that moved", "all moved", "a routing, then a permission that moved", "two permissions"],
)
def test_one_row_that_differs_is_enough(base: Files, head: Files, *, touched: bool) -> None:
    """Whatever comes after it: the change of the files touches rows."""
    assert touched is found(base, head, []).touched
