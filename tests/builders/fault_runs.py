"""Orders that are submitted while something is broken, each judged for itself, and by the receiver's own log (R7).

with Proving(folder) as world:
    FaultRuns(world).try_out("S4 claim", "disk full")        # what became of it, and what is broken of the promise
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from builders.disks import NOBODY_MAY, can_mount, small_disk
from builders.fake_git import fake_git
from builders.faulty import DISKS, FAULTS, STEPS
from builders.judging import violations
from builders.proving import Ended, Proving, ended
from tak_gitops.errors import ExitCode
from tak_gitops.orders.ledger.entry import Entry, Status

TESTS = Path(__file__).resolve().parents[1]
AFTER_THE_CLAIM = ("S5 fence", "S6 send", "S7 record")
LAST = ("S0 check", "clock ahead")
"""A clock that is ahead from the beginning on: only TAK-web's tells, once the order is planned; it comes last."""
_BROKEN_GIT = """
if [ -e "{place}/git-is-broken" ]; then
    case "$point" in commit|push*) echo "fatal: write error: Input/output error" >&2; exit 128 ;; esac
fi
"""


class Tried(NamedTuple):
    """What became of an order, in a word, and what is broken of the promise."""

    what: str
    broken: tuple[str, ...]


class FaultRuns:
    """Runs in a world, each with an order of its own."""

    def __init__(self, world: Proving) -> None:
        self.world = world

    def try_out(self, step: str, fault: str) -> Tried:
        """Let something break at a step, mend it, and let the next run go on."""
        world = self.world
        (merge,) = world.merge(next(world.numbers))
        with _place(fault) as place:
            clone = world.clone() if fault not in DISKS else _clone_at(world, place)
            told = self._run(step, fault, place, clone)
            entry = self._entry(merge.commit)
            posts = self._posts(entry)
            lines = [line for line in told.told.splitlines() if line.startswith("{")]
        seen = Seen(entry, posts, told, kept=bool(lines))
        broken = [f"{step}: {each}" for each in (*_of_run(told), *_of_order(step, fault, seen))]
        after = world.clone()
        for number, line in enumerate(lines):
            path = after / f"rad-{number}"
            path.write_text(line, encoding="utf-8")
            if ExitCode.OK != world.submit(after, "ledger", "import", str(path)).code:
                broken.append("the line with the outcome is not taken")
        code = world.submit(after).code
        entry = self._entry(merge.commit)
        if (step, fault) == LAST:
            # what it has planned is of the future: whoever has the right time waits for that
            if code != ExitCode.REFUSED or entry is None or entry.status is not Status.PLANNED:
                broken.append(f"the ledger is ahead, and a run by the right time ends with {code}")
        elif entry is None or entry.status not in {Status.ACCEPTED, Status.CLAIMED}:
            broken.append(f"the order is {entry.status if entry else 'lost'} in the end")
        broken += violations(world.ledger(), world.merges, world.door.posts, world.placed(), settled=False)
        kept = "kept and brought in" if lines else "recorded"
        return Tried(f"sent, {kept}" if posts else "stopped before it was sent", tuple(broken))

    def _run(self, step: str, fault: str, place: Path, clone: Path) -> Ended:
        path = fake_git(place.parent / f"{place.name}-git", _BROKEN_GIT.format(place=place))
        words = [step, fault, str(place), "--", "-C", str(clone), "submit", "--export", str(self.world.export)]
        environment = {
            **os.environ,
            "PATH": f"{path}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(TESTS),
            "HOME": str(place),
            "XDG_CACHE_HOME": str(place / "cache"),
            "TMPDIR": str(place),
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "TAK_GITOPS_TAKWEB_USER": "admin",
            "TAK_GITOPS_TAKWEB_PASSWORD": "skltp",
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "builders.faulty", *words],
            cwd=TESTS,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environment,
            start_new_session=True,
        )
        return ended(process)

    def _entry(self, merge: str) -> Entry | None:
        return next((each for each in self.world.ledger().entries.values() if each.order.merge == merge), None)

    def _posts(self, entry: Entry | None) -> int:
        return sum(entry is not None and post.version == entry.order.seq for post in self.world.door.posts)


class Seen(NamedTuple):
    """What is seen after a run: the entry, how often its order arrived, what was told, and whether a line keeps it."""

    entry: Entry | None
    posts: int
    told: Ended
    kept: bool


def _of_run(told: Ended) -> Iterator[str]:
    if "Traceback" in told.told or told.code == ExitCode.BUG:
        yield f"it is a bug: {told.told[-500:]}"


def _of_order(step: str, fault: str, seen: Seen) -> Iterator[str]:
    """What is broken of the promise: it stops before it sends, or what became of it is known."""
    entry, code = seen.entry, seen.told.code
    if fault == "no home":
        # nothing that is needed is missing: all goes on
        if not (code == ExitCode.OK and seen.posts == 1 and entry and entry.status is Status.ACCEPTED):
            yield f"without a home folder it ends with {code}"
        return
    if step not in AFTER_THE_CLAIM:
        if seen.posts or (entry and entry.claims):
            yield "it was claimed or sent all the same"
        if code == ExitCode.OK:
            yield "nothing was sent, and it ends well"
        return
    recorded = entry is not None and bool(entry.outcomes)
    if not recorded and not seen.kept:
        yield "nobody knows what became of it"
    if not recorded and code != ExitCode.STALE:
        yield f"it could not be recorded, and ends with {code}"


@contextmanager
def _place(fault: str) -> Iterator[Path]:
    """A folder for a run; a small disk of its own where the fault needs one."""
    with TemporaryDirectory(prefix="tak-fault-") as folder:
        place = Path(folder) / "place"
        place.mkdir()
        if fault not in DISKS:
            yield place
            return
        with small_disk(place, "size=64m,nr_inodes=16k"):
            yield place


def _clone_at(world: Proving, place: Path) -> Path:
    """A clone on the disk of a run; the export and the remote are on others."""
    clone = place / "clone"
    world.origin.git("clone", "--quiet", "--config", "maintenance.auto=0", str(world.origin.root), str(clone))
    return clone


def lacks(fault: str) -> str:
    """What this machine lacks for a fault; empty where it can be made."""
    return NOBODY_MAY if fault in DISKS and not can_mount() else ""


EVERY = [*((step, fault) for step in STEPS for fault in FAULTS if (step, fault) != LAST), LAST]
"""Each fault at each step: nine times eight."""
