"""The model of the protocol, searched as far as the arguments say; the test suite searches a small one.

python bench/protocol_model.py --runs 3 --orders 2 --kills 2 --cuts 1 --resends 1
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from dataclasses import fields
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from builders.protocol import Protocol, search, start


def main() -> int:
    """Search, and tell what was found; exit code 1 where a promise breaks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("runs", 2), ("orders", 2), ("kills", 1), ("cuts", 1), ("resends", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    care = {each.name: each.default for each in fields(Protocol)}
    parser.add_argument("--mutant", choices=list(care), help="turn one care of the protocol around")
    given = parser.parse_args()
    gc.disable()
    protocol = Protocol(**{given.mutant: not care[given.mutant]} if given.mutant else {})
    began = time.monotonic()
    found = search(protocol, start(given.runs, given.orders, given.kills, given.cuts, given.resends))
    print(f"{found.states:,} states in {time.monotonic() - began:.1f} s: {found.broken or 'every promise is kept'}")
    for step in found.story:
        print(f"  {step}")
    return int(bool(found.broken))


if __name__ == "__main__":
    sys.exit(main())
