"""TG368: components of live that have no URL and may call nothing (domain.md 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.live.shown import named
from tak_gitops.findings import Finding, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A note for each that no file describes or declares."""
    live, catalogue = world.in_force, world.catalogue
    if live is None or catalogue is None:
        return
    used = {consumer for consumers in live.permitted.values() for consumer in consumers}
    producers = (live.component(target.producer) for target in catalogue.targets if target.producer)
    used.update(number for number in producers if number is not None)
    for component in live.components():
        if component not in used and not world.declares_component(catalogue.components.ids[component]):
            yield note("TG368", world.live_place, component=named(catalogue.components, component))
