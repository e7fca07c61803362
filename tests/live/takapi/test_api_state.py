"""A state of the TAK-api becomes a catalogue: the same for the same state, and none for answers that mix two."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.exports import ExportRows, write_export
from builders.fake_server import FakeServer, Reply, access, json_reply
from builders.states import EKEN, MAKE_BOOKING, TARGET, TIDBOK, World, permission, routing, worlds
from builders.takapi import BASE, OTHER_POINT, QA, Answers, api_answers, asked_for, save, serve
from tak_gitops.errors import TakError
from tak_gitops.live.cache import CatalogueCache
from tak_gitops.live.parse import read_catalogue
from tak_gitops.live.takapi.build import is_masked
from tak_gitops.live.takapi.load import load_from_api, load_saved_answers
from tak_gitops.model.catalogue import ALWAYS, Catalogue
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.model.repository_files import ConnectionPoint
from tak_gitops.texts import render

ROWS: list[Routing | Permission] = [routing(), permission(), permission("SE2321000131-PORTAL")]
NAMES = {EKEN: "Vårdcentralen Eken", TIDBOK: "Region Exempel -- Tidbok", MAKE_BOOKING: "Boka tid"}


@pytest.fixture
def server() -> Iterator[FakeServer]:
    """A TAK-api with some rows."""
    with FakeServer() as running:
        serve(running, api_answers(ROWS, names=NAMES))
        yield running


def load(server: FakeServer, cache: CatalogueCache | None = None) -> Catalogue:
    """What the server says of NTJP QA."""
    return load_from_api(server.url + BASE, QA, access(), cache=cache)


def saved(answers: Answers, folder: Path) -> Catalogue:
    """What saved answers say of NTJP QA."""
    return load_saved_answers(save(answers, folder), QA, shown="svar")


def in_force(world: World) -> list[Any]:
    """The rows of a world that one import would take in: one of each key, in force."""
    rows = {row.key: row for row in world.live}
    return list(rows.values())


def test_rows_and_names_are_read(server: FakeServer) -> None:
    """Each row with its target, each object with its name; every row is in force as far as anybody knows."""
    catalogue = load(server)
    assert [TARGET] == [row.target for row in catalogue.iter_routings()]
    assert {row.key for row in ROWS[1:]} == {row.key for row in catalogue.iter_permissions()}
    assert [ALWAYS] == catalogue.periods
    assert "Vårdcentralen Eken" == catalogue.addresses.name(EKEN)
    assert "Region Exempel -- Tidbok" == catalogue.components.name(TIDBOK)
    assert "Boka tid" == catalogue.contracts.name(MAKE_BOOKING)


def test_every_part_is_asked_for(server: FakeServer) -> None:
    """Parts come only when `include` names them; the points are asked for again at the end."""
    load(server)
    parts = "serviceConsumer,serviceProducer,logicalAddress,connectionPoint,serviceContract"
    assert [
        ("connectionPoints", []),
        ("serviceProductions", [f"{parts},physicalAddress"]),
        ("cooperations", [parts]),
        ("installedContracts", []),
        ("serviceConsumers", []),
        ("serviceProducers", []),
        ("connectionPoints", []),
    ] == asked_for(server)


@given(world=worlds(), random=st.randoms(use_true_random=False))
def test_the_same_state_is_the_same_catalogue(
    tmp_path_factory: pytest.TempPathFactory, world: World, random: Random
) -> None:
    """Ids, the order of rows and the night of the import do not count; nor does the digest depend on them."""
    rows = in_force(world)
    if not rows:
        return
    folder = tmp_path_factory.mktemp("answers")
    one = saved(api_answers(rows), folder / "one")
    other = saved(api_answers(rows, random=random, snapshot="2026-11-24T01:05:00+0100"), folder / "other")
    assert one == replace(other, snapshot=one.snapshot)
    changed = saved(api_answers([*rows, permission("SE2321000131-NY")]), folder / "changed")
    assert one.digest != changed.digest


@given(world=worlds())
def test_the_catalogue_is_that_of_the_export(tmp_path_factory: pytest.TempPathFactory, world: World) -> None:
    """Where no rows are merged, an export and the TAK-api tell the same rows, but for their days."""
    rows = in_force(world)
    if not rows:
        return
    routings = [row for row in rows if hasattr(row, "target")]
    permissions = [row for row in rows if not hasattr(row, "target")]
    exported = read_catalogue(
        write_export(ExportRows(routings=routings, permissions=permissions)), path="x", digest="0" * 64
    )
    found = saved(api_answers(rows), tmp_path_factory.mktemp("answers"))
    assert {row[:3] for row in exported.iter_routings()} == {row[:3] for row in found.iter_routings()}
    assert {row[:3] for row in exported.iter_permissions()} == {row[:3] for row in found.iter_permissions()}
    assert exported.counts._replace(urls=0) == found.counts._replace(urls=0)


def test_two_producers_of_one_key_both_remain(tmp_path: Path) -> None:
    """The TAK-api keeps them apart (domain.md 3), and TAK refuses every order for them."""
    other = routing(TARGET._replace(producer="SE2321000131-BOKVAST"))
    catalogue = saved(api_answers([*ROWS, other]), tmp_path)
    assert 2 == catalogue.counts.routings
    assert ["TG320"] == [finding.rule for finding in catalogue.findings if finding.rule == "TG320"]


def test_usual_profiles_are_there(tmp_path: Path) -> None:
    """The TAK-api lists no profiles: the two that every platform has may be ordered, however rows spell them."""
    odd = routing(TARGET._replace(rivta_profile="rivtabp20"))
    found = saved(api_answers([odd]), tmp_path)
    assert (["rivtabp20", "RIVTABP21"], 1) == (found.profiles, found.counts.profiles)


def test_a_contract_that_no_row_uses_is_there(tmp_path: Path) -> None:
    """Installed contracts tell what may be ordered."""
    answers = api_answers(ROWS)
    point = answers["cooperations"][0]["connectionPoint"]
    answers["installedContracts"].append(
        {"id": 1, "connectionPoint": point, "serviceContract": {"id": 2, "namespace": "urn:riv:x:YResponder:1"}}
    )
    assert "urn:riv:x:YResponder:1" in saved(answers, tmp_path).contracts.ids


@pytest.mark.parametrize(("alone", "expected"), [(True, True), (False, False)])
def test_an_address_that_no_row_uses(server: FakeServer, alone: bool, expected: bool) -> None:
    """All addresses are those of the platform only where there is no other (domain.md 3)."""
    answers = api_answers(ROWS, alone=alone)
    answers["logicalAddresses"].append({"id": 7, "logicalAddress": "SE2321000131-OANVAND"})
    serve(server, answers)
    found = load(server)
    assert expected == ("SE2321000131-OANVAND" in found.addresses.ids)
    assert expected == ("logicalAddresses" in dict(asked_for(server)))


def test_a_state_that_changes_meanwhile_is_fetched_anew(server: FakeServer) -> None:
    """Rows of before and after an import would be mixed."""
    point = api_answers(ROWS)["connectionPoints"]
    later = [{**each, "snapshotTime": "2026-11-24T01:05:00+0100"} for each in point]
    server.answers[f"{BASE}/connectionPoints"] = [json_reply(each) for each in (later, point, point)]
    assert (1, 2) == load(server).counts[:2]
    assert 4 == sum(resource == "connectionPoints" for resource, _ in asked_for(server))


def test_a_state_that_keeps_changing_is_given_up(server: FakeServer) -> None:
    """After two tries it is told to wait."""
    point = api_answers(ROWS)["connectionPoints"]
    moved = [{**each, "snapshotTime": "2026-11-24T01:05:00+0100"} for each in point]
    server.answers[f"{BASE}/connectionPoints"] = [json_reply(each) for each in (point, moved, point, moved)]
    with pytest.raises(TakError) as caught:
        load(server)
    assert "takapi.moving" == caught.value.message.key


@pytest.mark.parametrize(("stamp", "known"), [("2026-11-23T01:05:00+0100", True), (None, False), ("i natt", False)])
def test_a_state_of_unknown_age_says_so(tmp_path: Path, stamp: str | None, known: bool) -> None:
    """A moment that is missing or unreadable is no moment."""
    catalogue = saved(api_answers(ROWS, snapshot=stamp), tmp_path)
    assert known == (catalogue.snapshot is not None)
    assert known == ("TG331" not in {finding.rule for finding in catalogue.findings})


def test_the_same_answers_are_decoded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read before is taken from the cache, with the path and the moment of this run."""
    cache = CatalogueCache(tmp_path / "cache")
    folder = save(api_answers(ROWS, names=NAMES), tmp_path / "answers")
    first = load_saved_answers(folder, QA, shown="svar", cache=cache)

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("tak_gitops.live.takapi.build.build_catalogue", never)
    assert first == load_saved_answers(folder, QA, shown="svar", cache=cache)


