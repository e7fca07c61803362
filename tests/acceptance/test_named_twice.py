"""What an order does to a key that stands twice in it, which a blank hides from TAK-web (domain.md 4.6)."""

from datetime import timedelta

import pytest

from builders.catalogues import catalogue_of
from builders.states import (
    BOKEN,
    DAY,
    EKEN,
    JOURNAL,
    MAKE_BOOKING,
    OTHER_PRODUCER,
    OTHER_URL,
    PLATFORM,
    TARGET,
    permission,
    routing,
)
from tak_gitops.acceptance.accept import accept
from tak_gitops.acceptance.catalogue_rows import CatalogueRows
from tak_gitops.acceptance.decide import Decision, decide
from tak_gitops.acceptance.receipt import Outcome, Receipt, Status, Stumble
from tak_gitops.acceptance.rows import RowEffect
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.entries import Target
from tak_gitops.model.tak_order import OrderSection, PermissionItem, PlainItem, RoutingItem, TakOrder

CENTURY = DAY.replace(year=DAY.year + 100)
YESTERDAY = DAY - timedelta(days=1)
NOTHING = OrderSection()


def item(target: Target = TARGET, address: str = EKEN) -> RoutingItem:
    """A routing of an order."""
    return RoutingItem(address, MAKE_BOOKING, *target)


def order(include: OrderSection = NOTHING, exclude: OrderSection = NOTHING) -> TakOrder:
    """An order of these sections."""
    return TakOrder(PLATFORM, 1.0, 1, DAY, DAY, "", "", include, exclude)


def decision(live: Catalogue, asked: TakOrder) -> Decision:
    """What TAK-web answers and does."""
    return decide(CatalogueRows(live), asked, user="", platform=PLATFORM)


def test_a_routing_that_is_excluded_and_included() -> None:
    """The one that was is ended, and a new one begins."""
    include, exclude = OrderSection(routings=(item(address=f"{EKEN} "),)), OrderSection(routings=(item(),))
    receipt, effects = decision(catalogue_of([routing()]), order(include, exclude))
    assert [Status.ENDED, Status.CREATED] == [line.status for line in receipt.lines]
    assert (
        RowEffect(routing(), routing(last=YESTERDAY)),
        RowEffect(None, routing(first=DAY, last=CENTURY)),
    ) == effects.routings


def test_a_permission_that_is_excluded_and_included() -> None:
    """The one that was is ended, and a new one begins."""
    include = OrderSection(permissions=(PermissionItem(f"{EKEN} ", MAKE_BOOKING, JOURNAL),))
    exclude = OrderSection(permissions=(PermissionItem(EKEN, MAKE_BOOKING, JOURNAL),))
    receipt, effects = decision(catalogue_of([], [permission()]), order(include, exclude))
    assert [Status.ENDED, Status.CREATED] == [line.status for line in receipt.lines]
    assert (
        RowEffect(permission(), permission(last=YESTERDAY)),
        RowEffect(None, permission(first=DAY, last=CENTURY)),
    ) == effects.permissions


def test_a_routing_that_is_led_elsewhere_twice() -> None:
    """The second row is done to what the first one made."""
    live = catalogue_of([routing(), routing(OTHER_PRODUCER, BOKEN)])
    asked = order(OrderSection(routings=(item(OTHER_URL), item(OTHER_PRODUCER, f"{EKEN} "))))
    first = routing(OTHER_URL, first=DAY, last=CENTURY)
    expected = (
        RowEffect(routing(), routing(last=YESTERDAY)),
        RowEffect(None, first),
        RowEffect(first, first._replace(valid_to=YESTERDAY)),
        RowEffect(None, routing(OTHER_PRODUCER, first=DAY, last=CENTURY)),
    )
    assert expected == decision(live, asked).effects.routings


