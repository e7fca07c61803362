"""Two environments are mistaken for each other in every way there is, before an order is planned and after (R10).

    python bench/proof_swaps.py --cases 200 --seed 1

Platforms, sources of live, channels and exports are swapped, or those of production put in place of those of test, one
by one and together. Exit code 1 where anything is sent that would go elsewhere, or over another platform's export.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from builders.heard import Heard
from builders.scene import Scene
from builders.swaps import CASES, Swaps, two_environments


def main() -> int:
    """Try, and tell what became of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=len(CASES))
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    cases = [each for each in CASES if each.is_right] + [each for each in CASES if not each.is_right]
    random.Random(given.seed).shuffle(cases)  # noqa: S311 - only an order to go by
    began = time.monotonic()
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="tak-proof-") as folder, Heard() as heard:
        scene = two_environments(Scene(Path(folder) / "repo", heard))
        swaps = Swaps(scene)
        for case in cases[: given.cases]:
            swaps.begin_again()
            files, entries, _ = swaps.sent(case)
            kind = "right" if case.is_right else "wrong"
            counts[kind] += 1
            counts[f"{kind} and sent"] += bool(files)
            counts[f"{kind} and claimed"] += any(each.claims for each in entries)
    for name in ("wrong", "wrong and claimed", "wrong and sent", "right", "right and sent"):
        print(f"{name:24}{counts[name]:>8}")
    print(f"{'seconds':24}{time.monotonic() - began:>8.0f}")
    return int(bool(counts["wrong and sent"] or counts["wrong and claimed"]))


if __name__ == "__main__":
    sys.exit(main())
