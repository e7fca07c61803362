"""Orders are read as TAK-web reads them: what is let pass, what is not, and which day it is (domain.md 4.1, 4.6)."""

import json
import sys
from datetime import UTC, date, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tak_gitops.model.tak_order import ContractItem, OrderSection, PermissionItem, PlainItem, RoutingItem, TakOrder
from tak_gitops.sources.order_reader import UnreadableOrderError, cleaned, parse_order, read_order_payload

SWEDEN = ZoneInfo("Europe/Stockholm")
WHOLE: dict[str, Any] = {
    "plattform": "NTJP-QA",
    "formatVersion": 1.0,
    "version": 7,
    "bestallningsTidpunkt": "2026-11-23T12:00:00+0100",
    "genomforandeTidpunkt": "2026-12-01T12:00:00+0100",
    "utforare": " Region Exempel ",
    "kommentar": " 3f9a01c2b7de\ndel 1/1 ",
    "inkludera": {
        "tjanstekontrakt": [{"namnrymd": "urn:riv:a:AResponder:1", "beskrivning": "A", "majorVersion": 1}],
        "logiskadresser": [{"hsaId": "SE1-A", "beskrivning": "Adress"}],
        "tjanstekomponenter": [{"hsaId": "SE1-P", "beskrivning": "System"}],
        "anropsbehorigheter": [
            {"logiskAdress": "SE1-A ", "tjanstekontrakt": "urn:riv:a:AResponder:1", "tjanstekonsument": "SE1-C"}
        ],
        "vagval": [
            {
                "adress": "https://a.example/",
                "rivtaprofil": "RIVTABP21",
                "tjanstekomponent": "SE1-P",
                "logiskAdress": " SE1-A",
                "tjanstekontrakt": "urn:riv:a:AResponder:1",
            }
        ],
    },
    "exkludera": None,
}


def read(zone: tzinfo = UTC, **fields: Any) -> TakOrder:
    """An order that says its platform, and what is given besides."""
    return parse_order(json.dumps({"plattform": "X", **fields}), zone)


def unreadable(text: str) -> bool:
    """Whether the text cannot be read as an order."""
    try:
        parse_order(text)
    except UnreadableOrderError:
        return True
    return False


def test_every_field() -> None:
    """Every field is read; texts of rows keep their blanks, those of objects and the comment are cleaned."""
    contract, address = "urn:riv:a:AResponder:1", "SE1-A"
    assert parse_order(json.dumps(WHOLE)) == TakOrder(
        "NTJP-QA",
        1.0,
        7,
        date(2026, 11, 23),
        date(2026, 12, 1),
        " Region Exempel ",
        "3f9a01c2b7de del 1/1",
        OrderSection(
            (PlainItem(address, "Adress"),),
            (PlainItem("SE1-P", "System"),),
            (ContractItem(contract, "A", 1),),
            (PermissionItem("SE1-A ", contract, "SE1-C"),),
            (RoutingItem(" SE1-A", contract, "SE1-P", "RIVTABP21", "https://a.example/"),),
        ),
        OrderSection(),
    )


def test_only_the_platform_is_needed() -> None:
    """All else may be missing or null; so may each list of a section and each field of a row."""
    nothing = TakOrder("X", 0.0, 0, None, None, None, "", OrderSection(), OrderSection())
    assert nothing == read()
    assert nothing == parse_order(json.dumps(dict.fromkeys(WHOLE) | {"plattform": "X"}))
    assert nothing == read(inkludera={}, exkludera=dict.fromkeys(WHOLE["inkludera"]))
    rows: dict[str, Any] = {name: [{}] for name in WHOLE["inkludera"]}
    empty = OrderSection(
        (PlainItem("", ""),),
        (PlainItem("", ""),),
        (ContractItem("", "", 0),),
        (PermissionItem(None, None, None),),
        (RoutingItem(None, None, None, None, None),),
    )
    assert empty == read(inkludera=rows).include


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, 1.0), (1.5, 1.5), ("1.0", 1.0), (" 2 ", 2.0), ("", 0.0), (None, 0.0), ("1e3", 1000.0)],
)
def test_a_float(number: object, expected: float) -> None:
    """`formatVersion` may be a number or its text."""
    assert expected == read(formatVersion=number).format_version


@pytest.mark.parametrize(
    ("number", "expected"),
    [(7, 7), ("7", 7), (" -7 ", -7), ("+7", 7), ("", 0), (None, 0), (7.9, 7), (2**31 - 1, 2**31 - 1), ("007", 7)],
)
def test_a_whole_number(number: object, expected: int) -> None:
    """`version` may be a number or its digits; a fraction is cut off."""
    assert expected == read(version=number).version


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("version", 2**31),
        ("version", -(2**31) - 1),
        ("version", "2147483648"),
        ("version", "9" * 5000),
        ("version", "7.5"),
        ("version", "sju"),
        ("version", "1_0"),
        ("version", "٣"),
        ("version", True),
        ("version", []),
        ("formatVersion", "ett"),
        ("formatVersion", "1_0"),
        ("formatVersion", "٣"),
        ("formatVersion", 10**400),
        ("formatVersion", False),
        ("formatVersion", {}),
        ("utforare", []),
        ("utforare", {"namn": "x"}),
        ("kommentar", ["x"]),
        ("inkludera", []),
        ("inkludera", "x"),
        ("exkludera", {"vagval": {}}),
        ("exkludera", {"vagval": ["x"]}),
        ("exkludera", {"vagval": [None]}),
    ],
)
def test_a_value_of_the_wrong_kind(field: str, value: object) -> None:
    """The whole order is unreadable where a value is none of its kind."""
    assert unreadable(json.dumps({"plattform": "X", field: value}))