def test_a_later_import_of_the_same_state_is_as_old_as_itself(tmp_path: Path) -> None:
    """The digest is the same, the moment is not."""
    cache = CatalogueCache(tmp_path / "cache")
    folders = [
        save(api_answers(ROWS, snapshot=f"2026-11-{day}T00:00:00+0000"), tmp_path / str(day)) for day in (22, 23)
    ]
    found = [load_saved_answers(folder, QA, shown="svar", cache=cache) for folder in folders]
    assert 1 == len({each.digest for each in found})
    assert [22, 23] == [each.snapshot.day for each in found if each.snapshot]


def _without(row: dict[str, Any], part: str, field: str) -> None:
    del row[part][field]


@pytest.mark.parametrize(("part", "field"), [("serviceContract", "namespace"), ("logicalAddress", "logicalAddress")])
@pytest.mark.parametrize("resource", ["serviceProductions", "cooperations"])
def test_a_row_that_names_nothing_is_left_out(tmp_path: Path, resource: str, part: str, field: str) -> None:
    """Empty fields are left out of the JSON; the row is told of, and the others are read."""
    answers = api_answers([*ROWS, routing(address="SE2321000131-E000000000002")])
    broken = answers[resource][-1]
    broken[part] = {key: value for key, value in broken[part].items() if key != field}
    catalogue = saved(answers, tmp_path)
    assert 3 == catalogue.counts.routings + catalogue.counts.permissions
    texts = [render(finding.message, "sv") for finding in catalogue.findings if finding.rule == "TG300"]
    assert 1 == len(texts)
    assert field in texts[0]


