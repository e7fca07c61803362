"""`tak submit` or its git is killed with SIGKILL at the n-th system call of plan, claim, send and record (R3).

    python bench/proof_calls.py --calls connect sendto recvfrom execve rename link fsync write openat --times 1

The run itself is killed at each call from the moment on when it has planned, until a run passes unkilled. Of git it is
what makes the commits of claim and outcome, what pushes them, and the other end of the push, each at every call of its
own; every other time the run is killed with it. Each run has an order of its own, and the runs after it go on from what
the ledger says. In the end the receiver's own log is the judge; exit code 1 where a promise is broken. Needs strace (a
Debian package).
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from builders.deciding import decide
from builders.fake_git import before, fake_git
from builders.forkery import Forkery
from builders.judging import outcomes, statuses, violations
from builders.proving import Proving, ended
from builders.quick_merges import QuickMerges
from builders.system_calls import CALLS, GitKill, Program, Step, can_trace, counted, killed_at, watched
from fire import same_git_everywhere
from tak_gitops.orders.ledger.entry import Status

KILLED = -9
ITSELF = "tak submit"
TARGETS = (ITSELF, *(f"{program} {step}" for step in get_args(Step) for program in get_args(Program)))
MEMORY = Path("/dev/shm")  # noqa: S108 - the folder that Linux keeps in memory


class Sweep:
    """One repository, in which one target is killed at every call; `until` is when it ends at the latest."""

    def __init__(self, world: Proving, target: str, until: float) -> None:
        self.world = world
        self.target = target
        self.until = until
        self.points: Counter[str] = Counter()
        self.whole = True
        self._merges = QuickMerges(world)
        self._clone = world.clone()
        self._first = self._planned_at() if target == ITSELF else Counter[str]()
        self._runs = 0

    def go(self, call: str, step: int, times: int) -> None:
        """Every n-th call, so many times."""
        for time_ in range(times):
            number = self._first[call] + 1
            while self._killed(call, number, job_too=bool((number + time_) % 2)):
                self.points[call] += 1
                number += step
                if time.monotonic() > self.until:
                    self.whole = False
                    return

    def judged(self) -> list[str]:
        """Every promise that is broken."""
        world = self.world
        self._settle()
        found = violations(world.ledger(), world.merges, world.door.posts, world.placed())
        code, told = world.submit(world.clone(), "ledger", "check")
        return [f"{self.target}: {each}" for each in (*found, *([told] if code else []))]

    def _killed(self, call: str, number: int, *, job_too: bool) -> bool:
        """Whether anything was killed in a run with an order of its own; what it left is gone on from."""
        world = self.world
        self._runs += 1
        self._merges.merge([next(world.numbers)])
        if self.target == ITSELF:
            killed = ended(world.begin(self._clone, through=killed_at(call, number))).code == KILLED
        else:
            program, step = self.target.split()
            folder = world.folder / "kills" / str(self._runs)
            kill = GitKill(program, step, call, number, job_too, folder)  # type: ignore[arg-type]
            git = fake_git(folder, *kill.prepare(self._clone))
            ended(world.begin(self._clone, path=git, forked=True))
            killed = kill.killed
        world.unlock()
        self._settle()
        for record, won in decide(world, lambda _, arrived: "was-sent" if arrived else "abandon"):
            # a run tells of every order that is in doubt: each would make the next ones longer
            assert won, record
        return killed

    def _settle(self) -> None:
        """Let runs go on until nothing is left that they can do: at most three, one may meet what the kill left."""
        for _ in range(3):
            ledger = self.world.ledger()
            planned = {(entry.order.merge, entry.order.path) for entry in ledger.entries.values()}
            if all(tuple(merge) in planned for merge in self.world.merges) and not any(
                entry.status is Status.PLANNED for entry in ledger.entries.values()
            ):
                return
            self.world.submit(self._clone, forked=True)

    def _planned_at(self) -> Counter[str]:
        """How many calls of each kind a run makes until it pushes its plan."""
        world = self.world
        for _ in range(2):
            # the second one is as all later ones are: the ledger is there, and its cache
            self._merges.merge([next(world.numbers)])
            log, moment = world.folder / "calls", world.folder / "planned"
            git = fake_git(world.folder / "watch", before("push plan", f'date +%s.%N >"{moment}"'))
            assert not ended(world.begin(self._clone, path=git, through=watched(log))).code
        return counted(log, float(moment.read_text(encoding="ascii")))


def main() -> int:
    """Sweep, and tell at how many points something was killed, and what is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", nargs="+", default=list(CALLS), choices=CALLS)
    parser.add_argument("--targets", nargs="+", default=list(TARGETS), choices=TARGETS)
    parser.add_argument("--step", type=int, default=1, help="every how manieth call")
    parser.add_argument("--times", type=int, default=1, help="how many times all of it")
    parser.add_argument("--seconds", type=float, default=math.inf, help="what is not begun then is left out")
    given = parser.parse_args()
    if not can_trace():
        print("there is no strace that may trace here: nothing was proven")
        return 0
    same_git_everywhere()
    print(
        f"| killed | {' | '.join(given.calls)} | all | broken | s |\n|---|{'--:|' * (len(given.calls) + 3)}", flush=True
    )
    began = time.monotonic()
    found: list[str] = []
    figures: Counter[str] = Counter()
    for target in given.targets:
        if time.monotonic() - began < given.seconds:
            found += _swept(target, given, began + given.seconds, figures)
    print(*(f"{name:24}{count:>8}" for name, count in figures.items()), sep="\n")
    print(f"{'seconds':24}{time.monotonic() - began:>8.0f}", *found, f"{len(found)} violations", sep="\n")
    return int(bool(found))


def _swept(target: str, given: argparse.Namespace, until: float, figures: Counter[str]) -> Iterator[str]:
    """One line of the table; what is broken."""
    began = time.monotonic()
    memory = MEMORY if MEMORY.is_dir() else None
    with (
        tempfile.TemporaryDirectory(prefix="tak-proof-", dir=memory) as folder,
        Forkery() as forkery,
        Proving(Path(folder) / "world", addresses=1000, forkery=forkery) as world,
    ):
        sweep = Sweep(world, target, until)
        for call in given.calls:
            if time.monotonic() < until:
                sweep.go(call, given.step, given.times)
        broken = list(sweep.judged())
        yield from broken
        kills = [sweep.points[call] for call in given.calls]
        cells = [*kills, sweep.points.total(), len(broken), round(time.monotonic() - began)]
        print(f"| {target}{'' if sweep.whole else ' (cut short)'} | {' | '.join(map(str, cells))} |", flush=True)
        figures["points"] += sweep.points.total()
        figures["orders"] += len(world.merges)
        figures["orders at the door"] += len(world.door.posts)
        figures["orders in TAK"] += len(world.placed())
        for kind, count in sorted(outcomes(world.ledger()).items()):
            figures[f"attempts {kind}"] += count
        for kind, count in sorted(statuses(world.ledger()).items()):
            figures[f"entries {kind}"] += count


if __name__ == "__main__":
    sys.exit(main())
