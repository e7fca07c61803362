"""TG351 and TG348: a declared routing that nobody may use, or only by a permission on every address (domain.md 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.rows import DEFAULTS, of_addresses
from tak_gitops.findings import Finding, note, warning
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.model.desired import Block, Route


def check(world: World) -> Iterator[Finding]:
    """One finding for each contract of a connection: nobody in files or live may call some of its addresses.

    Not where the file says why nobody is to call.
    """
    if world.live is None or not world.complete:
        return
    for block in world.blocks:
        for route in () if block.consumers or block.declaration.no_consumers else block.routes:
            yield from _of(world, block, route)


def _of(world: World, block: Block, route: Route) -> Iterator[Finding]:
    live, contract = world.live, fold(route.contract)
    missing = world.rows.unpermitted(contract, block.keys - DEFAULTS)
    if not missing or live is None:
        return
    numbers = {live.address(key): key for key in missing | DEFAULTS}
    opened: set[str] = set()
    for consumer in live.consumers(contract):
        group = live.permissions(contract, consumer)
        opened |= {key for number, key in numbers.items() if number in group.present or number in group.around}
    missing -= opened
    if not missing:
        return
    values = of_addresses(block, route, missing)
    place = block.place(route.line, route.column)
    if opened & DEFAULTS or any(key == contract for key, _ in world.rows.opened):
        yield note("TG348", place, **values)
    else:
        yield warning("TG351", place, **values)
