"""The exports that the generator writes."""

import json
import tracemalloc
from datetime import UTC, date, datetime, timedelta, timezone

from tak_gitops.live.parse import read_catalogue
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.sandbox.export import (
    ExportContent,
    ExportContract,
    ExportObject,
    ExportPermission,
    ExportRouting,
    ExportTarget,
    made_export,
    write_export,
)
from tak_gitops.sandbox.make import make_platform
from tak_gitops.sandbox.platform import with_drift

MADE = datetime(2026, 11, 22, 23, 5, tzinfo=UTC)
FIRST, LAST = date(2026, 2, 9), date(2126, 2, 9)
SMALL = ExportContent(
    profiles=["RIVTABP21"],
    contracts=[ExportContract("urn:riv:crm:scheduling:MakeBookingResponder:1", "MakeBooking", 1)],
    addresses=[ExportObject("SE2321009000-E000000000001", 'Vårdcentralen "Eken"')],
    components=[ExportObject("SE2321009000-TIDBOK", "Region Norrskog -- Tidbok")],
    targets=[ExportTarget("https://tidbok.norrskog.example/b", 0, 0)],
    permissions=[ExportPermission(0, 0, 0, FIRST, LAST)],
    routings=[ExportRouting(0, 0, 0, FIRST, LAST)],
    filters=[(0, "crm:scheduling")],
)


def test_an_export_is_read_to_the_rows_it_was_written_from() -> None:
    """Our reader finds variant B, the stamp, every row, and the filter."""
    catalogue = read_catalogue(b"".join(write_export(SMALL, made=MADE)), path="x.json", digest="d")
    assert ("B", MADE, ()) == (catalogue.variant, catalogue.snapshot, catalogue.findings)
    target = Target("SE2321009000-TIDBOK", "RIVTABP21", "https://tidbok.norrskog.example/b")
    address, contract = "SE2321009000-E000000000001", "urn:riv:crm:scheduling:MakeBookingResponder:1"
    assert [Routing(address, contract, target, FIRST, LAST)] == list(catalogue.iter_routings())
    assert [Permission(address, contract, "SE2321009000-TIDBOK", FIRST, LAST)] == list(catalogue.iter_permissions())
    assert {(0, 0, 0)} == catalogue.filtered
    assert 'Vårdcentralen "Eken"' == catalogue.addresses.name(address)


def test_an_export_is_laid_out_as_the_script_does() -> None:
    """Four blanks a level, as json.dumps would, so that people can read it."""
    text = b"".join(write_export(SMALL, made=MADE)).decode()
    assert json.dumps(json.loads(text), ensure_ascii=False, indent=4) + "\n" == text


def test_an_empty_list_is_written_as_one() -> None:
    """A platform without permissions is still an export."""
    empty = ExportContent([], [], [], [], [], permissions=(), routings=())
    assert {True} == {not rows for rows in json.loads(b"".join(write_export(empty, made=MADE)))["data"].values()}


def test_the_stamp_is_written_in_utc() -> None:
    """Whatever the zone of the clock."""
    stockholm = MADE.astimezone(timezone(timedelta(hours=1)))
    assert list(write_export(SMALL, made=MADE)) == list(write_export(SMALL, made=stockholm))


def test_a_made_platform_is_exported_with_its_drift() -> None:
    """As many rows as live has, and nothing that the reader would remark on."""
    platform = with_drift(make_platform(400, 900), 5)
    content = b"".join(write_export(made_export(platform), made=MADE))
    catalogue = read_catalogue(content, path="x.json", digest="d")
    assert (390, 855) == (len(catalogue.routings), len(catalogue.permissions))
    assert () == catalogue.findings


def test_a_large_export_needs_little_memory() -> None:
    """What is written goes out in pieces: nine megabytes in a fifth of that."""
    platform = make_platform(6000, 14000)
    tracemalloc.start()
    size = sum(map(len, write_export(made_export(platform), made=MADE)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 8_000_000
    assert peak < size / 5
