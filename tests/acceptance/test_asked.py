"""What the acceptance model asks an export for, and of an order's text, at the edges."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from builders.changes import routing_change
from builders.states import BOKEN, DAY, EKEN, JOURNAL, MAKE_BOOKING, OTHER_URL, PLATFORM, TARGET, catalogue, permission
from builders.states import routing as row
from tak_gitops.acceptance.catalogue_rows import CatalogueRows
from tak_gitops.acceptance.decide import decide, decide_text
from tak_gitops.acceptance.foresee import foresee
from tak_gitops.acceptance.receipt import Days, List, ReceiptLine, Status
from tak_gitops.acceptance.report import line_text
from tak_gitops.model.changes import Action, NewObject
from tak_gitops.model.entries import Routing, Target
from tak_gitops.model.tak_order import ContractItem, OrderSection, PermissionItem, PlainItem, RoutingItem, TakOrder
from tak_gitops.texts import msg

INCLUDE, EXCLUDE = "include", "exclude"
LATER = DAY + timedelta(days=9)


def test_permissions_of_an_address_in_two_spellings() -> None:
    """They are those of one address, as the database compares."""
    live = catalogue(permission(), permission(address=EKEN.lower()), objects=False)
    rows = CatalogueRows(live)
    address, contract, consumer = rows.address(EKEN), rows.contract(MAKE_BOOKING), rows.component(JOURNAL)
    assert address is not None
    assert contract is not None
    assert consumer is not None
    assert 2 == len(rows.permissions(address.handle, contract.handle, consumer.handle))


@pytest.mark.parametrize(("target", "count"), [(TARGET, 2), (OTHER_URL, 0)])
def test_how_many_routings_lead_to_a_target(target: Target, count: int) -> None:
    """None to one that the export does not list."""
    live = catalogue(row(), row(address=BOKEN), objects=False)
    assert count == CatalogueRows(live).routings_to(target)


def test_a_line_is_foreseen_with_the_component_that_it_needs() -> None:
    """Beside a line that TAK would refuse, one whose producer is new and in order is not refused."""
    bad, good = routing_change(address="SE2321000131-NY"), routing_change()
    good = good._replace(after=TARGET._replace(producer="SE2321000131-NYTT"))
    objects = [
        NewObject("logical_address", "SE2321000131-NY", "Åsen 😀"),
        NewObject("system", "SE2321000131-NYTT", "Region Exempel -- Nytt"),
    ]
    seen = foresee(catalogue(row(address=BOKEN), row()), [bad, good], objects, PLATFORM, DAY)
    assert [(bad, msg("TG413", name="Åsen 😀"))] == [tuple(each) for each in seen.refused]


def test_every_name_that_cannot_be_held_is_told() -> None:
    """Of all that a line brings."""
    change = routing_change(address="SE1-NY")._replace(after=TARGET._replace(producer="SE1-NYTT"))
    objects = [NewObject("logical_address", "SE1-NY", "Åsen 😀"), NewObject("system", "SE1-NYTT", "Boken 😀")]
    (blocked,) = foresee(catalogue(row()), [change], objects, PLATFORM, DAY).refused
    assert msg("TG413", name="Åsen 😀, Boken 😀") == blocked.message


def test_a_line_that_would_change_a_row_a_third_time_on_a_day() -> None:
    """TAK refuses it, and it is told on which day that is."""
    change = routing_change(Action.REMOVE)
    live = catalogue(row(), row(last=DAY - timedelta(days=1)), objects=False)
    (blocked,) = foresee(live, [change], [], PLATFORM, DAY).refused
    assert (change, msg("TG412", day="2026-11-23")) == tuple(blocked)


def test_objects_of_an_order_are_told_apart() -> None:
    """Rows of two new contracts, or for two new consumers, are rows of their own."""
    contracts, consumers = ("urn:riv:a:Ny:1", "urn:riv:b:Ny:1"), ("SE1-A", "SE1-B")
    section = OrderSection(
        components=tuple(PlainItem(each, each) for each in consumers),
        contracts=tuple(ContractItem(each, "Ny", 1) for each in contracts),
        permissions=tuple(PermissionItem(EKEN, MAKE_BOOKING, each) for each in consumers),
        routings=tuple(
            RoutingItem(EKEN, each, *target) for each, target in zip(contracts, (TARGET, OTHER_URL), strict=True)
        ),
    )
    asked = TakOrder(PLATFORM, 1.0, 1, DAY, DAY, "", "", section, OrderSection())
    lines = decide(CatalogueRows(catalogue(row())), asked, user="", platform=PLATFORM).receipt.lines
    assert [Status.CREATED] * 8 == [line.status for line in lines]


def test_moments_are_cut_to_days_in_the_server_s_zone() -> None:
    """An hour before midnight in UTC is the next day in Stockholm (domain.md 4.6)."""
    text = (
        f'{{"plattform": "{PLATFORM}", "formatVersion": 1, "version": 1, "utforare": "", "kommentar": "",'
        ' "bestallningsTidpunkt": "2026-11-22T23:00:00+0000", "genomforandeTidpunkt": "2026-11-22T23:00:00+0000"}'
    )
    rows = CatalogueRows(catalogue(row()))
    bodies = [
        decide_text(rows, text, user="x", platform=PLATFORM, zone=ZoneInfo(zone)).receipt.text
        for zone in ("UTC", "Europe/Stockholm")
    ]
    assert [True, False] == ["2026-11-22" in body for body in bodies]
    assert [False, True] == ["2026-11-23" in body for body in bodies]


def test_a_profile_that_the_export_does_not_have() -> None:
    """It is nothing that rows may name."""
    assert CatalogueRows(catalogue(row())).profile("RIVTABP99") is None


def test_rows_of_a_contract_that_the_order_itself_brings() -> None:
    """There are none, of either kind."""
    rows = CatalogueRows(catalogue(row(), permission()))
    address, consumer = rows.address(EKEN), rows.component(JOURNAL)
    assert address is not None
    assert consumer is not None
    assert not rows.routings(address.handle, "urn:ny")
    assert not rows.permissions(address.handle, "urn:ny", consumer.handle)
    assert not rows.permissions(address.handle, "urn:ny", "SE1-NY")


@pytest.mark.parametrize(
    ("status", "live", "section", "first_set", "last_set"),
    [
        (Status.CREATED, row(address=BOKEN), INCLUDE, True, True),
        (Status.UPDATED, row(last=LATER), INCLUDE, False, True),
        (Status.UPDATED, row(first=DAY, last=LATER), INCLUDE, False, True),
        (Status.UPDATED, row(first=LATER), INCLUDE, True, True),
        (Status.ENDED, row(), EXCLUDE, False, True),
        (Status.DELETED, row(first=LATER), EXCLUDE, False, False),
    ],
)
def test_which_days_of_a_line_the_order_sets(
    status: Status, live: Routing, section: str, *, first_set: bool, last_set: bool
) -> None:
    """Those that move with the day on which it takes effect; what live had stands."""
    sections = {section: OrderSection(routings=(RoutingItem(EKEN, MAKE_BOOKING, *TARGET),))}
    asked = TakOrder(
        PLATFORM, 1.0, 1, DAY, DAY, "", "", **{INCLUDE: OrderSection(), EXCLUDE: OrderSection()} | sections
    )
    (line,) = decide(CatalogueRows(catalogue(live)), asked, user="", platform=PLATFORM).receipt.lines
    assert line.days is not None
    assert (status, first_set, last_set) == (line.status, line.days.first_set, line.days.last_set)


def test_days_that_live_does_not_tell() -> None:
    """Each stands as a question mark, alone or with the other."""
    first, last = DAY, LATER
    for shown, days in {
        "(2026-11-23 - 2026-12-02)": Days(first, last),
        "(? - 2026-12-02)": Days(None, last),
        "(2026-11-23 - ?)": Days(first, None),
        "(? - ?)": Days(None, None),
    }.items():
        assert line_text(ReceiptLine(("x",), False, List.PERMISSIONS, Status.ENDED, "x", days)).endswith(shown)
