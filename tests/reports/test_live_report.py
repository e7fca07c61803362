"""An export as people and programs see it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from builders.exports import ExportRows, permission, routing, write_export
from tak_gitops.live.document import Variant
from tak_gitops.live.load import load_export
from tak_gitops.live.parse import read_catalogue
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.reports.live_report import live_json, live_text
from tak_gitops.reports.style import Style

DAY = date(2026, 11, 23)
ROWS = ExportRows(
    routings=[
        routing("SE2321000131-E000000000002"),
        routing(url="https://gammal.region.example/x y", last=date(2026, 11, 22)),
        routing(first=date(2026, 11, 23)),
    ],
    permissions=[permission(consumer=f"System {n}") for n in range(23, 0, -1)] + [permission(first=date(2030, 1, 1))],
)


def catalogue(rows: ExportRows = ROWS, variant: Variant = "B") -> Catalogue:
    """The catalogue of made-up rows."""
    return read_catalogue(write_export(rows, variant), path="exports/takdump_ntjp_qa.json", digest="0" * 64)


def data(found: Catalogue) -> dict[str, Any]:
    """The JSON of a catalogue, read back."""
    document: dict[str, Any] = json.loads("".join(live_json(found, "NTJP-QA", DAY, "sv")))
    return document


def test_the_text_in_swedish() -> None:
    """What it holds and how much is in force, then what is odd, by rule, a few of each."""
    expected = (
        "NTJP-QA: export 2026-11-23 04:05 (variant B)\n"
        "\n"
        "                          i exporten  i kraft 2026-11-23\n"
        "vägval                             3                   2\n"
        "adresseringsbehörigheter          24                  23\n"
        "tjänstekontrakt                    1\n"
        "logiska adressater                 2\n"
        "system                            25\n"
        "anropsadresser                     2\n"
        "RIV-TA-profiler                    1\n"
        "\n"
        "24 anmärkningar på exporten\n"
        "\n"
        "TG310 varning (1)\n"
        '  adressen "https://gammal.region.example/x y" innehåller blanktecken; TAK\n'
        "    godtar den inte i en beställning\n"
        "\n"
        "TG312 upplysning (23)\n"
        '  "System 10" har tecken eller en längd som TAK inte godtar i ett id\n'
        '  "System 11" har tecken eller en längd som TAK inte godtar i ett id\n'
        '  "System 12" har tecken eller en längd som TAK inte godtar i ett id\n'
        "  … och 20 till\n"
    )
    assert expected == live_text(catalogue(), "NTJP-QA", DAY, "sv")


def test_the_text_in_english() -> None:
    """The same, and nothing about findings where there are none."""
    expected = (
        "NTJP-QA: export, unknown when it was made (variant A)\n"
        "\n"
        "                   in the export  in force 2026-11-23\n"
        "routings                       1                    1\n"
        "permissions                    0                    0\n"
        "contracts                      1\n"
        "logical addresses              1\n"
        "systems                        1\n"
        "producer URLs                  1\n"
        "RIV-TA profiles                1\n"
    )
    assert expected == live_text(catalogue(ExportRows(routings=[routing()]), "A"), "NTJP-QA", DAY, "en")


def test_the_severity_is_coloured_on_a_screen() -> None:
    """And said by its word."""
    assert "\x1b[33mvarning\x1b[0m" in live_text(catalogue(), "NTJP-QA", DAY, "sv", Style(colour=True))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_real_dump_fits_eighty_columns(shared: Path, language: Any) -> None:
    """But for what is to be copied whole."""
    found = load_export(shared / "data" / "takdump_ntjp_test.json.zip", shown="dump")
    lines = live_text(found, "NTJP-TEST", date(2016, 3, 10), language).splitlines()
    assert [] == [line for line in lines if len(line) > 80 and " " in line.strip()]


def test_the_json_has_every_row_sorted() -> None:
    """In force or not, with ISO days, keys in the order of the format."""
    found = data(catalogue())
    assert ["format_version", "platform", "snapshot", "counts", "routings", "permissions", "findings"] == list(found)
    assert ("1.0", "NTJP-QA", "2026-11-23T03:05:40Z") == (found["format_version"], found["platform"], found["snapshot"])
    first = {
        "logical_address": "SE2321000131-E000000000001",
        "contract": "urn:riv:crm:scheduling:MakeBookingResponder:1",
        "producer": "SE2321000131-TIDBOK",
        "rivta_profile": "RIVTABP21",
        "url": "https://gammal.region.example/x y",
        "from": "2020-01-01",
        "to": "2026-11-22",
    }
    assert list(first.items()) == list(found["routings"][0].items())
    assert [("E000000000001", "2026-11-22"), ("E000000000001", "2120-01-01"), ("E000000000002", "2120-01-01")] == [
        (row["logical_address"][-13:], row["to"]) for row in found["routings"]
    ]
    consumers = [row["consumer"] for row in found["permissions"]]
    assert sorted(consumers) == consumers
    assert ["logical_address", "contract", "consumer", "from", "to"] == list(found["permissions"][0])


def test_the_json_counts_what_is_in_force() -> None:
    """The seven counts of the export, then two of the day."""
    expected = {
        "routings": 3,
        "permissions": 24,
        "contracts": 1,
        "logical_addresses": 2,
        "components": 25,
        "urls": 2,
        "profiles": 1,
        "routings_in_force": 2,
        "permissions_in_force": 23,
    }
    assert list(expected.items()) == list(data(catalogue())["counts"].items())


def test_the_json_has_null_where_the_export_cannot_tell() -> None:
    """A hidden producer, an unknown moment, a place without a line."""
    rows = ExportRows(routings=[routing("A"), routing("B", producer="OTHER")])
    found = data(catalogue(rows, "D"))
    assert found["snapshot"] is None
    assert {None} == {row["producer"] for row in found["routings"]}
    finding = {
        "rule": "TG330",
        "severity": "note",
        "message": "exporten talar inte om producent eller profil för 2 vägval, eftersom flera delar adressen",
        "path": "exports/takdump_ntjp_qa.json",
        "line": None,
        "column": None,
    }
    assert [finding] == found["findings"]


def test_the_json_is_the_same_for_the_same_rows_in_another_order() -> None:
    """The order of an export's lists does not show."""
    turned = ExportRows(routings=ROWS.routings[::-1], permissions=ROWS.permissions[::-1])
    before, after = data(catalogue()), data(catalogue(turned))
    assert (before["routings"], before["permissions"]) == (after["routings"], after["permissions"])


def test_empty_lists_are_json_too() -> None:
    """No permissions, no findings."""
    found = data(catalogue(ExportRows(routings=[routing()])))
    assert ([], []) == (found["permissions"], found["findings"])


def test_every_row_is_on_a_line_of_its_own() -> None:
    """So that two reports can be compared line by line."""
    lines = "".join(live_json(catalogue(), "NTJP-QA", DAY, "sv")).splitlines()
    assert 24 == sum('"consumer":' in line for line in lines)
