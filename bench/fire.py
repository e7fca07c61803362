"""One repository, one TAK and its merges under fire, judged at the end: what `proof.py` starts many of.

    python bench/fire.py --orders 150 --kills 75 --seed 1 --folder /tmp/world

Every line that it writes is JSON: the counts so far, and in the last one what is broken, too. SIGTERM lets it stop
merging and killing, settle what is there, and judge.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from builders.deciding import Decision, decide
from builders.forkery import Forked, Forkery
from builders.judging import outcomes, statuses, violations
from builders.proving import BRANCH, PATIENCE, Proving, ended, kill
from builders.quick_merges import QuickMerges
from proof import WHY
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.state import state
from tak_gitops.orders.ledger.store import Ledger

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tak_gitops.orders.ledger.entry import Entry

    Process = subprocess.Popen[str] | Forked

FAULTS = (
    "drop-before@order:1",
    "drop-after@order:1",
    "500@order:1",
    "login-page@order:1",
    "slow=0.5@order:1",
    "cut@order:1",
)
SIDE_BY_SIDE = (1, 1, 1, 2, 2, 8)
AT_ONCE = (1, 4, 8, 12)
"""How many merges may come before somebody submits."""
SETTLING = 12
"""How many runs without a kill may be needed until nothing is left to do."""
CODES = {0, 1, 4, 3, 130}
"""What `tak submit` may end with when nobody kills it."""
ROUNDS = 40
"""After how many rounds a world that cannot get its kills is given up."""
FRESH = 0.1
"""How many of the runs are started as a shell would; the others are forked, and spare the imports."""


class Fire:
    """One proof: the world, the clones, and what was counted."""

    def __init__(self, world: Proving, given: argparse.Namespace) -> None:
        self.world = world
        self.random = random.Random(given.seed)  # noqa: S311 - the same each time, no secret
        self.given = given
        self.merges = QuickMerges(world)
        self.clones = [world.clone() for _ in range(max(SIDE_BY_SIDE))]
        self.running: list[Process] = []
        self.orphans: set[int] = set()
        self.counts: Counter[str] = Counter()
        self.odd: list[str] = []
        self.aimed = 0.0
        self.pace = 0.3
        """How many seconds an order takes on this machine just now."""
        self.stopped = False
        world.door.on_order = lambda _: self._aim()
        world.door.on_answer = self._aim

    def go(self) -> None:
        """Round after round until the orders and kills are there, or somebody stops it; then to the end."""
        given = self.given
        for _ in range(ROUNDS):
            missing = given.orders - len(self.world.merges)
            if self.stopped or (missing <= 0 and self.counts["kills"] >= given.kills):
                break
            self._round(max(1, min(given.batch, missing)))
            self.tell()
        self._finish()

    def end(self) -> None:
        """Leave no run behind."""
        for process in self.running:
            kill(process, git_too=True)

    def tell(self, found: list[str] | None = None) -> None:
        """Write the figures as they are now."""
        ledger = self.world.ledger()
        counts = {
            "orders": len(self.world.merges),
            "entries": len(ledger.entries),
            **{name: self.counts[name] for name in ("rounds", "runs", "runs fresh", "kills", "aimed", "faults")},
            "stale locks": self.counts["stale locks"],
            **{f"attempts {name}": count for name, count in sorted(outcomes(ledger).items())},
            **{f"entries {name}": count for name, count in sorted(statuses(ledger).items())},
            **{f"decided {name}": self.counts[name] for name in ("was-sent", "resend", "abandon")},
            **{name: count for name, count in sorted(self.counts.items()) if name.startswith("exit")},
            "orders at the door": len(self.world.door.posts),
            "orders in TAK": len(self.world.placed()),
        }
        print(json.dumps({"counts": counts, "found": found}), flush=True)

    def judged(self) -> list[str]:
        """Every promise that is broken, and every end of a process that nobody should see."""
        world = self.world
        self._calm()
        ledger = state(Ledger.open(world.origin.root, BRANCH, None).read().files)
        found = [*self.odd, *violations(ledger, world.merges, world.door.posts, world.placed())]
        code, told = world.submit(world.clone(), "ledger", "check")
        if code:
            found.append(f"tak ledger check ended with {code}: {told[-3000:]}")
        if world.origin.git("rev-list", "--min-parents=2", BRANCH):
            found.append("the history of the ledger is no line")
        if wrong := world.origin.git("fsck", "--strict", "--no-dangling", "--no-progress"):
            found.append(f"git fsck: {wrong}")
        return found

    def _round(self, batch: int) -> None:
        """Merge, submit under fire, settle, decide, verify."""
        world = self.world
        self.counts["rounds"] += 1
        faults = self.random.choices(FAULTS, k=batch // 4)
        world.start(faults)
        self.counts["faults"] += len(faults)
        rejects = self.random.random() < 1 / 6
        world.forget_contract(forgotten=rejects)
        while batch > 0:
            few = min(batch, self.random.choice(AT_ONCE))
            batch -= few
            self.merges.merge(self.random.choices(world.addresses, k=few))
            self._under_fire()
        self._settle()
        world.forget_contract(forgotten=False)
        self._close()

    def _finish(self) -> None:
        """Do what waited for other orders, too, in peace."""
        self.world.start()
        for _ in range(SETTLING):
            self._settle()
            self._close()
            if not self._work_left():
                return

    def _close(self) -> None:
        """Let people decide about what is in doubt, and an export show what was sent."""
        world = self.world
        for _ in range(2):
            self._decide()
            self._settle()
        if any(entry.status in {Status.ACCEPTED, Status.SENT} for entry in world.ledger().entries.values()):
            # an export tells of itself when it was made in whole seconds: it must be later than what it shows
            time.sleep(1.0 - time.time() % 1.0 + 0.05)
            world.publish()
            code, told = world.submit(self.clones[0], "verify", "--export", str(world.export), forked=True)
            if code not in {0, 1, 4}:
                self.odd.append(f"verify ended with {code}: {told[-2000:]}")

    def _under_fire(self) -> None:
        """Runs, most of which are killed, until as many kills are there as belong to the orders so far."""
        given = self.given
        wanted = min(given.kills, round(1.2 * given.kills * len(self.world.merges) / given.orders))
        while self.counts["kills"] < wanted and not self.stopped:
            count = self.random.choice(SIDE_BY_SIDE)
            clones = self.random.sample(self.clones, count)
            self.aimed = self.random.choice((0.0, 0.5, 1.0))
            self.running = [self._begin(clone) for clone in clones]
            longest = 4 * self.pace * (0.5 + count / 2)
            began = time.monotonic()
            deadlines = {process.pid: began + self.random.uniform(0.0, longest) for process in self.running}
            for process in sorted(self.running, key=lambda each: deadlines[each.pid]):
                try:
                    process.wait(max(0.0, deadlines[process.pid] - time.monotonic()))
                except subprocess.TimeoutExpired:
                    self._kill(process)
            if self._ended() and not self._work_left():
                break
        self.aimed = 0.0

    def _begin(self, clone: Path) -> Process:
        fresh = self.random.random() < FRESH
        self.counts["runs"] += 1
        self.counts["runs fresh"] += fresh
        return self.world.begin(clone, forked=not fresh)

    def _aim(self) -> None:
        """Kill somebody who is sending, as the order or its answer comes by."""
        if self.running and self.random.random() < self.aimed / 2:
            time.sleep(self.random.choice((0.0, 0.0, 0.01, 0.05)))
            alive = [process for process in self.running if process.poll() is None]
            if alive:
                self.counts["aimed"] += self._kill(self.random.choice(alive))

    def _kill(self, process: Process) -> bool:
        git_too = self.random.random() < 0.5
        killed = kill(process, git_too=git_too)
        self.counts["kills"] += killed
        if killed and not git_too:
            self.orphans.add(process.pid)
        return killed

    def _ended(self) -> bool:
        """Take note of how the runs ended; whether any ended by itself."""
        alone = False
        for process in self.running:
            try:
                code, told = ended(process)
            except subprocess.TimeoutExpired as problem:
                self.odd.append(f"submit hangs: it had not ended after {problem.timeout:.0f} s")
                kill(process, git_too=True)
                continue
            if code == -signal.SIGKILL:
                continue
            alone = True
            self.counts[f"exit {code}"] += 1
            if code not in CODES or "Traceback" in told:
                self.odd.append(f"submit ended with {code}: {told[-3000:]}")
        self.running = []
        self._unlock()
        return alone

    def _calm(self) -> None:
        """Wait for the git of runs that were killed alone: it may be pushing still."""
        deadline = time.monotonic() + PATIENCE
        while any(map(_lives, self.orphans)):
            if time.monotonic() > deadline:
                self.odd.append(f"git hangs: it had not ended {PATIENCE:.0f} s after its run was killed")
                break
            time.sleep(0.05)
        self._unlock()

    def _unlock(self) -> None:
        """Take away the locks of processes that are gone; those of a git that lives on are its own."""
        self.orphans = {group for group in self.orphans if _lives(group)}
        if not self.orphans:
            self.counts["stale locks"] += self.world.unlock()

    def _settle(self) -> None:
        """Let runs go on in peace until nothing is left that they can do."""
        for _ in range(SETTLING):
            if not self._work_left():
                return
            before, began = outcomes(self.world.ledger()).total(), time.monotonic()
            self.running = [self._begin(self.random.choice(self.clones))]
            self._ended()
            sent = outcomes(self.world.ledger()).total() - before
            if sent > 0:
                self.pace = (self.pace + (time.monotonic() - began) / sent) / 2

    def _work_left(self) -> bool:
        ledger = self.world.ledger()
        planned = {(entry.order.merge, entry.order.path) for entry in ledger.entries.values()}
        return any(tuple(merge) not in planned for merge in self.world.merges) or any(
            entry.status is Status.PLANNED and not ledger.waits_for(seq) for seq, entry in ledger.entries.items()
        )

    def _decide(self) -> None:
        """Decide about what nobody knows the end of, as people do who look in TAK."""
        self._calm()
        for record, won in decide(self.world, self._decision):
            if not won:
                self.odd.append(f"a decision about {record.seq} was lost")
            self.counts[record.decision] += 1

    def _decision(self, entry: Entry, arrived: bool) -> Decision:
        choices: Mapping[bool, tuple[Decision, ...]] = {True: ("was-sent",), False: ("resend", "resend", "abandon")}
        return self.random.choice(("abandon",) if entry.possible_duplicate and not arrived else choices[arrived])


def main() -> int:
    """Prove, and tell what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--orders", type=int, default=200)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--batch", type=int, default=100, help="orders a round")
    parser.add_argument("--addresses", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, required=True, help="where to work: a folder that is not there")
    given = parser.parse_args()
    same_git_everywhere()
    given.folder.mkdir(parents=True)
    tempfile.tempdir = str(given.folder)
    try:
        return int(bool(burned(given)))
    except BaseException:
        (given.folder / WHY).write_text(traceback.format_exc(), encoding="utf-8")
        raise


def burned(given: argparse.Namespace) -> list[str]:
    """What is broken in a world that was under fire."""
    with Forkery() as forkery, Proving(given.folder / "world", addresses=given.addresses, forkery=forkery) as world:
        fire = Fire(world, given)
        signal.signal(signal.SIGTERM, lambda *_: setattr(fire, "stopped", True))
        try:
            fire.go()
            found = fire.judged()
        finally:
            fire.end()
        fire.tell(found)
    return found


def same_git_everywhere() -> None:
    """Let no setting of this machine have a say in what git does."""
    os.environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0"}
    for role in ("AUTHOR", "COMMITTER"):
        os.environ |= {f"GIT_{role}_NAME": "Test Testsson", f"GIT_{role}_EMAIL": "test@region.example"}


def _lives(group: int) -> bool:
    """Whether any process of a group is there."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, 0)
        return True
    return False


if __name__ == "__main__":
    sys.exit(main())
