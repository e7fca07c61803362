"""One row of live is changed between an approval and the sending: the order is sent only if the row is of others (R12).

    python bench/proof_stale.py --cases 2000 --seed 1

Half of the orders were planned before, half are not. Exit code 1 where an order is sent whose own row is another by
now, where one is held up by a row of others, or where nobody is told.
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
from builders.stale_cases import StaleCases, one_change, waiting_order
from tak_gitops.errors import ExitCode


def main() -> int:
    """Try, and tell what became of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 - cases, no secrets
    began = time.monotonic()
    screen = sys.stdout  # while it is heard what the program says, this is not
    cases: Counter[str] = Counter()
    sent: Counter[str] = Counter()
    silent = wrong = held = 0
    with tempfile.TemporaryDirectory(prefix="tak-proof-") as folder, Heard() as heard:
        stale = StaleCases(waiting_order(Scene(Path(folder) / "repo", heard)))
        for number in range(given.cases):
            change = one_change(chance)
            is_sent, code, _ = stale.sent(change.rows, is_planned=bool(number % 2))
            cases[change.what] += 1
            sent[change.what] += is_sent
            wrong += change.is_own and is_sent
            held += not change.is_own and not is_sent
            silent += not is_sent and code == ExitCode.OK
            if not (number + 1) % 100:
                told = f"{time.monotonic() - began:6.0f} s  {number + 1} cases, {wrong + held + silent} wrong"
                print(told, file=screen, flush=True)
    print(*(f"{what:40}{count:>6} cases, {sent[what]:>6} sent" for what, count in sorted(cases.items())), sep="\n")
    print(f"{cases.total()} cases: {wrong} sent that did not hold, {silent} silent, {held} held up by rows of others")
    print(f"{time.monotonic() - began:.0f} s")
    return int(bool(wrong or silent or held))


if __name__ == "__main__":
    sys.exit(main())
