"""The JSON order: its fields, its days and its texts are what TAK takes (domain.md 4.1)."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.changes import Ordered, orders, permission_change, routing_change
from builders.states import EKEN, JOURNAL, MAKE_BOOKING, OTHER_URL, TARGET, TIDBOK
from tak_gitops.model.changes import Action, Change, Kind, NewObject, Reason
from tak_gitops.model.entries import Target
from tak_gitops.sources.json_order import Timing, clean, encode, filled, noon, payloads

DAY = date(2026, 11, 23)

HEAD = (
    {"plattform", "formatVersion", "version", "bestallningsTidpunkt", "genomforandeTidpunkt", "utforare", "kommentar"}
    | {"inkludera", "exkludera"}
)  # fmt: skip
INCLUDED = {
    "logiskadresser": {"hsaId", "beskrivning"},
    "tjanstekomponenter": {"hsaId", "beskrivning"},
    "anropsbehorigheter": {"logiskAdress", "tjanstekontrakt", "tjanstekonsument"},
    "vagval": {"adress", "rivtaprofil", "tjanstekomponent", "logiskAdress", "tjanstekontrakt"},
}
"""Every field of a row (domain.md 4.1); one more, and TAK cannot read the order."""


def payload(*changes: Change, objects: tuple[NewObject, ...] = (), comment: str = "Prov") -> dict[str, Any]:
    """The one payload of some changes, filled."""
    (only,) = payloads(changes, objects, platform="NTJP-TEST", ordered_by="Region Exempel", comment=comment)
    return filled(only, Timing(DAY, DAY, version=1))


def without_empty(order: Mapping[str, Any]) -> dict[str, Any]:
    """An order without empty sections: TAK takes it in both forms (recordings, lists-empty)."""
    return {key: value for key, value in order.items() if value != {}}


@pytest.fixture(name="recorded")
def _recorded(shared: Path, request: pytest.FixtureRequest) -> dict[str, Any]:
    """The first step of a recorded case: the order, and the rows that it changed."""
    case = json.loads((shared / "recordings" / "takweb" / f"{request.param}.json").read_text(encoding="utf-8"))
    step: dict[str, Any] = case["steps"][0]
    assert step["reply"].startswith("Plattform: ")
    return step


def target_of(row: Mapping[str, str]) -> Target:
    """The target of a recorded row."""
    return Target(row["producer"], row["profile"], row["url"])


@pytest.mark.parametrize("recorded", ["route-url-changed"], indirect=True)
def test_a_changed_url_as_it_was_accepted(recorded: dict[str, Any]) -> None:
    """A changed URL is one include with the new values, never an exclude beside it."""
    old, new = recorded["changed"]["routings"]["before"][0], recorded["changed"]["routings"]["after"][1]
    change = routing_change(Action.CHANGE, old["la"], old["contract"], before=target_of(old), after=target_of(new))
    assert recorded["order"] == without_empty(payload(change))


@pytest.mark.parametrize("recorded", ["route-excluded"], indirect=True)
def test_a_removed_routing_as_it_was_accepted(recorded: dict[str, Any]) -> None:
    """A removed routing is excluded with all fields of the row."""
    old = recorded["changed"]["routings"]["before"][0]
    change = routing_change(Action.REMOVE, old["la"], old["contract"], before=target_of(old))
    assert recorded["order"] == without_empty(payload(change))


@pytest.mark.parametrize("recorded", ["permission-excluded"], indirect=True)
def test_a_removed_permission_as_it_was_accepted(recorded: dict[str, Any]) -> None:
    """A removed permission is excluded by its key."""
    old = recorded["changed"]["permissions"]["before"][0]
    change = permission_change(Action.REMOVE, old["la"], old["contract"], old["consumer"])
    assert recorded["order"] == without_empty(payload(change))


@pytest.mark.parametrize("recorded", ["new-address-route-permission"], indirect=True)
def test_a_new_address_as_it_was_accepted(recorded: dict[str, Any]) -> None:
    """A new address stands beside the rows that use it, spelled as they spell it."""
    rows = {kind: recorded["changed"][kind]["after"][0] for kind in ("routings", "permissions", "logical_addresses")}
    route, permitted, address = rows["routings"], rows["permissions"], rows["logical_addresses"]
    made = payload(
        permission_change(Action.ADD, permitted["la"], permitted["contract"], permitted["consumer"]),
        routing_change(Action.ADD, route["la"], route["contract"], after=target_of(route)),
        objects=(NewObject("logical_address", address["id"], address["name"]),),
    )
    assert recorded["order"] == without_empty(made)


def test_the_fields_of_an_order() -> None:
    """A whole order, field by field, in the order of TAK's own."""
    made = payload(
        routing_change(Action.REMOVE, "SE2321000131-E000000000002"),
        permission_change(Action.REMOVE),
        routing_change(Action.CHANGE, contract="urn:riv:crm:scheduling:PingResponder:1"),
        permission_change(Action.ADD, consumer="SE2321000131-PORTAL"),
        objects=(
            NewObject("system", "SE2321000131-PORTAL", "Region Exempel -- Portal"),
            NewObject("logical_address", "SE2321000131-ANNAN", "Nämns inte"),
        ),
        comment="3f9a01c2b7de del {part}/{parts} FS-2026-014",
    )
    expected = {
        "plattform": "NTJP-TEST",
        "formatVersion": 1.0,
        "version": 1,
        "bestallningsTidpunkt": "2026-11-23T12:00:00+0100",
        "genomforandeTidpunkt": "2026-11-23T12:00:00+0100",
        "utforare": "Region Exempel",
        "kommentar": "3f9a01c2b7de del 1/1 FS-2026-014",
        "inkludera": {
            "tjanstekomponenter": [{"hsaId": "SE2321000131-PORTAL", "beskrivning": "Region Exempel -- Portal"}],
            "anropsbehorigheter": [
                {"logiskAdress": EKEN, "tjanstekontrakt": MAKE_BOOKING, "tjanstekonsument": "SE2321000131-PORTAL"}
            ],
            "vagval": [
                {
                    "adress": OTHER_URL.url,
                    "rivtaprofil": "RIVTABP21",
                    "tjanstekomponent": TIDBOK,
                    "logiskAdress": EKEN,
                    "tjanstekontrakt": "urn:riv:crm:scheduling:PingResponder:1",
                }
            ],
        },
        "exkludera": {
            "anropsbehorigheter": [
                {"logiskAdress": EKEN, "tjanstekontrakt": MAKE_BOOKING, "tjanstekonsument": JOURNAL}
            ],
            "vagval": [
                {
                    "adress": TARGET.url,
                    "rivtaprofil": "RIVTABP21",
                    "tjanstekomponent": TIDBOK,
                    "logiskAdress": "SE2321000131-E000000000002",
                    "tjanstekontrakt": MAKE_BOOKING,
                }
            ],
        },
    }
    assert json.dumps(expected, ensure_ascii=False, indent=1) + "\n" == encode(made).decode()


