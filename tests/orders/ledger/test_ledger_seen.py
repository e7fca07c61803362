"""K13: a clone that has seen the ledger knows when it has lost commits; the ledger only grows."""

from pathlib import Path

import pytest

from builders.ledger import BRANCH, LedgerScene, order
from builders.repository import RepositoryBuilder
from tak_gitops.errors import RefusedError
from tak_gitops.orders.ledger.records import Note
from tak_gitops.orders.ledger.store import Won
from tak_gitops.texts import render

SEEN = f"refs/tak-gitops/{BRANCH}"


@pytest.fixture
def scene(tmp_path: Path) -> LedgerScene:
    """A remote and a clone, with one order planned."""
    made = LedgerScene(tmp_path)
    made.plan(made.merge(order()))
    return made


@pytest.mark.parametrize("remote", [True, False])
def test_a_ledger_that_was_rolled_back(tmp_path: Path, *, remote: bool) -> None:
    """K13: a ledger without commits that were seen stops everything, and says how it is restored."""
    scene = LedgerScene(tmp_path, remote=remote)
    scene.plan(scene.merge(order()))
    first = scene.ledger.read().tip or ""
    scene.add(scene.claim(1))
    home = RepositoryBuilder(scene.origin) if remote else scene.repo
    home.git("update-ref", f"refs/heads/{BRANCH}", first)
    for ledger in (scene.ledger, scene.open()):
        with pytest.raises(RefusedError) as raised:
            ledger.read()
    text = render(raised.value.message, "en")
    command = text.partition("Restore it with ")[2].partition(", or")[0]
    scene.repo.git(*command.split()[1:])
    assert 3 == len(scene.ledger.read().files)


def test_a_ledger_that_was_rewritten(scene: LedgerScene) -> None:
    """K13: a ledger that went on from an older commit is another ledger; and so is one that is gone."""
    first = scene.ledger.read().tip or ""
    clone = scene.open(scene.clone("other").root)
    clone.read()
    scene.add(scene.claim(1))
    RepositoryBuilder(scene.origin).git("update-ref", f"refs/heads/{BRANCH}", first)
    note = Note(seq=1, k=1, text="x", by="k", at=scene.now)
    assert isinstance(clone.append(scene.files(note), first, "Note", scene.now), Won)
    with pytest.raises(RefusedError):
        scene.ledger.read()
    RepositoryBuilder(scene.origin).git("update-ref", "-d", f"refs/heads/{BRANCH}")
    with pytest.raises(RefusedError):
        clone.read()


def test_people_may_accept_a_ledger_as_it_is(scene: LedgerScene) -> None:
    """The command that the message names lets a clone forget what it has seen."""
    first = scene.ledger.read().tip or ""
    scene.add(scene.claim(1))
    RepositoryBuilder(scene.origin).git("update-ref", f"refs/heads/{BRANCH}", first)
    scene.repo.git("update-ref", "-d", SEEN)
    assert first == scene.ledger.read().tip


def test_a_clone_keeps_what_it_has_seen(scene: LedgerScene) -> None:
    """What was read stays, however git clears up: a ledger that was rolled back can be restored from any clone."""
    tip = scene.ledger.read().tip or ""
    scene.repo.git("gc", "--quiet", "--prune=now")
    RepositoryBuilder(scene.origin).git("update-ref", "-d", f"refs/heads/{BRANCH}")
    assert tip == scene.repo.git("rev-parse", SEEN)
    assert "commit" == scene.repo.git("cat-file", "-t", tip)
