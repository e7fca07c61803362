"""TG150 to TG152: systems that are likely to be one, in the files and in TAK (domain.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.likeness.similar_components import similar_components
from tak_gitops.likeness.similar_systems import similar_systems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.findings import Finding


def check(world: World) -> Iterator[Finding]:
    """A warning for each pair of files, and for each system that TAK seems to have under another HSA-id too."""
    for finding in similar_systems(world.declared.systems, world.touched):
        # what is said for nothing shows only where all systems are known
        if finding.rule != "TG152" or world.complete:
            yield finding
    if world.catalogue is not None:
        known = world.declared.systems.values()
        yield from similar_components(world.systems, known, world.desired.environment, world.catalogue)
