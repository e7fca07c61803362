"""An order that is too large for TAK-web is split, and each part can be sent on its own (domain.md 4.6)."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.changes import Ordered, orders, permission_change, routing_change
from builders.states import MAKE_BOOKING, OTHER_URL
from tak_gitops.model.changes import Action, Change, NewObject
from tak_gitops.sources import json_order
from tak_gitops.sources.json_order import Payload, Timing, encode, filled, payloads

REFUSED_FROM = 2 * 1024 * 1024
"""TAK-web refuses an encoded body of more bytes than this."""
TIMING = Timing(date(2026, 11, 23), date(2026, 12, 24), version=999_999)
ALMOST_TOO_LONG = "Vårdcentralen Åsen på Öland – “Bälgbräken”, mottagning för äldre "


def parts_of(ordered: Ordered, comment: str = "3f9a01c2b7de del {part}/{parts}") -> list[Payload]:
    """The parts of an order."""
    return payloads(ordered.changes, ordered.objects, platform="NTJP-QA", ordered_by="Region Exempel", comment=comment)


def rows_of(part: Payload) -> list[tuple[str, str, tuple[str, ...]]]:
    """Section, list and values of every row of a part, but for the objects."""
    return [
        (section, name, tuple(row.values()))
        for section in ("inkludera", "exkludera")
        for name in ("anropsbehorigheter", "vagval")
        for row in part[section].get(name, [])
    ]


def objects_of(part: Payload) -> dict[tuple[str, str], str]:
    """The new objects of a part, by list and id, with their names."""
    return {
        (name, row["hsaId"]): row["beskrivning"]
        for name in ("logiskadresser", "tjanstekomponenter")
        for row in part["inkludera"].get(name, [])
    }


def mentioned(part: Payload) -> set[tuple[str, str]]:
    """The list and id of every object that the included rows of a part refer to."""
    found = set()
    for name, component in (("anropsbehorigheter", "tjanstekonsument"), ("vagval", "tjanstekomponent")):
        for row in part["inkludera"].get(name, []):
            found |= {("logiskadresser", row["logiskAdress"]), ("tjanstekomponenter", row[component])}
    return found


def new(objects: Sequence[NewObject]) -> dict[tuple[str, str], str]:
    """The objects as a part lists them."""
    lists = {"logical_address": "logiskadresser", "system": "tjanstekomponenter"}
    return {(lists[each.kind], each.hsa_id): json_order.clean(each.name) for each in objects}


def assert_complete(ordered: Ordered, parts: Sequence[Payload]) -> None:
    """Each row stands in one part, and each part lists the new objects that its rows refer to, and no others."""
    whole = parts_of(ordered)
    rows = [row for part in parts for row in rows_of(part)]
    assert len(ordered.changes) == len(rows)
    assert sorted(row for part in whole for row in rows_of(part)) == sorted(rows)
    objects = new(ordered.objects)
    for part in parts:
        assert {key: objects[key] for key in mentioned(part) & objects.keys()} == objects_of(part)


@given(ordered=orders(), room=st.integers(1, 4000))
def test_each_part_is_complete_in_itself(ordered: Ordered, room: int) -> None:
    """However little room there is, rows are split among the parts and objects are repeated where they are used."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_order, "MAX_ENCODED", json_order._ENVELOPE + room)
        parts = parts_of(ordered)
    assert_complete(ordered, parts)


@given(ordered=orders(), room=st.integers(1, 4000))
def test_no_part_is_larger_than_planned(ordered: Ordered, room: int) -> None:
    """What is reckoned for a part is never less than what its body takes, but where a single row is too much."""
    limit = json_order._ENVELOPE + room
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_order, "MAX_ENCODED", limit)
        parts = parts_of(ordered)
    assert [part for part in parts if body_size(part) > limit and len(rows_of(part)) > 1] == []


def body_size(part: Payload) -> int:
    """How many bytes a part takes in the form that TAK-web is sent."""
    return len(quote(encode(filled(part, TIMING)), safe=""))


def test_a_small_order_is_one_part() -> None:
    """An order that fits is not split, and says so."""
    (part,) = parts_of(Ordered([permission_change()], []))
    assert "3f9a01c2b7de del 1/1" == part["kommentar"]


def large(rows: int) -> Ordered:
    """That many new addresses with long Swedish names, each with a routing and a permission to a new system."""
    objects = [NewObject("system", "SE2321000131-NYTT", ALMOST_TOO_LONG * 5)]
    changes: list[Change] = []
    for number in range(rows):
        address = f"SE2321000131-E{number:012d}"
        objects.append(NewObject("logical_address", address, f"{ALMOST_TOO_LONG * 5}{number}"))
        changes += [
            routing_change(Action.ADD, address, after=OTHER_URL),
            permission_change(Action.ADD, address, MAKE_BOOKING, "SE2321000131-NYTT"),
        ]
    return Ordered(changes, objects)


@pytest.fixture(scope="module", name="parts")
def _parts() -> list[Payload]:
    """The parts of a large order."""
    return parts_of(large(3000), comment="åäö" * 80 + "{part}/{parts}")


def test_every_part_is_taken_by_tak(parts: list[Payload]) -> None:
    """The encoded body of each part, with dates and version, stays below 2 MiB with a margin, and is not small."""
    sizes = [body_size(part) for part in parts]
    assert len(parts) > 2
    assert max(sizes) <= REFUSED_FROM * 0.9
    assert min(sizes[:-1]) >= REFUSED_FROM * 0.7


def test_parts_of_a_large_order_are_complete(parts: list[Payload]) -> None:
    """No row of a large order is lost or sent twice, and each part lists the objects that it needs."""
    assert_complete(large(3000), parts)


def test_parts_are_numbered(parts: list[Payload]) -> None:
    """Each part says which of how many it is."""
    assert [f"{n}/{len(parts)}" for n in range(1, len(parts) + 1)] == [
        part["kommentar"].removeprefix("åäö" * 80) for part in parts
    ]


def test_an_id_of_an_address_and_a_system() -> None:
    """Where one HSA-id is a new address and a new system, both are listed: TAK keeps them apart."""
    same = "SE2321000131-NYTT"
    objects = [NewObject("logical_address", same, "Adressen"), NewObject("system", same, "Systemet")]
    (part,) = parts_of(Ordered([permission_change(Action.ADD, same, consumer=same)], objects))
    assert {("logiskadresser", same): "Adressen", ("tjanstekomponenter", same): "Systemet"} == objects_of(part)


def test_rows_without_a_part_of_their_own(parts: list[Any]) -> None:
    """No part is empty."""
    assert all(rows_of(part) for part in parts)
