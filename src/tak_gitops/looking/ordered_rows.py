"""What open orders make of the rows that they touch, which live does not show yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.acceptance.catalogue_rows import CatalogueRows
from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.entries import Routing
from tak_gitops.model.line_keys import parse_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.entries import Permission
    from tak_gitops.model.line_keys import LineKey


class Ordered(NamedTuple):
    """What becomes of a row: `after` is the row as it will be, for a removal as it was."""

    action: Action
    after: Routing | Permission


class OrderedRows:
    """Live, and live as it will be when the open orders that touch `keys` are carried out."""

    def __init__(self, live: Catalogue, expected: Catalogue, keys: Iterable[str], day: date) -> None:
        self._live = CatalogueRows(live)
        self._expected = CatalogueRows(expected)
        self._day = day
        self._keys = {key for text in keys if (key := parse_key(text))}

    def coming(self, kind: Kind) -> Iterator[tuple[LineKey, Ordered]]:
        """The rows of a kind that orders add, or lead elsewhere."""
        for key in self._keys:
            found = self.outcome(key) if key.kind == kind.value else None
            if found and found.action is not Action.REMOVE:
                yield key, found

    def outcome(self, key: LineKey) -> Ordered | None:
        """What the open orders do to the row of a key; None where live has it like that already."""
        if key not in self._keys:
            return None
        before, after = self._last(self._live, key), self._last(self._expected, key)
        if before is None:
            return Ordered(Action.ADD, after) if after else None
        if after is None or after.valid_to < before.valid_to:
            return Ordered(Action.REMOVE, before)
        if isinstance(before, Routing) and isinstance(after, Routing) and before.target != after.target:
            return Ordered(Action.CHANGE, after)
        return None

    def _last(self, rows: CatalogueRows, key: LineKey) -> Routing | Permission | None:
        """The row of a key that lasts longest, None where none is in force or begins later."""
        address, contract = rows.address(key.logical_address), rows.contract(key.contract)
        consumer = rows.component(key.consumer) if key.consumer else None
        found: list[Routing | Permission] = []
        if address and contract:
            if consumer:
                found += rows.permissions(address.handle, contract.handle, consumer.handle)
            elif not key.consumer:
                found += rows.routings(address.handle, contract.handle)
        lasting = [row for row in found if row.valid_to >= self._day]
        return max(lasting, key=lambda row: row.valid_to, default=None)
