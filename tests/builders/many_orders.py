"""A ledger with very many orders, in one commit: for measuring how long it takes to read."""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from builders.ledger import BRANCH, START, claim_of, order, outcome_of
from builders.states import ENVIRONMENT
from tak_gitops.orders.ledger.entry import Entry, begin, follow
from tak_gitops.orders.ledger.objects import make_commit, message_of
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.planned import Fate, Merged, order_records
from tak_gitops.orders.ledger.records import Cursor, OrderRecord, Record, Verification, encode
from tak_gitops.repository.git import run_git

WAITING = 100
"""How many of the newest orders no export shows yet."""
_MERGE = "1" * 40


def write_many_orders(root: Path, count: int) -> None:
    """Put `count` orders into the ledger of a repository without a remote: all in force but the newest."""
    files = {path_of(each, ENVIRONMENT): encode(each) for seq in range(1, count + 1) for each in _records(seq, count)}
    cursor = Cursor(k=1, commit=_MERGE, at=START)
    files[path_of(cursor)] = encode(cursor)
    commit = make_commit(root, None, files, message_of(files, "many", None), START)
    run_git(root, "update-ref", f"refs/heads/{BRANCH}", commit)


def _records(seq: int, count: int) -> Iterator[Record]:
    merged_at = START - timedelta(minutes=10 * (count - seq) + 60)
    record = _order(seq, merged_at)
    entry: Entry = begin(record)
    yield record
    claim = claim_of(entry, merged_at + timedelta(minutes=1))
    yield claim
    entry = follow(entry, claim)
    yield outcome_of(entry, "accepted", merged_at + timedelta(minutes=2))
    if seq <= count - WAITING:
        yield Verification(
            seq=seq,
            k=1,
            export="1" * 64,
            snapshot=(merged_at + timedelta(days=1)).isoformat(),
            result="verified",
            rows=(),
            at=merged_at + timedelta(days=1),
        )


def _order(seq: int, merged_at: datetime) -> OrderRecord:
    made = order(f"SE2321000131-E{seq:012d}", execute_on=None if seq % 2 else date(2026, 11, 23))
    digest = hashlib.sha256(str(seq).encode()).hexdigest()
    merged = Merged(
        f"orders/{ENVIRONMENT}/2026-11-23-eken-{digest[:12]}.json", None, _MERGE, "Karin Karlsson", merged_at
    )
    fate = Fate(merged_at + timedelta(hours=24), "0" * 64)
    (record,) = order_records(made, merged, fate, seq)
    return replace(record, digest=digest)
