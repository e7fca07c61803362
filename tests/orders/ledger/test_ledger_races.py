"""Many at once: the history stays a line, nothing is lost, and each order is won by one."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from builders.ledger import BRANCH, LedgerScene, order
from builders.racer import race
from builders.repository import RepositoryBuilder
from tak_gitops.errors import RefusedError, TakError
from tak_gitops.orders.ledger.check import check
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.records import Note
from tak_gitops.orders.ledger.state import LedgerState
from tak_gitops.orders.ledger.transact import REFUSALS, Transition, transact

TESTS = Path(__file__).resolve().parents[2]
RACERS = 8
ORDERS = 6


def prepared(tmp_path: Path, *, remote: bool = True) -> LedgerScene:
    """A ledger with some orders planned."""
    scene = LedgerScene(tmp_path, remote=remote)
    scene.plan(scene.merge(*[order(f"SE2321000131-E{number}") for number in range(ORDERS)]))
    return scene


def assert_each_won_once(scene: LedgerScene, won: Sequence[Sequence[int]]) -> None:
    """Every order was won by exactly one, who is the one the ledger names, and the ledger is whole."""
    assert list(range(1, ORDERS + 1)) == sorted(seq for each in won for seq in each)
    now = scene.state(scene.open())
    assert {Status.CLAIMED} == {entry.status for entry in now.entries.values()}
    winners = {seq: str(number) for number, each in enumerate(won) for seq in each}
    assert winners == {seq: entry.claims[0].run for seq, entry in now.entries.items()}
    checked = check(scene.ledger, "main")
    assert (1 + ORDERS, ()) == (checked.commits, checked.problems)


def test_processes_in_clones_of_their_own(tmp_path: Path) -> None:
    """Eight machines claim at once, each in its clone."""
    scene = prepared(tmp_path)
    clones = [scene.clone(f"clone-{number}").root for number in range(RACERS)]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "builders.racer", str(clone), str(number)],
            cwd=TESTS,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(TESTS)},
        )
        for number, clone in enumerate(clones)
    ]
    told = [process.communicate(timeout=120)[0].decode() for process in running]
    assert [0] * RACERS == [process.returncode for process in running]
    assert_each_won_once(scene, [[int(word) for word in words.split()] for words in told])


@pytest.mark.parametrize("remote", [True, False])
def test_threads_in_one_clone(tmp_path: Path, *, remote: bool) -> None:
    """Eight runs in one clone share its memory of the ledger, with a remote and without."""
    scene = prepared(tmp_path, remote=remote)
    with ThreadPoolExecutor(RACERS) as pool:
        won = list(pool.map(lambda number: race(scene.repo.root, str(number)), range(RACERS)))
    assert_each_won_once(scene, won)


def note(now: LedgerState, scene: LedgerScene, text: str) -> Transition:
    """A note on the first order."""
    made = Note(seq=1, k=len(now.entries[1].notes) + 1, text=text, by="k", at=scene.now)
    return Transition(scene.files(made), "Note", scene.now)


def test_nothing_that_was_added_is_lost(tmp_path: Path) -> None:
    """Eight who write to one order at once all find their words there in the end, each once."""
    scene = prepared(tmp_path)

    def write(number: int) -> None:
        ledger = scene.open(scene.clone(f"clone-{number}").root)
        assert transact(ledger, lambda now: note(now, scene, str(number)), time.sleep)

    with ThreadPoolExecutor(RACERS) as pool:
        list(pool.map(write, range(RACERS)))
    assert sorted(map(str, range(RACERS))) == sorted(each.text for each in scene.entry(1).notes)
    assert () == check(scene.ledger, "main").problems


def never(seconds: float) -> None:
    """Nobody waits here."""
    pytest.fail(f"waited {seconds} s")


def test_who_decides_that_there_is_nothing_to_do_adds_nothing(tmp_path: Path) -> None:
    """The newest state may make a step needless."""
    scene = prepared(tmp_path)
    tip = scene.ledger.read().tip
    assert transact(scene.ledger, lambda _: None, never) is None
    assert tip == scene.ledger.read().tip


def test_a_damaged_ledger_is_not_added_to(tmp_path: Path) -> None:
    """Who cannot rely on what is there decides nothing; what is wrong is told."""
    scene = prepared(tmp_path)
    scene.add(Note(seq=1, k=2, text="x", by="k", at=scene.now))
    with pytest.raises(RefusedError) as raised:
        transact(scene.ledger, lambda _: pytest.fail("was asked"), never)
    assert ["TG602.number"] == [problem.message.key for problem in raised.value.findings]


def test_a_step_that_would_damage_the_ledger_is_not_added(tmp_path: Path) -> None:
    """What is added stays for ever: a mistake of the program is met before it is written."""
    scene = prepared(tmp_path)
    tip = scene.ledger.read().tip
    wrong = Note(seq=1, k=2, text="x", by="k", at=scene.now)
    with pytest.raises(ValueError, match=r"TG602\.number"):
        transact(scene.ledger, lambda _: Transition(scene.files(wrong), "Note", scene.now), never)
    assert tip == scene.ledger.read().tip


def test_a_remote_that_refuses_is_asked_a_few_times(tmp_path: Path) -> None:
    """Nobody else was faster: after a few refusals the remote's own words are told."""
    scene = prepared(tmp_path)
    hook = scene.origin / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho nej >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    pauses: list[float] = []
    with pytest.raises(TakError) as raised:
        transact(scene.ledger, lambda now: note(now, scene, "x"), pauses.append)
    assert "ledger.refused" == raised.value.message.key
    assert REFUSALS - 1 == len(pauses)
    assert all(0 <= pause <= 2 for pause in pauses)


def test_who_always_loses_gives_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is an end to trying, which says so."""
    scene = prepared(tmp_path)
    other = scene.open(scene.clone("other").root)
    monkeypatch.setattr("tak_gitops.orders.ledger.transact.TRIES", 3)

    def beaten(now: LedgerState) -> Transition:
        made = Note(seq=2, k=len(now.entries[2].notes) + 1, text="x", by="k", at=scene.now)
        scene.add(made, ledger=other)
        return note(now, scene, "x")

    with pytest.raises(TakError) as raised:
        transact(scene.ledger, beaten, lambda _: None)
    assert "ledger.busy" == raised.value.message.key


def test_the_history_is_a_line(tmp_path: Path) -> None:
    """However many lost, no commit has two parents, and git finds nothing wrong with its own objects."""
    scene = prepared(tmp_path)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: race(scene.clone(f"clone-{number}").root, str(number)), range(4)))
    origin = RepositoryBuilder(scene.origin)
    assert "" == origin.git("rev-list", "--min-parents=2", BRANCH)
    assert "" == origin.git("fsck", "--strict", "--no-dangling", "--no-progress")
