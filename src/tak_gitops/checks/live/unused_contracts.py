"""TG366 and TG367: contracts of live that nobody may call, or that no routing has (domain.md 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.live.shown import contract_shown
from tak_gitops.findings import Finding, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A note for each that no file declares."""
    live, catalogue = world.in_force, world.catalogue
    if live is None or catalogue is None:
        return
    for contract in live.contracts():
        if world.declares_contract(catalogue.contracts.ids[contract]):
            continue
        shown = contract_shown(catalogue, contract)
        if not live.permitted_to_any.get(contract):
            yield note("TG366", world.live_place, contract=shown)
        if not live.routed.get(contract):
            yield note("TG367", world.live_place, contract=shown)
