"""The addresses of TAK to which a change of the files gives another name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.findings import Place
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.desired import Block, Desired


class RenamedAddress(NamedTuple):
    """An address, where `block` gives it a name, and the name that `live` has."""

    block: Block
    place: Place
    hsa_id: str
    name: str
    live: str


def renamed_addresses(base: Desired, head: Desired, catalogue: Catalogue) -> Iterator[RenamedAddress]:
    """The addresses of live whose name in the files is another than before, and than live's; each once.

    Where another file still has the name of live, the files contradict each other (TG287), and the new one may have the
    wrong HSA-id (TG439): nobody has renamed anything.
    """
    known = {id(block.addresses) for block in base.blocks}
    fresh = [block for block in head.blocks if id(block.addresses) not in known]
    keys = frozenset().union(*(block.keys for block in fresh))
    before = base.address_names(keys) if keys else {}
    told = _named_as_live(head, keys, catalogue)
    for block in fresh:
        for number, (key, name) in enumerate(zip(block.folded, block.addresses.names, strict=True)):
            live = catalogue.addresses.name(key)
            if name and before.get(key, name) != name and live is not None and live.strip() != name and key not in told:
                told.add(key)
                yield RenamedAddress(
                    block, block.addresses.place(number), block.addresses.ids[number], name, live.strip()
                )


def _named_as_live(head: Desired, keys: frozenset[str], catalogue: Catalogue) -> set[str]:
    """The addresses, of some, that any file calls as live does."""
    found = set()
    for block in head.blocks:
        for key in keys & block.keys:
            name, live = block.addresses.names[block.number_of[key]], catalogue.addresses.name(key)
            if name and live and name == live.strip():
                found.add(key)
    return found
