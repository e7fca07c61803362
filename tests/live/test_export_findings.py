"""What is wrong or odd in an export is a finding: the row is left out, or kept as it is."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from builders.exports import VARIANTS, ExportRows, export_data, permission, routing
from tak_gitops.findings import Finding, Place, Severity
from tak_gitops.live.document import Variant
from tak_gitops.live.parse import read_catalogue
from tak_gitops.live.problems import LIMIT
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.entries import Target
from tak_gitops.texts import render

ROWS = ExportRows(
    routings=[routing(), routing("SE2321000131-E000000000002")],
    permissions=[permission(), permission("SE2321000131-E000000000002")],
)
Change = Callable[[dict[str, Any]], object]


def read(rows: ExportRows, variant: Variant = "B", change: Change | None = None) -> Catalogue:
    """The catalogue of made-up rows, after `change` has broken the lists of the export."""
    document = export_data(rows, variant)
    if change:
        change(document["data"])
    return read_catalogue(json.dumps(document).encode(), path="export.json", digest="0" * 64)


def keys(catalogue: Catalogue) -> list[str]:
    """The keys of the findings, in order."""
    return [finding.message.key for finding in catalogue.findings]


def swedish(finding: Finding) -> str:
    """A finding as a Swede reads it."""
    return render(finding.message, "sv")


def test_a_clean_export_has_no_findings() -> None:
    """What TAK itself would admit is nothing to tell."""
    for variant in VARIANTS:
        assert () == read(ROWS, variant).findings


@pytest.mark.parametrize(
    ("change", "key", "says"),
    [
        (lambda data: data["vagval"].insert(0, 17), "TG300.unreadable", "vägval nr 1 (id –)"),
        (lambda data: data["vagval"][0].pop("tomTidpunkt"), "TG300.missing", "saknar tomTidpunkt"),
        (lambda data: data["vagval"][0].update(tomTidpunkt=None), "TG300.missing", "vägval nr 1 (id 1)"),
        (lambda data: data["vagval"][0].update(tomTidpunkt=17), "TG300.type", "tomTidpunkt"),
        (lambda data: data["vagval"][0].pop("relationships"), "TG300.missing", "saknar tjanstekontrakt"),
        (lambda data: data["vagval"][0]["relationships"].update(anropsadress=[]), "TG300.type", "anropsadress"),
        (lambda data: data["vagval"][0]["relationships"].update(logiskadress=9), "TG301.row", "logiskadress på 9,"),
        (lambda data: data["vagval"][0]["relationships"].update(tjanstekontrakt=9), "TG301.row", "på 9, som inte"),
        (lambda data: data["vagval"][0]["relationships"].update(anropsadress=9), "TG301.row", "på 9, som inte"),
        (lambda data: data["vagval"][0].update(fromTidpunkt="igår"), "TG302", '"igår"'),
    ],
)
def test_a_routing_that_cannot_be_read_is_left_out(change: Change, key: str, says: str) -> None:
    """The finding says which row and what is wrong with it; the others are read."""
    catalogue = read(ROWS, change=change)
    assert [key] == keys(catalogue)
    assert says in swedish(catalogue.findings[0])
    assert Place("export.json") == catalogue.findings[0].place
    assert Severity.WARNING is catalogue.findings[0].severity
    assert "SE2321000131-E000000000002" in {row.logical_address for row in catalogue.iter_routings()}


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_permission_to_nowhere_is_left_out(variant: Variant) -> None:
    """In every variant a relation to an object that is not there is a finding."""

    def change(data: dict[str, Any]) -> None:
        consumer = "tjanstekomponent" if variant == "A" else "tjanstekonsument"
        data["anropsbehorighet"][0]["relationships"][consumer] = "NOBODY" if variant in {"D", "E"} else 9

    catalogue = read(ROWS, variant, change)
    assert ["TG301.row"] == keys(catalogue)
    assert 1 == catalogue.counts.permissions


def test_an_object_without_its_identifier_takes_its_rows_with_it() -> None:
    """The object is told, and each row that pointed to it."""
    catalogue = read(ROWS, change=lambda data: data["logiskadress"][0].update(hsaId=""))
    assert ["TG300.missing", "TG301.row", "TG301.row"] == keys(catalogue)
    assert "logisk adressat nr 1 (id 1000) saknar hsaId" in swedish(catalogue.findings[0])


def test_a_url_without_its_producer_keeps_its_routings() -> None:
    """That something is routed is known, so the row is no row to add; only the producer is unknown."""
    catalogue = read(ROWS, change=lambda data: data["anropsadress"][0]["relationships"].update(tjanstekomponent=9))
    assert ["TG301.target", "TG330"] == keys(catalogue)
    target = ROWS.routings[0].target
    assert [Target(None, target.rivta_profile, target.url)] * 2 == [row.target for row in catalogue.iter_routings()]


def test_a_url_that_is_not_listed_keeps_its_routing() -> None:
    """Variant D names URLs; one that no component has leads to somebody unknown."""
    catalogue = read(
        ROWS, "D", lambda data: data["vagval"][0]["relationships"].update(anropsadress="https://new.example/")
    )
    assert ["TG301.url", "TG330"] == keys(catalogue)
    assert Target(None, None, "https://new.example/") in {row.target for row in catalogue.iter_routings()}


def test_a_shared_url_is_told_once_with_a_count() -> None:
    """How many routings have a target that variant D hides (domain.md 4.6)."""
    rows = ExportRows(routings=[routing("A"), routing("B", producer="OTHER"), routing("C", url="https://c.example/")])
    catalogue = read(rows, "D")
    assert ["TG330"] == keys(catalogue)
    assert 2 == dict(catalogue.findings[0].message.values)["count"]
    assert () == read(rows, "B").findings


def test_two_objects_of_one_id_are_kept() -> None:
    """Rows with the id lead to the first of them, and that is said."""
    catalogue = read(ROWS, change=lambda data: data["logiskadress"][1].update(id=1000))
    assert ["TG301.row", "TG301.row", "TG303"] == keys(catalogue)
    assert "leder till" in swedish(catalogue.findings[-1])
    assert 2 == catalogue.counts.logical_addresses


def test_a_row_may_spell_its_object_in_another_letter_case() -> None:
    """Natural keys are compared as TAK compares them."""
    catalogue = read(
        ROWS,
        "D",
        lambda data: data["anropsbehorighet"][0]["relationships"].update(tjanstekonsument="se2321000131-JOURNAL "),
    )
    assert () == catalogue.findings
    assert ["SE2321000131-JOURNAL"] * 2 == [row.consumer for row in catalogue.iter_permissions()]


def test_ids_that_only_letter_case_tells_apart_are_kept() -> None:
    """They keep their spellings, and count as one when rows are compared."""
    catalogue = read(ExportRows(permissions=[permission("ABC"), permission("abc", consumer="X")]))
    assert ["TG304.case"] == keys(catalogue)
    assert '"ABC", "abc"' in swedish(catalogue.findings[0])
    assert ["ABC", "abc"] == catalogue.addresses.ids
    assert [0, 0] == catalogue.addresses.keys


def test_an_id_that_is_there_twice_is_kept() -> None:
    """Old exports have objects of one HSA-id under two numbers."""
    catalogue = read(
        ROWS, change=lambda data: data["logiskadress"].append({"id": 7, "hsaId": "SE2321000131-E000000000001"})
    )
    assert ["TG304.doubled"] == keys(catalogue)
    assert 3 == catalogue.counts.logical_addresses


@pytest.mark.parametrize(
    ("url", "key", "severity"),
    [
        (" https://a.example/", "TG310", Severity.WARNING),
        ("https://a.example/\r\n", "TG310", Severity.WARNING),
        ("https://a.example/?x=1", "TG311", Severity.NOTE),
        ("https://a.example/" + "x" * 255, "TG311", Severity.NOTE),
    ],
)
def test_an_odd_url_is_kept(url: str, key: str, severity: Severity) -> None:
    """TAK would not admit it in an order, but it is what is live."""
    catalogue = read(ExportRows(routings=[routing(url=url)]))
    assert [(key, severity)] == [(finding.message.key, finding.severity) for finding in catalogue.findings]
    assert [url] == [row.target.url for row in catalogue.iter_routings()]


def test_odd_ids_are_kept() -> None:
    """One note each, of addresses, components and contracts; `*` is no odd address."""
    rows = ExportRows(permissions=[permission("Ärende", "http://x", "S 1"), permission("*")])
    catalogue = read(rows)
    assert ["TG312"] * 3 == keys(catalogue)
    assert {Severity.NOTE} == {finding.severity for finding in catalogue.findings}


@pytest.mark.parametrize("variant", ["B", "D"])
def test_doubled_rows_with_a_day_in_common_are_kept(variant: Variant) -> None:
    """Two rows of one key lock it for orders (domain.md 4.6); letter case does not make two keys."""
    rows = ExportRows(
        routings=[routing("A"), routing("a", url="https://two.example/", first=date(2100, 1, 1))],
        permissions=[permission("A", consumer="x"), permission("A", consumer="X"), permission("A", consumer="Y")],
    )
    catalogue = read(rows, variant)
    assert Counter({"TG304.case": 2, "TG320": 2}) == Counter(keys(catalogue))
    assert (2, 3) == (catalogue.counts.routings, catalogue.counts.permissions)
    assert "finns 2 gånger" in swedish(catalogue.findings[-1])


def test_rows_of_one_key_on_different_days_are_no_doubles() -> None:
    """The old row ends the day before the new one begins: a URL that was changed."""
    rows = ExportRows(
        routings=[routing(last=date(2025, 12, 31)), routing(first=date(2026, 1, 1), url="https://two.example/")]
    )
    assert () == read(rows).findings


def test_a_row_that_ends_before_it_begins_is_kept() -> None:
    """Changed and changed back on one day (domain.md 4.6): never in force, and no double of anything."""
    rows = ExportRows(routings=[routing(), routing(first=date(2026, 1, 2), last=date(2026, 1, 1))])
    catalogue = read(rows)
    assert ["TG321"] == keys(catalogue)
    assert Severity.NOTE is catalogue.findings[0].severity
    assert "2026-01-02" in swedish(catalogue.findings[0])
    assert 2 == catalogue.counts.routings
    assert (1, 0) == catalogue.in_force(date(2026, 1, 1))


@pytest.mark.parametrize("made", ["", "igår", None, 17])
def test_an_export_of_unknown_age_says_so(made: object) -> None:
    """Variants that tell when they were made, and do not."""
    document = export_data(ROWS, "B")
    document["tidpunkt"] = made
    catalogue = read_catalogue(json.dumps(document).encode(), path="export.json", digest="0" * 64)
    assert catalogue.snapshot is None
    assert ["TG331"] == keys(catalogue)


def test_a_filter_without_its_permission_is_told_when_it_is_broken() -> None:
    """A filter that names no permission is a finding; one of a permission that E left out is not."""
    rows = ExportRows(permissions=[permission(), permission("B")], filtered=[1])
    broken = read(rows, change=lambda data: data["filter"][0].pop("relationships"))
    assert ["TG300.missing"] == keys(broken)
    gone = read(rows, change=lambda data: data["anropsbehorighet"].pop())
    assert () == gone.findings


def test_many_findings_of_one_rule_end_in_a_count() -> None:
    """A catalogue of a million odd rows gives a page, not a book."""
    rows = ExportRows(permissions=[permission(f"Å {n}") for n in range(LIMIT + 7)])
    catalogue = read(rows)
    assert LIMIT + 1 == len(catalogue.findings)
    assert "TG312.more" == catalogue.findings[-1].message.key
    assert "ytterligare 7 id" in swedish(catalogue.findings[-1])
    assert Severity.NOTE is catalogue.findings[-1].severity
