"""Entries of the ledger that are decoded when somebody looks at them: most of a large ledger is over and done with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from tak_gitops.orders.ledger.entry import Entry, Status

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """An entry, not decoded yet."""

    seq: int
    status: Status
    content: msgspec.Raw


class KeptEntries(Mapping[int, Entry]):
    """Entries by number, each decoded when it is looked at: most of a large ledger never is."""

    def __init__(self, kept: Sequence[Kept]) -> None:
        self._kept = {each.seq: each for each in kept}
        self._read: dict[int, Entry] = {}
        self._decoder = msgspec.msgpack.Decoder(Entry)

    def __getitem__(self, seq: int) -> Entry:
        found = self._read.get(seq)
        if found is None:
            found = self._read[seq] = self._decoder.decode(self._kept[seq].content)
        return found

    def __iter__(self) -> Iterator[int]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def standing(self, statuses: Container[Status]) -> list[Entry]:
        """Those in one of some states; no other is decoded."""
        return [self[seq] for seq, each in self._kept.items() if each.status in statuses]
