"""Files that are there already and stand for more of live when something is added to one of their lists.

A list grows only when all rows that this declares are in live and in no file yet: a file never comes to declare
what live does not have.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.diff.live_view import same_producer
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tak_gitops.diff.live_view import LiveView
    from tak_gitops.importing.rows import Rows
    from tak_gitops.model.catalogue import Table
    from tak_gitops.model.desired import Block


class Growth(NamedTuple):
    """What is added to the file of `block`, by number; `contracts` have the number of their target (an Access none)."""

    block: Block
    addresses: tuple[int, ...]
    contracts: tuple[tuple[int, int | None], ...]
    consumers: tuple[int, ...]


def grow(blocks: Sequence[Block], rows: Rows, view: LiveView, write: Callable[[Growth], bool]) -> None:
    """Let files take rows; `write` adds to one, and says whether it could. Taken rows leave `rows`.

    Connections come first: an Access could take permissions that belong with a routing.
    """
    if not any(rows.count()):
        return
    lists = Counter(block.addresses.path for block in blocks)
    consumers: dict[int, list[int]] = {}
    for contract, consumer in rows.permissions:
        consumers.setdefault(contract, []).append(consumer)
    for block in sorted(blocks, key=lambda each: not each.routes):
        grown = _Grown(block, rows, view)
        if grown.complete:
            # a list that several files share would give rows to all of them
            grown.grow(consumers, addresses=lists[block.addresses.path] == 1)
            if grown.has_news and write(grown.growth()):
                grown.take()


class _Grown:
    """One file while it grows. `complete` is whether live knows all that it names: else its rows cannot be told."""

    def __init__(self, block: Block, rows: Rows, view: LiveView) -> None:
        self._block = block
        self._rows = rows
        self._view = view
        catalogue = view.catalogue
        contracts = [catalogue.contracts.find(each) for each in block.contracts]
        addresses = [catalogue.addresses.index.get(key) for key in block.folded]
        consumers = [catalogue.components.find(each.hsa_id) for each in block.consumers]
        self.complete = None not in {*contracts, *addresses, *consumers}
        self._contracts = [each for each in contracts if each is not None]
        self._addresses = {each for each in addresses if each is not None}
        self._consumers = [each for each in consumers if each is not None]
        self._targets = dict(zip(contracts, (route.target for route in block.routes), strict=False))
        self._new_contracts: list[tuple[int, int | None]] = []
        self._new_addresses: list[int] = []
        self._new_consumers: list[int] = []

    @property
    def has_news(self) -> bool:
        """Whether anything is to be added."""
        return bool(self._new_contracts or self._new_addresses or self._new_consumers)

    def growth(self) -> Growth:
        """What is to be added."""
        return Growth(self._block, tuple(self._new_addresses), tuple(self._new_contracts), tuple(self._new_consumers))

    def grow(self, consumers: Mapping[int, Sequence[int]], *, addresses: bool) -> None:
        """Add addresses (where they may grow), then contracts, then consumers; each to what the file has become.

        `consumers` are those that have permissions to import, by contract.
        """
        if addresses:
            self._grow_addresses()
        self._grow_contracts()
        self._grow_consumers(consumers.get(self._contracts[0], ()))

    def take(self) -> None:
        """Remove the rows that the file declares now."""
        for contract in self._contracts:
            if self._block.routes:
                _drop(self._rows.routings.get(contract, {}), self._addresses)
            for consumer in self._consumers:
                self._rows.permissions.get((contract, consumer), set()).difference_update(self._addresses)

    def _grow_addresses(self) -> None:
        columns: list[set[int]] = []
        for contract in self._contracts:
            if self._block.routes:
                alike = self._view.targets_like(self._targets[contract])
                routings = self._rows.routings.get(contract, {})
                columns.append({address for address, target in routings.items() if target in alike})
            columns += [self._rows.permissions.get((contract, each), set()) for each in self._consumers]
        found = set.intersection(*columns) - self._addresses
        self._new_addresses = self._in_order(found, self._view.catalogue.addresses)
        self._addresses |= found

    def _grow_contracts(self) -> None:
        routings = self._rows.routings
        candidates = set(routings) if self._block.routes else {contract for contract, _ in self._rows.permissions}
        for contract in self._in_order(candidates - set(self._contracts), self._view.catalogue.contracts):
            target = None
            if self._block.routes:
                several = {routings[contract].get(address) for address in self._addresses}
                target = several.pop()
                if several or target is None or not self._is_own(target):
                    continue
            if all(self._addresses <= self._rows.permissions.get((contract, each), set()) for each in self._consumers):
                self._contracts.append(contract)
                self._new_contracts.append((contract, target))

    def _grow_consumers(self, candidates: Iterable[int]) -> None:
        for consumer in self._in_order(set(candidates) - set(self._consumers), self._view.catalogue.components):
            if all(self._addresses <= self._rows.permissions.get((each, consumer), set()) for each in self._contracts):
                self._consumers.append(consumer)
                self._new_consumers.append(consumer)

    def _is_own(self, target: int) -> bool:
        return same_producer(self._view.catalogue.targets[target], self._block.routes[0].target)

    def _in_order(self, numbers: set[int], table: Table) -> list[int]:
        return sorted(numbers, key=lambda each: (fold(table.ids[each]), table.ids[each]))


def _drop(routings: dict[int, int], addresses: Iterable[int]) -> None:
    for address in addresses:
        routings.pop(address, None)
