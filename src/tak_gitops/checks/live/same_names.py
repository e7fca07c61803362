"""TG377: components of live with one name, of which nobody knows which is meant (domain.md 6, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.live.shown import some_of
from tak_gitops.findings import Finding, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A note for each name that several components have."""
    if world.catalogue is None:
        return
    components = world.catalogue.components
    owners: dict[str, list[str]] = {}
    for number in components.index.values():
        name = " ".join((components.names[number] or "").split())
        if name:
            owners.setdefault(name.lower(), []).append(components.ids[number])
    for name, ids in owners.items():
        if len(ids) > 1:
            written = " ".join((components.name(ids[0]) or name).split())
            yield note("TG377", world.live_place, name=written, count=len(ids), components=some_of(ids))
