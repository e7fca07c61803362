"""What an entry is sent after: the cases that its rows wait for, or the rows that a case waits for (docs/cases.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.orders.ledger.entry import OPEN, Entry, Status
from tak_gitops.orders.ledger.records import ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class Conditions(NamedTuple):
    """What an entry is sent after and is not verified: `open` may still be, `lost` never will.

    `unknown` are keys of cases that the ledger has not had before the entry.
    """

    open: tuple[Entry, ...] = ()
    lost: tuple[Entry, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def all_hold(self) -> bool:
        """Whether there is nothing left to wait for."""
        return not (self.open or self.lost or self.unknown)

    @property
    def is_vain(self) -> bool:
        """Whether the entry can never be sent."""
        return bool(self.lost or self.unknown)


NONE = Conditions()
"""What holds for nearly every entry."""


def conditions(entry: Entry, entries: Mapping[int, Entry]) -> Conditions:
    """What `entry` waits for among the entries of a ledger, by number."""
    if not entry.order.conditions:
        return NONE
    earlier = [each for seq, each in entries.items() if seq < entry.order.seq]
    found: dict[int, Entry] = {}
    unknown = []
    for key in entry.order.conditions:
        those = list(_rows_of(entry, entries.values())) if key == ROWS else _newest_case(entry, key, earlier)
        if not those and key != ROWS:
            unknown.append(key)
        found |= {each.order.seq: each for each in those if each.status is not Status.VERIFIED}
    waiting = [found[seq] for seq in sorted(found)]
    return Conditions(
        tuple(each for each in waiting if each.status in OPEN),
        tuple(each for each in waiting if each.status not in OPEN),
        tuple(unknown),
    )


def _rows_of(entry: Entry, entries: Iterable[Entry]) -> Iterator[Entry]:
    """The parts of the same order that are rows."""
    order = entry.order
    return (
        each
        for each in entries
        if each.order.asked is None and (each.order.merge, each.order.path) == (order.merge, order.path)
    )


def _newest_case(entry: Entry, key: str, earlier: Iterable[Entry]) -> list[Entry]:
    """The newest case with a key in the environment of the entry."""
    environment = entry.order.environment
    cases = [each for each in earlier if each.order.asked and each.order.environment == environment]
    return [each for each in cases if key in each.order.keys][-1:]
