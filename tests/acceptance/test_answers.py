"""Answers of TAK-web word for word, one order each, besides those that the recordings have."""

from datetime import date, timedelta

import pytest

from builders.catalogues import catalogue_of
from builders.changes import routing_change
from builders.ordering import sent
from builders.states import (
    BOKEN,
    DAY,
    EKEN,
    FAR_AHEAD,
    JOURNAL,
    MAKE_BOOKING,
    OTHER_URL,
    PLATFORM,
    TARGET,
    block,
    desired,
    permission,
    routing,
)
from builders.states import catalogue as export
from builders.tak_rows import TABLES, ListRows, Recorded
from tak_gitops.acceptance.catalogue_rows import CatalogueRows
from tak_gitops.acceptance.changing import same_target
from tak_gitops.acceptance.decide import Decision, decide
from tak_gitops.acceptance.foresee import foresee
from tak_gitops.acceptance.predicted import predicted_bodies
from tak_gitops.acceptance.receipt import Outcome, Receipt, Stumble
from tak_gitops.acceptance.report import java_float, unreadable
from tak_gitops.acceptance.rows import Effects
from tak_gitops.model.changes import NewObject
from tak_gitops.model.entries import Routing, Target
from tak_gitops.model.identifiers import fold
from tak_gitops.model.tak_order import ContractItem, OrderSection, PermissionItem, PlainItem, RoutingItem, TakOrder
from tak_gitops.plan import make_plan
from tak_gitops.texts import msg

NEW = "SE2321000131-NY"
_RETURNED = 'because the return value of "se.skltp.tak.web.dto.bestallning.JsonBestallning'


def order(
    include: OrderSection = OrderSection(),  # noqa: B008 - it is frozen
    exclude: OrderSection = OrderSection(),  # noqa: B008 - it is frozen
    *,
    ordered_on: date | None = DAY,
    execute_on: date | None = DAY,
    platform: str = PLATFORM,
) -> TakOrder:
    """An order of these sections."""
    return TakOrder(platform, 1.0, 1, ordered_on, execute_on, "", "", include, exclude)


def answer(asked: TakOrder, *rows: Routing) -> Decision:
    """What TAK-web answers where live has these rows."""
    return decide(CatalogueRows(catalogue_of(rows or [routing()])), asked, user="x", platform=PLATFORM)


def stumbled(stumble: Stumble, cause: str) -> Decision:
    """A RUNTIME ERROR, after which nothing is done."""
    return Decision(Receipt(Outcome.IN_DOUBT, f"RUNTIME ERROR:::\n{cause}", (), (cause,), stumble), Effects())


def refused(*errors: str) -> Decision:
    """A refusal, after which nothing is done."""
    text = "\n".join(["JsonBestallning ERROR:::", *errors])
    return Decision(Receipt(Outcome.REJECTED, text, (), errors), Effects())


@pytest.mark.parametrize(
    ("asked", "getter"),
    [
        (order(ordered_on=None), "getBestallningsTidpunkt"),
        (order(execute_on=None), "getGenomforandeTidpunkt"),
        (order(ordered_on=None, execute_on=None), "getBestallningsTidpunkt"),
    ],
)
def test_an_order_without_rows_and_without_a_day(asked: TakOrder, getter: str) -> None:
    """TAK-web stumbles when it writes the report, over the day of ordering first."""
    cause = f'Cannot invoke "java.sql.Date.toString()" {_RETURNED}.{getter}()" is null'
    assert stumbled(Stumble.NO_DAY, cause) == answer(asked)


@pytest.mark.parametrize("excluded", [False, True])
@pytest.mark.parametrize("item", [RoutingItem(EKEN, MAKE_BOOKING, *TARGET), PermissionItem(EKEN, MAKE_BOOKING, "x")])
def test_rows_need_a_day(item: RoutingItem | PermissionItem, *, excluded: bool) -> None:
    """In either section, of either kind."""
    section = OrderSection(
        permissions=(item,) if isinstance(item, PermissionItem) else (),
        routings=(item,) if isinstance(item, RoutingItem) else (),
    )
    asked = order(exclude=section, execute_on=None) if excluded else order(section, execute_on=None)
    assert stumbled(Stumble.NO_DAY, "date must not be null") == answer(asked)


