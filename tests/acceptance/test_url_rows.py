"""URL rows: an order makes those that are new, and drops that of a deleted routing when no other leads there (4.3)."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from builders.catalogues import catalogue_of
from builders.states import ASPEN, BOKEN, DAY, EKEN, MAKE_BOOKING, OTHER_URL, PLATFORM, TARGET, routing
from tak_gitops.acceptance.accept import accept
from tak_gitops.acceptance.receipt import Status
from tak_gitops.acceptance.relations import url_errors
from tak_gitops.model.entries import Routing, Target
from tak_gitops.model.tak_order import OrderSection, RoutingItem, TakOrder

SOON = DAY + timedelta(days=7)
NEW = TARGET._replace(url="https://ny.region.example/v3")


def future(address: str, target: Target = TARGET) -> Routing:
    """A routing that begins after the day of the order."""
    return routing(target, address, first=SOON)


def order_of(include: Sequence[tuple[str, Target]], exclude: Sequence[str] = ()) -> TakOrder:
    """An order that includes routings from addresses to targets, and excludes those of other addresses."""
    added = tuple(RoutingItem(address, MAKE_BOOKING, *target) for address, target in include)
    removed = tuple(RoutingItem(address, MAKE_BOOKING, *TARGET) for address in exclude)
    return TakOrder(PLATFORM, 1.0, 1, DAY, DAY, "", "", OrderSection(routings=added), OrderSection(routings=removed))


def urls_after(
    live: Sequence[Routing],
    *,
    exclude: Sequence[str] = (),
    include: Sequence[tuple[str, Target]] = (),
    unused: Sequence[Target] = (),
) -> set[Target]:
    """The URL rows after an order that excludes the routings of addresses, and includes others."""
    order = order_of(include, exclude)
    known = dict.fromkeys((EKEN, BOKEN, ASPEN), "")
    before = catalogue_of(
        live, addresses=known, components={str(TARGET.producer): ""}, contracts=[MAKE_BOOKING], urls=unused
    )
    after, receipt = accept(before, order, platform=PLATFORM)
    found = [target for target in after.targets if target.url]
    assert len(found) == len(set(found)) == after.counts.urls, receipt.text
    assert {row.target for row in after.iter_routings()} <= set(found)
    return set(found)


@pytest.mark.parametrize(
    ("live", "exclude", "include", "expected"),
    [
        pytest.param([future(EKEN)], [EKEN], [], set(), id="the last one is deleted"),
        pytest.param([routing()], [EKEN], [], {TARGET}, id="one that has begun is ended"),
        pytest.param([future(EKEN), routing(address=BOKEN)], [EKEN], [], {TARGET}, id="another leads there"),
        pytest.param(
            [future(EKEN), routing(address=BOKEN, last=DAY - timedelta(days=9))],
            [EKEN],
            [],
            {TARGET},
            id="one has ended",
        ),
        pytest.param([future(EKEN), future(BOKEN)], [EKEN, BOKEN], [], set(), id="both are deleted"),
        pytest.param([future(EKEN), future(BOKEN)], [EKEN], [], {TARGET}, id="one of two is deleted"),
        pytest.param([future(EKEN)], [], [(EKEN, NEW)], {NEW}, id="a future one is replaced"),
        pytest.param([routing()], [], [(EKEN, NEW)], {TARGET, NEW}, id="a present one is replaced"),
        pytest.param([future(EKEN)], [EKEN], [(BOKEN, TARGET)], {TARGET}, id="another comes in the same order"),
        pytest.param(
            [future(EKEN)], [], [(EKEN, NEW), (BOKEN, TARGET)], {NEW, TARGET}, id="replaced, and another comes"
        ),
        pytest.param(
            [future(EKEN)], [], [(BOKEN, TARGET), (EKEN, NEW)], {NEW, TARGET}, id="another comes, and replaced"
        ),
        pytest.param(
            [future(EKEN), future(ASPEN)],
            [],
            [(BOKEN, TARGET), (EKEN, NEW)],
            {NEW, TARGET},
            id="one of two is replaced, and another comes",
        ),
        pytest.param(
            [future(EKEN), future(BOKEN, OTHER_URL)],
            [],
            [(EKEN, OTHER_URL), (BOKEN, TARGET)],
            {TARGET, OTHER_URL},
            id="two change places",
        ),
        pytest.param([future(EKEN)], [], [(EKEN, TARGET)], {TARGET}, id="one begins earlier"),
        pytest.param([], [], [(EKEN, NEW), (BOKEN, NEW)], {NEW}, id="two new ones share it"),
    ],
)
def test_a_url_row_lasts_as_long_as_a_routing_leads_there(
    live: list[Routing], exclude: list[str], include: list[tuple[str, Target]], expected: set[Target]
) -> None:
    """Only the deletion of the last routing drops it, and none that a routing leads to is ever dropped."""
    assert expected == urls_after(live, exclude=exclude, include=include)


def test_a_url_row_that_nothing_leads_to() -> None:
    """One that live has without a use is used, not made again; else it stays as it is."""
    assert {NEW, TARGET} == urls_after([routing()], include=[(BOKEN, NEW)], unused=[NEW])
    assert {NEW} == urls_after([future(EKEN)], exclude=[EKEN], unused=[NEW])


def test_a_url_minds_letter_case() -> None:
    """Another letter case of the URL is another row; of producer and profile it is not (domain.md 1, 4.3)."""
    capital = TARGET._replace(url=str(TARGET.url).upper().replace("HTTPS", "https"))
    assert {TARGET, capital} == urls_after([routing()], include=[(EKEN, capital)])
    small = Target(str(TARGET.producer).lower(), str(TARGET.rivta_profile).lower(), TARGET.url)
    assert {TARGET} == urls_after([routing()], include=[(EKEN, small), (BOKEN, small)])


def test_a_target_in_two_spellings_is_one() -> None:
    """A row whose producer and profile live spells otherwise is prolonged, not replaced (domain.md 4.3)."""
    other = TARGET._replace(producer=str(TARGET.producer).lower(), rivta_profile=str(TARGET.rivta_profile).lower())
    assert {TARGET, other} == urls_after([routing(), routing(other, BOKEN)], include=[(BOKEN, TARGET)])
    _, receipt = accept(
        catalogue_of([routing(), routing(other, BOKEN)]), order_of([(BOKEN, TARGET)]), platform=PLATFORM
    )
    assert [Status.UPDATED] == [line.status for line in receipt.lines]


@pytest.mark.parametrize(
    ("url", "errors"),
    [
        ("", ["Adress får inte vara tom"]),
        ("http", ["Adress har felaktig längd"]),
        ("https", []),
        ("h" * 255, []),
        ("h" * 256, ["Adress har felaktig längd"]),
        ("é", ["Adress har ogiltigt innehåll", "Adress har felaktig längd"]),
        (f"{'h' * 255}é", ["Adress har felaktig längd"]),
    ],
)
def test_what_is_wrong_with_a_url(url: str, errors: list[str]) -> None:
    """Five to 255 characters pass; the characters of a longer one are looked at as far as that."""
    assert errors == url_errors(url)
