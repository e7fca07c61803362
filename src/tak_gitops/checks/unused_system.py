"""TG283: a system that no file of its environments names (domain.md 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, note
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A note on each: it is about to be used, or its file can go."""
    systems = world.systems if world.complete else ()
    if not systems:
        return
    used = {
        word.text
        for each in world.declared.declarations.values()
        for declaration in each
        for word in (*declaration.consumers, *((declaration.producer,) if declaration.producer else ()))
    }
    folded = set(map(fold, used))
    for system in systems:
        hsa_ids = {fold(hsa_id) for _, hsa_id in system.hsa_ids}
        if system.status == "active" and system.key not in used and folded.isdisjoint(hsa_ids):
            yield note("TG283", system.place("name"), name=system.key)
