"""Which addresses the files route and permit, contract by contract; nothing is expanded to rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.identifiers import ANY_ADDRESS, OLD_DEFAULT, fold

if TYPE_CHECKING:
    from collections.abc import Mapping

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

    def routed_addresses(self, contract: str) -> frozenset[str]:
        """The folded addresses with a routing for a contract."""
        return frozenset().union(*(each.block.keys for each in self.routed.get(contract, ())))

    def permitted_addresses(self, contract: str, consumer: str | None = None) -> frozenset[str]:
        """The folded addresses that a consumer, or any, may call with a contract."""
        return frozenset().union(
            *(
                each.block.keys
                for each in self.permitted.get(contract, ())
                if consumer is None or fold(each.consumer.hsa_id) == consumer
            )
        )


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
