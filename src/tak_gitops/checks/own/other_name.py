"""TG344: a name that live has otherwise: an order never changes it, and says nothing (domain.md 4.3, 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.few import few
from tak_gitops.findings import Finding, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.model.catalogue import Table
    from tak_gitops.model.desired import Block


def check(world: World) -> Iterator[Finding]:
    """A note for each address and each system with another name than live has."""
    if world.catalogue is None:
        return
    addresses, components = world.catalogue.addresses, world.catalogue.components
    blocks = {id(block.addresses): block for block in world.blocks if world.is_touched(block.addresses.path)}
    for block in blocks.values():
        yield from few(_of_addresses(block, addresses), "TG344.more")
    for system in world.systems:
        live = components.name(system.hsa_id(world.desired.environment) or "")
        if live and system.is_named and not _is_same(live, system.title):
            yield note("TG344", system.place("name"), value=system.title, live=" ".join(live.split()))


def _of_addresses(block: Block, addresses: Table) -> Iterator[Finding]:
    index, names = addresses.index, addresses.names
    for number, (key, name) in enumerate(zip(block.folded, block.addresses.names, strict=True)):
        known = index.get(key)
        live = names[known] if name and known is not None else None
        if name and live and live != name and not _is_same(live, name):
            yield note("TG344", block.addresses.place(number), value=name, live=" ".join(live.split()))


def _is_same(one: str, other: str) -> bool:
    """Whether two names differ in blanks only, which TAK changes by itself (domain.md 1)."""
    return one.split() == other.split()