@given(ordered=orders())
def test_no_field_that_tak_does_not_know(ordered: Ordered) -> None:
    """Any unknown field makes a whole order unreadable (domain.md 4.1): there is none, and none is missing."""
    made = payload(*ordered.changes, objects=tuple(ordered.objects))
    assert set(made) == HEAD
    for section in (made["inkludera"], made["exkludera"]):
        for name, rows in section.items():
            assert [INCLUDED[name]] * len(rows) == [set(row) for row in rows]
            assert all(isinstance(value, str) for row in rows for value in row.values())
    assert {"anropsbehorigheter", "vagval"} >= set(made["exkludera"])


@given(ordered=orders())
def test_no_key_twice(ordered: Ordered) -> None:
    """TAK refuses an order in which a key stands twice, in whatever letter case (domain.md 4.2)."""
    made = payload(*ordered.changes, objects=tuple(ordered.objects))
    sections = (made["inkludera"], made["exkludera"])
    keys = {
        "vagval": ("logiskAdress", "tjanstekontrakt"),
        "anropsbehorigheter": ("logiskAdress", "tjanstekontrakt", "tjanstekonsument"),
        "logiskadresser": ("hsaId",),
        "tjanstekomponenter": ("hsaId",),
    }
    for name, fields in keys.items():
        found = [tuple(row[field].lower() for field in fields) for each in sections for row in each.get(name, [])]
        assert len(set(found)) == len(found)


