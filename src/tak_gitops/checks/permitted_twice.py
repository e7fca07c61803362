"""TG285: a permission on single addresses that the consumer has by the default address already (domain.md 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.rows import DEFAULTS
from tak_gitops.findings import Finding, note
from tak_gitops.model.contracts import short_form
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A note at each consumer of single addresses for whom another declaration opens all."""
    opened = world.rows.opened
    for block in world.blocks if opened else ():
        single = block.keys - DEFAULTS
        for consumer in block.consumers if single else ():
            for contract in block.contracts:
                other = opened.get((fold(contract), fold(consumer.hsa_id)))
                if other is not None and other.block is not block:
                    yield note(
                        "TG285",
                        block.place(consumer.line, consumer.column),
                        consumer=consumer.hsa_id,
                        contract=short_form(contract),
                        count=len(single),
                        place=str(other.place),
                    )
