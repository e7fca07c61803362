"""Exports from which nothing is worked out: empty ones, and those of another platform."""

from dataclasses import replace

import pytest

from builders.guarding import last
from builders.states import CONTRACTS, JOURNAL, MAKE_BOOKING, TARGET, block, catalogue, desired, permission, routing
from tak_gitops.errors import TakError
from tak_gitops.limits.export_guards import require_usable
from tak_gitops.model.catalogue import Catalogue, PermissionRows, RoutingRows
from tak_gitops.model.desired import Desired
from tak_gitops.model.key_sketch import key_sketch
from tak_gitops.texts import render

DECLARED = desired(block(consumers=[JOURNAL]))


def platform(first: int, count: int) -> Catalogue:
    """A platform with so many permissions, for addresses from a number on."""
    rows = [permission(address=f"SE2321000131-E{number:012d}") for number in range(first, first + count)]
    return catalogue(*rows, objects=False)


def emptied() -> Catalogue:
    """A catalogue without rows, as a server may give it."""
    whole = platform(0, 1)
    none = whole.routings.addresses[:0]
    return replace(whole, routings=RoutingRows({}, none, none, none), permissions=PermissionRows({}, none, none))


def problem(live: Catalogue, base: Desired, sketch: str = "") -> str | None:
    """The key of the text with which an export is refused after an order with this sketch; None where it passes."""
    try:
        require_usable(live, base, "NTJP-QA", last(key_sketch=sketch))
    except TakError as refusal:
        return refusal.message.key
    return None


def refused(live: Catalogue, before: Catalogue) -> bool:
    """Whether an export is refused as another platform's, after an order that was worked out from `before`."""
    return problem(live, DECLARED, key_sketch(before)) == "limits.platform"


def test_an_empty_live_where_rows_are_declared() -> None:
    """A failed read looks like an empty platform: nothing is worked out from it."""
    with pytest.raises(TakError) as refusal:
        require_usable(emptied(), DECLARED, "NTJP-QA", None)
    text = render(refusal.value.message, "sv")
    assert text.startswith("ntjp-qa: TAK sägs vara tomt")
    assert "fanns 2 rader i filerna" in text
    assert 1 == refusal.value.exit_code


def test_a_new_platform_may_be_empty() -> None:
    """Where base declares nothing, an empty live is believed."""
    assert None is problem(emptied(), desired())


def test_one_row_is_not_nothing() -> None:
    """A routing alone, or a permission alone, is a live with rows."""
    lives = [catalogue(row, objects=False) for row in (routing(), permission())]
    assert [None, None] == [problem(live, DECLARED) for live in lives]


def test_as_many_of_each_kind_are_not_nothing() -> None:
    """The rows of both kinds are added up."""
    assert None is problem(catalogue(routing(), permission(), objects=False), DECLARED)


def test_before_the_first_order_any_export_will_do() -> None:
    """There is nothing to compare its keys with."""
    assert None is require_usable(platform(0, 5), DECLARED, "NTJP-QA", None)  # type: ignore[func-returns-value]


@pytest.mark.parametrize(
    ("first", "count", "closed"),
    [
        (0, 1000, False),
        (5000, 1000, True),
        (0, 100, False),
        (0, 20_000, False),
        (500, 1000, False),
    ],
    ids=["same", "another", "a tenth of it is left", "grown twenty times", "half is new"],
)
def test_the_keys_tell_the_platform(first: int, count: int, *, closed: bool) -> None:
    """An export that shares next to no keys with the one behind the last order is that of another platform."""
    assert closed == refused(platform(first, count), platform(0, 1000))


@pytest.mark.parametrize(("common", "closed"), [(0, True), (1, True), (2, False), (20, False)])
def test_a_tenth_of_the_keys_is_enough(common: int, *, closed: bool) -> None:
    """Of twenty keys, all of which are in the sketch, two are the tenth."""
    assert closed == refused(platform(20 - common, 20), platform(0, 20))


def test_a_few_rows_more_or_less_are_no_other_platform() -> None:
    """A platform of four rows that has grown to sixty, or the other way round, is the same one."""
    assert not refused(platform(0, 60), platform(0, 4))
    assert not refused(platform(0, 4), platform(0, 60))


def test_the_refusal_says_what_was_compared() -> None:
    """How many of how many, with which order, and what to do."""
    with pytest.raises(TakError) as refusal:
        require_usable(platform(500, 50), DECLARED, "NTJP-QA", last(key_sketch=key_sketch(platform(0, 50))))
    text = render(refusal.value.message, "sv")
    assert text.startswith("ntjp-qa: exporten")
    assert "Av 50 jämförda rader fanns 0 i exporten bakom den senaste beställningen (orders/ntjp-qa/" in text
    assert text.endswith("Ange exporten från NTJP-QA.")


@pytest.mark.parametrize("sketch", ["", "inte base64!", "AAAA"])
def test_without_a_sketch_nothing_is_compared(sketch: str) -> None:
    """An order file of an earlier version has none."""
    assert None is problem(platform(0, 50), DECLARED, sketch)


def test_letter_case_makes_no_other_platform() -> None:
    """Keys are compared as TAK compares them."""
    lower = catalogue(
        *(routing(TARGET, f"se2321000131-e{n:012d}", MAKE_BOOKING.lower()) for n in range(20)), objects=False
    )
    upper = catalogue(*(routing(TARGET, f"SE2321000131-E{n:012d}", CONTRACTS[0]) for n in range(20)), objects=False)
    assert not refused(lower, upper)
