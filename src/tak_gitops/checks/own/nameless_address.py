"""TG341: an address that is new to the platform and has no name; a plan blocks its rows by TG405 (domain.md 4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.few import few
from tak_gitops.findings import Finding, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.model.desired import Block


def check(world: World) -> Iterator[Finding]:
    """A warning for each that no file gives a name."""
    if world.catalogue is None:
        return
    known = world.catalogue.addresses.index.keys()
    blocks = {id(block.addresses): block for block in world.blocks}
    for block in blocks.values():
        new = block.keys - known
        nameless = {key for key in new if not block.addresses.names[block.number_of[key]]}
        if nameless:
            nameless -= world.desired.address_names(nameless).keys()
        yield from few(_told(block, nameless), "TG341.more")


def _told(block: Block, nameless: set[str]) -> Iterator[Finding]:
    for number in sorted(map(block.number_of.__getitem__, nameless)):
        yield warning("TG341", block.addresses.place(number), address=block.addresses.ids[number])
