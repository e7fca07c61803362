"""TG284 and TG286: a default routing that nobody may use as a default (domain.md 5, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.rows import DEFAULTS
from tak_gitops.findings import Finding, note
from tak_gitops.model.contracts import short_form
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.model.desired import Block


def check(world: World) -> Iterator[Finding]:
    """A note on each default routing without a default permission, and on permissions for single addresses below it."""
    if not world.is_alone:  # live knows by TG371 and TG373
        return
    rows = world.rows
    for block in world.blocks if rows.defaults else ():
        for default in sorted(block.keys & DEFAULTS):
            for route in block.routes:
                if not any(contract == fold(route.contract) for contract, _ in rows.opened):
                    place = block.addresses.place(block.number_of[default])
                    yield note("TG284", place, contract=short_form(route.contract), address=default.upper())
        for contract in block.contracts if block.consumers and not block.routes else ():
            if fold(contract) in rows.defaults:
                yield from _only_explicit(world, block, contract)


def _only_explicit(world: World, block: Block, contract: str) -> Iterator[Finding]:
    """TG286 for the consumers of a declaration with permissions on addresses that the default routing answers for."""
    below = world.rows.unrouted(fold(contract), block.keys)
    for consumer in block.consumers if below else ():
        if not world.rows.is_opened(fold(contract), fold(consumer.hsa_id)):
            place = block.place(consumer.line, consumer.column)
            values = {"consumer": consumer.hsa_id, "contract": short_form(contract), "count": len(below)}
            yield note("TG286", place, **values)
