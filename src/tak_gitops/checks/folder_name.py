"""TG272: a folder that is called after another stage than its platform, so that orders may go astray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.stages import stages
from tak_gitops.findings import Finding, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A warning where folder and platform name two stages."""
    environment = world.environment
    if environment is None:
        return
    folder, platform = stages(environment.key), stages(environment.platform)
    if folder and platform and not folder & platform:
        yield warning("TG272", environment.place("platform"), folder=environment.key, platform=environment.platform)
