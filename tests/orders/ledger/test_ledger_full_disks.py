"""A disk that is full, there or here, is told apart from a right that is missing: by what git says of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.disks import NOBODY_MAY, can_mount, fill, small_disk
from builders.ledger import LedgerScene, order
from builders.states import BOKEN
from tak_gitops.errors import TakError
from tak_gitops.orders.ledger.branch import UnreachableError
from tak_gitops.orders.ledger.refusals import is_full, refused
from tak_gitops.orders.ledger.state import LedgerState
from tak_gitops.orders.ledger.transact import Transition, transact
from tak_gitops.texts import render

needs_disk = pytest.mark.skipif(not can_mount(), reason=NOBODY_MAY)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk."""
    place = tmp_path / "disk"
    with small_disk(place, "size=2m"):
        yield place


def claimed(scene: LedgerScene) -> str:
    """What is said to somebody who claims an order and cannot."""
    claim = scene.claim(1)

    def decide(_: LedgerState) -> Transition:
        return Transition(scene.files(claim), "claim 1.1", scene.now)

    with pytest.raises(TakError) as raised:
        transact(scene.ledger, decide, lambda _: None)
    return render(raised.value.message, "sv")


@needs_disk
def test_the_disk_of_the_remote_is_full(tmp_path: Path, disk: Path) -> None:
    """Whoever runs the remote is to free some space: it is nothing that a right would mend."""
    scene = LedgerScene(tmp_path)
    scene.plan(scene.merge(order()))
    shutil.copytree(scene.origin, disk / "origin.git")
    scene.repo.git("remote", "set-url", "origin", (disk / "origin.git").as_uri())
    fill(disk)
    told = claimed(scene)
    assert "Disken hos fjärrförrådet är full" in told
    assert "No space left on device" in told
    assert "rätt att skriva" not in told


@needs_disk
def test_the_disk_here_is_full_and_nothing_can_be_made(disk: Path) -> None:
    """The commit cannot be made: it is this disk, and nothing has left."""
    scene = LedgerScene(disk)
    scene.plan(scene.merge(order()))
    fill(disk)
    assert "Disken här är full" in claimed(scene)


@needs_disk
def test_the_disk_here_is_full_and_nothing_can_be_fetched(tmp_path: Path, disk: Path) -> None:
    """The remote answers, but there is no room for what it has: nobody is to wait for it."""
    scene = LedgerScene(tmp_path)
    scene.plan(scene.merge(order()))
    other = scene.clone("disk/clone")
    scene.plan(scene.merge(order(BOKEN)))
    fill(disk)
    with pytest.raises(UnreachableError) as raised:
        scene.open(other.root).read()
    assert "Disken här är full" in render(raised.value.message, "sv")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("remote: fatal: write error: No space left on device; error: remote unpack failed: unpack", "full"),
        ("remote: error: file write error: Disk quota exceeded; ! [remote rejected] x -> y (unpacker error)", "full"),
        ("error: remote unpack failed: unable to create temporary object directory", "not_kept"),
        (
            "remote: error: cannot update ref 'x'; ! [remote rejected] (failed to update ref)",
            "not_kept",
        ),
        (
            "remote: error: GH006: Protected branch update failed; ! [remote rejected] (hook declined)",
            "",
        ),
        (
            "remote: Permission to a/b.git denied to c; fatal: The requested URL returned error: 403",
            "",
        ),
        ("! [remote rejected] x -> y (pre-receive hook declined)", ""),
    ],
)
def test_what_the_other_side_says(said: str, expected: str) -> None:
    """A full disk, one that cannot be written to, or no right; none of them is said to be this machine's."""
    key = f"ledger.refused.{expected}".rstrip(".")
    assert (key, False) == (refused(said, remote=True).key, is_full(said))


@pytest.mark.parametrize("said", ["fatal: write error: No space left on device", "fatal: skrivfel: Enheten är full"])
def test_what_is_said_here(said: str) -> None:
    """Without a remote nobody else's disk is meant, in whatever language git speaks."""
    assert ("ledger.full", True) == (refused(said, remote=False).key, is_full(said))
    assert "ledger.refused.here" == refused("fatal: cannot lock ref: File exists", remote=False).key
