"""TG362 and TG363: routings that nobody may use, or only by a permission on every address (domain.md 5, 8, 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.live.shown import contract_shown, named
from tak_gitops.findings import Finding, note, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A warning for each routing without any permission, a note where only the default one opens it."""
    live, catalogue = world.in_force, world.catalogue
    if live is None or catalogue is None:
        return
    for contract, routed in live.routed.items():
        permitted = live.permitted_to_any.get(contract, frozenset())
        for address in sorted(routed - permitted - live.defaults):
            if world.declares_routing(catalogue.addresses.ids[address], catalogue.contracts.ids[contract]):
                continue
            values = {
                "contract": contract_shown(catalogue, contract),
                "address": named(catalogue.addresses, address),
            }
            if live.has_default_permission(contract):
                yield note("TG363", world.live_place, **values)
            else:
                yield warning("TG362", world.live_place, **values)
