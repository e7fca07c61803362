"""TG244: a permission on the default address opens every address of the contract (domain.md 5, 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, note
from tak_gitops.model.contracts import title
from tak_gitops.model.identifiers import ANY_ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A note where a file gives such a permission: it is meant at times, and no reviewer may miss it."""
    for block in world.blocks:
        if block.consumers and ANY_ADDRESS in block.keys:
            place = block.addresses.place(block.number_of[ANY_ADDRESS])
            consumers = ", ".join(consumer.hsa_id for consumer in block.consumers)
            contracts = ", ".join(map(title, block.contracts))
            yield note("TG244", place, consumers=consumers, contracts=contracts)
