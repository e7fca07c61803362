"""TG364 and TG365: addresses of live that no routing leads to, or that nothing uses at all (domain.md 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.live.shown import named
from tak_gitops.findings import Finding, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A note for each that no file declares; the default addresses are no addresses of anybody."""
    live, catalogue = world.in_force, world.catalogue
    if live is None or catalogue is None:
        return
    routed = frozenset().union(*live.routed.values())
    permitted = live.permitted_to_any
    # where a default routing answers, an address needs none of its own
    used = frozenset().union(*permitted.values())
    unanswered = frozenset().union(
        *(each for contract, each in permitted.items() if not live.has_default_routing(contract))
    )
    for address in live.addresses():
        if address in routed or address in live.defaults or world.declares_address(catalogue.addresses.ids[address]):
            continue
        shown = named(catalogue.addresses, address)
        if address in unanswered:
            yield note("TG364", world.live_place, address=shown)
        elif address not in used:
            yield note("TG365", world.live_place, address=shown)
