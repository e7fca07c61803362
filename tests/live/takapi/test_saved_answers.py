"""Saved answers of the TAK-api: what was fetched once is read again without a network."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builders.fake_server import FakeServer, access
from builders.states import permission, routing
from builders.takapi import BASE, QA, api_answers, save, serve
from tak_gitops.errors import TakError
from tak_gitops.live.takapi.answers import fetch_answers, save_answers
from tak_gitops.live.takapi.load import are_saved_answers, load_from_api, load_saved_answers
from tak_gitops.live.takapi.points import connection_point, point_of_platform
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.model.repository_files import ConnectionPoint, Environment
from tak_gitops.texts import render

ROWS: list[Routing | Permission] = [routing(), permission()]
NEEDED = ("connectionPoints", "serviceProductions", "cooperations")


@pytest.fixture
def server() -> Iterator[FakeServer]:
    """A TAK-api with some rows."""
    with FakeServer() as running:
        serve(running, api_answers(ROWS, alone=True))
        yield running


def test_what_was_saved_is_what_was_fetched(server: FakeServer, tmp_path: Path) -> None:
    """Row for row, with the same digest and the same moment."""
    save_answers(fetch_answers(server.url + BASE, QA, access()), tmp_path / "svar")
    shown = f"{server.url}{BASE}"
    fetched = load_from_api(server.url + BASE, QA, access())
    assert fetched == load_saved_answers(tmp_path / "svar", QA, shown=shown)
    assert are_saved_answers(tmp_path / "svar")


def test_saving_again_replaces(server: FakeServer, tmp_path: Path) -> None:
    """The folder holds the last state, and nothing half-written beside it."""
    for rows in (ROWS, ROWS[:1]):
        serve(server, api_answers(rows, alone=True))
        save_answers(fetch_answers(server.url + BASE, QA, access()), tmp_path)
    assert 0 == load_saved_answers(tmp_path, QA, shown="svar").counts.permissions
    assert 7 == len(list(tmp_path.iterdir()))


def test_a_file_in_the_way_is_told(server: FakeServer, tmp_path: Path) -> None:
    """It is not replaced by a folder."""
    (tmp_path / "svar").write_text("annat", encoding="utf-8")
    answers = fetch_answers(server.url + BASE, QA, access())
    with pytest.raises(TakError) as caught:
        save_answers(answers, tmp_path / "svar")
    assert "takapi.not_a_folder" == caught.value.message.key


def test_three_files_are_enough(tmp_path: Path) -> None:
    """As curl would save them: the rest tells only what exists besides."""
    catalogue = load_saved_answers(save(api_answers(ROWS), tmp_path, *NEEDED), QA, shown="svar")
    assert (1, 1, 1) == catalogue.counts[:3]


def test_packed_files_are_read(tmp_path: Path) -> None:
    """`.json.gz`, or gzip under the plain name."""
    save(api_answers(ROWS), tmp_path, *NEEDED)
    (tmp_path / "cooperations.json.gz").write_bytes(gzip.compress((tmp_path / "cooperations.json").read_bytes()))
    (tmp_path / "cooperations.json").unlink()
    productions = tmp_path / "serviceProductions.json"
    productions.write_bytes(gzip.compress(productions.read_bytes()))
    assert (1, 1) == load_saved_answers(tmp_path, QA, shown="svar").counts[:2]


def test_contracts_may_come_from_their_own_list(tmp_path: Path) -> None:
    """The list serviceContracts stands in for installedContracts."""
    answers = api_answers(ROWS)
    answers["serviceContracts"] = [{"id": 1, "namespace": "urn:riv:x:YResponder:1", "name": "Y"}]
    folder = save(answers, tmp_path, *NEEDED, "serviceContracts")
    assert "Y" == load_saved_answers(folder, QA, shown="svar").contracts.name("urn:riv:x:YResponder:1")


@pytest.mark.parametrize("lacks", NEEDED)
def test_a_missing_answer_is_told(tmp_path: Path, lacks: str) -> None:
    """By its name, and with the command that writes it."""
    folder = save(api_answers(ROWS), tmp_path, *(name for name in NEEDED if name != lacks))
    with pytest.raises(TakError) as caught:
        load_saved_answers(folder, QA, shown="svar")
    assert f"svar: {lacks}.json saknas" in render(caught.value.message, "sv")


@pytest.mark.parametrize("made", [True, False])
def test_a_folder_that_is_none_is_told(tmp_path: Path, made: bool) -> None:
    """A file, or nothing."""
    path = tmp_path / "svar"
    if made:
        path.write_text("[]", encoding="utf-8")
    with pytest.raises(TakError) as caught:
        load_saved_answers(path, QA, shown="svar")
    assert "takapi.no_folder" == caught.value.message.key


@pytest.mark.parametrize(
    ("content", "key"), [(b"", "live.empty"), (b"<html>", "live.html"), (b'{"status": 401}', "takapi.not_a_list")]
)
def test_a_saved_error_is_told(tmp_path: Path, content: bytes, key: str) -> None:
    """Curl saves a log-in page and an error as readily as an answer."""
    folder = save(api_answers(ROWS), tmp_path)
    (folder / "cooperations.json").write_bytes(content)
    with pytest.raises(TakError) as caught:
        load_saved_answers(folder, QA, shown="svar")
    assert key == caught.value.message.key
    assert render(caught.value.message, "sv").startswith("svar/cooperations.json: ")


ENVIRONMENT = Environment("environments/x/environment.yaml", "x", "NTJP-QA")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        (ENVIRONMENT, ConnectionPoint("NTJP", "QA")),
        (ENVIRONMENT._replace(platform="SKLTP-DEFAULT-TEST"), ConnectionPoint("SKLTP-DEFAULT", "TEST")),
        (ENVIRONMENT._replace(connection_point=ConnectionPoint("SLL", "PROD")), ConnectionPoint("SLL", "PROD")),
    ],
)
def test_the_connection_point_of_an_environment(environment: Environment, expected: ConnectionPoint) -> None:
    """As its file says, else by the parts of its platform."""
    assert expected == connection_point(environment)


@pytest.mark.parametrize("platform", ["NTJP", "NTJP-", "-QA"])
def test_a_platform_without_parts_tells_no_point(platform: str) -> None:
    """Then the file must say it."""
    with pytest.raises(TakError) as caught:
        point_of_platform(platform, "environment.yaml")
    assert "takapi.no_point_named" == caught.value.message.key
    assert "connection_point: {platform: NTJP, environment: QA}" in render(caught.value.message, "sv")


def test_letter_case_of_the_point_does_not_count(tmp_path: Path) -> None:
    """Dump files are in lower case, the TAK-api's words in upper case."""
    folder = save(api_answers(ROWS), tmp_path)
    expected = load_saved_answers(folder, QA, shown="svar")
    assert expected == replace(load_saved_answers(folder, ConnectionPoint("ntjp", "Qa"), shown="svar"))
