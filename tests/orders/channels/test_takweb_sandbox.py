"""The channel against the sandbox, which answers as the real TAK-web did, over HTTP."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.fake_server import access
from builders.reports import recorded_order
from builders.sandbox import DAY, PASSWORD, PLATFORM, serving
from builders.takweb import export_of, read_recording
from tak_gitops.orders.channels.sending import Sent
from tak_gitops.orders.channels.takweb import prepare_takweb
from tak_gitops.orders.channels.takweb_answer import judge_for
from tak_gitops.sandbox.tak.database import Database
from tak_gitops.sandbox.tak.faults import parse_fault
from tak_gitops.sandbox.tak.settings import Settings
from tak_gitops.sandbox.tak.start import open_state

CASE = "new-everything"


@pytest.fixture(scope="module")
def fresh(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Database:
    """A state as the recorded server began."""
    folder = tmp_path_factory.mktemp("fresh")
    export = folder / "export.json"
    export.write_bytes(export_of(read_recording(shared / "recordings" / "takweb-stream.json.gz")["start"]))
    settings = Settings(platform=PLATFORM, day=DAY)
    return open_state(folder / "fresh.sqlite", export, "export.json", settings, reset=False).database


@pytest.fixture
def database(fresh: Database, tmp_path: Path) -> Database:
    """A copy of it."""
    return fresh.copy(tmp_path / "state.sqlite")


def sent(url: str, shared: Path, *, seconds: float = 10) -> Sent:
    """What becomes of the recorded order, predicted to do what it did."""
    recording = json.loads((shared / "recordings" / "takweb" / f"{CASE}.json").read_text(encoding="utf-8"))
    step = recording["steps"][0]
    content = json.dumps(step["order"], ensure_ascii=False).encode()
    order, _ = recorded_order(step["reply"])
    # the sandbox tells the time of this machine, and orders are sent only by a clock that agrees
    reach = access(user="admin", password=PASSWORD, now=lambda: datetime.now(UTC))
    prepared = prepare_takweb(f"{url}/tak-web", content, judge_for(order, 1, content), reach, seconds=seconds)
    return prepared.send()


def test_an_order_is_accepted_once(database: Database, shared: Path) -> None:
    """The first time it does what was predicted; a second time it does something else, which is told."""
    with serving(database) as url:
        assert ("accepted", "report") == sent(url, shared)[:2]
        assert ("in-doubt", "other-report") == sent(url, shared)[:2]


@pytest.mark.parametrize(
    ("fault", "kind", "proof"),
    [
        ("drop-before@order", "in-doubt", "broken"),
        ("drop-after@order", "in-doubt", "broken"),
        ("500@order", "in-doubt", "other-answer"),
        ("login-page@order", "not-sent", "log-in"),
        ("slow=5@order", "in-doubt", "silent"),
        ("cut=0@order", "in-doubt", "cut"),
        ("cut=5@order", "in-doubt", "silent"),
    ],
)
def test_a_fault_at_the_door_for_orders(fault: str, kind: str, proof: str, database: Database, shared: Path) -> None:
    """Whatever goes wrong, nothing is taken for accepted."""
    with serving(database, faults=[parse_fault(fault)]) as url:
        found = sent(url, shared, seconds=1)
    assert (kind, proof) == (found.kind, found.proof.partition(":")[0])
