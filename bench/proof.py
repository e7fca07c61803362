"""Submission is killed, cut off and run side by side, until it is settled; then the receiver's own log is the judge.

    python bench/proof.py --orders 10000 --kills 5000 --jobs 2 --seed 1

Each repository is a world of its own (`fire.py`): small orders are merged, 1, 2 or 8 processes of `tak submit` are let
loose on them, many are killed with SIGKILL, at random times and as their order arrives, while TAK drops, cuts, delays
and mistakes orders; then the plug stays in, people decide about what is in doubt, TAK publishes, and `tak verify` frees
the rows. It ends when the orders and kills are there; at the end of the seconds, or told so by SIGTERM or Ctrl-C, it
settles and judges what it has begun. Exit code 1 where a promise of reliability.md 7 is broken (R1, R2, R6, R9, R14).
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector

PROGRAM = Path(__file__).parent / "fire.py"
MEMORY = Path("/dev/shm")  # noqa: S108 - the folder that Linux keeps in memory
WHY = "why.txt"
"""The file in a world's folder that says why it ended before it was judged."""
KINDS = {
    "double": ("double:", "planned "),
    "lost": ("lost:", "stuck:"),
    "falsely accepted": ("is accepted ",),
}
"""How a violation of a kind says what it is; there are others."""


class World:
    """One process of `fire.py`, and what it has told."""

    def __init__(self, number: int, words: list[str], folder: Path) -> None:
        self.number = number
        self.folder = folder
        self.counts: Counter[str] = Counter()
        self.found: list[str] | None = None
        self.process = subprocess.Popen(
            [sys.executable, str(PROGRAM), *words, "--folder", str(folder)],
            stdout=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def hear(self) -> bool:
        """Take the next line in; False where there are no more."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        if line:
            told = json.loads(line)
            self.counts, self.found = Counter(told["counts"]), told["found"]
        return bool(line)

    def end(self) -> list[str]:
        """What is broken in it; its folder is kept where anything is."""
        code = self.process.wait()
        if self.found is None:
            why = self.folder / WHY
            said = why.read_text(encoding="utf-8") if why.exists() else "it has not said why"
            return [f"world {self.number} ended with {code} before it was judged, in {self.folder}: {said}"]
        if not self.found and code:
            self.found = [f"it ended with {code} after it was judged"]
        if self.found:
            return [f"world {self.number}: {each}" for each in self.found] + [f"look at {self.folder}"]
        shutil.rmtree(self.folder)
        return []


class Proof:
    """All worlds, some at a time."""

    def __init__(self, given: argparse.Namespace, folder: Path) -> None:
        self.given = given
        self.folder = folder
        self.began = time.monotonic()
        self.worlds: list[World] = []
        self.found: list[str] = []
        self.stopped = False

    def go(self) -> None:
        """Until enough is there, or somebody stops it; then every world that has begun is judged."""
        with DefaultSelector() as selector:
            while self._more(selector) or selector.get_map():
                for key, _ in selector.select(1.0):
                    world: World = key.data
                    if not world.hear():
                        selector.unregister(key.fileobj)
                        self.found += world.end()
                    print(self.progress(), flush=True)
                if time.monotonic() - self.began > self.given.seconds:
                    self.stop()

    def stop(self, *_: object) -> None:
        """Begin nothing more."""
        if not self.stopped:
            self.stopped = True
            for world in self.worlds:
                if world.process.poll() is None:
                    world.process.send_signal(signal.SIGTERM)

    def _more(self, selector: DefaultSelector) -> bool:
        """Begin as many worlds as may be there at a time; whether any was begun."""
        given = self.given
        begun = False
        while not self.stopped and len(selector.get_map()) < given.jobs and self._missing():
            number = len(self.worlds) + 1
            orders = min(given.world, given.orders)
            kills = math.ceil(given.kills * orders / given.orders)
            counts = {"orders": orders, "kills": kills, "batch": given.batch, "seed": given.seed * 10_000 + number}
            words = [word for name, count in counts.items() for word in (f"--{name}", str(count))]
            world = World(number, words, self.folder / f"world-{number}")
            self.worlds.append(world)
            selector.register(world.process.stdout, EVENT_READ, world)  # type: ignore[arg-type]
            begun = True
        return begun

    def _missing(self) -> bool:
        """Whether the worlds that have begun will not do."""
        given = self.given
        full = min(given.world, given.orders)
        orders = sum(world.counts["orders"] if world.found is not None else full for world in self.worlds)
        return bool(orders < given.orders)

    def counts(self) -> Counter[str]:
        """The figures of all worlds together."""
        return sum((world.counts for world in self.worlds), Counter())

    def progress(self) -> str:
        """One line that says how far it is."""
        counts = self.counts()
        done = sum(world.found is not None for world in self.worlds)
        return (
            f"{time.monotonic() - self.began:6.0f} s  {counts['orders']} orders, {counts['kills']} kills,"
            f" {counts['orders at the door']} at the door, {len(self.found)} violations; {done} worlds judged"
        )

    def table(self) -> str:
        """The figures."""
        counts = self.counts()
        rows = {**counts, **{name: counts[name] for name in ("orders", "kills")}}
        rows["worlds judged"] = sum(world.found is not None for world in self.worlds)
        rows |= self._kinds()
        rows["seconds"] = round(time.monotonic() - self.began)
        return "\n".join(f"{name:24}{count:>8}" for name, count in rows.items())

    def _kinds(self) -> dict[str, int]:
        kinds = {name: sum(any(sign in each for sign in signs) for each in self.found) for name, signs in KINDS.items()}
        return kinds | {"violations in all": len(self.found)}


def main() -> int:
    """Prove, tell the figures, and every promise that was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--orders", type=int, default=200)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=math.inf, help="when to stop, if it has not ended by itself")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="how many worlds there are at a time")
    parser.add_argument("--world", type=int, default=200, help="orders a world")
    parser.add_argument("--batch", type=int, default=100, help="orders a round")
    parser.add_argument("--folder", type=Path, help="where to work: in memory, unless it is given")
    given = parser.parse_args()
    memory = MEMORY if MEMORY.is_dir() else None
    folder = given.folder or Path(tempfile.mkdtemp(prefix="tak-proof-", dir=memory))
    proof = Proof(given, folder)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, proof.stop)
    proof.go()
    print(proof.table())
    print(*proof.found, sep="\n", end="\n" if proof.found else "")
    print(f"{len(proof.found)} violations")
    if not proof.found and not given.folder:
        shutil.rmtree(folder)
    return int(bool(proof.found))


if __name__ == "__main__":
    sys.exit(main())
