"""What was ordered stays behind the cursor, also when somebody swaps the parents of the branch that counts."""

import shlex
import shutil
from pathlib import Path

import pytest

from builders.repository import CONNECTION
from builders.scene import Scene
from tak_gitops.errors import ExitCode
from tak_gitops.orders.ledger.state import state
from tak_gitops.orders.ledger.store import Ledger


@pytest.fixture
def swapped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    """A removal that was sent, and a branch of before it that has merged main and was pushed as main."""
    scene = Scene(tmp_path / "repo", capsys)
    assert ExitCode.OK == scene.tak("submit").code
    scene.repo.branch("eget")
    scene.repo.checkout("main").branch("bort").edit(CONNECTION, "consumers: [journal]", "consumers: []")
    assert ExitCode.OK == scene.tak("order").code
    scene.repo.commit("Ta bort journalen")
    scene.repo.checkout("main").merge("bort")
    assert ExitCode.OK == scene.tak("submit").code
    assert len(scene.outbox()) > 0
    shutil.rmtree(scene.repo.root / "outbox")
    scene.repo.checkout("eget").write("LÄSMIG", "text").commit("Läsmig")
    scene.repo.merge("main")
    scene.repo.checkout("main").git("merge", "--quiet", "--ff-only", "eget")
    return scene


def entries(scene: Scene) -> int:
    """How many entries the ledger has."""
    return len(state(Ledger.open(scene.repo.root, "tak-ledger", None).read().files).entries)


def test_nothing_is_sent_twice(swapped: Scene) -> None:
    """What lies behind a second parent of the branch now was ordered already: nothing is planned, and it is said."""
    before = entries(swapped)
    told = swapped.tak("submit")
    assert (ExitCode.REFUSED, {}, before) == (told.code, swapped.outbox(), entries(swapped))
    assert "main går inte längre genom" in told.err


def test_the_way_out(swapped: Scene) -> None:
    """The commands of the message bring the line back: nothing is sent, the ledger is whole, and work goes on."""
    told = swapped.tak("submit")
    for line in told.err.splitlines():
        for command in line.strip().split(" && "):
            if command.startswith("git "):
                swapped.repo.git(*shlex.split(command)[1:])
    swapped.repo.checkout("main")
    before = entries(swapped)
    told = swapped.tak("submit")
    assert (ExitCode.OK, {}, before) == (told.code, swapped.outbox(), entries(swapped)), told.err
    assert ExitCode.OK == swapped.tak("ledger", "check", day=None).code
