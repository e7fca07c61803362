"""TG287: an address with two names; TAK has one, and takes it with the first order (domain.md 4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.few import few
from tak_gitops.findings import Finding, warning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tak_gitops.checks.world import World
    from tak_gitops.model.declarations import AddressList
    from tak_gitops.model.desired import Block


def check(world: World) -> Iterator[Finding]:
    """A warning where a file has another name than the file in which the address is named first."""
    blocks = {id(block.addresses): block for block in world.everywhere.blocks}
    first: dict[str, tuple[str, AddressList, int]] = {}
    for block in sorted(blocks.values(), key=lambda each: each.addresses.path):
        other_names = _differing(block, first)
        if other_names and world.is_touched(block.addresses.path):
            yield from few(_told(block.addresses, other_names), "TG287.more")


def _differing(
    block: Block, first: dict[str, tuple[str, AddressList, int]]
) -> Mapping[int, tuple[str, AddressList, int]]:
    """The numbers of the addresses that stand elsewhere with another name, and where."""
    found = {}
    addresses = block.addresses
    for number, (key, name) in enumerate(zip(block.folded, addresses.names, strict=True)):
        if name:
            known = first.get(key)
            if known is None:
                first[key] = (name, addresses, number)
            elif known[0] != name:
                found[number] = known
    return found


def _told(addresses: AddressList, differing: Mapping[int, tuple[str, AddressList, int]]) -> Iterator[Finding]:
    for number, (other, there, at) in differing.items():
        name = addresses.names[number] or ""
        yield warning("TG287", addresses.place(number), value=name, other=other, place=str(there.place(at)))
