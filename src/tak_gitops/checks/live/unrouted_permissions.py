"""TG360: permissions on addresses that no routing of live leads to (domain.md 5, 8: the first of the nine checks)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.live.shown import contract_shown, named
from tak_gitops.findings import Finding, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A warning for each permission that no file declares, unless a default routing answers for its address.

    Permissions on a default address are left out: they belong to no routing of their own.
    """
    live, catalogue = world.in_force, world.catalogue
    if live is None or catalogue is None:
        return
    for contract, consumers in live.permitted.items():
        if live.has_default_routing(contract):
            continue
        routed = live.routed.get(contract, frozenset())
        for consumer, addresses in consumers.items():
            for address in sorted(addresses - routed - live.defaults):
                ids = catalogue.addresses.ids[address], catalogue.contracts.ids[contract]
                if not world.declares_permission(*ids, catalogue.components.ids[consumer]):
                    yield warning(
                        "TG360",
                        world.live_place,
                        consumer=named(catalogue.components, consumer),
                        contract=contract_shown(catalogue, contract),
                        address=named(catalogue.addresses, address),
                    )