def test_a_name_that_the_database_cannot_hold() -> None:
    """The cause names the first of them."""
    names = (PlainItem(NEW, "Åsen"), PlainItem(f"{NEW}2", "Åsen 😀"), PlainItem(f"{NEW}3", "😀"))
    cause = "could not execute statement [Incorrect string value: 'Åsen 😀']"
    assert stumbled(Stumble.UNSTORABLE, cause) == answer(order(OrderSection(addresses=names)))


@pytest.mark.parametrize(
    ("section", "words"),
    [
        (OrderSection(addresses=(PlainItem("", ""),)), "Skapa Logisk Adress: HSA-ID får inte vara tomt"),
        (OrderSection(components=(PlainItem("SE1 A", ""),)), "Skapa Tjänstekomponent: HSA-ID har ogiltigt innehåll"),
        (OrderSection(contracts=(ContractItem("", "", 1),)), "Skapa Tjänstekontrakt: Namnrymd får inte vara tom"),
        (OrderSection(contracts=(ContractItem("å", "", 1),)), "Skapa Tjänstekontrakt: Namnrymd har ogiltigt innehåll"),
    ],
)
def test_new_objects_without_a_proper_id(section: OrderSection, words: str) -> None:
    """Each kind in its own words."""
    assert refused(words) == answer(order(section))


def test_an_order_for_another_platform() -> None:
    """It names both, and is looked at no further."""
    asked = order(OrderSection(addresses=(PlainItem("", ""),)), platform="NTJP-PROD")
    words = f"Beställningen avser plattform NTJP-PROD, men den här instansen av tak-web hanterar {PLATFORM}."
    assert refused(words) == answer(asked)


@pytest.mark.parametrize("action", ["include", "exclude"])
def test_a_routing_that_is_there_twice(action: str) -> None:
    """Neither section touches it."""
    section = OrderSection(routings=(RoutingItem(EKEN, MAKE_BOOKING, *TARGET),))
    asked = order(section) if action == "include" else order(exclude=section)
    words = f"Det finns mer än ett vagval i databasen med dessa parametrar {EKEN} - {MAKE_BOOKING}."
    assert refused(words) == answer(asked, routing(), routing(OTHER_URL))


@pytest.mark.parametrize("action", ["include", "exclude"])
def test_a_permission_that_is_there_twice(action: str) -> None:
    """Neither section touches it."""
    rows = [permission(), permission(last=FAR_AHEAD - timedelta(days=1))]
    live = CatalogueRows(catalogue_of([], rows))
    section = OrderSection(permissions=(PermissionItem(EKEN, MAKE_BOOKING, JOURNAL),))
    asked = order(section) if action == "include" else order(exclude=section)
    words = (
        f"Det finns mer än en anropsbehörighet i databasen med dessa parametrar {EKEN} - {JOURNAL} - {MAKE_BOOKING}."
    )
    assert refused(words) == decide(live, asked, user="x", platform=PLATFORM)


@pytest.mark.parametrize(
    ("section", "words"),
    [
        (OrderSection(addresses=(PlainItem("SE1-A", "A"), PlainItem("se1-a", "B"))), "Den logiska adressen [SE1-A]"),
        (OrderSection(components=(PlainItem("SE1-A", "A"), PlainItem("se1-a", "B"))), "Tjänstekomponenten [SE1-A]"),
        (
            OrderSection(contracts=(ContractItem("urn:a", "A", 1), ContractItem("URN:A", "B", 1))),
            "Tjänstekontraktet [urn:a]",
        ),
        (
            OrderSection(
                permissions=(PermissionItem("SE1-A", "urn:a", "SE1-C"), PermissionItem("se1-a", "URN:A", "se1-c"))
            ),
            "Anropsbehörigheten [SE1-A, SE1-C, urn:a]",
        ),
        (
            OrderSection(routings=(RoutingItem("SE1-A", "urn:a", *TARGET), RoutingItem("se1-a", "URN:A", *OTHER_URL))),
            "Vägvalet [SE1-A, urn:a]",
        ),
    ],
)
def test_what_stands_twice_in_an_order(section: OrderSection, words: str) -> None:
    """In any letter case, in one section or in both; the first spelling is told."""
    expected = refused(f"{words} får inte finnas på flera ställen i beställningen.")
    assert expected == answer(order(section))
    halves = [OrderSection(*(each[part : part + 1] for each in section)) for part in (0, 1)]  # type: ignore[arg-type]
    assert expected == answer(order(*halves))


