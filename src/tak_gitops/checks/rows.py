"""Which addresses the files route and permit, contract by contract; nothing is expanded to rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.contracts import short_form
from tak_gitops.model.identifiers import ANY_ADDRESS, OLD_DEFAULT, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tak_gitops.findings import Place
    from tak_gitops.model.desired import Block, Consumer, Route

DEFAULTS = frozenset({ANY_ADDRESS, OLD_DEFAULT})
"""The addresses, folded, whose rows answer for every address without a row of its own (domain.md 5)."""


class Routed(NamedTuple):
    """A contract of a declaration with where it leads."""

    block: Block
    route: Route


class Permitted(NamedTuple):
    """A consumer of a declaration, for all its contracts."""

    block: Block
    consumer: Consumer

    @property
    def place(self) -> Place:
        """Where the consumer stands."""
        return self.block.place(self.consumer.line, self.consumer.column)


@dataclass(frozen=True)
class DeclaredRows:
    """The declarations of one environment by folded contract."""

    routed: Mapping[str, tuple[Routed, ...]]
    permitted: Mapping[str, tuple[Permitted, ...]]

    def unrouted(self, contract: str, addresses: frozenset[str]) -> frozenset[str]:
        """Those of some folded addresses that have no routing of their own for a contract."""
        return _left(addresses, self.routed.get(contract, ()))

    def unpermitted(self, contract: str, addresses: frozenset[str]) -> frozenset[str]:
        """Those of some folded addresses that no consumer has a permission of its own for."""
        return _left(addresses, self.permitted.get(contract, ()))

    def is_opened(self, contract: str, consumer: str) -> bool:
        """Whether a consumer, folded, has a permission on a default address."""
        return (contract, consumer) in self.opened

    @cached_property
    def opened(self) -> Mapping[tuple[str, str], Permitted]:
        """The permissions on a default address, by folded contract and consumer."""
        return {
            (contract, fold(each.consumer.hsa_id)): each
            for contract, several in self.permitted.items()
            for each in several
            if not each.block.keys.isdisjoint(DEFAULTS)
        }

    @cached_property
    def defaults(self) -> frozenset[str]:
        """The folded contracts with a default routing."""
        return frozenset(
            contract
            for contract, several in self.routed.items()
            if any(not each.block.keys.isdisjoint(DEFAULTS) for each in several)
        )


def _left(addresses: frozenset[str], members: Iterable[Routed | Permitted]) -> frozenset[str]:
    for each in members:
        if not addresses:
            break
        addresses = addresses.difference(each.block.keys)
    return addresses


def declared_rows(blocks: tuple[Block, ...]) -> DeclaredRows:
    """The rows of some declarations."""
    routed: dict[str, list[Routed]] = {}
    permitted: dict[str, list[Permitted]] = {}
    for block in blocks:
        for route in block.routes:
            routed.setdefault(fold(route.contract), []).append(Routed(block, route))
        if block.consumers:
            each = [Permitted(block, consumer) for consumer in block.consumers]
            for contract in block.contracts:
                permitted.setdefault(fold(contract), []).extend(each)
    return DeclaredRows(
        {contract: tuple(found) for contract, found in routed.items()},
        {contract: tuple(found) for contract, found in permitted.items()},
    )


def of_addresses(block: Block, route: Route, addresses: Iterable[str]) -> dict[str, str | int]:
    """What a text about folded addresses of a route says: its contract, the first of them and how many they are."""
    numbers = [block.number_of[each] for each in addresses]
    return {
        "contract": short_form(route.contract),
        "address": block.addresses.ids[min(numbers)],
        "count": len(numbers),
    }
