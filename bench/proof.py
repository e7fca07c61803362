"""Submission is killed, cut off and run side by side, until it is settled; then the receiver's own log is the judge.

    python bench/proof.py --orders 10000 --kills 5000 --seconds 7200 --seed 1

Each round merges small orders, lets 1, 2 or 8 processes of `tak submit` loose on them, kills many with SIGKILL, at
random times and as their order arrives, while TAK drops, cuts, delays and mistakes orders; then the plug stays in,
people decide about what is in doubt, TAK publishes, and `tak verify` frees the rows. It ends when the orders and kills
are there, or the seconds over. Exit code 1 where a promise of reliability.md 7 is broken (R1, R2, R6, R9, R14).
"""

from __future__ import annotations

import argparse
import atexit
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from builders.judging import arrived_in_tak, outcomes, statuses, violations
from builders.proving import BRANCH, Proving, ended, kill
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import Resolution, encode
from tak_gitops.orders.ledger.store import Ledger, Lost

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tak_gitops.orders.ledger.entry import Entry

FAULTS = (
    "drop-before@order:1",
    "drop-after@order:1",
    "500@order:1",
    "login-page@order:1",
    "slow=2@order:1",
    "cut@order:1",
)
SIDE_BY_SIDE = (1, 1, 1, 2, 2, 8)
SETTLING = 12
"""How many runs without a kill may be needed until nothing is left to do."""
CODES = {0, 1, 4, 3, 130}
"""What `tak submit` may end with when nobody kills it."""


