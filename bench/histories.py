"""S2 of reliability.md: random histories of pull requests in real Git, each merge held to what really happened.

    python bench/histories.py --histories 300 --merges 4 --seed 1

Each history has a seed of its own, from the first one on, and the tally is told after every tenth: what was ended goes
on with `--seed`. Exit code 1 where the gate opens for what was not approved, holds what was, or cannot tell.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from builders.fake_github import TOKEN
from builders.histories import History


def main() -> int:
    """Play histories and judge them; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--histories", type=int, default=300)
    parser.add_argument("--merges", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    os.environ["GITHUB_TOKEN"] = TOKEN
    counts: Counter[str] = Counter()
    began = time.monotonic()
    for seed in range(given.seed, given.seed + given.histories):
        try:
            counts += _played(seed, given.merges)
        except Exception as problem:  # noqa: BLE001 - one history that cannot be judged is told, the others go on
            counts["wrong"] += 1
            print(f"seed {seed}: {type(problem).__name__}: {problem}", flush=True)
        done = seed - given.seed + 1
        if not done % 10 or done == given.histories:
            print(f"{time.monotonic() - began:6.0f} s  {done} histories, to seed {seed}: {dict(counts)}", flush=True)
    return 1 if counts["wrong"] else 0


def _played(seed: int, merges: int) -> Counter[str]:
    """One history: how many of its merges were approved, and for how many the gate said something else."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="tak-histories-") as folder:
        history = History(Path(folder), seed)
        with history.github:
            history.begin()
            for merged in history.play(merges):
                opens = history.opens(merged)
                counts["approved" if merged.approved else "not approved"] += 1
                if opens is not merged.approved:
                    counts["wrong"] += 1
                    print(f"seed {seed}: opens={opens} {merged}", flush=True)
    return counts


if __name__ == "__main__":
    raise SystemExit(main())
