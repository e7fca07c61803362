"""TG350: a declared permission that no routing answers, in files or in live: the caller gets VP004 (domain.md 5, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.few import few
from tak_gitops.checks.own.routed import is_default_routed, routed_in_live
from tak_gitops.checks.rows import DEFAULTS
from tak_gitops.findings import Finding, warning
from tak_gitops.model.contracts import short_form
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.model.desired import Block


def check(world: World) -> Iterator[Finding]:
    """A warning for each contract and address of an access, or of a connection, that nobody routes."""
    if world.live is None or not world.complete:
        return
    for block in world.blocks:
        for contract in block.contracts if block.consumers and not block.routes else ():
            yield from few(_of(world, block, contract), "TG350.more")


def _of(world: World, block: Block, contract: str) -> Iterator[Finding]:
    key = fold(contract)
    missing = world.rows.unrouted(key, block.keys - DEFAULTS)
    if not missing or is_default_routed(world, key):
        return
    missing -= routed_in_live(world, key, missing)
    for number in sorted(map(block.number_of.__getitem__, missing)):
        values = {"contract": short_form(contract), "address": block.addresses.ids[number]}
        yield warning("TG350", block.addresses.place(number), **values)
