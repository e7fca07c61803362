"""Reading the ledger again: only what is new, and nothing that is kept is ever trusted."""

from pathlib import Path

import pytest

from builders.ledger import BRANCH, LedgerScene, order
from builders.states import BOKEN
from tak_gitops.orders.ledger import store
from tak_gitops.orders.ledger.objects import read_objects

SEEN = f"refs/tak-gitops/{BRANCH}"


@pytest.fixture
def scene(tmp_path: Path) -> LedgerScene:
    """A remote and a clone, with one order planned."""
    made = LedgerScene(tmp_path)
    made.plan(made.merge(order()))
    return made


def test_reading_again_reads_what_is_new(scene: LedgerScene, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time only files that have come since are asked for."""
    asked: list[int] = []

    def counting(root: Path, ids: list[str]) -> dict[str, bytes]:
        asked.append(len(ids))
        return read_objects(root, ids)

    monkeypatch.setattr(store, "read_objects", counting)
    ledger = scene.open()
    ledger.read()
    scene.add(scene.claim(1))
    asked.clear()
    again = ledger.read()
    ledger.read()
    assert [1] == asked
    assert scene.open().read() == again


def test_what_was_read_is_kept(scene: LedgerScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later run reads from the user's cache what it has, and from git what is new."""
    cache = tmp_path / "cache"
    scene.open(cache=cache).read()
    scene.add(scene.claim(1))
    expected = scene.open().read()
    monkeypatch.setattr(store, "list_files", lambda *_: pytest.fail("everything was read"))
    assert expected == scene.open(cache=cache).read()
    monkeypatch.setattr(store, "read_objects", lambda *_: pytest.fail("something was read"))
    assert expected == scene.open(cache=cache).read()


@pytest.mark.parametrize("damage", [b"", b"tak-gitops ledger 1\n", b"x" * 1000], ids=["empty", "cut", "other"])
def test_a_damaged_cache_is_not_used(scene: LedgerScene, tmp_path: Path, damage: bytes) -> None:
    """What is kept is never trusted: damaged, it is read anew."""
    expected = scene.open(cache=tmp_path / "cache").read()
    [kept] = (tmp_path / "cache").iterdir()
    for content in (damage, kept.read_bytes()[:-1], kept.read_bytes()[:-1] + b"\0"):
        kept.write_bytes(content)
        assert expected == scene.open(cache=tmp_path / "cache").read()


def test_two_repositories_do_not_share_a_cache(scene: LedgerScene, tmp_path: Path) -> None:
    """What is kept is that of one clone."""
    other = LedgerScene(tmp_path / "other")
    other.plan(other.merge(order(BOKEN)))
    cache = tmp_path / "cache"
    scene.open(cache=cache).read()
    assert other.ledger.read() == other.open(cache=cache).read()


def test_a_cache_that_cannot_be_written_is_done_without(scene: LedgerScene, tmp_path: Path) -> None:
    """A full or forbidden cache costs time and nothing else."""
    (tmp_path / "cache").write_bytes(b"")
    assert scene.ledger.read() == scene.open(cache=tmp_path / "cache").read()
