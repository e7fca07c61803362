"""What the real TAK-web answered to orders, the sandbox answers; what it did, the sandbox does."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builders.sandbox import DAY, PLATFORM, TakWebClient, serving
from builders.tak_rows import change, recorded_change, recorded_tables
from builders.takweb import answer, export_of, read_recording, rows_of
from tak_gitops.live.parse import read_catalogue
from tak_gitops.sandbox.tak.database import Database
from tak_gitops.sandbox.tak.settings import Settings
from tak_gitops.sandbox.tak.start import open_state

CASES = 131
STEPS = 250
RECORDINGS = Path(__file__).resolve().parents[3] / "shared" / "recordings"


@pytest.fixture(scope="module")
def recordings() -> Path:
    """The folder of recordings; without it the tests are skipped."""
    if not RECORDINGS.is_dir():
        pytest.skip("the recordings of the real servers are not here")
    return RECORDINGS


@pytest.fixture(scope="module")
def stream(recordings: Path) -> Any:
    """The recorded stream of orders."""
    return read_recording(recordings / "takweb-stream.json.gz")


@pytest.fixture(scope="module")
def fresh(stream: Any, tmp_path_factory: pytest.TempPathFactory) -> Database:
    """A state as the recorded server began; copies of it are changed."""
    folder = tmp_path_factory.mktemp("fresh")
    export = folder / "export.json"
    export.write_bytes(export_of(stream["start"]))
    settings = Settings(platform=PLATFORM, day=DAY)
    return open_state(folder / "fresh.sqlite", export, "export.json", settings, reset=False).database


@pytest.fixture(scope="module")
def played(fresh: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, str]]:
    """A state to play on, and the address of its sandbox: starting one for each case would take a minute."""
    database = fresh.copy(tmp_path_factory.mktemp("played") / "state.sqlite")
    with serving(database) as url:
        yield database, url


@pytest.fixture
def database(fresh: Database, played: tuple[Database, str]) -> Database:
    """The state that is played on, fresh again."""
    return fresh.copy(played[0].path)


@pytest.fixture
def url(played: tuple[Database, str]) -> str:
    """The address of the sandbox."""
    return played[1]


def test_the_fresh_state_is_the_recorded_start(stream: Any, fresh: Database) -> None:
    """What is loaded is there, row by row."""
    assert recorded_tables(stream["start"]) == rows_of(fresh)


def test_every_case_is_here(recordings: Path) -> None:
    """None of the recorded cases is left out."""
    assert CASES == len(list((recordings / "takweb").glob("*.json")))


@pytest.mark.parametrize("case", sorted(path.stem for path in RECORDINGS.glob("takweb/*.json")))
def test_a_recorded_case(case: str, recordings: Path, database: Database, url: str) -> None:
    """Each step gets the recorded answer over HTTP and changes the recorded rows."""
    recorded = read_recording(recordings / "takweb" / f"{case}.json")
    for step in recorded["steps"]:
        before = rows_of(database)
        with TakWebClient(url, step["user"]) as client:
            response = client.order(step.get("order", step.get("body")))
        assert step["status"] == response.status_code
        assert step["content_type"] == response.headers["Content-Type"]
        if response.status_code == 200:
            assert answer(step["reply"]) == answer(response.text)
        else:
            assert _timeless(step["reply"]) == _timeless(response.text)
        assert recorded_change(step["changed"]) == change(before, rows_of(database))


def test_the_recorded_stream(stream: Any, database: Database, url: str, tmp_path: Path) -> None:
    """A client that plays 250 orders gets the recorded answers and, exported, the recorded end."""
    with TakWebClient(url) as client:
        assert STEPS == len(stream["steps"])
        for number, step in enumerate(stream["steps"]):
            response = client.order(step["order"])
            assert (number, step["status"], answer(step["reply"])) == (
                number,
                response.status_code,
                answer(response.text),
            )
        assert recorded_tables(stream["end"]) == rows_of(database)
        assert 302 == client.publish("efter strömmen").status_code
        services = client.http.get("/tak-services/export/pv").content
        blob = client.get("/tak-web/pubversion/download/3").content
    packed = tmp_path / "PubVersion-3.json.gzip"
    packed.write_bytes(blob)
    again = open_state(tmp_path / "again.sqlite", packed, packed.name, Settings(platform=PLATFORM), reset=False)
    assert recorded_tables(stream["end"]) == rows_of(again.database)
    assert _rows(stream["end"]) == _catalogue_rows(services)


def _timeless(reply: str) -> object:
    return {**json.loads(reply), "timestamp": None}


def _rows(tables: Any) -> Counter[tuple[str, ...]]:
    """The rows of recorded tables, without the producer and the profile that variant D does not always tell."""
    routings = (tuple(row[name] for name in ("la", "contract", "url", "from", "to")) for row in tables["routings"])
    permissions = (
        tuple(row[name] for name in ("la", "contract", "consumer", "from", "to")) for row in tables["permissions"]
    )
    return Counter([*routings, *permissions])


def _catalogue_rows(export: bytes) -> Counter[tuple[str, ...]]:
    catalogue = read_catalogue(export, path="pv.json", digest="")
    assert "D" == catalogue.variant
    return Counter(
        [
            *(
                (row.logical_address, row.contract, str(row.target.url), str(row.valid_from), str(row.valid_to))
                for row in catalogue.iter_routings()
            ),
            *(
                (row.logical_address, row.contract, row.consumer, str(row.valid_from), str(row.valid_to))
                for row in catalogue.iter_permissions()
            ),
        ]
    )