def test_what_another_user_has_not_published() -> None:
    """Nothing may refer to it; an address has words of its own."""
    tables: dict[str, list[Recorded]] = {name: [] for name in TABLES}
    live = ListRows(
        {
            **tables,
            "logical_addresses": [{"id": EKEN, "name": ""}],
            "components": [{"id": TARGET.producer, "name": ""}],
            "contracts": [{"namespace": MAKE_BOOKING, "name": ""}],
        }
    )
    live.owners = dict.fromkeys((EKEN, str(TARGET.producer), MAKE_BOOKING), "y")
    asked = order(OrderSection(routings=(RoutingItem(EKEN, MAKE_BOOKING, *TARGET),)))
    words = [
        f"Skapa Vägval: LogiskAdress med HSAId = {EKEN} är opublicerad och skapad av y.",
        f"Skapa Vägval: Tjänstekontrakt med namnrymd = {MAKE_BOOKING} är opublicerad och skapad av y.",
        f"Skapa Vägval: Tjänstekomponent med HSAId = {TARGET.producer} är opublicerad och skapad av y.",
    ]
    assert refused(*words) == decide(live, asked, user="x", platform=PLATFORM)
    assert Outcome.ACCEPTED is decide(live, asked, user="y", platform=PLATFORM).receipt.outcome


def test_a_row_that_would_become_another_one() -> None:
    """Two rows of a key that were alike but for their last day: the database takes no row twice."""
    asked = order(exclude=OrderSection(routings=(RoutingItem(EKEN, MAKE_BOOKING, *TARGET),)))
    cause = "could not execute statement [Duplicate entry]"
    assert stumbled(Stumble.SAME_ROW, cause) == answer(asked, routing(), routing(last=DAY - timedelta(days=1)))


def test_what_is_excluded_and_not_there_has_its_key() -> None:
    """Folded, as that of every line."""
    permissions = (PermissionItem(EKEN, MAKE_BOOKING, JOURNAL),)
    section = OrderSection(permissions=permissions, routings=(RoutingItem(BOKEN, MAKE_BOOKING, *TARGET),))
    lines = answer(order(exclude=section)).receipt.lines
    keys = [(EKEN, MAKE_BOOKING, JOURNAL), (BOKEN, MAKE_BOOKING)]
    assert [tuple(map(fold, key)) for key in keys] == [line.key for line in lines]


@pytest.mark.parametrize("hidden", [{"producer": None}, {"rivta_profile": None}, {"url": None}])
def test_targets_are_compared_with_what_they_lack(hidden: dict[str, None]) -> None:
    """What both lack is alike; what one lacks is not."""
    lacking = TARGET._replace(**hidden)
    assert same_target(lacking, lacking)
    assert not same_target(lacking, TARGET)
    assert not same_target(TARGET, lacking)


def test_the_rows_of_a_contract_in_two_spellings() -> None:
    """Both spans of the export are one group, whatever addresses they have."""
    live = export(routing(), routing(address=BOKEN, contract=MAKE_BOOKING.lower()), objects=False)
    rows = CatalogueRows(live)
    contract = rows.contract(MAKE_BOOKING)
    assert contract is not None
    handles = [known.handle for each in (EKEN, BOKEN) if (known := rows.address(each)) is not None]
    assert [[EKEN], [BOKEN]] == [
        [row.logical_address for row in rows.routings(handle, contract.handle)] for handle in handles
    ]


def test_a_line_is_foreseen_with_the_objects_that_it_needs() -> None:
    """The one whose address has a name that cannot be held is refused for that; the other one is not."""
    changes = [routing_change(address=NEW), routing_change(address=f"{NEW}2")]
    objects = [NewObject("logical_address", NEW, "Åsen 😀"), NewObject("logical_address", f"{NEW}2", "Åsen")]
    seen = foresee(export(routing()), changes, objects, PLATFORM, DAY)
    assert Stumble.UNSTORABLE is seen.receipt.stumble
    assert [(changes[0], msg("TG413", name="Åsen 😀"))] == [tuple(each) for each in seen.refused]


