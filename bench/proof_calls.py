"""`tak submit` is killed with SIGKILL at the n-th system call, for every n until a run passes unkilled (R3).

    python bench/proof_calls.py --calls connect sendto recvfrom execve fsync rename write openat --step 1

Each run has an order of its own; the program is swept first, then with the git that it starts. Exit code 1 where a
promise is broken. Needs strace (a Debian package).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from builders.judging import outcomes, violations
from builders.proving import Proving, ended
from builders.system_calls import can_trace, killed_at
from fire import same_git_everywhere

CALLS = ("connect", "sendto", "recvfrom", "execve", "fsync", "rename", "write", "openat")
KILLED = -9


def main() -> int:
    """Sweep, and tell at how many points runs were killed, and what is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", nargs="+", default=list(CALLS))
    parser.add_argument("--step", type=int, default=1, help="every how manieth call")
    parser.add_argument("--points", type=int, default=1000, help="at most so many points for each call")
    given = parser.parse_args()
    if not can_trace():
        print("there is no strace that may trace here: nothing was proven")
        return 0
    same_git_everywhere()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tak-proof-") as folder, Proving(Path(folder), addresses=2000) as world:
        points: Counter[str] = Counter()
        found: list[str] = []
        for call in given.calls:
            for git_too in (False, True):
                points[f"{call}{' and git' * git_too}"] = _swept(world, call, given.step, given.points, git_too=git_too)
        world.submit(world.clone())
        found += violations(world.ledger(), world.merges, world.door.posts, world.placed())
        code, told = world.submit(world.clone(), "ledger", "check")
        found += [told] if code else []
        rows = {**points, **{f"attempts {kind}": count for kind, count in sorted(outcomes(world.ledger()).items())}}
        rows |= {"orders": len(world.merges), "orders in TAK": len(world.placed())}
    print(*(f"{name:24}{count:>8}" for name, count in rows.items()), sep="\n")
    print(f"{'seconds':24}{time.monotonic() - began:>8.0f}", *found, f"{len(found)} violations", sep="\n")
    return int(bool(found))


def _swept(world: Proving, call: str, step: int, limit: int, *, git_too: bool) -> int:
    """At how many points of a call a run was killed, or its git was."""
    clone = world.clone()
    for point in range(limit):
        world.merge(next(world.numbers))
        told = ended(world.begin(clone, through=killed_at(call, 1 + point * step, git_too=git_too)))
        world.unlock()
        if told.code != KILLED and not (git_too and told.code):
            return point
        world.submit(clone)
    return limit


if __name__ == "__main__":
    sys.exit(main())