@pytest.mark.parametrize(("value", "expected"), [(5565594230, "5565594230"), (True, "true"), (1.5, "1.5")])
def test_a_text_may_be_a_number(value: object, expected: str) -> None:
    """A number or a truth where a text belongs is read as its text."""
    assert expected == read(utforare=value).ordered_by


@pytest.mark.parametrize(
    "path",
    [
        (),
        ("inkludera",),
        ("inkludera", "tjanstekontrakt", 0),
        ("inkludera", "logiskadresser", 0),
        ("inkludera", "tjanstekomponenter", 0),
        ("inkludera", "anropsbehorigheter", 0),
        ("inkludera", "vagval", 0),
    ],
    ids=str,
)
@pytest.mark.parametrize("name", ["minorVersion", "adresser", "Plattform", ""])
def test_an_unknown_field(path: tuple[Any, ...], name: str) -> None:
    """A field that TAK does not know, anywhere, makes the whole order unreadable."""
    order = json.loads(json.dumps(WHOLE))
    at = order
    for step in path:
        at = at[step]
    at[name] = 1
    assert unreadable(json.dumps(order))
    del at[name]
    assert not unreadable(json.dumps(order))


def test_a_small_a() -> None:
    """A routing may say `logiskadress`, a permission may not; `logiskAdress` goes before it."""
    assert "A" == read(inkludera={"vagval": [{"logiskadress": "A"}]}).include.routings[0].logical_address
    both = {"logiskadress": "A", "logiskAdress": "B"}
    assert "B" == read(inkludera={"vagval": [both]}).include.routings[0].logical_address
    assert unreadable(json.dumps({"plattform": "X", "inkludera": {"anropsbehorigheter": [{"logiskadress": "A"}]}}))


@pytest.mark.parametrize(
    "text",
    [
        '{"plattform": "X"}',
        'Hej!\n{"plattform": "X"}\n-- \nKim',
        '\ufeff{"plattform": "X"}',
        '{"plattform": "X"}{"plattform": "Y"}',
        '{"plattform": "X"} {"plattform": }',
        '{"plattform": "X"} // hej }',
        '{"plattform": "X", "version": 1, "version": 0}',
        '{"plattform": "Y", "plattform": "X"}',
    ],
)
def test_text_around(text: str) -> None:
    """What is around the object is cut away, of two objects the first is read, of a field written twice the last."""
    assert read() == parse_order(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "}{",
        "{",
        "plattform: X",
        '["plattform"]',
        "{}",
        '{"plattform": null}',
        '{"version": 1}',
        '{"plattform": "X"',
        "{'plattform': 'X'}",
        '{"plattform": "X",}',
        '}{"plattform": "X"',
        '{"plattform": "X", "version": NaN}',
        '{"plattform": "X", "formatVersion": Infinity}',
        '{"plattform": "X", "formatVersion": -Infinity}',
        '{"plattform": ' + "[" * 100_000 + "}",
        '{"plattform": ' + "[" * 900 + "]" * 900 + "}",
        '{"plattform": "X", "inkludera": ' + '{"inkludera": ' * 5000 + "{}" + "}" * 5001,
        '{"plattform": "X", "version": ' + "9" * 5000 + "}",
    ],
    ids=lambda text: text[:40],
)
def test_what_is_no_order(text: str) -> None:
    """It is unreadable, whatever is wrong with it."""
    assert unreadable(text)


@pytest.mark.parametrize("depth", range(sys.getrecursionlimit() - 120, sys.getrecursionlimit()))
def test_nesting_at_the_limit(depth: int) -> None:
    """However deep a value is nested, also as deep as can just be read, the order is unreadable."""
    assert unreadable('{"plattform": "X", "inkludera": ' + "[" * depth + "]" * depth + "}")


