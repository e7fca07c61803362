"""Every variant of an export is read to the same catalogue, and the real ones to what is known of them."""

import gzip
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builders.exports import MADE, VARIANTS, ExportRows, permission, routing, shared_urls, write_export
from tak_gitops.live.document import Variant
from tak_gitops.live.load import load_export
from tak_gitops.live.packing import pack
from tak_gitops.live.parse import read_catalogue
from tak_gitops.model.catalogue import Catalogue, Counts
from tak_gitops.model.entries import Permission, Routing, Target

DAYS = st.dates(date(1950, 1, 1), date(2200, 1, 1))
IDENTIFIERS = st.sampled_from(["A", "a", "b ", "b", "Å-1", "å-1", "5565594230", "*", "SE\u2028", "İ", "X\r\nY"])
URLS = st.sampled_from(["https://a.example/x", "https://a.example/X", " https://b.example/ y", "a\tb"])
PROFILES = st.sampled_from(["RIVTABP20", "RIVTABP21"])
TARGETS = st.builds(Target, IDENTIFIERS, PROFILES, URLS)
ROWS = st.builds(
    ExportRows,
    routings=st.lists(st.builds(Routing, IDENTIFIERS, IDENTIFIERS, TARGETS, DAYS, DAYS), max_size=8),
    permissions=st.lists(st.builds(Permission, IDENTIFIERS, IDENTIFIERS, IDENTIFIERS, DAYS, DAYS), max_size=8),
    names=st.dictionaries(IDENTIFIERS, st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=4),
)


class Impossible(msgspec.Struct):
    """What no row can be decoded to."""

    impossible: int


def read(rows: ExportRows, variant: Variant) -> Catalogue:
    """The catalogue of made-up rows, written as a variant and read."""
    return read_catalogue(write_export(rows, variant), path="export.json", digest="0" * 64)


def by_content(rows: list[Any]) -> list[Any]:
    """Rows in an order of their own, since an export may have them in any."""
    return sorted(rows, key=repr)


@given(rows=ROWS)
def test_variants_a_b_and_c_are_the_same_catalogue(rows: ExportRows) -> None:
    """Ids, names, rows, days and findings do not depend on which of the three was read."""
    assume(rows.routings or rows.permissions)
    first, *others = [pack(replace(read(rows, variant), variant="", snapshot=None)) for variant in ("A", "B", "C")]
    assert [first, first] == others


@given(rows=ROWS)
def test_every_row_is_read_back(rows: ExportRows) -> None:
    """Writing rows and reading them gives the same rows."""
    assume(rows.routings or rows.permissions)
    catalogue = read(rows, "B")
    assert by_content(list(rows.routings)) == by_content(list(catalogue.iter_routings()))
    assert by_content(list(rows.permissions)) == by_content(list(catalogue.iter_permissions()))


@given(rows=ROWS)
def test_variant_d_tells_all_but_who_owns_a_shared_url(rows: ExportRows) -> None:
    """Where several producers or profiles share a URL, only what they agree on is known (domain.md 4.6)."""
    assume(rows.routings or rows.permissions)
    told = shared_urls(rows.routings)
    catalogue = read(rows, "D")
    expected = [row._replace(target=told[str(row.target.url)]) for row in rows.routings]
    assert by_content(expected) == by_content(list(catalogue.iter_routings()))
    assert by_content(list(rows.permissions)) == by_content(list(catalogue.iter_permissions()))


@given(rows=ROWS)
def test_variant_e_tells_the_rows_in_force(rows: ExportRows) -> None:
    """The transformed export leaves out rows outside their days, and tells all of the others."""
    day = MADE.date()
    routings = [row for row in rows.routings if row.valid_from <= day <= row.valid_to]
    permissions = [row for row in rows.permissions if row.valid_from <= day <= row.valid_to]
    assume(routings or permissions)
    catalogue = read(rows, "E")
    assert by_content(routings) == by_content(list(catalogue.iter_routings()))
    assert by_content(permissions) == by_content(list(catalogue.iter_permissions()))


@given(rows=ROWS, variant=st.sampled_from(VARIANTS))
def test_the_patient_reader_reads_what_the_fast_one_reads(rows: ExportRows, variant: Variant) -> None:
    """A row that the fast reader refuses is read the slow way, to the same catalogue."""
    everything: list[Routing | Permission] = [*rows.routings, *rows.permissions]
    assume(any(row.valid_from <= MADE.date() <= row.valid_to for row in everything))
    fast = read(rows, variant)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tak_gitops.live.routings._Routing", Impossible)
        patch.setattr("tak_gitops.live.permissions._Permission", Impossible)
        assert fast == read(rows, variant)


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_variant_is_told_by_content(variant: Variant) -> None:
    """No name and no version tells the variants apart, but what is in them does."""
    assert variant == read(ExportRows(routings=[routing()], permissions=[permission()]), variant).variant


@pytest.mark.parametrize(
    ("variant", "rows"),
    [
        ("A", ExportRows(routings=[routing()])),
        ("C", ExportRows(routings=[routing()])),
        ("D", ExportRows(routings=[routing()])),
        ("D", ExportRows(permissions=[permission()])),
    ],
)
def test_the_variant_is_told_when_one_list_is_empty(variant: Variant, rows: ExportRows) -> None:
    """An export of routings only, or of permissions only, is read as what it is."""
    assert variant == read(rows, variant).variant


