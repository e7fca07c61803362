"""The TAK-api as it was recorded, byte for byte, over a real socket (domain.md 3 and 4.6)."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.fake_server import FakeServer, Reply, access, recorded
from builders.takapi import BASE, INCLUDE
from tak_gitops.errors import TakError
from tak_gitops.live.load import load_export
from tak_gitops.live.takapi.load import load_from_api
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.identifiers import fold
from tak_gitops.model.repository_files import ConnectionPoint
from tak_gitops.texts import render

TEST = ConnectionPoint("NTJP", "TEST")
ROUTINGS = f"/serviceProductions?connectionPointId=4&include={INCLUDE},physicalAddress"
PERMISSIONS = f"/cooperations?connectionPointId=4&include={INCLUDE}"
RECORDED = (
    "connectionPoints",
    "serviceProductions-include-url",
    "cooperations-include",
    "installedContracts",
    "serviceConsumers",
    "serviceProducers",
)


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    """Where the recordings are."""
    return shared / "recordings" / "tak-api"


@pytest.fixture
def server(folder: Path) -> Iterator[FakeServer]:
    """A server that gives the recorded answers to the recorded requests."""
    with FakeServer() as running:
        for name in RECORDED:
            path, reply = recorded(folder / f"{name}.json.gz")
            running.answers[BASE + path] = reply
        yield running


def load(server: FakeServer, point: ConnectionPoint = TEST) -> Catalogue:
    """What the server says of a connection point."""
    return load_from_api(server.url + BASE, point, access())


def refused(server: FakeServer, point: ConnectionPoint = TEST) -> tuple[str, str]:
    """The key of the error and its text."""
    with pytest.raises(TakError) as caught:
        load(server, point)
    return caught.value.message.key, render(caught.value.message, "sv")


def answer(folder: Path, name: str) -> Reply:
    """A recorded answer."""
    return recorded(folder / f"{name}.json.gz")[1]


def test_the_recorded_point_is_read(server: FakeServer) -> None:
    """All its rows, its moment, and that days are not known."""
    catalogue = load(server)
    assert (862, 2155) == catalogue.counts[:2]
    assert ("API", False, datetime(2016, 3, 10, 13, 31, 55, tzinfo=UTC)) == (
        catalogue.variant,
        catalogue.dates_known,
        catalogue.snapshot,
    )
    assert (862, 2155) == catalogue.in_force(datetime(2099, 1, 1, tzinfo=UTC).date())


def test_its_rows_are_those_of_the_dump_but_for_merged_ones(server: FakeServer, shared: Path) -> None:
    """Each is in the dump; what lacks is another row of a key that is there, and what the database had refused."""
    catalogue = load(server)
    dump = load_export(shared / "data" / "takdump_ntjp_test.json.zip", shown="dump")
    routings = Counter((row.key, fold(row.target.producer or ""), row.target) for row in dump.iter_routings())
    found = Counter((row.key, fold(row.target.producer or ""), row.target) for row in catalogue.iter_routings())
    assert Counter() == found - routings
    assert {key[:2] for key in found} == {key[:2] for key in routings}
    permissions = Counter(row.key for row in dump.iter_permissions())
    allowed = Counter(row.key for row in catalogue.iter_permissions())
    assert Counter() == allowed - permissions
    refused_by_the_database = "producer-not-available"
    assert {refused_by_the_database} == {key.logical_address for key in set(permissions) - set(allowed)}
    assert (2, 6) == ((routings - found).total(), (permissions - allowed).total())


def test_objects_have_the_names_of_the_dump(server: FakeServer, shared: Path) -> None:
    """Addresses, systems and contracts, each as the dump calls it; 237 contracts are installed."""
    catalogue = load(server)
    dump = load_export(shared / "data" / "takdump_ntjp_test.json.zip", shown="dump")
    for table, other in (
        (catalogue.addresses, dump.addresses),
        (catalogue.components, dump.components),
        (catalogue.contracts, dump.contracts),
    ):
        assert {each: (other.name(each) or "").strip() or None for each in table.ids} == {
            each: (table.name(each) or "").strip() or None for each in table.ids
        }
    assert 237 == catalogue.counts.contracts


def test_masked_urls_are_unknown(server: FakeServer, folder: Path) -> None:
    """Every URL that the server masks is None, and how many there are is said once."""
    whole = load(server)
    server.answers[BASE + ROUTINGS] = answer(folder, "serviceProductions-include")
    masked = load(server)
    assert {None} == {target.url for target in masked.targets}
    assert {target[:2] for target in whole.targets} == {target[:2] for target in masked.targets}
    texts = [render(finding.message, "en") for finding in masked.findings if finding.rule == "TG332"]
    assert [
        "the TAK-api does not show the URL of 862 routings; they are compared as far as that goes without it"
    ] == texts
    assert not any(finding.rule == "TG332" for finding in whole.findings)


def test_what_the_api_cannot_show_is_said_once(server: FakeServer) -> None:
    """Days, coming rows, filters and merged rows."""
    assert 1 == sum(finding.rule == "TG333" for finding in load(server).findings)


@pytest.mark.parametrize(
    ("path", "name", "part"),
    [
        (ROUTINGS, "serviceProductions-bare", "serviceProducer"),
        (ROUTINGS, "serviceProductions-only-url", "serviceProducer"),
        (PERMISSIONS, "cooperations-bare", "serviceConsumer"),
        (PERMISSIONS, "error-unknown-include", "serviceConsumer"),
    ],
)
def test_rows_without_their_parts_are_refused(
    server: FakeServer, folder: Path, path: str, name: str, part: str
) -> None:
    """A misspelt `include` is passed over by the server, and rows of bare ids would look like an empty TAK."""
    server.answers[BASE + path] = answer(folder, name)
    key, text = refused(server)
    assert ("takapi.bare", True) == (key, f"rader saknar {part}." in text)


@pytest.mark.parametrize(
    ("path", "name"),
    [(ROUTINGS, "serviceProductions-include-url-2"), (PERMISSIONS, "cooperations-include-2")],
)
def test_rows_of_another_point_are_refused(server: FakeServer, folder: Path, path: str, name: str) -> None:
    """A misspelt filter is passed over by the server, which then returns everything."""
    server.answers[BASE + path] = answer(folder, name)
    key, text = refused(server)
    assert "takapi.other_point" == key
    assert "rader från SLL QA, men frågan gäller NTJP TEST" in text


def test_an_unknown_point_is_told_with_those_that_there_are(server: FakeServer) -> None:
    """A spelling mistake is seen at once, and nothing else is asked."""
    key, text = refused(server, ConnectionPoint("NTJP", "PROD"))
    assert ("takapi.no_point", 1) == (key, len(server.asked))
    assert "ingen anslutningspunkt NTJP PROD. Det har: NTJP TEST, SLL QA." in text


def test_a_point_without_rows_is_refused(server: FakeServer, folder: Path) -> None:
    """An id that is not known any more gives empty lists with status 200 (domain.md 4.6)."""
    server.answers[BASE + ROUTINGS] = server.answers[BASE + PERMISSIONS] = answer(folder, "unknown-point")
    assert "takapi.no_rows" == refused(server)[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("error-401", "fetch.wants_user"),
        ("error-bad-parameter", "fetch.status"),
        ("error-unknown-id", "fetch.not_found"),
        ("unknown-path", "fetch.not_found"),
        ("v1", "fetch.not_found"),
        ("xml", "takapi.not_json"),
    ],
)
def test_recorded_errors(server: FakeServer, folder: Path, name: str, expected: str) -> None:
    """Each recorded error has its own sentence."""
    server.answers[f"{BASE}/connectionPoints"] = answer(folder, name)
    assert expected == refused(server)[0]


def test_the_closed_version_says_so_itself(server: FakeServer, folder: Path) -> None:
    """The words of version 1 are passed on."""
    server.answers[f"{BASE}/connectionPoints"] = answer(folder, "v1")
    assert "(410: Cooperation API v1 has been closed." in refused(server)[1]


def test_the_second_recorded_point(folder: Path) -> None:
    """Only rows in force are imported, and its ids are its own."""
    with FakeServer() as server:
        for name in ("connectionPoints", "serviceProductions-include-url-2", "cooperations-include-2"):
            path, reply = recorded(folder / f"{name}.json.gz")
            server.answers[BASE + path] = reply
        for resource in ("installedContracts", "serviceConsumers", "serviceProducers"):
            server.answers[f"{BASE}/{resource}?connectionPointId=5"] = Reply(b"[]")
        catalogue = load(server, ConnectionPoint("SLL", "QA"))
    assert (239, 651) == catalogue.counts[:2]
