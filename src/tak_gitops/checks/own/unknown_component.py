"""TG342: an HSA-id that neither the platform nor systems/ knows; a plan blocks its rows by TG406 (domain.md 4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, warning
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A warning where a file names it, with the HSA-id of the platform that is most like it."""
    if world.catalogue is None or not world.knows_systems:
        return
    components = world.catalogue.components
    for hsa_id, place in world.component_words:
        if components.find(hsa_id) is not None or fold(hsa_id) in world.desired.systems:
            continue
        from tak_gitops.sources.judge import nearest

        near = nearest(hsa_id, components.ids)
        if near:
            yield warning("TG342.nearest", place, component=hsa_id, nearest=near)
        else:
            yield warning("TG342", place, component=hsa_id)