def test_a_line_that_is_refused_is_told_tak_s_words() -> None:
    """Where its address is nowhere, the answer says so."""
    change = routing_change(address=NEW)
    seen = foresee(export(routing()), [change], [], PLATFORM, DAY)
    words = f"Skapa Vägval: Logisk Adress med HSAId = {NEW} finns inte."
    assert [(change, msg("TG414", answer=words))] == [tuple(each) for each in seen.refused]


def test_all_that_is_wrong_with_a_line_is_told() -> None:
    """One after the other, as TAK-web lists it."""
    change = routing_change(address=NEW)
    change = change._replace(after=(change.after or TARGET)._replace(producer="SE1-NY"))
    (blocked,) = foresee(export(routing()), [change], [], PLATFORM, DAY).refused
    words = (
        f"Skapa Vägval: Logisk Adress med HSAId = {NEW} finns inte. "
        "Skapa Vägval: Tjänstekomponent med HSAId = SE1-NY finns inte."
    )
    assert msg("TG414", answer=words) == blocked.message


def test_lines_that_only_go_wrong_together() -> None:
    """It is nobody's fault in particular, so all of them are blocked."""
    changes = [routing_change(), routing_change()]
    words = f"Vägvalet [{EKEN}, {MAKE_BOOKING}] får inte finnas på flera ställen i beställningen."
    seen = foresee(export(routing(), objects=True), changes, [], PLATFORM, DAY)
    assert [(each, msg("TG414", answer=words)) for each in changes] == [tuple(each) for each in seen.refused]


def test_days_that_an_order_sets_are_predicted_as_moving() -> None:
    """What begins, ends or is prolonged has D, D-1 and D+100; what it had before stands."""
    ended = f"{EKEN} - {MAKE_BOOKING} - {' - '.join(map(str, TARGET))} (2020-01-01 - D-1)"
    moved = TARGET._replace(url="https://ny.region.example/")
    begun = f"{EKEN} - {MAKE_BOOKING} - {' - '.join(map(str, moved))} (D - D+100)"
    plan = make_plan(desired(block()), desired(block(target=moved)), export(routing()), DAY, "main")
    assert plan.receipt
    (body,) = predicted_bodies(plan.receipt, sent(plan))
    assert ("Inkludera:", "Vägval:", f"Deaktiverad: {ended}", f"Nyskapad: {begun}", "", "Exkludera:") == body


def test_a_url_that_only_spelling_tells_apart_is_another() -> None:
    """Letter case counts in a URL alone."""
    upper = Target(str(TARGET.producer).upper(), str(TARGET.rivta_profile).lower(), TARGET.url)
    assert same_target(TARGET, upper)
    assert not same_target(TARGET, TARGET._replace(url=str(TARGET.url).upper()))


def test_what_is_no_order_is_refused() -> None:
    """The cause is lost, and the answer is a refusal all the same (domain.md 4.4)."""
    assert Receipt(Outcome.REJECTED, "JsonBestallning ERROR::: {}") == unreadable()


@pytest.mark.parametrize(("number", "text"), [(1.0, "1.0"), (1e7, "1.0E7"), (2.5e-4, "2.5E-4"), (1e-3, "0.001")])
def test_numbers_are_written_as_java_writes_them(number: float, text: str) -> None:
    """With a power of ten where they are large or small."""
    assert text == java_float(number)


def test_a_consumer_that_is_missing_from_the_first_of_two_permissions() -> None:
    """TAK-web stumbles over it when it compares them, in Java's name of the field."""
    items = (PermissionItem(EKEN, MAKE_BOOKING, None), PermissionItem(BOKEN, MAKE_BOOKING, JOURNAL))
    cause = 'Cannot invoke "String.equalsIgnoreCase(String)" because "this.tjanstekonsument" is null'
    assert stumbled(Stumble.NULL_IN_KEY, cause) == answer(order(OrderSection(permissions=items)))
