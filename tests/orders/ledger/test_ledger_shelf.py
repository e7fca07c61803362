"""What a ledger added up to is kept by its tip: to look at, never to send by, and harmless whatever becomes of it."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from builders.ledger import LedgerScene, busy, order
from tak_gitops.orders.ledger import shelf, store
from tak_gitops.orders.ledger.entry import OPEN, Entry, Status
from tak_gitops.orders.ledger.records import Cursor
from tak_gitops.orders.ledger.shelf import CODE, Shelf
from tak_gitops.orders.ledger.state import LedgerState
from tak_gitops.orders.ledger.transact import Transition, transact


@pytest.fixture
def scene(tmp_path: Path) -> LedgerScene:
    """A remote and a clone, with one order planned."""
    made = LedgerScene(tmp_path)
    made.plan(made.merge(order()))
    return made


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Where things are kept."""
    return tmp_path / "cache"


def kept(cache: Path) -> Path:
    """The file of the shelf."""
    (found,) = cache.glob("*.state")
    return found


def nothing_is_worked_out(patch: pytest.MonkeyPatch) -> None:
    """Let a test fail that needs the files."""
    patch.setattr(store, "state", lambda _: pytest.fail("it was worked out anew"))


def test_what_is_kept_is_what_the_files_say(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a ledger with every kind of step a later run gets the very same, and reads no file for it."""
    scene = LedgerScene(tmp_path)
    busy(scene)
    expected = scene.state()
    assert len(expected.entries) == 8
    assert expected == scene.open(cache=cache).state()
    nothing_is_worked_out(monkeypatch)
    found = scene.open(cache=cache).state()
    assert expected == found
    assert list(expected.entries) == list(found.entries)
    assert (expected.next_seq, expected.next_cursor) == (found.next_seq, found.next_cursor)
    for seq in expected.entries:
        assert expected.waits_for(seq) == found.waits_for(seq)
    for status in Status:
        assert expected.standing(status) == found.standing(status)


def test_only_what_is_looked_at_is_decoded(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries that are over cost nothing to somebody who asks for the open ones."""
    scene = LedgerScene(tmp_path)
    busy(scene)
    scene.open(cache=cache).state()
    found = scene.open(cache=cache).state()
    opened: list[int] = []
    plain = type(found.entries).__getitem__

    def counted(self: object, seq: int) -> Entry:
        opened.append(seq)
        return plain(self, seq)  # type: ignore[arg-type]

    monkeypatch.setattr(type(found.entries), "__getitem__", counted)
    found.standing(*OPEN)
    assert [seq for seq, each in scene.state().entries.items() if each.is_open] == opened


def test_a_step_makes_it_another_ledger(scene: LedgerScene, cache: Path) -> None:
    """What is kept of one tip is not there at the next, and is remade."""
    scene.open(cache=cache).state()
    scene.add(scene.claim(1))
    for _ in range(2):
        assert Status.CLAIMED is scene.open(cache=cache).state().entries[1].status


def test_within_a_run_steps_are_seen(scene: LedgerScene, cache: Path) -> None:
    """Who has begun from what is kept sees what is added meanwhile, by itself and by others."""
    scene.open(cache=cache).state()
    ledger = scene.open(cache=cache)
    assert Status.PLANNED is ledger.state().entries[1].status
    scene.add(scene.claim(1), ledger=ledger)
    assert Status.CLAIMED is ledger.state().entries[1].status
    scene.add(scene.outcome(1, "accepted"))
    assert Status.ACCEPTED is ledger.state().entries[1].status


@pytest.mark.parametrize("damage", [b"", b"tak-gitops ledger state", b"x" * 1000], ids=["empty", "cut", "other"])
def test_a_damaged_shelf_is_remade(scene: LedgerScene, cache: Path, damage: bytes) -> None:
    """Cut, flipped or foreign, it counts as not there."""
    expected = scene.open(cache=cache).state()
    content = kept(cache).read_bytes()
    flipped = content[:-1] + bytes([content[-1] ^ 1])
    for wrong in (damage, content[:-1], flipped):
        kept(cache).write_bytes(wrong)
        assert expected == scene.open(cache=cache).state()
        assert content == kept(cache).read_bytes()


@pytest.mark.parametrize("what", ["code", "version"])
def test_other_code_has_another_shelf(
    scene: LedgerScene, cache: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """What another version of the program made is not used, nor what other code of the same version made."""
    scene.open(cache=cache).state()
    before = kept(cache).read_bytes()
    if what == "code":
        monkeypatch.setattr(shelf, "CODE", CODE[1:])
    else:
        monkeypatch.setattr(shelf.tak_gitops, "__version__", "0.0.0")  # type: ignore[attr-defined]
    shelf._heading.cache_clear()
    try:
        assert scene.state() == scene.open(cache=cache).state()
    finally:
        shelf._heading.cache_clear()
    assert before != kept(cache).read_bytes()


def test_code_that_cannot_be_read_keeps_nothing(
    scene: LedgerScene, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody can tell which code it is, each run works it out."""
    unreadable = ModuleType("unreadable")
    unreadable.__file__ = str(cache / "gone.py")
    monkeypatch.setattr(shelf, "CODE", (*CODE, unreadable))
    shelf._heading.cache_clear()
    try:
        assert scene.state() == scene.open(cache=cache).state()
    finally:
        shelf._heading.cache_clear()
    assert [] == list(cache.glob("*.state"))


def test_a_damaged_ledger_is_not_kept(scene: LedgerScene, cache: Path) -> None:
    """What is wrong with a ledger is told each time."""
    scene.add(Cursor(k=7, commit="a" * 40, at=scene.tick()))
    for _ in range(2):
        assert scene.open(cache=cache).state().problems
    assert [] == list(cache.glob("*.state"))


def test_nothing_is_written_because_of_it(scene: LedgerScene, cache: Path) -> None:
    """What is to be written is decided on the files, also where the shelf lies, sealed and all."""
    scene.add(scene.claim(1))
    true = scene.open(cache=cache).state()
    ledger = scene.open(cache=cache)
    tip = ledger.fetch()
    assert tip
    planned = {seq: each._replace(status=Status.PLANNED, claims=()) for seq, each in true.entries.items()}
    Shelf(cache, scene.repo.root, scene.ledger.name).put(tip, replace(true, entries=planned))
    lied = ledger.state()
    assert Status.PLANNED is lied.entries[1].status
    seen: list[LedgerState] = []

    def decide(current: LedgerState) -> Transition | None:
        seen.append(current)
        return None

    assert transact(ledger, decide, lambda _: None) is None
    assert [true] == seen


def types_of(kind: type, seen: set[type]) -> Iterator[type]:
    """A type and all that its fields may hold."""
    for each in msgspec.inspect.multi_type_info([kind]):
        yield from _within(each, seen)


def _within(info: object, seen: set[type]) -> Iterator[type]:
    cls = getattr(info, "cls", None)
    if isinstance(cls, type):
        if cls in seen:
            return
        seen.add(cls)
        yield cls
    for name in ("fields", "types", "item_types"):
        for part in getattr(info, name, ()) or ():
            yield from _within(getattr(part, "type", part), seen)
    for name in ("item_type", "key_type", "value_type", "type"):
        part = getattr(info, name, None)
        if isinstance(part, msgspec.inspect.Type):
            yield from _within(part, seen)


def test_the_code_is_all_that_decides() -> None:
    """The modules of every type that is kept, and those of the ledger that the state is worked out with."""
    kinds = {each.__module__ for each in types_of(Entry, set())} | {each.__module__ for each in types_of(Cursor, set())}
    reached, waiting = set[str](), ["tak_gitops.orders.ledger.state"]
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        used = vars(sys.modules[name]).values()
        homes = {str(getattr(each, "__module__", None) or getattr(each, "__name__", "")) for each in used}
        waiting += [each for each in homes if each.startswith("tak_gitops.orders.ledger.")]
    named = {module.__name__ for module in CODE}
    ours = {each for each in kinds if each.startswith("tak_gitops.")}
    assert {"tak_gitops.orders.ledger.records", "tak_gitops.orders.order_file"} <= ours
    assert set() == (ours | reached) - named