def test_a_routing_without_a_url_is_kept(tmp_path: Path) -> None:
    """An address that is empty in TAK is left out of the JSON; it is not visible."""
    answers = api_answers(ROWS)
    del answers["serviceProductions"][0]["physicalAddress"]
    assert [None] == [target.url for target in saved(answers, tmp_path).targets]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://....e.example..../rivtabp21", True),
        ("http://....rm.net....8081..../v1", True),
        ("HTTPS://....host..../x", True),
        ("https://tidbok.region.example/....x/v1", False),
        ("https://a....b/c", False),
        ("", False),
    ],
)
def test_what_a_masked_url_looks_like(url: str, expected: bool) -> None:
    """Four dots where the host begins, which no host can."""
    assert expected == is_masked(url)


Change = Callable[[Answers], None]


def _other_night(answers: Answers) -> None:
    row = answers["cooperations"][0]
    row["connectionPoint"] = {**row["connectionPoint"], "snapshotTime": "2026-11-22T01:05:00+0100"}


def _other_point(answers: Answers) -> None:
    answers["installedContracts"][0]["connectionPoint"] = OTHER_POINT


def _no_rows(answers: Answers) -> None:
    answers["serviceProductions"].clear()
    answers["cooperations"].clear()


def _bare(answers: Answers) -> None:
    answers["installedContracts"][0].pop("serviceContract")


def _number_for_text(answers: Answers) -> None:
    answers["serviceProductions"][0]["serviceProducer"]["hsaId"] = 5565594230


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (_other_night, "takapi.mixed"),
        (_other_point, "takapi.other_point"),
        (_no_rows, "takapi.no_rows"),
        (_bare, "takapi.bare"),
        (_number_for_text, "takapi.shape"),
    ],
)
def test_answers_that_do_not_belong_together_are_refused(tmp_path: Path, change: Change, key: str) -> None:
    """No plan is made from half a state."""
    answers = api_answers(ROWS)
    change(answers)
    with pytest.raises(TakError) as caught:
        saved(answers, tmp_path)
    assert key == caught.value.message.key


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (b'[{"id": 1}', "takapi.cut"),
        (b'[{"id": 1} x]', "takapi.damaged"),
        (b'[{"x": ' + b"[" * 100_000, "live.too_deep"),
        (b'{"status": 500, "title": "Internal Server Error"}', "takapi.not_a_list"),
        (b"<connectionPoints/>", "takapi.not_json"),
        (b"<html>", "fetch.page"),
        (b'["\xe5"]', "live.not_utf8"),
    ],
)
def test_an_answer_that_is_no_list_is_refused(server: FakeServer, body: bytes, key: str) -> None:
    """Each has its own sentence, and status 200 proves nothing."""
    server.answers[f"{BASE}/connectionPoints"] = Reply(body)
    with pytest.raises(TakError) as caught:
        load(server)
    assert key == caught.value.message.key


def test_nothing_is_asked_of_another_point(server: FakeServer) -> None:
    """A point that there is not ends with the list of those that there are."""
    with pytest.raises(TakError) as caught:
        load_from_api(server.url + BASE, ConnectionPoint("RTP", "PROD"), access())
    assert "It has: NTJP QA, SLL QA." in render(caught.value.message, "en")
