"""How long a large ledger takes to read and to check, and what one more step costs.

    python bench/ledger_speed.py --orders 10000 --rows 2

The ledger is made with `git fast-import`: each order is planned, claimed, accepted and, but for the last fifty,
verified. *Cold* is with nothing in the cache, the commits fetched; *warm* is a later run; *again* is the same run.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from builders.ledger import BRANCH, START, LedgerScene, claim_of, merged_at, order, outcome_of, records
from builders.states import ENVIRONMENT
from tak_gitops.orders.ledger.check import check
from tak_gitops.orders.ledger.entry import begin, follow
from tak_gitops.orders.ledger.objects import IDENTITY, message_of
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import Cursor, Note, Record, Verification, encode
from tak_gitops.orders.ledger.state import state

OPEN = 50
Result = TypeVar("Result")


def steps(orders: int, rows: int) -> Iterator[list[Record]]:
    """The records of each commit."""
    for seq in range(1, orders + 1):
        at = START + timedelta(seconds=20 * seq)
        made = order(*[f"SE2321000131-E{seq * 100 + number:012d}" for number in range(rows // 2)])
        merged = merged_at(f"{seq:040x}", None, f"orders/{ENVIRONMENT}/{seq}.json")._replace(at=at)
        [record] = records(made, merged, seq)
        yield [record, Cursor(k=seq, commit=merged.commit, at=at)]
        entry = begin(record)
        claim = claim_of(entry, at)
        yield [claim]
        yield [outcome_of(follow(entry, claim), "accepted", at)]
        if seq <= orders - OPEN:
            yield [Verification(seq=seq, k=1, export="1" * 64, snapshot=None, result="verified", rows=(), at=at)]


def fill(scene: LedgerScene, orders: int, rows: int) -> None:
    """Write the ledger of the remote."""
    importer = subprocess.Popen(["git", "fast-import", "--quiet"], cwd=scene.origin, stdin=subprocess.PIPE)
    assert importer.stdin is not None
    for number, made in enumerate(steps(orders, rows)):
        files = {path_of(each, ENVIRONMENT): encode(each) for each in made}
        words = message_of(files, "step", None).encode()
        at = int(START.timestamp()) + 5 * number
        head = f"commit refs/heads/{BRANCH}\ncommitter {IDENTITY} {at} +0000\ndata {len(words)}\n".encode()
        added = (f"M 100644 inline {path}\ndata {len(each)}\n".encode() + each + b"\n" for path, each in files.items())
        importer.stdin.write(head + words + b"\n" + b"".join(added))
    importer.stdin.close()
    assert importer.wait() == 0


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
        timed("made", lambda: fill(scene, given.orders, given.rows))
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
