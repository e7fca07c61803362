"""S2 of reliability.md: random histories of pull requests in real Git, each merge held to what really happened.

    python bench/histories.py --histories 300 --merges 4 --seed 1

Exit code 1 where the gate opens for what was not approved, or holds what was.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
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
    for seed in range(given.seed, given.seed + given.histories):
        with tempfile.TemporaryDirectory() as folder:
            history = History(Path(folder), seed)
            with history.github:
                history.begin()
                for merged in history.play(given.merges):
                    opens = history.opens(merged)
                    counts["approved" if merged.approved else "not approved"] += 1
                    if opens is not merged.approved:
                        counts["wrong"] += 1
                        print(f"seed {seed}: opens={opens} {merged}")
    print(f"{given.histories} histories, {dict(counts)}")
    return 1 if counts["wrong"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
