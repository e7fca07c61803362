"""An order that was never sent is told until its own rows are as it would have made them, whatever merges changed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.repository import CONNECTION
from builders.scene import DAY, DECLARED, EKEN, TARGET, Scene, routing
from builders.unordered import begun, statuses
from tak_gitops.errors import ExitCode
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.orders.ledger.entry import Status

ROUTING = f"routing:{EKEN},crm:scheduling:MakeBooking:1"


LATER = "2026-11-26"


def moved(scene: Scene, place: str, day: str = DAY) -> None:
    """Somebody has given the routing another URL in TAK, as the export of a day shows."""
    rows: list[Routing | Permission] = [
        routing(target=TARGET._replace(url=f"https://{place}.region.example/x")),
        *DECLARED[1:],
    ]
    scene.export(rows, made=made_on(day))


def made_on(day: str) -> datetime:
    """When the export of a day was made."""
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


@pytest.fixture
def drifted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    """TAK has another URL than the files, and an order that takes it back is merged."""
    scene = begun(tmp_path / "repo", capsys)
    moved(scene, "annan")
    scene.repo.branch("tillbaka")
    assert ExitCode.OK == scene.tak("order", "ntjp-qa", "--drift", ROUTING).code
    scene.repo.commit()
    scene.repo.checkout("main").merge("tillbaka")
    return scene


def assert_told_until(scene: Scene, status: Status, day: str = DAY) -> None:
    """It is never sent, each run says so, and it is settled only when TAK has what the files say."""
    first, second = scene.tak("submit", day=day), scene.tak("submit", day=day)
    assert ([ExitCode.STALE] * 2, [status], {}) == ([first.code, second.code], statuses(scene), scene.outbox())
    assert "beställning 1 skickades aldrig, och 1 av dess rader är inte i TAK" in second.err
    assert "1" in scene.tak("status", "--open").out
    scene.export(DECLARED, made=made_on(day))
    last = scene.tak("submit", day=day)
    assert (ExitCode.OK, [Status.SETTLED]) == (last.code, statuses(scene)), last.err


def test_drift_that_moved_on(drifted: Scene) -> None:
    """The order for drift goes stale because TAK has changed again: the drift is there still."""
    moved(drifted, "tredje")
    assert_told_until(drifted, Status.STALE)


def test_drift_that_was_ordered_too_late(drifted: Scene) -> None:
    """An order for drift that is too old to be sent leaves the drift where it is."""
    moved(drifted, "annan", LATER)
    assert_told_until(drifted, Status.EXPIRED, LATER)


def test_a_removal_that_no_file_knows_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Change and order came as two commits, first of all: the order is about a row that its base did not declare."""
    scene = Scene(tmp_path / "repo", capsys)
    scene.repo.branch("bort").edit(CONNECTION, "consumers: [journal]", "consumers: []")
    assert ExitCode.OK == scene.tak("order").code
    scene.repo.git("add", CONNECTION)
    scene.repo.git("commit", "--quiet", "-m", "Ta bort")
    scene.repo.commit("Beställ")
    scene.repo.checkout("main").git("merge", "--quiet", "--ff-only", "bort")
    first, second = scene.tak("submit"), scene.tak("submit")
    assert ([ExitCode.STALE] * 2, [Status.STALE]) == ([first.code, second.code], statuses(scene)), first.err
    assert "ändringen och beställningen kom var för sig" in first.err
    assert "1 av dess rader är inte i TAK" in second.err
    scene.export(DECLARED[:1])
    assert (ExitCode.OK, [Status.SETTLED]) == (scene.tak("submit").code, statuses(scene))
