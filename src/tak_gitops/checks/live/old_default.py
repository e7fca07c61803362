"""TG369: rows of live on the address SE, where platforms now want the default address (domain.md 5, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.live.shown import contract_shown, named
from tak_gitops.findings import Finding, note
from tak_gitops.model.identifiers import OLD_DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A note for each routing and each permission; files that declare them are told by TG243."""
    live, catalogue = world.in_force, world.catalogue
    address = catalogue.addresses.index.get(OLD_DEFAULT) if catalogue else None
    if live is None or catalogue is None or address is None or world.declares_address(OLD_DEFAULT):
        return
    for contract, routed in live.routed.items():
        if address in routed:
            yield note("TG369", world.live_place, contract=contract_shown(catalogue, contract))
    for contract, consumers in live.permitted.items():
        for consumer, addresses in consumers.items():
            if address in addresses:
                shown = named(catalogue.components, consumer)
                values = {"contract": contract_shown(catalogue, contract), "consumer": shown}
                yield note("TG369.by_consumer", world.live_place, **values)
