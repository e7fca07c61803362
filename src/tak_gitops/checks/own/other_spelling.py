"""TG231: an id that live has in other letter case: that is what is ordered (domain.md 4.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.few import few
from tak_gitops.findings import Finding, Place, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.model.catalogue import Table


def check(world: World) -> Iterator[Finding]:
    """A warning for each id of a file that live spells otherwise."""
    if world.catalogue is None:
        return
    addresses = world.catalogue.addresses
    spelled = set(addresses.ids)
    for each in world.address_lists:
        if spelled.issuperset(each.ids):
            continue
        written = ((identifier, each.place(n)) for n, identifier in enumerate(each.ids) if identifier not in spelled)
        yield from few(_otherwise(written, addresses), "TG231.more")
    yield from _otherwise(world.component_words, world.catalogue.components)
    contracts = ((written.contract, written.place) for written in world.contracts)
    yield from _otherwise(contracts, world.catalogue.contracts)


def _otherwise(written: Iterable[tuple[str, Place]], table: Table) -> Iterator[Finding]:
    for identifier, place in written:
        live = table.spelling(identifier)
        if live is not None and live != identifier:
            yield warning("TG231", place, written=identifier, live=live)