@pytest.mark.parametrize(("variant", "told"), [("A", False), ("B", True), ("C", True), ("D", False), ("E", True)])
def test_only_some_variants_tell_when_they_were_made(variant: Variant, told: bool) -> None:
    """A and D hold when the version was published, which says nothing of their age (formats.md 5)."""
    expected = MADE if told else None
    assert expected == read(ExportRows(routings=[routing()]), variant).snapshot


@pytest.mark.parametrize("variant", VARIANTS)
def test_permissions_with_filters_are_marked(variant: Variant) -> None:
    """A permission that carries a filter is known as such in every variant."""
    plain, filtered = permission("A", consumer="X"), permission("B", consumer="Y")
    catalogue = read(ExportRows(permissions=[plain, filtered], filtered=[1]), variant)
    marked = {
        (catalogue.components.ids[consumer], catalogue.addresses.ids[address])
        for _, consumer, address in catalogue.filtered
    }
    assert {("Y", "B")} == marked


@pytest.mark.parametrize("variant", VARIANTS)
def test_counts_are_what_the_lists_hold(variant: Variant) -> None:
    """A component that is both consumer and producer is one, also where variant E lists it twice."""
    rows = ExportRows(routings=[routing(producer="BOTH"), routing("OTHER")], permissions=[permission(consumer="BOTH")])
    counts = Counts(routings=2, permissions=1, contracts=1, logical_addresses=2, components=2, urls=2, profiles=1)
    assert counts == read(rows, variant).counts


def test_groups_are_in_order_of_their_folded_ids() -> None:
    """The order of an export's lists does not show in the order of groups."""
    contracts = ["urn:b", "urn:A", "urn:c"]
    there = read(ExportRows(routings=[routing(contract=contract) for contract in contracts]), "B")
    back = read(ExportRows(routings=[routing(contract=contract) for contract in reversed(contracts)]), "B")
    assert ["urn:A", "urn:b", "urn:c"] == [row.contract for row in there.iter_routings()]
    assert list(there.iter_routings()) == list(back.iter_routings())


def test_the_real_dump(shared: Path) -> None:
    """The facts of NTJP TEST in 2016 (domain.md 8)."""
    catalogue = load_export(shared / "data" / "takdump_ntjp_test.json.zip", shown="dump")
    expected = Counts(
        routings=864, permissions=2161, contracts=237, logical_addresses=184, components=114, urls=383, profiles=3
    )
    assert expected == catalogue.counts
    assert "C" == catalogue.variant
    assert datetime(2016, 3, 10, 13, 31, 55, tzinfo=UTC) == catalogue.snapshot
    assert (864, 2160) == catalogue.in_force(date(2016, 3, 10))


@pytest.mark.parametrize(
    ("name", "variant"),
    [
        ("PubVersion-3.json.gzip", "A"),
        ("takdump_ntjp_test.json.gz", "B"),
        ("tak-services-export-pv.json.gz", "D"),
        ("takdump_ntjp_test.transformed.json.gz", "E"),
    ],
)
def test_recorded_exports_are_read_to_the_rows_of_the_database(shared: Path, name: str, variant: str) -> None:
    """A and B are the database's own rows, D but for targets it hides, E those in force."""
    recorded = json.loads(gzip.decompress((shared / "recordings" / "exports" / "rows.json.gz").read_bytes()))
    routings = [_routing(row) for row in recorded["routings"]]
    permissions = [_permission(row) for row in recorded["permissions"]]
    if variant == "D":
        told = shared_urls(
            routing(producer=row["component"], profile=row["profile"], url=row["url"]) for row in recorded["urls"]
        )
        routings = [row._replace(target=told[str(row.target.url)]) for row in routings]
    if variant == "E":
        day = date.fromisoformat(recorded["day"])
        routings = [row for row in routings if row.valid_from <= day <= row.valid_to]
        permissions = [row for row in permissions if row.valid_from <= day <= row.valid_to]
    catalogue = load_export(shared / "recordings" / "exports" / name, shown=name)
    assert variant == catalogue.variant
    assert by_content(routings) == by_content(list(catalogue.iter_routings()))
    assert by_content(permissions) == by_content(list(catalogue.iter_permissions()))


def test_names_of_recorded_objects(shared: Path) -> None:
    """Every object has the name that the database has for it, as TAK cleans names when it exports (domain.md 1)."""
    recorded = json.loads(gzip.decompress((shared / "recordings" / "exports" / "rows.json.gz").read_bytes()))
    catalogue = load_export(shared / "recordings" / "exports" / "takdump_ntjp_test.json.gz", shown="export")
    kinds = [
        (catalogue.addresses, recorded["logical_addresses"], "id"),
        (catalogue.components, recorded["components"], "id"),
        (catalogue.contracts, recorded["contracts"], "namespace"),
    ]
    for table, rows, key in kinds:
        names = {row[key]: row["name"].replace("\r", "").replace("\n", " ").strip() for row in rows}
        assert {identifier: names[identifier] for identifier in table.ids} == {
            identifier: name or "" for identifier, name in zip(table.ids, table.names, strict=True)
        }


def _routing(row: dict[str, str]) -> Routing:
    target = Target(row["producer"], row["profile"], row["url"])
    return Routing(row["la"], row["contract"], target, *_days(row))


def _permission(row: dict[str, str]) -> Permission:
    return Permission(row["la"], row["contract"], row["consumer"], *_days(row))


def _days(row: dict[str, str]) -> tuple[date, date]:
    return date.fromisoformat(row["from"]), date.fromisoformat(row["to"])
