"""Ledgers of the benchmark: many orders that were planned, claimed, taken by TAK and mostly verified."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from builders.ledger import BRANCH, START, claim_of, merged_at, order, outcome_of, records
from builders.states import ENVIRONMENT
from tak_gitops.orders.ledger.entry import begin, follow
from tak_gitops.orders.ledger.objects import IDENTITY, message_of
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import Cursor, Record, Verification, encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from made import Data

APART = timedelta(seconds=20)


def prepare_ledger(folder: Path, data: Data, orders: int, pending: int) -> Path:
    """A clone of the data, with the branch that changes one file; its remote has a ledger. Made where it is missing."""
    place = folder / f"ledger-{data.rows}-{orders}-{pending}"
    origin, clone = place / "origin.git", place / "clone"
    if not clone.exists():
        _git(folder, "clone", "--quiet", "--bare", str(data.root), str(origin))
        fill(origin, orders, pending, merge=_git(origin, "rev-parse", "main"))
        _git(folder, "clone", "--quiet", str(origin), str(place / "new"))
        _git(place / "new", "fetch", "--quiet", str(data.clone), "change:change")
        _git(place / "new", "checkout", "--quiet", "change")
        (place / "new").rename(clone)
    return clone


def fill(origin: Path, orders: int, pending: int, *, rows: int = 2, merge: str = "") -> None:
    """Write the ledger of a remote; `merge` is the commit that brought all orders, else each has one of its own."""
    importer = subprocess.Popen(["git", "fast-import", "--quiet"], cwd=origin, stdin=subprocess.PIPE)
    assert importer.stdin is not None
    for number, made in enumerate(_steps(orders, pending, rows, merge)):
        files = {path_of(each, ENVIRONMENT): encode(each) for each in made}
        words = message_of(files, "step", None).encode()
        at = int(START.timestamp()) + 5 * number
        head = f"commit refs/heads/{BRANCH}\ncommitter {IDENTITY} {at} +0000\ndata {len(words)}\n".encode()
        added = (f"M 100644 inline {path}\ndata {len(each)}\n".encode() + each + b"\n" for path, each in files.items())
        importer.stdin.write(head + words + b"\n" + b"".join(added))
    importer.stdin.close()
    assert importer.wait() == 0


def _steps(orders: int, pending: int, rows: int, merge: str) -> Iterator[list[Record]]:
    """The records of each commit."""
    for seq in range(1, orders + 1):
        at = START - (orders - seq) * APART if merge else START + seq * APART
        made = order(*[f"SE2321000131-E{seq * 100 + number:012d}" for number in range(rows // 2)])
        merged = merged_at(merge or f"{seq:040x}", None, f"orders/{ENVIRONMENT}/{seq}.json")._replace(at=at)
        [record] = records(made, merged, seq)
        yield [record, Cursor(k=seq, commit=merged.commit, at=at)]
        entry = begin(record)
        claim = claim_of(entry, at)
        yield [claim]
        yield [outcome_of(follow(entry, claim), "accepted", at)]
        if seq <= orders - pending:
            yield [Verification(seq=seq, k=1, export="1" * 64, snapshot=None, result="verified", rows=(), at=at)]


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip()
