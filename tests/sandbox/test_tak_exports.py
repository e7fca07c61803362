"""A sandbox takes an export of any variant, and gives it back in those that TAK gives out."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from builders.example_tak import ROWS, new_address, new_url, state_of
from builders.exports import VARIANTS, ExportRows, routing
from builders.sandbox import PLATFORM, TakWebClient, serving
from builders.tak_rows import recorded_tables
from builders.takweb import read_recording, rows_of
from tak_gitops.live.document import Variant
from tak_gitops.live.parse import read_catalogue
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.entries import Target
from tak_gitops.sandbox.tak.database import Database
from tak_gitops.sandbox.tak.loading import Loaded, load
from tak_gitops.sandbox.tak.settings import Settings
from tak_gitops.sandbox.tak.start import open_state
from tak_gitops.sources.order_reader import cleaned

SERVICES, DUMP = "/tak-services/export/pv", "/exports/takdump_ntjp_test.json"
RECORDED = {
    "A": "PubVersion-3.json.gzip",
    "B": "takdump_ntjp_test.json.gz",
    "D": "tak-services-export-pv.json.gz",
    "E": "takdump_ntjp_test.transformed.json.gz",
}


def read(content: bytes) -> Catalogue:
    """An export, read as the program reads it."""
    return read_catalogue(content, path="export.json", digest="")


def rows(catalogue: Catalogue) -> Counter[object]:
    """Every row of an export."""
    return Counter([*catalogue.iter_routings(), *catalogue.iter_permissions()])


def opened(path: Path, folder: Path) -> tuple[Database, Loaded]:
    """A state made of an export, and what became of the export."""
    state = open_state(folder / "s.sqlite", path, path.name, Settings(platform=PLATFORM), reset=True)
    assert state.loaded
    return state.database, state.loaded


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TakWebClient]:
    """A client of a sandbox with some made-up rows."""
    with serving(state_of(tmp_path)) as url, TakWebClient(url) as made:
        yield made


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_comes_out_as_it_went_in(variant: Variant, tmp_path: Path) -> None:
    """Rows, days, names, filters and agreements are those of the export, in A, B and D; C has no version."""
    with serving(state_of(tmp_path, variant)) as url, TakWebClient(url) as client:
        number = 1 if variant == "C" else 3
        blob = gzip.decompress(client.get(f"/tak-web/pubversion/download/{number}").content)
        dump, services = (client.http.get(path).content for path in (DUMP, SERVICES))
    exported = {"A": read(blob), "B": read(dump), "D": read(services)}
    assert {name: name for name in exported} == {name: each.variant for name, each in exported.items()}
    for each in exported.values():
        assert Counter([*ROWS.routings, *ROWS.permissions]) == rows(each)
        assert 1 == len(each.filtered)
        assert "Vårdcentralen Eken" == each.addresses.name("SE2321000131-E000000000001")
    assert {"AUTOTAKNING"} == {row["integrationsavtal"] for row in json.loads(dump)["data"]["anropsbehorighet"]}


@pytest.mark.parametrize("variant", sorted(RECORDED))
def test_a_recorded_export(variant: str, shared: Path, tmp_path: Path) -> None:
    """A and B are read to the rows of the real database; D and E to what they tell of them."""
    recorded = read_recording(shared / "recordings" / "exports" / "rows.json.gz")
    # no export has the address that another user had not published, and all have names as TAK cleans them
    unpublished = "SE2321000131-OPUB1"
    recorded["logical_addresses"] = [row for row in recorded["logical_addresses"] if row["id"] != unpublished]
    for table in ("logical_addresses", "components"):
        recorded[table] = [{**row, "name": cleaned(row["name"])} for row in recorded[table]]
    expected = recorded_tables(recorded)
    database, loaded = opened(shared / "recordings" / "exports" / RECORDED[variant], tmp_path)
    actual = rows_of(database)
    assert (0, 63 if variant == "D" else 0) == (loaded.unreadable, loaded.guessed)
    for table in ("contracts", "urls", "logical_addresses"):
        assert expected[table] == actual[table]
    assert expected["components"] >= actual["components"]
    if variant in {"A", "B"}:
        assert expected == actual
    if variant == "D":
        assert expected["components"] == actual["components"]
        assert expected["permissions"] == actual["permissions"]
        assert 931 == actual["routings"].total()
    if variant == "E":
        assert actual["permissions"] <= expected["permissions"]
        assert actual["routings"] <= expected["routings"]
        assert (2127, 847) == (actual["permissions"].total(), actual["routings"].total())


def test_the_dump_is_taken_whole(shared: Path, tmp_path: Path) -> None:
    """The real dump of 2016 (variant C), dirty as it is: every row is there again."""
    path = shared / "data" / "takdump_ntjp_test.json.zip"
    database, loaded = opened(path, tmp_path)
    assert (864, 2161, 0) == (loaded.rows["routing"], loaded.rows["permission"], loaded.unreadable)
    with serving(database) as url, TakWebClient(url) as client:
        services = client.http.get(SERVICES).content
    assert 864 + 2161 == rows(read(services)).total()


def test_a_url_that_several_share(tmp_path: Path) -> None:
    """Variant D does not tell the producer: the first that is listed is taken, and that is counted."""
    url = "https://delad.region.example/v1"
    shared_url = ExportRows(
        routings=[routing(url=url), routing("SE-2", producer="SE-OTHER", url=url), routing("SE-3", producer="SE-OWN")]
    )
    (tmp_path / "x").mkdir()
    database = state_of(tmp_path / "x", "D", shared_url)
    with database.reading() as connection:
        producers = connection.execute(
            "SELECT DISTINCT c.hsa_id FROM routing r JOIN url u ON u.id = r.url JOIN component c ON c.id = u.component "
            "WHERE u.url = ?",
            (url,),
        ).fetchall()
    assert [("SE2321000131-TIDBOK",)] == producers
    _, loaded = opened(tmp_path / "x" / "takdump_ntjp_test.json", tmp_path)
    assert (2, 0) == (loaded.guessed, loaded.unreadable)


def test_rows_that_point_to_nothing_are_counted(tmp_path: Path) -> None:
    """They are left out, and nothing else is."""
    broken = {
        "formatVersion": "1",
        "version": "x",
        "tidpunkt": None,
        "data": {
            "logiskadress": [{"id": 1, "hsaId": "A", "beskrivning": None}, {"id": 1, "hsaId": "B"}, {"hsaId": 7}, 3],
            "vagval": [{"id": 1, "relationships": {"logiskadress": 9}}, {"id": "x", "fromTidpunkt": "nej"}, None],
            "anropsbehorighet": [{"id": True, "relationships": []}],
        },
    }
    loaded = Loaded()

    def fill(connection: Any) -> None:
        nonlocal loaded
        loaded = load(connection, json.dumps(broken).encode(), shown="x.json", published="2026-11-23T12:00:00+0100")

    database = Database.create(tmp_path / "s.sqlite", fill)
    assert (2, 6) == (loaded.rows["address"], loaded.unreadable)
    assert 2 == rows_of(database)["logical_addresses"].total()


def test_what_is_not_published_is_in_no_export(client: TakWebClient) -> None:
    """An order changes working rows; publishing brings them out."""
    before = client.http.get(SERVICES).content
    client.order(new_url("https://tidbok.region.example/v9"))
    assert before == client.http.get(SERVICES).content
    assert 302 == client.publish("Prov åäö").status_code
    after = json.loads(client.http.get(SERVICES).content)
    assert (4, "admin", "Prov åäö") == (after["version"], after["utforare"], after["kommentar"])
    assert "https://tidbok.region.example/v9" in {row["adress"] for row in after["data"]["anropsadress"]}
    moved = [each for each in read(json.dumps(after).encode()).iter_routings() if "v9" in str(each.target.url)]
    assert [date(2026, 11, 23)] == [each.valid_from for each in moved]


def test_an_older_version_can_be_asked_for(client: TakWebClient) -> None:
    """By number; the latest where none is given."""
    first = client.http.get(SERVICES).content
    client.order(new_address(1))
    client.publish()
    assert first == client.http.get(f"{SERVICES}?version=3").content
    assert client.http.get(SERVICES).content == client.http.get(f"{SERVICES}?version=4").content != first


def test_pretty_is_the_same_on_many_lines(client: TakWebClient) -> None:
    """`pretty=true` changes the blanks alone."""
    pretty, plain = (client.http.get(f"{SERVICES}{query}").text for query in ("?pretty=true", "?pretty=no"))
    assert json.loads(pretty) == json.loads(plain)
    assert (True, False) == ("\n" in pretty, "\n" in plain)


@pytest.mark.parametrize("number", ["99", "-1", "0", "2147483647"])
def test_an_unknown_version_is_an_error_with_status_200(number: str, client: TakWebClient) -> None:
    """tak-services answers so (domain.md 4.6)."""
    response = client.http.get(f"{SERVICES}?version={number}")
    assert (200, "ERROR", "application/json") == (
        response.status_code,
        response.json()["Status"],
        response.headers["Content-Type"],
    )


@pytest.mark.parametrize("number", ["x", "1.0", "2147483648", "%C3%A5", "1 "])
def test_what_is_no_number_is_not_found(number: str, client: TakWebClient) -> None:
    """404, without a body."""
    response = client.http.get(f"{SERVICES}?version={number}")
    assert (404, b"") == (response.status_code, response.content)


def test_the_dump_is_last_nights(client: TakWebClient) -> None:
    """Its time is five past midnight in Sweden on the day of the sandbox, in UTC."""
    assert "2026-11-22T23:05:00Z" == json.loads(client.http.get(DUMP).content)["tidpunkt"]


def test_the_blob_is_a_file(client: TakWebClient) -> None:
    """It comes with its name, to whoever is logged in."""
    response = client.get("/tak-web/pubversion/download/3")
    assert ("application/x-gzip", "attachment; filename=PubVersion-3.json.gzip") == (
        response.headers["Content-Type"],
        response.headers["Content-Disposition"],
    )
    assert 404 == client.get("/tak-web/pubversion/download/4").status_code
    assert 302 == client.http.get("/tak-web/pubversion/download/3").status_code


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two sandboxes made of one export give one dump."""
    dumps = []
    for name in "ab":
        (tmp_path / name).mkdir()
        with serving(state_of(tmp_path / name)) as url, TakWebClient(url) as client:
            dumps.append(client.http.get(DUMP).content)
    assert dumps[0] == dumps[1]


def test_targets_keep_their_producers(client: TakWebClient) -> None:
    """Variant B tells producer and profile of each routing."""
    assert {Target("SE2321000131-TIDBOK", "RIVTABP21", ROWS.routings[0].target.url)} == {
        each.target for each in read(client.http.get(DUMP).content).iter_routings()
    }
