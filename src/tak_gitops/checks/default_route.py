"""TG284 and TG286: a default routing that nobody may use as a default (domain.md 5, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.own.routed import is_default_routed, is_opened_in_live, opened_in_live, routed_in_live
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
    if not world.complete:
        return
    for block in world.blocks:
        for default in sorted(block.keys & DEFAULTS):
            for route in block.routes:
                if not _is_opened(world, fold(route.contract)):
                    place = block.addresses.place(block.number_of[default])
                    yield note("TG284", place, contract=short_form(route.contract), address=default.upper())
        for contract in block.contracts if block.consumers and not block.routes else ():
            if is_default_routed(world, fold(contract)):
                yield from _only_explicit(world, block, contract)


def _is_opened(world: World, contract: str) -> bool:
    """Whether any consumer may call every address of a contract."""
    return any(key == contract for key, _ in world.rows.opened) or opened_in_live(world, contract)


def _only_explicit(world: World, block: Block, contract: str) -> Iterator[Finding]:
    """TG286 for the consumers of a declaration with permissions on addresses that the default routing answers for."""
    key = fold(contract)
    below = world.rows.unrouted(key, block.keys - DEFAULTS)
    below -= routed_in_live(world, key, below)
    for consumer in block.consumers if below else ():
        hsa_id = fold(consumer.hsa_id)
        if not world.rows.is_opened(key, hsa_id) and not is_opened_in_live(world, key, hsa_id):
            place = block.place(consumer.line, consumer.column)
            values = {"consumer": consumer.hsa_id, "contract": short_form(contract), "count": len(below)}
            yield note("TG286", place, **values)
