"""Questions to a catalogue about one day, whether its rows are read at once or one by one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from builders.states import (
    BOKEN,
    CONTRACTS,
    DAY,
    EKEN,
    GET_BOOKING,
    JOURNAL,
    MAKE_BOOKING,
    OTHER_PRODUCER,
    OTHER_URL,
    PORTAL,
    TARGET,
    catalogue,
    permission,
    routing,
)
from tak_gitops.diff.live_view import EMPTY, Group, LiveView
from tak_gitops.model.century import a_century_on
from tak_gitops.model.entries import Target
from tak_gitops.model.identifiers import fold

CONTRACT, OTHER, CONSUMER = fold(MAKE_BOOKING), fold(GET_BOOKING), fold(JOURNAL)
ENDED = [routing(last=DAY, address="SE1-X"), permission(last=DAY, address="SE1-X")]
"""A row of each kind that is not in force: with them, rows are looked at one by one."""


def view(*rows: object) -> LiveView:
    """Live with these rows only."""
    return LiveView(catalogue(*rows, objects=False), DAY)  # type: ignore[arg-type]


def shown(live: LiveView, group: Group) -> list[tuple[str, object]]:
    """The present rows of a group by address, with their targets for routings."""
    targets = live.catalogue.targets
    return sorted((live.catalogue.addresses.ids[number], targets[value].url) for number, value in group.present.items())


@pytest.mark.parametrize("more", [[], ENDED], ids=["at once", "one by one"])
def test_the_rows_of_a_contract(more: list[object]) -> None:
    """Those that are in force, in whatever letter case their contract is written."""
    rows = [routing(), routing(OTHER_URL, BOKEN, MAKE_BOOKING.lower()), routing(contract=GET_BOOKING)]
    live = view(*rows, *more)
    assert [(EKEN, TARGET.url), (BOKEN, OTHER_URL.url)] == shown(live, live.routings(CONTRACT))
    assert [(EKEN, TARGET.url)] == shown(live, live.routings(OTHER))


@pytest.mark.parametrize("more", [[], ENDED], ids=["at once", "one by one"])
def test_the_permissions_of_a_consumer(more: list[object]) -> None:
    """Those that are in force, in whatever letter case contract and consumer are written."""
    rows = [permission(), permission(JOURNAL.lower(), BOKEN), permission(PORTAL), permission(contract=GET_BOOKING)]
    live = view(routing(), *rows, *more)
    index = live.catalogue.addresses.index
    present = live.permissions(CONTRACT, CONSUMER).present
    assert {index[fold(EKEN)]: 0, index[fold(BOKEN)]: 0} == present
    assert {index[fold(EKEN)]: 0} == live.permissions(OTHER, CONSUMER).present


def test_a_group_without_anything_odd() -> None:
    """Nothing lies around, and nothing is doubled."""
    live = view(routing(), routing(address=BOKEN))
    index = live.catalogue.addresses.index
    expected = {index[fold(EKEN)]: 0, index[fold(BOKEN)]: 0}
    assert Group(expected, {}, frozenset(), {}) == live.routings(CONTRACT)


@pytest.mark.parametrize("more", [[], ENDED], ids=["at once", "one by one"])
def test_a_group_with_two_rows_of_a_key(more: list[object]) -> None:
    """The key is doubled, and its further rows are counted."""
    live = view(routing(), routing(), routing(OTHER_URL), routing(address=BOKEN), *more)
    number = live.address(fold(EKEN))
    group = live.routings(CONTRACT)
    assert (frozenset([number]), {number: 2}) == (group.doubled, group.extra)
    assert [(EKEN, OTHER_URL.url), (BOKEN, TARGET.url)] == shown(live, group)


@pytest.mark.parametrize("targets", [(TARGET, OTHER_URL), (OTHER_URL, TARGET)])
def test_of_two_rows_that_begin_later_the_same_one_stands_for_the_key(targets: tuple[Target, Target]) -> None:
    """Whatever the order of the export."""
    rows = [routing(target, first=DAY + timedelta(days=9)) for target in targets]
    live = view(*rows)
    assert [OTHER_URL] == [live.catalogue.targets[each] for each in live.routings(CONTRACT).around.values()]


def test_what_live_does_not_know() -> None:
    """There are no rows of it, and nothing is filtered."""
    live = view(routing(), permission())
    for group in (live.routings("x"), live.permissions("x", CONSUMER), live.permissions(CONTRACT, "x")):
        assert EMPTY == group
    assert [] == list(live.consumers("x"))
    assert not live.is_filtered(0, "x", CONSUMER)
    assert not live.is_filtered(0, CONTRACT, "x")
    assert (None, DAY) == (live.address("x"), live.day)


def test_who_has_permissions() -> None:
    """Every consumer of a contract, folded, once and in order."""
    live = view(permission(PORTAL), permission(), permission(JOURNAL.lower(), BOKEN), permission(contract=GET_BOOKING))
    assert [CONSUMER, fold(PORTAL)] == list(live.consumers(CONTRACT))
    assert [CONSUMER] == list(live.consumers(OTHER))


def test_which_permission_is_filtered() -> None:
    """The one that the export says so of, and none beside it."""
    rows = [permission(consumer, EKEN, contract) for consumer in (JOURNAL, PORTAL) for contract in CONTRACTS]
    live = LiveView(catalogue(*rows, objects=False, filtered=[1]), DAY)
    number = live.address(fold(EKEN))
    assert number is not None
    found = [
        (who, what)
        for who in (JOURNAL, PORTAL)
        for what in CONTRACTS
        if live.is_filtered(number, fold(what), fold(who))
    ]
    assert [(JOURNAL, GET_BOOKING)] == found


def test_rows_that_begin_within_the_century_are_around() -> None:
    """Up to the day a hundred years on, which is the last that TAK looks at."""
    end = a_century_on(DAY)
    rows = [
        permission(address=address, first=end + timedelta(days=days), last=end + timedelta(days=9))
        for address, days in ((EKEN, 0), (BOKEN, 1))
    ]
    live = view(*rows)
    assert {live.address(fold(EKEN))} == live.permissions(CONTRACT, CONSUMER).around.keys()


@pytest.mark.parametrize(
    ("hidden", "wanted", "hides"),
    [
        ({"url": None}, TARGET, True),
        ({"url": None}, OTHER_URL, True),
        ({"url": None}, OTHER_PRODUCER, False),
        ({"rivta_profile": None}, TARGET, True),
        ({"rivta_profile": None}, OTHER_URL, False),
        ({"producer": None}, OTHER_PRODUCER, True),
        ({}, OTHER_URL, False),
    ],
)
def test_what_live_hides(hidden: dict[str, None], wanted: object, *, hides: bool) -> None:
    """A part that is shown and differs settles it; without a producer nothing does."""
    live = catalogue(routing(), objects=False)
    seen = LiveView(replace(live, targets=[TARGET._replace(**hidden)]), DAY)
    assert hides is seen.hides_whether(0, wanted)  # type: ignore[arg-type]
    assert not seen.hides_whether(None, wanted)  # type: ignore[arg-type]
