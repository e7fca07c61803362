"""What the files of the ledger say together: a pure function of them (reliability.md 5.2, step 1).

Everything is judged from all files, every time. What does not fit is a finding, and the entry that it is about is
broken: its keys stay frozen and nothing of it is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.findings import Finding, Place, Severity, error
from tak_gitops.orders.ledger.conditions import Conditions, conditions
from tak_gitops.orders.ledger.entry import (
    Entry,
    IllegalError,
    Status,
    begin,
    follow,
    require_exact_bytes,
)
from tak_gitops.orders.ledger.kept_entries import KeptEntries
from tak_gitops.orders.ledger.paths import (
    KINDS,
    Home,
    RecordPath,
    belongs,
    path_of,
    read_home,
    read_name,
    read_path,
    turn,
)
from tak_gitops.orders.ledger.records import Cursor, OrderRecord, RecordError, decode, decoder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tak_gitops.orders.ledger.entry import RowKey
    from tak_gitops.orders.ledger.records import Record

_READERS = {name: decoder(kind) for name, kind in KINDS.items()}
_CLAIMED = frozenset({Status.CLAIMED, Status.IN_DOUBT, Status.ACCEPTED, Status.SENT})
_REMEMBERED = 1 << 17


@dataclass(frozen=True)
class LedgerState:
    """The ledger, read. `entries` are by number, in order; `cursor` is the newest, None before the first.

    `open_keys` says which open entries touch a row, by number, the one whose turn it is first. Where there is any
    problem, the ledger is not to be relied on: nothing is sent until people have looked at it.
    """

    entries: Mapping[int, Entry]
    cursor: Cursor | None
    open_keys: Mapping[RowKey, tuple[int, ...]]
    problems: tuple[Finding, ...]

    @property
    def next_seq(self) -> int:
        """The number of the next entry."""
        return max(self.entries, default=0) + 1

    @property
    def next_cursor(self) -> int:
        """The number of the next cursor."""
        return self.cursor.k + 1 if self.cursor else 1

    def standing(self, *statuses: Status) -> list[Entry]:
        """The entries in one of some states, by number; no other one is looked at."""
        if isinstance(self.entries, KeptEntries):
            return self.entries.standing(statuses)
        return [each for each in self.entries.values() if each.status in statuses]

    def waits_for(self, seq: int) -> tuple[int, ...]:
        """The open entries before this one that touch any of its rows, or that it is to be sent after.

        It may be claimed when there are none, and none of its conditions is lost.
        """
        rows = self.entries[seq].rows
        others = {other for row in rows for other in self.open_keys.get(row, ()) if other < seq}
        return tuple(sorted(others | {each.order.seq for each in self.conditions(seq).open}))

    def conditions(self, seq: int) -> Conditions:
        """What the entry is to be sent after."""
        return conditions(self.entries[seq], self.entries)


NO_LEDGER = LedgerState({}, None, {}, ())
"""What there is before the first order."""


def state(files: Mapping[str, bytes]) -> LedgerState:
    """The state that the files of the ledger, by path, add up to."""
    folders: dict[str, list[tuple[str, bytes]]] = {}
    for path, content in files.items():
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder, []).append((name, content))
    homes = sorted((home, folder) for folder in folders if (home := read_home(folder)))
    foreign = [f"{folder}/{name}" for folder, group in folders.items() if not read_home(folder) for name, _ in group]
    problems = [error("TG600.foreign", Place(path.removeprefix("/"))) for path in sorted(foreign)]
    cursors: list[tuple[str, bytes]] = []
    entries: dict[int, Entry] = {}
    for home, folder in homes:
        if not home.seq:
            cursors += [(f"{folder}/{name}", content) for name, content in folders[folder]]
            continue
        entry, found = _entry(home, folder, _Files(sorted(folders[folder], key=_turn)))
        problems += found
        if entry:
            entries.setdefault(home.seq, entry)
    problems += _twice(homes, entries)
    problems += [error("TG601.gap", None, seq=seq) for seq in missing(home.seq for home, _ in homes if home.seq)]
    cursor, odd = _cursor(cursors)
    problems += odd
    if entries and cursor is None:
        problems.append(error("TG601.no_cursor", None))
    entries = dict(sorted(entries.items()))
    keys = open_keys(entries.values())
    problems += _out_of_turn(entries, keys)
    return LedgerState(_without_broken(entries, problems), cursor, keys, tuple(problems))


def _twice(homes: Sequence[tuple[Home, str]], entries: dict[int, Entry]) -> Iterator[Finding]:
    """A finding for each folder with a number that another one has; the entry is broken, whichever is the right one."""
    seen: set[int] = set()
    for home, folder in homes:
        if home.seq in seen:
            yield error("TG601.twice", Place(folder), seq=home.seq)
            if home.seq in entries:
                entries[home.seq] = entries[home.seq]._replace(status=Status.BROKEN)
        elif home.seq:
            seen.add(home.seq)


def _turn(file: tuple[str, bytes]) -> tuple[int, int, int]:
    return turn(file[0])


def missing(numbers: Iterable[int]) -> list[int]:
    """The numbers that a series, which should run from 1 without gaps, has not."""
    there = set(numbers)
    return [number for number in range(1, max(there, default=0)) if number not in there]


def open_keys(entries: Iterable[Entry]) -> dict[RowKey, tuple[int, ...]]:
    """Which open entries touch a row, by number."""
    result: dict[RowKey, tuple[int, ...]] = {}
    for entry in entries:
        if entry.is_open:
            for row in entry.rows:
                result[row] = (*result.get(row, ()), entry.order.seq)
    return result


def read_record(path: str, place: RecordPath, content: bytes) -> tuple[Record | None, Finding | None]:
    """The record in a file, or what is wrong with it."""
    try:
        record: Record = decode(content, _READERS[place.name])
    except RecordError as problem:
        if problem.newer:
            return None, error("TG600.newer", Place(path))
        return None, error("TG600.unreadable", Place(path), problem=str(problem))
    if not belongs(record, place):
        return None, error("TG600.misplaced", Place(path))
    return record, None


class _Found(NamedTuple):
    entry: Entry | None
    problems: tuple[Finding, ...]


class _Files(tuple[tuple[str, bytes], ...]):
    """The files of an entry by name; told apart by what is in them, but quickly: most are the very same objects."""

    __slots__ = ()

    def __hash__(self) -> int:
        return len(self)


@lru_cache(maxsize=_REMEMBERED)
def _entry(home: Home, folder: str, files: _Files) -> _Found:
    """An entry from its files, in turn. Remembered, since most never change again while a run reads the ledger."""
    problems: list[Finding] = []
    entry: Entry | None = None
    for name, content in files:
        path = f"{folder}/{name}"
        named = read_name(name)
        if named is None:
            problems.append(error("TG600.foreign", Place(path)))
            continue
        place = RecordPath(named[0], home.environment, home.seq, named[1])
        record, problem = read_record(path, place, content)
        if problem:
            problems.append(problem)
        elif isinstance(record, OrderRecord):
            entry = begin(record)
        elif entry is None or record is None or isinstance(record, Cursor):
            problems.append(error("TG601.orphan", Place(path)))
        else:
            try:
                entry = follow(entry, record, late=place.name == "late")
            except IllegalError as illegal:
                problems.append(Finding(Severity.ERROR, illegal.problem, Place(path)))
    if entry and entry.is_open:
        problems += _inexact(entry)
    if entry and problems:
        entry = entry._replace(status=Status.BROKEN)
    return _Found(entry, tuple(problems))


def _inexact(entry: Entry) -> list[Finding]:
    try:
        require_exact_bytes(entry)
    except IllegalError as illegal:
        return [Finding(Severity.ERROR, illegal.problem, Place(path_of(entry.order)))]
    return []


def _cursor(files: Iterable[tuple[str, bytes]]) -> tuple[Cursor | None, list[Finding]]:
    """The newest cursor; all of them are read, since one that is missing means that commits may be."""
    problems = []
    cursors: dict[int, Cursor] = {}
    for path, content in files:
        place = read_path(path)
        if place is None:
            problems.append(error("TG600.foreign", Place(path)))
            continue
        record, problem = read_record(path, place, content)
        if problem:
            problems.append(problem)
        if isinstance(record, Cursor):
            cursors[record.k] = record
    problems += [error("TG601.cursor_gap", None, k=k) for k in missing(cursors)]
    return cursors[max(cursors)] if cursors else None, problems


def _out_of_turn(entries: Mapping[int, Entry], keys: Mapping[RowKey, tuple[int, ...]]) -> list[Finding]:
    """A finding for each entry that was claimed while it had to wait.

    That is for an earlier one, still open, that touches one of its rows, or for what it was to be sent after.
    """
    found = {
        seq: error("TG602.condition", Place(path_of(entry.order)))
        for seq, entry in entries.items()
        if entry.order.conditions and entry.status in _CLAIMED and not conditions(entry, entries).all_hold
    }
    for (_, key), (first, *others) in keys.items():
        for seq in others:
            if entries[seq].status in _CLAIMED:
                found[seq] = error("TG602.turn", Place(path_of(entries[seq].order)), other=first, key=key)
    return [found[seq] for seq in sorted(found)]


def _without_broken(entries: Mapping[int, Entry], problems: Iterable[Finding]) -> Mapping[int, Entry]:
    """The entries, with those broken that a problem of several entries is about."""
    places = {problem.place.path for problem in problems if problem.place}
    return {
        seq: entry._replace(status=Status.BROKEN) if entry.is_open and path_of(entry.order) in places else entry
        for seq, entry in entries.items()
    }
