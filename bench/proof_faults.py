"""Nine faults at eight steps of `tak submit`: it stops before it sends, or what became of the sending is kept (R7).

    python bench/proof_faults.py --faults "disk full" EIO --steps "S4 claim"

The disk is full or cannot be written to, there is no home folder, the clock is set: each from a step on, to the end of
the run. Then it is mended, and the next run goes on. Exit code 1 where a promise is broken. Small disks need root;
what cannot be made here is left out and told.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from builders.fault_runs import EVERY, FaultRuns, lacks
from builders.faulty import FAULTS, STEPS
from builders.proving import Proving
from fire import same_git_everywhere


def main() -> int:
    """Try each, and tell what became of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", nargs="+", choices=list(FAULTS), default=list(FAULTS))
    parser.add_argument("--steps", nargs="+", choices=list(STEPS), default=list(STEPS))
    given = parser.parse_args()
    same_git_everywhere()
    began = time.monotonic()
    counts: Counter[str] = Counter()
    broken: list[str] = []
    with tempfile.TemporaryDirectory(prefix="tak-proof-") as folder, Proving(Path(folder), addresses=100) as world:
        runs = FaultRuns(world)
        for step, fault in EVERY:
            if step not in given.steps or fault not in given.faults:
                continue
            lack = lacks(fault)
            if lack:
                counts[f"left out: {lack}"] += 1
                continue
            tried = runs.try_out(step, fault)
            counts[tried.what] += 1
            broken += [f"{fault}, {each}" for each in tried.broken]
            print(f"{time.monotonic() - began:6.0f} s  {step:12}{fault:18}{tried.what}", *tried.broken, flush=True)
    print(*(f"{count:>4}  {what}" for what, count in sorted(counts.items())), sep="\n")
    print(*broken, f"{len(broken)} violations", sep="\n")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
