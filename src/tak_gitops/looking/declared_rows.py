"""Where files declare rows."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tak_gitops.diff.scope import Row
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tak_gitops.findings import Place
    from tak_gitops.model.desired import Block, Consumer, Desired, Route
    from tak_gitops.model.entries import Permission, Routing


class DeclaredRows:
    """The rows that the files of one environment declare, by their keys."""

    def __init__(self, desired: Desired) -> None:
        self._desired = desired

    def routing(self, contract: str, address: str) -> Row | None:
        """The routing of a contract and an address, None where no file has it."""
        key = fold(address)
        for block, route in self.routes(contract):
            number = block.number_of.get(key)
            if number is not None:
                return Row(block, number, route.contract, route)
        return None

    def permission(self, contract: str, consumer: str, address: str) -> Row | None:
        """The permission of a consumer for a contract and an address, None where no file has it."""
        key = fold(address)
        for block, written, by in self._permissions.get((fold(contract), fold(consumer)), ()):
            number = block.number_of.get(key)
            if number is not None:
                return Row(block, number, written, by)
        return None

    def routes(self, contract: str) -> Sequence[tuple[Block, Route]]:
        """Every connection of a contract."""
        return self._routes.get(fold(contract), ())

    def place_of_routing(self, row: Routing) -> Place | None:
        """Where files declare a routing of live; one of another producer than the file's is not the file's."""
        key = fold(row.logical_address)
        for block, route in self.routes(row.contract):
            number = block.number_of.get(key)
            if number is not None and fold(route.target.producer or "") == fold(row.target.producer or ""):
                return block.addresses.place(number)
        return None

    def place_of_permission(self, row: Permission) -> Place | None:
        """Where files declare a permission of live."""
        found = self.permission(row.contract, row.consumer, row.logical_address)
        return found.place if found else None

    @cached_property
    def _routes(self) -> Mapping[str, Sequence[tuple[Block, Route]]]:
        found: dict[str, list[tuple[Block, Route]]] = {}
        for block in self._desired.blocks:
            for route in block.routes:
                found.setdefault(fold(route.contract), []).append((block, route))
        return found

    @cached_property
    def _permissions(self) -> Mapping[tuple[str, str], Sequence[tuple[Block, str, Consumer]]]:
        found: dict[tuple[str, str], list[tuple[Block, str, Consumer]]] = {}
        for block in self._desired.blocks:
            for consumer in block.consumers:
                for contract in block.contracts:
                    key = fold(contract), fold(consumer.hsa_id)
                    found.setdefault(key, []).append((block, contract, consumer))
        return found
