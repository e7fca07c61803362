"""Where each record stands: `ledger/<environment>/<hundred>/<seq>/<name>.json` and `cursor/<hundred>/<k>.json`.

Entries stand in folders of a hundred: git writes every folder on the way to a new file anew, and with ten thousand
entries in one folder a clone of the ledger took twenty times as long.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.orders.ledger.records import (
    Claim,
    Confirmation,
    Cursor,
    GivenUp,
    Note,
    OrderRecord,
    Outcome,
    Record,
    Resolution,
    Settled,
    Verification,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

HUNDRED = 100
KINDS: Mapping[str, type[Record]] = {
    "order": OrderRecord,
    "claim": Claim,
    "outcome": Outcome,
    "late": Outcome,
    "resolve": Resolution,
    "verify": Verification,
    "settled": Settled,
    "given-up": GivenUp,
    "confirm": Confirmation,
    "note": Note,
    "cursor": Cursor,
}
"""What is in a file by the first word of its name; `late` is an outcome that came after the sweep's."""

_ALONE = {f"{name}.json": name for name in ("order", "settled", "given-up")}
"""The files of which an entry has at most one."""
_RANKS = {name: rank for rank, name in enumerate(KINDS)}
_LAST = sys.maxsize
_NUMBER = r"[1-9][0-9]*"
_FOLDER = re.compile(rf"ledger/(?P<environment>[^/\n]+)/(?P<hundred>0|{_NUMBER})/(?P<seq>{_NUMBER})", re.ASCII)
_CURSORS = re.compile(rf"cursor/(?P<hundred>0|{_NUMBER})", re.ASCII)
_NAME = re.compile(rf"(?P<name>claim|late|resolve|verify|confirm|note|outcome)-(?P<number>0|{_NUMBER})\.json", re.ASCII)
_CURSOR = re.compile(rf"{_NUMBER}\.json", re.ASCII)


class Home(NamedTuple):
    """A folder of the ledger: of an entry, or of a hundred cursors (with no environment and `seq` 0)."""

    environment: str
    seq: int
    hundred: int


class RecordPath(NamedTuple):
    """A path, read: the kind of record, whose it is, and its number within the entry (0 for the order itself).

    A cursor has no environment and `seq` 0.
    """

    name: str
    environment: str
    seq: int
    number: int

    def __str__(self) -> str:
        if self.name == "cursor":
            return f"cursor/{_hundred(self.number)}/{self.number}.json"
        file = self.name if self.name in _ALONE.values() else f"{self.name}-{self.number}"
        return f"ledger/{self.environment}/{_hundred(self.seq)}/{self.seq}/{file}.json"


@cache
def read_home(folder: str) -> Home | None:
    """What a folder is for; None where it is none of the ledger's."""
    if found := _FOLDER.fullmatch(folder):
        home = Home(found["environment"], int(found["seq"]), int(found["hundred"]))
        return home if home.hundred == _hundred(home.seq) else None
    found = _CURSORS.fullmatch(folder)
    return Home("", 0, int(found["hundred"])) if found and int(found["hundred"]) % HUNDRED == 0 else None


@cache
def read_name(file: str) -> tuple[str, int] | None:
    """The kind and number of a record of an entry by the name of its file; None where no record has it."""
    if file in _ALONE:
        return _ALONE[file], 0
    found = _NAME.fullmatch(file)
    if found is None or (found["number"] == "0" and found["name"] != "outcome"):
        return None
    return found["name"], int(found["number"])


@cache
def turn(file: str) -> tuple[int, int, int]:
    """What the files of an entry are sorted by: the order in which their records can have come about."""
    name, number = read_name(file) or ("order", _LAST)
    ends = name in {"verify", "settled", "given-up", "confirm", "note"} or (name == "outcome" and not number)
    return (_LAST if ends else number, _RANKS[name], number)


def read_path(path: str) -> RecordPath | None:
    """What a path stands for; None where no record has such a path."""
    folder, _, file = path.rpartition("/")
    home = read_home(folder)
    if home is None:
        return None
    if home.seq:
        named = read_name(file)
        return RecordPath(named[0], home.environment, home.seq, named[1]) if named else None
    number = int(file.removesuffix(".json")) if _CURSOR.fullmatch(file) else 0
    return RecordPath("cursor", "", 0, number) if number and _hundred(number) == home.hundred else None


def belongs(record: Record, place: RecordPath) -> bool:
    """Whether a record of the right kind is the one that belongs in a place."""
    match record:
        case OrderRecord():
            return record.seq == place.seq and record.environment == place.environment
        case Cursor():
            return record.k == place.number
        case Claim() | Outcome() | Resolution():
            return record.seq == place.seq and record.attempt == place.number
        case Settled() | GivenUp():
            return record.seq == place.seq
        case Verification() | Confirmation() | Note():
            return record.seq == place.seq and record.k == place.number


def path_of(record: Record, environment: str = "", *, late: bool = False) -> str:
    """Where a record belongs; `environment` is that of its entry (an order and a cursor know it themselves)."""
    match record:
        case OrderRecord():
            place = RecordPath("order", record.environment, record.seq, 0)
        case Cursor():
            place = RecordPath("cursor", "", 0, record.k)
        case Claim():
            place = RecordPath("claim", environment, record.seq, record.attempt)
        case Outcome():
            place = RecordPath("late" if late else "outcome", environment, record.seq, record.attempt)
        case Resolution():
            place = RecordPath("resolve", environment, record.seq, record.attempt)
        case Verification():
            place = RecordPath("verify", environment, record.seq, record.k)
        case Settled():
            place = RecordPath("settled", environment, record.seq, 0)
        case GivenUp():
            place = RecordPath("given-up", environment, record.seq, 0)
        case Confirmation():
            place = RecordPath("confirm", environment, record.seq, record.k)
        case Note():
            place = RecordPath("note", environment, record.seq, record.k)
    return str(place)


def _hundred(number: int) -> int:
    return number - number % HUNDRED
