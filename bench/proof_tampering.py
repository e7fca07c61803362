"""Every file and every commit of a long ledger is changed, removed or moved once: what `tak ledger check` finds (R9).

    python bench/proof_tampering.py --orders 200

Exit code 1 where anything is not found.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from builders.long_ledger import LongLedger


def main() -> int:
    """Tamper, audit, and tell how much of each kind was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--orders", type=int, default=200)
    given = parser.parse_args()
    began = time.monotonic()
    ledger = LongLedger(given.orders)
    done: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for each in ledger.tamperings():
        done[each.kind] += 1
        found[each.kind] += ledger.finds(each)
    whole = ledger.problems()
    print(f"{given.orders} orders, {len(ledger.commits)} commits, {len(whole)} problems before anything was done")
    print(*(f"{kind:24}{found[kind]:>8} of {count:>8}" for kind, count in done.items()), sep="\n")
    print(f"{'found':24}{found.total():>8} of {done.total():>8}, {time.monotonic() - began:.0f} s")
    return int(found != done or bool(whole))


if __name__ == "__main__":
    sys.exit(main())
