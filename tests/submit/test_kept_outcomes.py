"""K7: an outcome that the ledger cannot take is kept in a file and in the log, and `tak ledger import` takes either."""

import errno
import os
from pathlib import Path

import pytest

from builders.repository import CONNECTION
from builders.scene import Scene
from tak_gitops.commands.submitting import sending
from tak_gitops.errors import ExitCode, fail
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.state import state
from tak_gitops.orders.ledger.store import Ledger
from tak_gitops.repository.files import write_whole

NAME = "errored-outcome-1.json"


@pytest.fixture
def scene(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    """A merge that brought an order."""
    made = Scene(tmp_path / "repo", capsys)
    made.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    made.tak("order")
    made.repo.commit("Ge portalen behörighet")
    made.repo.checkout("main").merge("portal")
    return made


def status(scene: Scene) -> Status:
    """What the order is."""
    return state(Ledger.open(scene.repo.root, "tak-ledger", None).read().files).entries[1].status


def without_ledger(patch: pytest.MonkeyPatch, problem: Exception) -> None:
    """Let the ledger take nothing any more once something was sent."""
    real = sending._once

    def broken(*arguments: object) -> object:
        sent = real(*arguments)  # type: ignore[arg-type]
        patch.setattr(
            "tak_gitops.commands.submitting.submission.transact",
            lambda *_: (_ for _ in ()).throw(problem),
            raising=True,
        )
        return sent

    patch.setattr(sending, "_once", broken)


def full(patch: pytest.MonkeyPatch, folders: int) -> None:
    """Let so many of the folders in which an outcome may be kept be full."""
    left = [folders]

    def write(path: Path, content: bytes) -> None:
        left[0] -= 1
        if left[0] >= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        write_whole(path, content)

    patch.setattr("tak_gitops.commands.submitting.keeping.write_whole", write)


def line_of(told: str) -> str:
    """The line with the outcome."""
    (line,) = (each for each in told.splitlines() if each.startswith("{"))
    return line


PROBLEMS = [fail("ledger.busy", tries=60), OSError(errno.EIO, os.strerror(errno.EIO))]


@pytest.mark.parametrize("problem", PROBLEMS, ids=["no push", "EIO"])
@pytest.mark.parametrize("folders", [0, 1, 2])
def test_an_outcome_is_never_lost(
    folders: int, problem: Exception, scene: Scene, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Exit code 4; the file, or where there is no room for one the line of the log, brings it in."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with monkeypatch.context() as patch:
        without_ledger(patch, problem)
        full(patch, folders)
        told = scene.tak("submit")
    assert (ExitCode.STALE, Status.CLAIMED) == (told.code, status(scene)), told.err
    kept = [scene.repo.root / NAME, tmp_path / NAME][folders:][:1]
    assert [each.is_file() for each in kept] == [True] * len(kept)
    path = kept[0] if kept else tmp_path / "logg.txt"
    if not kept:
        assert "varken i liggaren eller i en fil" in told.err
        path.write_text(f"2026-11-23T12:00:00.1234567Z {line_of(told.err)}\n", encoding="utf-8")
    assert ExitCode.OK == scene.tak("ledger", "import", str(path), day=None).code
    assert Status.SENT is status(scene)


def test_the_line_is_the_file(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both say the same, so that the second one brings in nothing new."""
    with monkeypatch.context() as patch:
        without_ledger(patch, PROBLEMS[0])
        told = scene.tak("submit")
    (scene.repo.root / "rad").write_text(line_of(told.err), encoding="utf-8")
    assert ExitCode.OK == scene.tak("ledger", "import", NAME, day=None).code
    again = scene.tak("ledger", "import", "rad", day=None)
    assert (ExitCode.OK, True) == (again.code, "står redan i liggaren" in again.err)


def test_a_bug_loses_no_outcome(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what nobody has thought of ends with the outcome kept, and as a bug."""
    with monkeypatch.context() as patch:
        without_ledger(patch, ValueError("x"))
        told = scene.tak("submit")
    assert (ExitCode.BUG, True) == (told.code, (scene.repo.root / NAME).is_file())
    assert line_of(told.err)


def test_no_room_for_an_outcome(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no answer could be kept, nothing is claimed and nothing sent; the next run does."""
    with monkeypatch.context() as patch:
        patch.setattr(
            "tak_gitops.commands.submitting.keeping.os.fsync",
            lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "fullt")),
        )
        told = scene.tak("submit")
    assert (ExitCode.FAILURE, Status.PLANNED, {}) == (told.code, status(scene), scene.outbox())
    assert "skulle inte kunna sparas" in told.err
    assert ExitCode.OK == scene.tak("submit").code
    assert scene.outbox()
