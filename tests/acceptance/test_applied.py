"""The catalogue of columns and plain lists of rows, asked and changed by the same orders, say the same."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from builders.catalogues import catalogue_of
from builders.ordering import swapped
from builders.states import DAY, LONG_AGO, PLATFORM, PROFILES, URLS, cased, periods
from builders.tak_rows import ListRows
from tak_gitops.acceptance.accept import accept
from tak_gitops.acceptance.decide import decide
from tak_gitops.model.catalogue import Catalogue, Table
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.model.tak_order import ContractItem, OrderSection, PermissionItem, PlainItem, RoutingItem, TakOrder

MANY = settings(max_examples=3 * settings().max_examples)

ADDRESSES = ("SE1-A", "SE1-B", "*")
CONTRACTS = ("urn:riv:a:GetAResponder:1", "urn:riv:b:GetBResponder:1")
COMPONENTS = ("SE1-P", "SE1-C")
NEW_ADDRESS, NEW_COMPONENT, NEW_CONTRACT = "SE1-NY", "SE1-NYTT", "urn:riv:c:GetCResponder:1"

_targets = st.builds(Target, st.sampled_from(COMPONENTS), st.sampled_from(PROFILES), st.sampled_from(URLS))


@st.composite
def rows_of_live(draw: st.DrawFn) -> list[Routing | Permission]:
    """Rows of a database: each identifier in one spelling, no two rows alike."""
    rows: list[Routing | Permission] = []
    for _ in range(draw(st.integers(0, 8))):
        first, last = draw(periods())
        address, contract = draw(st.sampled_from(ADDRESSES)), draw(st.sampled_from(CONTRACTS))
        row: Routing | Permission
        if draw(st.booleans()):
            row = Routing(address, contract, draw(_targets), first, last)
        else:
            row = Permission(address, contract, draw(st.sampled_from(COMPONENTS)), first, last)
        rows += swapped(row, draw(_targets)) if draw(st.integers(0, 3)) == 0 else [row]
    return list(dict.fromkeys(rows))


def spelled(*identifiers: str) -> st.SearchStrategy[str]:
    """One of the identifiers, in some letter case, seldom with a blank after it."""
    return st.one_of(cased(*identifiers), cased(*identifiers), st.sampled_from(identifiers).map("{} ".format))


known_rows = st.tuples(
    spelled(*ADDRESSES), spelled(*CONTRACTS), spelled(*COMPONENTS), cased(*PROFILES), st.sampled_from(URLS)
)
rows_of_new = st.tuples(
    st.sampled_from((NEW_ADDRESS, *ADDRESSES)),
    st.sampled_from((NEW_CONTRACT, *CONTRACTS)),
    st.sampled_from((NEW_COMPONENT, *COMPONENTS)),
    st.sampled_from(PROFILES),
    st.sampled_from(URLS),
)
wrong = st.sampled_from((None, "", "SE1-X", "x%"))
wrong_rows = st.tuples(
    st.sampled_from(ADDRESSES) | wrong,
    st.sampled_from(CONTRACTS) | wrong,
    st.sampled_from(COMPONENTS) | wrong,
    st.sampled_from(PROFILES) | wrong,
    st.sampled_from(URLS) | wrong,
)


@st.composite
def sections(draw: st.DrawFn, rows: st.SearchStrategy[Any], taken: set[object]) -> OrderSection:
    """Rows of both kinds whose keys no other section has, but for blanks, and the new objects where they are used."""
    routings, permissions = [], []
    for address, contract, component, profile, url in draw(st.lists(rows, max_size=6)):
        is_routing = draw(st.booleans())
        parts = (address, contract) if is_routing else (address, contract, component)
        key = tuple(part and part.lower() for part in parts)
        if key in taken:
            continue
        taken.add(key)
        if is_routing:
            routings.append(RoutingItem(address, contract, component, profile, url))
        else:
            permissions.append(PermissionItem(address, contract, component))
    return OrderSection(permissions=tuple(permissions), routings=tuple(routings))


@st.composite
def tak_orders(draw: st.DrawFn) -> TakOrder:
    """Any order: most would be accepted, some name what is not there, or nothing."""
    taken: set[object] = set()
    rows = draw(st.sampled_from((known_rows, known_rows, rows_of_new, wrong_rows)))
    include, exclude = draw(sections(rows, taken)), draw(sections(known_rows, taken))
    if rows is rows_of_new:
        names = draw(st.sampled_from(("Ny", "Ny", "Ny 😀")))
        include = include._replace(
            addresses=(PlainItem(NEW_ADDRESS, names), PlainItem("se1-a", "Annat namn")),
            components=(PlainItem(NEW_COMPONENT, names),),
            contracts=(ContractItem(NEW_CONTRACT, "GetC", 1),),
        )
    day = DAY + timedelta(days=draw(st.integers(-1, 2)))
    return TakOrder(PLATFORM, 1.0, 1, DAY, None if draw(st.integers(0, 20)) == 20 else day, "", "", include, exclude)


def listed(live: Catalogue) -> ListRows:
    """The catalogue as plain lists."""

    def row(each: Routing | Permission, **more: object) -> dict[str, Any]:
        days = {"from": each.valid_from.isoformat(), "to": each.valid_to.isoformat()}
        return {"la": each.logical_address, "contract": each.contract, **more, **days}

    return ListRows(
        {
            "routings": [
                row(each, producer=each.target.producer, profile=each.target.rivta_profile, url=each.target.url)
                for each in live.iter_routings()
            ],
            "permissions": [row(each, consumer=each.consumer, agreement="") for each in live.iter_permissions()],
            "logical_addresses": [dict(zip(("id", "name"), each, strict=True)) for each in named(live.addresses)],
            "components": [dict(zip(("id", "name"), each, strict=True)) for each in named(live.components)],
            "contracts": [dict(zip(("namespace", "name"), each, strict=True)) for each in named(live.contracts)],
            "urls": [
                {"component": each.producer, "profile": each.rivta_profile, "url": each.url} for each in live.targets
            ],
        },
        live.profiles,
    )


def named(table: Table) -> list[tuple[str, str | None]]:
    """The ids of a table with their names."""
    return list(zip(table.ids, table.names, strict=True))


@MANY
@given(rows=rows_of_live(), orders=st.lists(tak_orders(), min_size=1, max_size=4))
def test_columns_are_changed_as_lists_are(rows: list[Routing | Permission], orders: list[TakOrder]) -> None:
    """Order after order, the answers are the same, and so are rows, objects, URLs and counts in the end."""
    live = catalogue_of(
        [row for row in rows if isinstance(row, Routing)],
        [row for row in rows if isinstance(row, Permission)],
        addresses=dict.fromkeys(ADDRESSES, "A"),
        components=dict.fromkeys(COMPONENTS, "C"),
        contracts=CONTRACTS,
        profiles=PROFILES,
    )
    plain = listed(live)

    for order in orders:
        receipt, effects = decide(plain, order, user="", platform=PLATFORM)
        plain.apply(effects)
        live, answer = accept(live, order, platform=PLATFORM)

        event(answer.stumble.value if answer.stumble else answer.outcome.value)
        assert receipt == answer

    assert Counter(plain.routing_rows) == Counter(live.iter_routings())
    assert Counter([*plain.permission_rows]) == Counter(live.iter_permissions())
    assert list(plain.addresses.items()) == named(live.addresses)
    assert list(plain.components.items()) == named(live.components)
    assert list(plain.contracts) == list(live.contracts.ids)
    assert plain.urls == {target for target in live.targets if target.url}
    assert {row.target for row in plain.routing_rows} <= plain.urls
    counted = (len(plain.routing_rows), len(plain.permission_rows), len(plain.contracts))
    assert (*counted, len(plain.addresses), len(plain.components), len(plain.urls)) == live.counts[:6]


@pytest.mark.parametrize("last", [DAY, DAY + timedelta(days=60)])
def test_a_key_that_an_order_names_twice(last: date) -> None:
    """A blank hides from TAK that a key stands twice: the second row is done to what the first one left (4.6)."""
    (address, *_), (contract, *_), target = ADDRESSES, CONTRACTS, Target(COMPONENTS[0], PROFILES[0], URLS[0])
    live = catalogue_of([Routing(address, contract, target, LONG_AGO, last)], profiles=PROFILES)
    again = RoutingItem(address, contract, *target)
    moved = RoutingItem(f"{address} ", contract, COMPONENTS[0], PROFILES[0], URLS[2])
    order = TakOrder(PLATFORM, 1.0, 1, DAY, DAY, "", "", OrderSection(routings=(again, moved)), OrderSection())

    after, _ = accept(live, order, platform=PLATFORM)

    century = DAY.replace(year=DAY.year + 100)
    assert [
        Routing(address, contract, target, LONG_AGO, DAY - timedelta(days=1)),
        Routing(address, contract, target._replace(url=URLS[2]), DAY, century),
    ] == list(after.iter_routings())


def test_a_new_key_that_an_order_names_twice() -> None:
    """The row that the first one makes is ended by the second one, and both are there (4.6)."""
    (address, *_), (contract, *_), target = ADDRESSES, CONTRACTS, Target(COMPONENTS[0], PROFILES[0], URLS[0])
    live = catalogue_of([Routing("SE1-B", contract, target, LONG_AGO, DAY)], addresses={address: ""}, profiles=PROFILES)
    items = (
        RoutingItem(address, contract, *target),
        RoutingItem(f"{address} ", contract, *target._replace(url=URLS[2])),
    )
    order = TakOrder(PLATFORM, 1.0, 1, DAY, DAY, "", "", OrderSection(routings=items), OrderSection())

    after, _ = accept(live, order, platform=PLATFORM)

    century = DAY.replace(year=DAY.year + 100)
    assert [
        Routing("SE1-B", contract, target, LONG_AGO, DAY),
        Routing(address, contract, target, DAY, DAY - timedelta(days=1)),
        Routing(address, contract, target._replace(url=URLS[2]), DAY, century),
    ] == list(after.iter_routings())
    assert (3, 0, 1, 2, 1, 2) == after.counts[:6]
