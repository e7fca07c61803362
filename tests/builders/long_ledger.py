"""A ledger of as many orders as are wanted, made without Git, and every way to change or move a part of it once.

ledger = LongLedger(200)
ledger.commits                      # whole: an audit finds nothing
for tampering in ledger.tamperings():
    ledger.finds(tampering)         # whether an audit of what came of it finds anything
"""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from builders.ledger import START, claim_of, order, outcome_of, records
from builders.states import ENVIRONMENT
from tak_gitops.orders.ledger.audit import _Replay
from tak_gitops.orders.ledger.audit_main import MainAudit
from tak_gitops.orders.ledger.commits import LedgerCommit
from tak_gitops.orders.ledger.entry import begin, follow
from tak_gitops.orders.ledger.main_history import MainHistory
from tak_gitops.orders.ledger.objects import IDENTITY, message_of
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.payload import sha256
from tak_gitops.orders.ledger.planned import Merged
from tak_gitops.orders.ledger.records import Cursor, Note, Record, Verification, encode
from tak_gitops.orders.order_file import write_order


class Tampering(NamedTuple):
    """What was done, and the commits that come instead of the one of this number and the next."""

    kind: str
    number: int
    instead: tuple[LedgerCommit, ...]


class LongLedger:
    """Each order is planned, claimed, sent and noted; all but the last are verified."""

    def __init__(self, orders: int) -> None:
        self.commits: list[LedgerCommit] = []
        self._now = START
        merges = [sha256(f"merge {number}".encode())[:40] for number in range(orders + 1)]
        brought: dict[str, dict[str, bytes]] = {}
        for seq, (base, merge) in enumerate(pairwise(merges), 1):
            file = order(f"SE2321000131-E{seq:012d}")
            path = f"orders/{ENVIRONMENT}/2026-11-23-{seq}-{file.short_digest}.json"
            brought[merge] = {path: write_order(file)}
            merged = Merged(path, base, merge, "Karin Karlsson", self._now)
            (record,) = records(file, merged, seq)
            self._add(record, Cursor(k=seq, commit=merge, at=self._later()))
            entry = begin(record)
            claim = claim_of(entry, self._later())
            self._add(claim)
            entry = follow(entry, claim)
            self._add(outcome_of(entry, "accepted", self._later()))
            self._add(Note(seq=seq, k=1, case_number=f"SC-{seq}", by="Karin", at=self._later()))
            if seq < orders:
                at = self._later()
                export = sha256(str(seq).encode())
                self._add(Verification(seq=seq, k=1, export=export, snapshot=None, result="verified", rows=(), at=at))
        self.main = MainHistory(tuple(merges), brought)
        self._replays = self._played()

    def problems(self) -> list[str]:
        """What an audit finds in it."""
        replay = _Replay(MainAudit(self.main))
        for commit in self.commits:
            replay.take(commit)
        return [each.message.key for each in replay.problems]

    def tamperings(self) -> Iterator[Tampering]:
        """Everything, once; but what is done to the newest commit as a whole, which only shows to who has seen it."""
        for number, commit in enumerate(self.commits):
            for path in commit.added:
                for kind, added in _of_file(commit.added, path):
                    yield Tampering(f"a file {kind}", number, (commit._replace(added=added),))
            yield Tampering("a commit doubled", number, (commit, commit))
            if number + 1 < len(self.commits):
                after = self.commits[number + 1]
                both = commit._replace(added={**commit.added, **after.added})
                yield Tampering("a commit removed", number, ())
                yield Tampering("two commits swapped", number, (after, commit))
                yield Tampering("two commits made one", number, (both,))

    def finds(self, tampering: Tampering) -> bool:
        """Whether an audit that comes to what was changed, and to what is left after it, finds anything wrong."""
        replay = _copied(self._replays[tampering.number])
        skipped = 1 if tampering.kind in {"a commit doubled", "a commit removed"} or "file" in tampering.kind else 2
        later = self.commits[tampering.number + skipped : tampering.number + skipped + 1]
        last = replay.last
        for commit in (*tampering.instead, *later):
            # as `git rebase` puts it: on top of what comes before it, with its words
            made = commit._replace(parents=(last.id,) if last else ())
            if made != commit or commit not in self.commits:
                made = made._replace(id=sha256(repr(made._replace(id="")).encode())[:40])
            replay.take(made)
            last = made
        return bool(replay.problems)

    def _later(self) -> datetime:
        self._now += timedelta(seconds=20)
        return self._now

    def _add(self, *made: Record) -> None:
        added = {path_of(each, ENVIRONMENT): encode(each) for each in made}
        before = self.commits[-1].id if self.commits else None
        message = message_of(added, type(made[0]).__name__, before)
        parents = (before,) if before else ()
        commit = LedgerCommit("", parents, (IDENTITY, IDENTITY), int(self._now.timestamp()), message, added)
        self.commits.append(commit._replace(id=sha256(repr(commit).encode())[:40]))

    def _played(self) -> list[_Replay]:
        """The audit as it was before each commit."""
        replay = _Replay(MainAudit(self.main))
        found = []
        for commit in self.commits:
            found.append(_copied(replay))
            replay.take(commit)
        return found


def _of_file(added: Mapping[str, bytes], path: str) -> Iterator[tuple[str, dict[str, bytes]]]:
    """What can be done to one file of a commit, and the files after it."""
    content = added[path]
    others = {each: text for each, text in added.items() if each != path}
    place = len(content) // 2
    flipped = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
    yield "with another bit", {**others, path: flipped}
    yield "with a line more", {**others, path: content + b"\n"}
    yield "emptied", {**others, path: b""}
    yield "removed", others
    yield "renamed", {**others, path.replace(".json", "0.json"): content}
    yield "beside another", {**others, path: content, "README.md": b"x"}


def _copied(replay: _Replay) -> _Replay:
    holders = {row: set(each) for row, each in replay.holders.items()}
    return replace(replay, main=copy.copy(replay.main), problems=[], entries=dict(replay.entries), holders=holders)
