"""Where files declare a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.diff.scope import Row
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.model.desired import Block, Desired, Route


def routing_row(desired: Desired, contract: str, address: str) -> Row | None:
    """The declared routing of a contract and an address, None where no file has it."""
    key = fold(address)
    for block, route in routes_of(desired, contract):
        number = block.number_of.get(key)
        if number is not None:
            return Row(block, number, route.contract, route)
    return None


def permission_row(desired: Desired, contract: str, consumer: str, address: str) -> Row | None:
    """The declared permission of a consumer for a contract and an address, None where no file has it."""
    key, wanted, who = fold(address), fold(contract), fold(consumer)
    for block in desired.blocks:
        for each in block.consumers:
            if fold(each.hsa_id) != who:
                continue
            for written in block.contracts:
                number = block.number_of.get(key) if fold(written) == wanted else None
                if number is not None:
                    return Row(block, number, written, each)
    return None


def routes_of(desired: Desired, contract: str) -> Iterator[tuple[Block, Route]]:
    """Every connection of a contract."""
    wanted = fold(contract)
    for block in desired.blocks:
        for route in block.routes:
            if fold(route.contract) == wanted:
                yield block, route