def test_a_permission_that_is_prolonged_twice() -> None:
    """It is prolonged once, and the report has it twice."""
    items = (PermissionItem(EKEN, MAKE_BOOKING, JOURNAL), PermissionItem(f"{EKEN} ", MAKE_BOOKING, JOURNAL))
    live = catalogue_of([], [permission(last=DAY + timedelta(days=9))])
    receipt, effects = decision(live, order(OrderSection(permissions=items)))
    assert [Status.UPDATED, Status.UPDATED] == [line.status for line in receipt.lines]
    assert 1 == len(effects.permissions)


def test_of_several_new_routings_the_first_is_ended() -> None:
    """The others of its contract stand."""
    live = catalogue_of([routing(OTHER_URL, BOKEN, last=YESTERDAY)], addresses={EKEN: ""})
    asked = order(OrderSection(routings=(item(), item(address=BOKEN), item(OTHER_URL, f"{EKEN} "))))
    after, _ = accept(live, asked, platform=PLATFORM)
    assert [
        routing(OTHER_URL, BOKEN, last=YESTERDAY),
        routing(first=DAY, last=YESTERDAY),
        routing(address=BOKEN, first=DAY, last=CENTURY),
        routing(OTHER_URL, first=DAY, last=CENTURY),
    ] == list(after.iter_routings())


def test_a_contract_whose_last_routing_is_deleted() -> None:
    """It has no rows left, and no place among those that have."""
    live = catalogue_of([routing(first=DAY + timedelta(days=1))])
    after, _ = accept(live, order(exclude=OrderSection(routings=(item(),))), platform=PLATFORM)
    assert {} == dict(after.routings.spans)


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        (PermissionItem(EKEN, None, JOURNAL), PermissionItem(EKEN, MAKE_BOOKING, JOURNAL), "tjanstekontrakt"),
        (PermissionItem(None, MAKE_BOOKING, JOURNAL), PermissionItem(EKEN, MAKE_BOOKING, JOURNAL), "logiskAdress"),
        (RoutingItem(EKEN, None, *TARGET), item(), "tjanstekontrakt"),
        (RoutingItem(None, MAKE_BOOKING, *TARGET), item(), "logiskAdress"),
    ],
)
def test_a_part_that_is_missing_where_all_before_it_are_alike(
    first: PermissionItem | RoutingItem, second: PermissionItem | RoutingItem, field: str
) -> None:
    """TAK-web stumbles over it when it compares two rows, in Java's name of the field."""
    both = (first, second)
    permissions = tuple(each for each in both if isinstance(each, PermissionItem))
    routings = tuple(each for each in both if isinstance(each, RoutingItem))
    receipt = decision(
        catalogue_of([routing()]), order(OrderSection(permissions=permissions, routings=routings))
    ).receipt
    cause = f'Cannot invoke "String.equalsIgnoreCase(String)" because "this.{field}" is null'
    assert (Stumble.NULL_IN_KEY, (cause,)) == (receipt.stumble, receipt.errors)


def refused(words: str) -> tuple[Outcome, tuple[str, ...]]:
    """A refusal for what stands twice."""
    return Outcome.REJECTED, (f"{words} får inte finnas på flera ställen i beställningen.",)


def summary(receipt: Receipt) -> tuple[Outcome, tuple[str, ...]]:
    """The outcome and the errors."""
    return receipt.outcome, receipt.errors


def test_what_stands_twice_before_a_row_without_consumer() -> None:
    """The last row is compared with none, so those before it are told."""
    whole = PermissionItem(EKEN, MAKE_BOOKING, JOURNAL)
    asked = order(OrderSection(permissions=(whole, whole, PermissionItem(EKEN, MAKE_BOOKING, None))))
    expected = refused(f"Anropsbehörigheten [{EKEN}, {JOURNAL}, {MAKE_BOOKING}]")
    assert expected == summary(decision(catalogue_of([routing()]), asked).receipt)


def test_letters_are_alike_whose_lower_case_is() -> None:
    """As the sign for kelvin and k are to Java, though no capital of one is the other."""
    asked = order(OrderSection(addresses=(PlainItem("SE1-K", ""), PlainItem("SE1-\u212a", ""))))
    assert refused("Den logiska adressen [SE1-K]") == summary(decision(catalogue_of([routing()]), asked).receipt)
