"""TG280: an access to addresses of which the files route only some: the others may be misspelt (domain.md 8)."""

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
    """A note where live cannot tell, on the first such address of a declaration; with live TG350 knows."""
    if not world.is_alone:
        return
    for block in world.blocks:
        if not block.routes:
            yield from _of(world, block)


def _of(world: World, block: Block) -> Iterator[Finding]:
    for contract in block.contracts:
        single = block.keys - DEFAULTS
        missing = world.rows.unrouted(fold(contract), single)
        if fold(contract) not in world.rows.defaults and 0 < len(missing) < len(single):
            number = min(map(block.number_of.__getitem__, missing))
            yield note(
                "TG280",
                block.addresses.place(number),
                contract=short_form(contract),
                address=block.addresses.ids[number],
                count=len(missing),
            )
