"""TG372 to TG374: default routings and permissions of live that do not go together (domain.md 5, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.live.shown import contract_shown, named
from tak_gitops.findings import Finding, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.in_force import InForce
    from tak_gitops.checks.world import World
    from tak_gitops.model.catalogue import Catalogue


def check(world: World) -> Iterator[Finding]:
    """A note on each default routing without a default permission, and on permissions that do not go with defaults."""
    live, catalogue = world.in_force, world.catalogue
    if live is None or catalogue is None or not live.defaults:
        return
    for contract in live.routed:
        if any(
            world.declares_routing(catalogue.addresses.ids[each], catalogue.contracts.ids[contract])
            for each in live.defaults
        ):
            continue
        if live.has_default_routing(contract) and not live.has_default_permission(contract):
            yield note("TG372", world.live_place, contract=contract_shown(catalogue, contract))
    for contract in live.permitted:
        yield from _of_consumers(world, live, catalogue, contract)


def _of_consumers(world: World, live: InForce, catalogue: Catalogue, contract: int) -> Iterator[Finding]:
    """TG373 for those who may call single addresses and all, TG374 for those who may call single defaults only."""
    routed = live.routed.get(contract, frozenset())
    for consumer, addresses in live.permitted[contract].items():
        if world.declares_consumer(catalogue.contracts.ids[contract], catalogue.components.ids[consumer]):
            continue
        single = addresses - live.defaults
        values = {"contract": contract_shown(catalogue, contract), "consumer": named(catalogue.components, consumer)}
        if single and len(single) < len(addresses):
            yield note("TG373", world.live_place, **values, count=len(single))
        elif live.has_default_routing(contract) and (below := single - routed):
            yield note("TG374", world.live_place, **values, count=len(below))
