"""TG241: TAK saves a new HSA-id in upper case, however the order spells it (domain.md 1, 4.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.few import few
from tak_gitops.findings import Finding, Place, note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.model.catalogue import Table


def check(world: World) -> Iterator[Finding]:
    """A note on each id with lower-case letters that live does not have."""
    known = world.catalogue
    for addresses in world.address_lists:
        whole = "".join(addresses.ids)
        if whole != whole.upper():
            written = ((identifier, addresses.place(n)) for n, identifier in enumerate(addresses.ids))
            yield from few(_lower(written, known.addresses if known else None), "TG241.more")
    yield from _lower(world.component_words, known.components if known else None)


def _lower(written: Iterable[tuple[str, Place]], known: Table | None) -> Iterator[Finding]:
    for identifier, place in written:
        right = identifier.upper()
        if right != identifier and not (known and known.find(identifier) is not None):
            yield note("TG241", place, value=identifier, right=right)