def test_a_routing_without_values_is_a_mistake_of_ours() -> None:
    """A change without the values that its order needs is never sent as half a row."""
    broken = Change(Action.REMOVE, Kind.ROUTING, EKEN, MAKE_BOOKING, None, None, None, Reason.UNDECLARED, None)
    with pytest.raises(ValueError, match=EKEN):
        payload(broken)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 23), "2026-11-23T12:00:00+0100"),
        (date(2026, 7, 1), "2026-07-01T12:00:00+0200"),
        (date(2026, 3, 28), "2026-03-28T12:00:00+0100"),
        (date(2026, 3, 29), "2026-03-29T12:00:00+0200"),
        (date(2026, 10, 24), "2026-10-24T12:00:00+0200"),
        (date(2026, 10, 25), "2026-10-25T12:00:00+0100"),
        (date(2028, 2, 29), "2028-02-29T12:00:00+0100"),
    ],
)
def test_a_day_is_noon_in_sweden(day: date, expected: str) -> None:
    """Noon with the zone of that day, without a colon: the same day to TAK in any zone (domain.md 4.1)."""
    assert expected == noon(day)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Vårdcentralen Eken \t", "Vårdcentralen Eken"),
        ("en\nrad", "en rad"),
        ("en\r\nrad", "en rad"),
        ("en\rrad", "enrad"),
        ("\n\n", ""),
        ("å" * 255, "å" * 255),
        ("å" * 256, "å" * 254),
        ("å" * 253 + " ord", "å" * 253),
    ],
)
def test_a_text_is_cleaned_as_tak_would(text: str, expected: str) -> None:
    """Trimmed, one line, and cut to 254 characters when it is longer than 255 (domain.md 4.1)."""
    assert expected == clean(text)


@given(text=st.text(max_size=20) | st.builds(str.__add__, st.text("å ", min_size=245, max_size=260), st.text(" \nå")))
def test_a_clean_text_stays_as_it_is(text: str) -> None:
    """Cleaning is done once: again it changes nothing, and nothing is left for TAK to change."""
    once = clean(text)
    assert once == clean(once)
    assert once == once.strip()
    assert len(once) <= 255
    assert not {"\n", "\r"} & set(once)


def test_what_people_wrote_is_cleaned() -> None:
    """Names, who orders and the comment are cleaned; the fields of rows are never touched (domain.md 4.1)."""
    made = payload(
        permission_change(),
        objects=(NewObject("logical_address", EKEN, " Vårdcentralen\nEken "),),
        comment=" Förstudie\nFS-1 ",
    )
    assert "Förstudie FS-1" == made["kommentar"]
    assert "Vårdcentralen Eken" == made["inkludera"]["logiskadresser"][0]["beskrivning"]


def test_a_payload_is_readable() -> None:
    """Swedish letters stand as they are, and the bytes end in a line break."""
    body = encode(payload(permission_change(), objects=(NewObject("logical_address", EKEN, "Vårdcentralen Åsen"),)))
    assert "Vårdcentralen Åsen".encode() in body
    assert body.endswith(b"}\n")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.recursive(
    TEXTS | st.integers(-(2**53), 2**53) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(TEXTS, VALUES, max_size=4))
def test_the_bytes_are_those_of_the_standard_library(payload: dict[str, object]) -> None:
    """What is claimed in a ledger by its SHA-256 is written alike by every version of the program."""
    assert json.dumps(payload, ensure_ascii=False, indent=1).encode() + b"\n" == encode(payload)
