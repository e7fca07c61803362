"""How long a large ledger takes to read and to check, and what one more step costs.

    python bench/ledger_speed.py --orders 10000 --rows 2

The ledger is made with `git fast-import`: each order is planned, claimed, accepted and, but for the last fifty,
verified. *Cold* is with nothing in the cache, the commits fetched; *warm* is a later run; *again* is the same run.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from builders.ledger import START, LedgerScene
from made_ledger import fill
from tak_gitops.orders.ledger.check import check
from tak_gitops.orders.ledger.records import Note
from tak_gitops.orders.ledger.state import state

OPEN = 50
Result = TypeVar("Result")


def timed(what: str, work: Callable[[], Result]) -> Result:
    """Do something, and tell how long it took."""
    began = time.perf_counter()
    result = work()
    print(f"{what:<34}{time.perf_counter() - began:8.3f} s")
    return result


def main() -> None:
    """Make a ledger, and read it in every way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--orders", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=2)
    given = parser.parse_args()
    gc.disable()
    with tempfile.TemporaryDirectory() as folder:
        scene = LedgerScene(Path(folder))
        timed("made", lambda: fill(scene.origin, given.orders, OPEN, rows=given.rows))
        timed("fetched and read", scene.ledger.read)
        cache = Path(folder) / "cache"
        snapshot = timed("cold: read", scene.open().read)
        timed("cold: state", lambda: state(snapshot.files))
        scene.open(cache=cache).read()
        ledger = scene.open(cache=cache)
        kept = timed("warm: read", ledger.read)
        now = timed("again: read and state", lambda: state(ledger.read().files))
        later = START + timedelta(days=30)
        note = Note(seq=given.orders, k=1, text="x", by="k", at=later)
        timed("one more step", lambda: ledger.append(scene.files(note), kept.tip, "Note", later))
        timed("read and state after it", lambda: state(ledger.read().files))
        timed("check", lambda: check(scene.ledger, "main"))
        size = sum(map(len, snapshot.files.values()))
        print(f"{len(now.entries):,} orders, {len(snapshot.files):,} files, {size:,} bytes")


if __name__ == "__main__":
    main()