class Proof:
    """One proof: the world, the clones, and what was counted."""

    def __init__(self, world: Proving, seed: int, batch: int) -> None:
        self.world = world
        self.random = random.Random(seed)  # noqa: S311 - the same each time, no secret
        self.batch = batch
        self.clones = [world.clone() for _ in range(max(SIDE_BY_SIDE))]
        self.running: list[subprocess.Popen[str]] = []
        self.counts: Counter[str] = Counter()
        self.odd: list[str] = []
        self.aimed = 0.0
        world.door.on_order = lambda _: self._aim()
        world.door.on_answer = self._aim

    def round(self, kills: int) -> None:
        """Merge, submit under fire until about as many kills, settle, decide, verify."""
        world = self.world
        self.counts["rounds"] += 1
        faults = self.random.choices(FAULTS, k=self.batch // 4)
        world.start(faults)
        self.counts["faults"] += len(faults)
        rejects = self.random.random() < 1 / 6
        world.forget_contract(forgotten=rejects)
        for share in (0.7, 0.3):
            world.merge(*self.random.choices(world.addresses, k=max(1, round(self.batch * share))))
            self._under_fire(round(kills * share))
        self._settle()
        world.forget_contract(forgotten=False)
        self._close()

    def end(self) -> None:
        """Leave no run behind."""
        for process in self.running:
            kill(process, git_too=True)

    def finish(self) -> None:
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
        time.sleep(1.1)
        if any(entry.status in {Status.ACCEPTED, Status.SENT} for entry in world.ledger().entries.values()):
            world.publish()
            code, told = world.submit(self.clones[0], "verify", "--export", str(world.export))
            if code not in {0, 1, 4}:
                self.odd.append(f"verify ended with {code}: {told[-2000:]}")

    def _under_fire(self, kills: int) -> None:
        before = self.counts["kills"]
        while self.counts["kills"] - before < kills:
            count = self.random.choice(SIDE_BY_SIDE)
            clones = self.random.sample(self.clones, count)
            self.aimed = self.random.choice((0.0, 0.0, 0.2, 0.5))
            self.running = [self.world.begin(clone) for clone in clones]
            self.counts["runs"] += count
            slower = 0.5 + count / 2
            deadlines = {
                process.pid: time.monotonic() + self.random.uniform(0.2, 3.5) * slower for process in self.running
            }
            for process in sorted(self.running, key=lambda each: deadlines[each.pid]):
                try:
                    process.wait(max(0.0, deadlines[process.pid] - time.monotonic()))
                except subprocess.TimeoutExpired:
                    self._kill(process)
            self._ended()
            if not self._work_left():
                break
        self.aimed = 0.0

    def _aim(self) -> None:
        """Kill somebody who is sending, as the order or its answer comes by."""
        if self.running and self.random.random() < self.aimed / 2:
            time.sleep(self.random.choice((0.0, 0.0, 0.01, 0.05)))
            alive = [process for process in self.running if process.poll() is None]
            if alive:
                self.counts["aimed"] += self._kill(self.random.choice(alive))

    def _kill(self, process: subprocess.Popen[str]) -> bool:
        killed = kill(process, git_too=self.random.random() < 0.5)
        self.counts["kills"] += killed
        return killed

    def _ended(self) -> None:
        for process in self.running:
            code, told = ended(process)
            if code == -9:
                continue
            self.counts[f"exit {code}"] += 1
            if code not in CODES or "Traceback" in told:
                self.odd.append(f"submit ended with {code}: {told[-3000:]}")
        self.running = []
        self.counts["locks"] += self.world.unlock()

    def _settle(self) -> None:
        """Let runs go on in peace until nothing is left that they can do."""
        for _ in range(SETTLING):
            if not self._work_left():
                return
            self.running = [self.world.begin(self.random.choice(self.clones))]
            self.counts["runs"] += 1
            self._ended()

    def _work_left(self) -> bool:
        ledger = self.world.ledger()
        planned = {(entry.order.merge, entry.order.path) for entry in ledger.entries.values()}
        return any(tuple(merge) not in planned for merge in self.world.merges[-2 * self.batch :]) or any(
            entry.status is Status.PLANNED and not ledger.waits_for(seq) for seq, entry in ledger.entries.items()
        )

    def _decide(self) -> None:
        """Decide about what nobody knows the end of, as people do who look in TAK."""
        ledger = Ledger.open(self.world.origin.root, BRANCH, None)
        placed = self.world.placed()
        for entry in self.world.ledger().entries.values():
            if entry.status not in {Status.CLAIMED, Status.IN_DOUBT}:
                continue
            record = self._decision(entry, arrived=arrived_in_tak(entry, placed))
            files = {path_of(record, entry.order.environment): encode(record)}
            subject = f"resolve {record.seq}.{record.attempt}"
            if isinstance(ledger.append(files, ledger.read().tip, subject, record.at), Lost):
                self.odd.append(f"a decision about {record.seq} was lost")
            self.counts[record.decision] += 1

    def _decision(self, entry: Entry, *, arrived: bool) -> Resolution:
        choices: Mapping[bool, tuple[str, ...]] = {True: ("was-sent",), False: ("resend", "resend", "abandon")}
        may = ("was-sent",) if arrived else ("abandon",) if entry.possible_duplicate else choices[arrived]
        return Resolution(
            seq=entry.order.seq,
            attempt=len(entry.claims),
            decision=self.random.choice(may),  # type: ignore[arg-type]
            reason="tittade i TAK",
            by="Karin Karlsson",
            at=datetime.now(UTC).replace(microsecond=0),
        )

    def judged(self) -> list[str]:
        """Every promise that is broken, and every end of a process that nobody should see."""
        world = self.world
        ledger = world.ledger()
        found = [*self.odd, *violations(ledger, world.merges, world.door.posts, world.placed())]
        code, told = world.submit(world.clone(), "ledger", "check")
        if code:
            found.append(f"tak ledger check ended with {code}: {told[-3000:]}")
        if world.origin.git("rev-list", "--min-parents=2", BRANCH):
            found.append("the history of the ledger is no line")
        if wrong := world.origin.git("fsck", "--strict", "--no-dangling", "--no-progress"):
            found.append(f"git fsck: {wrong}")
        return found

    def table(self, seconds: float) -> str:
        """The figures."""
        ledger = self.world.ledger()
        rows = {
            "orders": len(self.world.merges),
            "entries": len(ledger.entries),
            **{name: self.counts[name] for name in ("rounds", "runs", "kills", "aimed", "faults", "locks")},
            **{f"attempts {name}": count for name, count in sorted(outcomes(ledger).items())},
            **{f"entries {name}": count for name, count in sorted(statuses(ledger).items())},
            **{f"decided {name}": self.counts[name] for name in ("was-sent", "resend", "abandon")},
            **{name: count for name, count in sorted(self.counts.items()) if name.startswith("exit")},
            "orders at the door": len(self.world.door.posts),
            "orders in TAK": len(self.world.placed()),
            "seconds": round(seconds),
        }
        return "\n".join(f"{name:24}{count:>8}" for name, count in rows.items())


def main() -> int:
    """Prove, tell the figures, and every promise that was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--orders", type=int, default=200)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--addresses", type=int, default=40)
    parser.add_argument("--batch", type=int, default=20, help="orders a round")
    parser.add_argument("--folder", type=Path, help="where to work; it is kept")
    given = parser.parse_args()
    same_git_everywhere()
    # whoever ends the proof ends TAK and the runs with it
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended before anything was judged"))
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tak-proof-") as temporary:
        folder = given.folder or Path(temporary)
        with Proving(folder, addresses=given.addresses) as world:
            proof = Proof(world, given.seed, given.batch)
            atexit.register(proof.end)
            while time.monotonic() - began < given.seconds:
                orders, kills = len(world.merges), proof.counts["kills"]
                if orders >= given.orders and kills >= given.kills:
                    break
                proof.round(round(given.kills * given.batch / given.orders))
                shown = statuses(world.ledger())
                kills, seconds = proof.counts["kills"], time.monotonic() - began
                print(f"{seconds:6.0f} s  {len(world.merges)} orders, {kills} kills, {dict(shown)}")
            proof.finish()
            found = proof.judged()
            print(proof.table(time.monotonic() - began))
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(found)} violations")
    return int(bool(found))


def same_git_everywhere() -> None:
    """Let no setting of this machine have a say in what git does."""
    os.environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0"}
    for role in ("AUTHOR", "COMMITTER"):
        os.environ |= {f"GIT_{role}_NAME": "Test Testsson", f"GIT_{role}_EMAIL": "test@region.example"}


if __name__ == "__main__":
    sys.exit(main())
