"""Holding a ledger to its rules, commit by commit: a pure function of its commits and of the branch that counts.

A commit of the ledger has one parent, only adds files, and is one step: a plan (orders and the cursor that moved past
their merges), a claim, an outcome, a decision, a note, the verifications that one export gives, what one run finds
settled, or the cases of merges of which nobody could tell at first what they asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, Place, Severity, error
from tak_gitops.orders.ledger.audit_main import MainAudit
from tak_gitops.orders.ledger.conditions import conditions
from tak_gitops.orders.ledger.entry import (
    SKEW,
    Entry,
    IllegalError,
    Status,
    begin,
    follow,
    require_exact_bytes,
    require_number,
)
from tak_gitops.orders.ledger.objects import IDENTITY, message_of
from tak_gitops.orders.ledger.paths import RecordPath, read_path, turn
from tak_gitops.orders.ledger.records import Claim, Cursor, OrderRecord, Outcome, Record, Verification, spelled
from tak_gitops.orders.ledger.state import read_record
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tak_gitops.orders.ledger.commits import LedgerCommit
    from tak_gitops.orders.ledger.entry import RowKey
    from tak_gitops.orders.ledger.main_history import MainHistory

_ALONE = {"claim", "outcome", "late", "resolve", "given-up", "confirm", "note"}
_Read = list[tuple[str, RecordPath, Record]]


def audit(commits: Sequence[LedgerCommit], main: MainHistory | None) -> list[Finding]:
    """All that is wrong with a ledger, from its first commit on; `main` None = not held to the orders that were merged.

    What a single commit says of itself is found in it; a commit that was removed, moved or made anew is found in the
    next one. That the newest commits are missing shows only to who has seen them (`seen`).
    """
    replay = _Replay(MainAudit(main) if main else None)
    for commit in commits:
        replay.take(commit)
    return replay.problems


@dataclass
class _Replay:
    """The ledger as it grows; `holders` are the open entries that touch a row."""

    main: MainAudit | None
    problems: list[Finding] = field(default_factory=list)
    entries: dict[int, Entry] = field(default_factory=dict)
    holders: dict[RowKey, set[int]] = field(default_factory=dict)
    cursor: Cursor | None = None
    last: LedgerCommit | None = None
    torn: bool = False

    def take(self, commit: LedgerCommit) -> None:
        """Add one commit, and what is wrong with it to the problems."""
        self.problems += self._of_the_chain(commit)
        records, problems = _read(commit)
        self.problems += problems
        if not _is_one_step([place for _, place, _ in records]) or not _of_one_export(records):
            self.problems.append(error("TG603.step", _place(commit), files=", ".join(sorted(commit.added)) or "–"))
        is_plan = any(isinstance(record, Cursor) for _, _, record in records)
        for path, place, record in records:
            self.problems += self._out_of_time(commit, path, record)
            try:
                self._add(place, record, is_plan=is_plan)
            except IllegalError as illegal:
                self.problems.append(Finding(Severity.ERROR, illegal.problem, Place(path)))
        if self.main:
            self.problems += self.main.take([record for _, _, record in records], _place(commit))
        self.last = commit

    def _of_the_chain(self, commit: LedgerCommit) -> Iterator[Finding]:
        place = _place(commit)
        before = self.last.id if self.last else None
        if commit.parents != ((before,) if before else ()):
            yield error("TG603.parents", place, count=len(commit.parents))
        subject, _, rest = commit.message.partition("\n\nAfter: ")
        said = rest.partition("\n")[0]
        if said != (before or "none") and not self.torn:
            self.torn = True
            yield error("TG603.after", place, said=said[:12], found=(before or "none")[:12])
        if commit.message != message_of(commit.added, subject, said):
            yield error("TG603.content", place)
        if set(commit.identities) != {IDENTITY}:
            yield error("TG603.identity", place, names=", ".join(sorted(set(commit.identities))))
        yield from (error("TG603.changed", Place(path), commit=commit.id[:12]) for path in commit.other)
        if self.last and commit.at < self.last.at - SKEW.total_seconds():
            yield error("TG603.time", place, at=_shown(commit.at), before=_shown(self.last.at))

    def _out_of_time(self, commit: LedgerCommit, path: str, record: Record) -> Iterator[Finding]:
        at = _moment(record)
        if at is None:
            return
        if at.timestamp() > commit.at + SKEW.total_seconds():
            yield error("TG603.future", Place(path), at=at.isoformat(), commit=_shown(commit.at))
        # an outcome may be brought in long after it was noted; it is held to its claim
        if self.last and not isinstance(record, Outcome) and at.timestamp() < self.last.at - SKEW.total_seconds():
            yield error("TG603.past", Place(path), at=at.isoformat(), before=_shown(self.last.at))

    def _is_share(self, record: OrderRecord) -> bool:
        """Whether an entry is for a case of a merge that has one for all that it may have asked for, still open."""
        return record.missing is not None and any(
            each.status is Status.UNORDERED and not each.order.keys and each.order.missing is None
            for each in self.entries.values()
            if (each.order.environment, each.order.merge) == (record.environment, record.merge)
        )

    def _add(self, place: RecordPath, record: Record, *, is_plan: bool) -> None:
        """Add one record, of a commit that moves the cursor where it `is_plan`. Raises IllegalError."""
        if isinstance(record, Cursor):
            require_number(record.k, self.cursor.k + 1 if self.cursor else 1)
            self.cursor = record
            return
        if isinstance(record, OrderRecord):
            require_number(record.seq, len(self.entries) + 1)
            if not is_plan and not self._is_share(record):
                raise IllegalError(msg("TG602.no_plan"))
            self._keep(begin(record))
            return
        entry = self.entries.get(record.seq)
        if entry is None or entry.order.environment != place.environment:
            raise IllegalError(msg("TG601.orphan"))
        if isinstance(record, Claim):
            for row in entry.rows:
                first = min(self.holders.get(row, {record.seq}))
                if first < record.seq:
                    raise IllegalError(msg("TG602.turn", other=first, key=row[1]))
            if not conditions(entry, self.entries).all_hold:
                raise IllegalError(msg("TG602.condition"))
        entry = follow(entry, record, late=place.name == "late")
        self._keep(entry)
        if isinstance(record, Claim):
            require_exact_bytes(entry)

    def _keep(self, entry: Entry) -> None:
        seq = entry.order.seq
        self.entries[seq] = entry
        for row in entry.rows:
            holders = self.holders.setdefault(row, set())
            if entry.is_open:
                holders.add(seq)
            else:
                holders.discard(seq)
                if not holders:
                    del self.holders[row]


def _read(commit: LedgerCommit) -> tuple[_Read, list[Finding]]:
    """The records that a commit adds, in the order in which they count, and what is wrong with its files."""
    read: _Read = []
    problems = []
    for path, content in commit.added.items():
        place = read_path(path)
        if place is None:
            problems.append(error("TG600.foreign", Place(path)))
            continue
        record, problem = read_record(path, place, content)
        if problem:
            problems.append(problem)
        if record:
            read.append((path, place, record))
            if not spelled(record, content):
                problems.append(error("TG600.spelling", Place(path)))
    # an entry and its cursor come in one commit: the cursor, which has no number of an entry, comes first
    return sorted(read, key=lambda each: (each[1].seq, turn(each[0].rpartition("/")[2]))), problems


def _is_one_step(places: Sequence[RecordPath]) -> bool:
    names = [place.name for place in places]
    if "cursor" in names:
        return names.count("cursor") == 1 and set(names) <= {"cursor", "order"}
    if set(names) in ({"verify"}, {"settled"}, {"order"}):
        return len({place.seq for place in places}) == len(places)
    return len(names) == 1 and names[0] in _ALONE


def _of_one_export(records: _Read) -> bool:
    """Whether verifications that come together are those of one export."""
    return len({record.export for _, _, record in records if isinstance(record, Verification)}) <= 1


def _moment(record: Record) -> datetime | None:
    """When a record was made; an order is as old as its merge, and says nothing of that."""
    if isinstance(record, OrderRecord):
        return None
    return record.claimed_at if isinstance(record, Claim) else record.at


def _place(commit: LedgerCommit) -> Place:
    return Place(f"commit {commit.id[:12]}")


def _shown(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()
