"""Permissions that stay behind where a routing is gone: which are told of, and in which words."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from builders.outcomes import Files, Rows
from builders.states import (
    ASPEN,
    BOKEN,
    CONTRACTS,
    DAY,
    EKEN,
    GET_BOOKING,
    JOURNAL,
    MAKE_BOOKING,
    PORTAL,
    TARGET,
    block,
    catalogue,
    desired,
    permission,
    routing,
)
from tak_gitops.diff.live_view import LiveView
from tak_gitops.diff.orphans import declared_rows, left_behind, left_earlier
from tak_gitops.findings import Place
from tak_gitops.model.changes import Action, Change, Kind, Reason
from tak_gitops.model.entries import RoutingKey
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import LineKey

GONE = RoutingKey(fold(EKEN), fold(MAKE_BOOKING))
TOMORROW = DAY + timedelta(days=1)


def view(*rows: object) -> LiveView:
    """Live with these rows."""
    return LiveView(catalogue(*rows), DAY)  # type: ignore[arg-type]


def removal(kind: Kind, address: str, consumer: str | None = None, contract: str = MAKE_BOOKING) -> Change:
    """A line that takes a row away."""
    before = TARGET if kind is Kind.ROUTING else None
    return Change(Action.REMOVE, kind, address, contract, consumer, before, None, Reason.UNDECLARED, None)


def left(consumer: str, address: str = EKEN, contract: str = MAKE_BOOKING) -> Change:
    """A permission that is left behind."""
    return removal(Kind.PERMISSION, address, consumer, contract)


def test_what_an_order_leaves_behind() -> None:
    """The permissions of live on removed routings, but for those that leave too; sorted, and spelled as live does."""
    live = view(
        *(permission(each, EKEN, contract) for each in (PORTAL, JOURNAL.lower()) for contract in CONTRACTS),
        permission(PORTAL, BOKEN),
        permission(PORTAL, ASPEN),
    )
    changes = [
        removal(Kind.ROUTING, ASPEN)._replace(action=Action.CHANGE),
        removal(Kind.ROUTING, EKEN),
        removal(Kind.ROUTING, BOKEN),
        removal(Kind.ROUTING, EKEN.lower(), contract=GET_BOOKING)._replace(place=Place("x.yaml")),
        removal(Kind.PERMISSION, BOKEN.lower(), PORTAL.lower()),
    ]
    behind = left_behind(changes, live)
    expected = [
        (GET_BOOKING, EKEN.lower(), PORTAL),
        (GET_BOOKING, EKEN.lower(), JOURNAL.lower()),
        (MAKE_BOOKING, EKEN, PORTAL),
        (MAKE_BOOKING, EKEN, JOURNAL.lower()),
    ]
    assert expected == [(each.contract, each.logical_address, each.consumer) for each in behind]
    assert {(Action.REMOVE, Kind.PERMISSION, None, None)} == {
        (each.action, each.kind, each.before, each.place) for each in behind
    }


def test_what_earlier_orders_left_behind() -> None:
    """Whole lines, sorted, as live spells them."""
    live = view(permission(PORTAL), permission(JOURNAL), permission(PORTAL, BOKEN))
    assert (left(JOURNAL), left(PORTAL)) == left_earlier([GONE], desired(), live)


@pytest.mark.parametrize(
    ("live", "files"),
    [
        pytest.param([], [], id="nobody is left"),
        pytest.param([permission(), routing()], [], id="it is routed again"),
        pytest.param([permission(), routing(first=TOMORROW)], [], id="it is about to be routed"),
        pytest.param([permission(), routing(address="*")], [], id="a default answers"),
        pytest.param([permission(), routing(address="SE")], [], id="the other default answers"),
        pytest.param([permission(last=DAY)], [], id="it ends today"),
        pytest.param([permission()], [block(target=None, consumers=[JOURNAL])], id="the files declare it"),
        pytest.param([permission()], [block(target=None, consumers=[JOURNAL.lower()])], id="in other letter case"),
        pytest.param([permission(contract=GET_BOOKING)], [], id="of another contract"),
    ],
)
def test_what_is_not_left_behind(live: Rows, files: Files) -> None:
    """Where it is in use, or declared, or gone."""
    assert () == left_earlier([GONE], desired(*files), view(*live))


@pytest.mark.parametrize(
    "files",
    [
        [block(target=None, addresses=[BOKEN], consumers=[JOURNAL])],
        [block(target=None, contracts=[GET_BOOKING], consumers=[JOURNAL])],
        [block(target=None, consumers=[PORTAL])],
    ],
    ids=["for another address", "for another contract", "for another consumer"],
)
def test_what_is_declared_for_others_saves_nothing(files: Files) -> None:
    """Every part of the key must be that of the permission."""
    assert (left(JOURNAL),) == left_earlier([GONE], desired(*files), view(permission()))


def test_each_contract_is_looked_at() -> None:
    """A default routing of one says nothing of another, nor does an address that live does not have."""
    gone = [
        RoutingKey("nowhere", fold(GET_BOOKING)),
        GONE,
        RoutingKey(fold(BOKEN), fold(MAKE_BOOKING)),
        RoutingKey(fold(BOKEN), fold(GET_BOOKING)),
    ]
    rows = [permission(), permission(address=BOKEN), permission(address=BOKEN, contract=GET_BOOKING)]
    assert (left(JOURNAL, BOKEN, GET_BOOKING), left(JOURNAL), left(JOURNAL, BOKEN)) == left_earlier(
        gone, desired(), view(*rows)
    )
    answered = view(*rows, routing(address="*"))
    assert (left(JOURNAL, BOKEN, GET_BOOKING),) == left_earlier(gone[1:], desired(), answered)


def test_which_permissions_are_declared() -> None:
    """By any of the files, with all of their addresses, contracts and consumers."""
    files = [
        block("a", target=None, addresses=[EKEN, BOKEN], contracts=CONTRACTS, consumers=[JOURNAL, PORTAL]),
        block("b", target=None, addresses=[ASPEN], consumers=[JOURNAL]),
    ]

    def keys(address: str, contracts: Sequence[str], consumers: Sequence[str]) -> set[LineKey]:
        return {LineKey("permission", *map(fold, (address, each, who))) for each in contracts for who in consumers}

    there = keys(EKEN, CONTRACTS, [JOURNAL, PORTAL]) | keys(ASPEN, [MAKE_BOOKING], [JOURNAL])
    absent = keys(ASPEN, [GET_BOOKING], [JOURNAL]) | keys(ASPEN, [MAKE_BOOKING], [PORTAL])
    assert there == declared_rows(desired(*files), there | absent)
    assert frozenset() == declared_rows(desired(*files), ())


def test_which_routings_are_declared() -> None:
    """By a file that says where they lead, for its addresses and contracts; one of permissions says nothing of them."""
    files = [
        block("a", addresses=[EKEN], contracts=[MAKE_BOOKING.upper()], consumers=[JOURNAL]),
        block("b", target=None, addresses=[BOKEN], contracts=CONTRACTS, consumers=[JOURNAL]),
    ]
    there, *absent = (
        LineKey("routing", fold(address), fold(contract))
        for address, contract in ((EKEN, MAKE_BOOKING), (EKEN, GET_BOOKING), (BOKEN, MAKE_BOOKING))
    )
    assert frozenset([there]) == declared_rows(desired(*files), [there, *absent])
