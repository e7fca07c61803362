"""A sandbox of a few made-up rows, for tests that need no recordings."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from builders.exports import ExportRows, permission, routing, write_export
from builders.sandbox import DAY, PLATFORM
from tak_gitops.live.document import Variant
from tak_gitops.sandbox.tak.database import Database
from tak_gitops.sandbox.tak.settings import Settings
from tak_gitops.sandbox.tak.start import open_state

EKEN = "SE2321000131-E000000000001"
BOKEN = "SE2321000131-E000000000002"
MAKE_BOOKING = "urn:riv:crm:scheduling:MakeBookingResponder:1"
TIDBOK, JOURNAL = "SE2321000131-TIDBOK", "SE2321000131-JOURNAL"
URL = "https://tidbok.region.example/crm/scheduling/MakeBooking/1/rivtabp21"
NOON = "2026-11-23T12:00:00+0100"
ROWS = ExportRows(
    routings=[routing(), routing(BOKEN)],
    permissions=[permission(), permission(BOKEN)],
    names={EKEN: "Vårdcentralen Eken"},
    filtered=[0],
)


def export_file(folder: Path, variant: Variant = "B", rows: ExportRows = ROWS) -> Path:
    """An export of the rows in a folder."""
    file = folder / "takdump_ntjp_test.json"
    file.write_bytes(write_export(rows, variant))
    return file


def state_of(folder: Path, variant: Variant = "B", rows: ExportRows = ROWS, **changes: Any) -> Database:
    """A new state in a folder with these rows."""
    settings = Settings(**{"platform": PLATFORM, "day": DAY, **changes})
    export = export_file(folder, variant, rows)
    return open_state(folder / "sandbox.sqlite", export, export.name, settings, reset=True).database


def an_order(include: Mapping[str, Any] | None = None, exclude: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """An order for today."""
    return {
        "plattform": PLATFORM,
        "formatVersion": 1.0,
        "version": 1,
        "bestallningsTidpunkt": NOON,
        "genomforandeTidpunkt": NOON,
        "utforare": "Region Exempel",
        "kommentar": "Prov",
        "inkludera": include or {},
        "exkludera": exclude or {},
    }


def new_url(url: str = "https://tidbok.region.example/v2", address: str = EKEN) -> dict[str, Any]:
    """An order that gives a routing another URL."""
    row = {
        "adress": url,
        "rivtaprofil": "RIVTABP21",
        "tjanstekomponent": TIDBOK,
        "logiskAdress": address,
        "tjanstekontrakt": MAKE_BOOKING,
    }
    return an_order({"vagval": [row]})


def new_address(number: int) -> dict[str, Any]:
    """An order that makes an address."""
    return an_order({"logiskadresser": [{"hsaId": f"SE2321000131-NY{number}", "beskrivning": f"Ny {number}"}]})