@pytest.mark.parametrize(
    ("moment", "utc", "swedish"),
    [
        ("2025-03-01T12:00:00+0100", date(2025, 3, 1), date(2025, 3, 1)),
        ("2025-03-01T00:00:00+0100", date(2025, 2, 28), date(2025, 3, 1)),
        ("2025-07-01T01:59:59+0200", date(2025, 6, 30), date(2025, 7, 1)),
        ("2025-03-01T23:30:00-0100", date(2025, 3, 2), date(2025, 3, 2)),
        ("2025-03-01T23:30:00GMT", date(2025, 3, 1), date(2025, 3, 2)),
        ("2025-02-30T12:00:00+0100", date(2025, 3, 2), date(2025, 3, 2)),
        ("2025-13-01T12:00:00+0100", date(2026, 1, 1), date(2026, 1, 1)),
        ("2025-00-01T12:00:00+0100", date(2024, 12, 1), date(2024, 12, 1)),
        ("2025-03-00T12:00:00+0100", date(2025, 2, 28), date(2025, 2, 28)),
        ("2025-03-01T36:00:00+0100", date(2025, 3, 2), date(2025, 3, 2)),
        ("2025-3-1T9:0:0+0100", date(2025, 3, 1), date(2025, 3, 1)),
        (1740826800000, date(2025, 3, 1), date(2025, 3, 1)),
        (1740783600000, date(2025, 2, 28), date(2025, 3, 1)),
        (0, date(1970, 1, 1), date(1970, 1, 1)),
        (-1, date(1969, 12, 31), date(1970, 1, 1)),
    ],
)
def test_a_day_is_cut_in_the_zone_of_the_server(moment: object, utc: date, swedish: date) -> None:
    """The same moment is one day or the other; noon is the same in both. The calendar is lenient."""
    for zone, day in ((UTC, utc), (SWEDEN, swedish)):
        order = read(zone, bestallningsTidpunkt=moment, genomforandeTidpunkt=moment)
        assert (day, day) == (order.ordered_on, order.execute_on)


@pytest.mark.parametrize(
    "moment",
    [
        "2025-03-01",
        "2025-03-01T12:00:00",
        "2025-03-01T12:00:00Z",
        "2025-03-01T12:00:00+01:00",
        "2025-03-01T12:00:00.000+0100",
        "2025-03-01 12:00:00+0100",
        "1740826800000",
        "٢٠٢٥-03-01T12:00:00+0100",
        "999999999999-01-01T12:00:00+0100",
        "2025-01-999999999999T12:00:00+0100",
        "2025-01-01T999999999999:00:00+0100",
        "99999999999999999999-01-01T12:00:00+0100",
        "9999-12-31T23:59:59-0100",
        "0000-01-01T12:00:00+0100",
        10**15,
        -(10**15),
        10**400,
        1740826800000.5,
        True,
        [2025, 3, 1],
        {},
    ],
    ids=str,
)
def test_a_moment_that_is_none(moment: object) -> None:
    """A date alone, a zone of another form, a fraction, or a day beyond the calendar makes the order unreadable."""
    assert unreadable(json.dumps({"plattform": "X", "genomforandeTidpunkt": moment}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, ""),
        ("  Vårdcentralen  Eken ", "Vårdcentralen  Eken"),
        ("Vård-\ncentralen\r\n", "Vård- centralen"),
        ("å" * 255, "å" * 255),
        ("å" * 256, "å" * 254),
        (" " + "å" * 255 + " ", "å" * 255),
    ],
)
def test_a_text_is_cleaned(text: str | None, expected: str) -> None:
    """Trimmed, line feeds made blanks; longer than 255 is cut to 254."""
    assert expected == cleaned(text)
    assert expected == read(kommentar=text).comment


ZONES = st.sampled_from((UTC, SWEDEN, timezone(timedelta(hours=-12)), timezone(timedelta(hours=14))))
FIELDS = st.sampled_from(
    sorted({*WHOLE, *WHOLE["inkludera"], *(key for rows in WHOLE["inkludera"].values() for key in rows[0])})
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.from_regex(r"[0-9]{1,13}-[0-9]{1,3}-[0-9]{1,13}T[0-9]{1,13}:[0-9]{1,2}:[0-9]{1,2}([+-][0-9]{4}|GMT)"),
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=3), max_leaves=20
)


@given(fields=st.dictionaries(FIELDS, VALUES, max_size=6), zone=ZONES)
def test_any_object(fields: dict[str, object], zone: tzinfo) -> None:
    """Whatever an object holds, it is an order or unreadable, and nothing else."""
    try:
        order = read_order_payload({"plattform": "X", **fields}, zone)
    except UnreadableOrderError:
        return
    assert isinstance(order, TakOrder)


@given(text=st.text(st.characters(codec="utf-8")) | st.lists(st.sampled_from('{}[]":,0e\\u"plattform"')).map("".join))
@example(text='{"plattform": "\\ud800"}')
def test_any_text(text: str) -> None:
    """Whatever a text holds, it is an order or unreadable, and nothing else."""
    try:
        order = parse_order(text)
    except UnreadableOrderError:
        return
    assert isinstance(order, TakOrder)


@given(cut=st.integers(0, 2000), garbage=st.text(max_size=3))
def test_a_damaged_order(cut: int, garbage: str) -> None:
    """An order that is cut, or has something put in, is an order or unreadable."""
    text = json.dumps(WHOLE, ensure_ascii=False)
    for damaged in (text[:cut], text[cut:], text[:cut] + garbage + text[cut:]):
        try:
            order = parse_order(damaged)
        except UnreadableOrderError:
            continue
        assert isinstance(order, TakOrder)
