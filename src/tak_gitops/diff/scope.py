"""Which rows two states of the repository declare: those that both do, and those that one of them touched."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.desired import Route
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tak_gitops.findings import Place
    from tak_gitops.model.desired import Block, Consumer, Desired

Key = tuple[str, ...]
"""(address, contract) of a routing, (address, contract, consumer) of a permission; all folded."""


class Row(NamedTuple):
    """One declared row: the block that declares it, the number of its address there, and the route or consumer."""

    block: Block
    number: int
    contract: str
    by: Route | Consumer

    @property
    def place(self) -> Place:
        """Where the file declares it: the address of a routing, the consumer of a permission."""
        if isinstance(self.by, Route):
            return self.block.addresses.place(self.number)
        return self.block.place(self.by.line, self.by.column)


Groups = dict[Key, list[tuple["Block", str, "Route | Consumer"]]]
"""Blocks with a contract as written, and the route or consumer, by the key of their rows without the address."""


class Scope:
    """The blocks of base and head, told apart; blocks that did not change are never expanded to rows."""

    def __init__(self, base: Desired, head: Desired) -> None:
        self.repeated = head.repeated
        before = _by_path(base.blocks)
        self.common: list[Block] = []
        self._head: list[Block] = []
        for block in head.blocks:
            other = before.get(block.declaration.path)
            if other is not None and block.same_as(other):
                self.common.append(block)
                del before[block.declaration.path]
            else:
                self._head.append(block)
        self._base = list(before.values())

    @property
    def changed(self) -> list[Block]:
        """The blocks that only the head has, or has in this form."""
        return self._head

    def touched_routings(self) -> Iterator[tuple[Key, Row | None, Row | None]]:
        """Each routing of a block that changed, with the rows that declare it at base and head, by key.

        Rows that a block without changes declares at the head are left out: nothing happens to them.
        """
        return _touched(self._base_routings, self._head_routings, self.common_routings)

    def touched_permissions(self) -> Iterator[tuple[Key, Row | None, Row | None]]:
        """Each permission of a block that changed, with the rows that declare it at base and head, by key."""
        return _touched(self._base_permissions, self._head_permissions, self.common_permissions)

    @cached_property
    def common_routings(self) -> Groups:
        """The blocks that did not change, with their routes, by (contract,)."""
        found: Groups = {}
        for block in self.common:
            for route in block.routes:
                found.setdefault((fold(route.contract),), []).append((block, route.contract, route))
        return found

    @cached_property
    def common_permissions(self) -> Groups:
        """The blocks that did not change, with their consumers, by (contract, consumer)."""
        found: Groups = {}
        for block in self.common:
            contracts = [(fold(contract), contract) for contract in block.contracts]
            for consumer in block.consumers:
                hsa_id = fold(consumer.hsa_id)
                for folded, contract in contracts:
                    found.setdefault((folded, hsa_id), []).append((block, contract, consumer))
        return found

    @cached_property
    def _base_routings(self) -> dict[Key, Row]:
        return dict(_routings(self._base))

    @cached_property
    def _head_routings(self) -> dict[Key, Row]:
        return dict(_routings(self._head))

    @cached_property
    def _base_permissions(self) -> dict[Key, Row]:
        return dict(_permissions(self._base))

    @cached_property
    def _head_permissions(self) -> dict[Key, Row]:
        return dict(_permissions(self._head))


def _by_path(blocks: Iterable[Block]) -> dict[str, Block]:
    return {block.declaration.path: block for block in blocks}


def _routings(blocks: Iterable[Block]) -> Iterator[tuple[Key, Row]]:
    for block in blocks:
        for route in block.routes:
            contract = fold(route.contract)
            for number, address in enumerate(block.folded):
                yield (address, contract), Row(block, number, route.contract, route)


def _permissions(blocks: Iterable[Block]) -> Iterator[tuple[Key, Row]]:
    for block in blocks:
        for consumer in block.consumers:
            hsa_id = fold(consumer.hsa_id)
            for contract in block.contracts:
                folded = fold(contract)
                for number, address in enumerate(block.folded):
                    yield (address, folded, hsa_id), Row(block, number, contract, consumer)


def _touched(
    base: dict[Key, Row], head: dict[Key, Row], common: Groups
) -> Iterator[tuple[Key, Row | None, Row | None]]:
    for key in sorted({*base, *head}):
        if _find(common, key) is None:
            yield key, base.get(key), head.get(key)


def _find(groups: Groups, key: Key) -> Row | None:
    """The row of a block that did not change, looked up among the blocks of its group only."""
    address, *group = key
    for block, contract, by in groups.get(tuple(group), ()):
        number = block.number_of.get(address)
        if number is not None:
            return Row(block, number, contract, by)
    return None
