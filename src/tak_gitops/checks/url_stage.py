"""TG273: a URL whose host is called after another stage: a test system in production, or the reverse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.stages import stages
from tak_gitops.findings import Finding, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World

PRODUCTION = "PROD"


def check(world: World) -> Iterator[Finding]:
    """A warning where one of the two is production and the other is not: stages of test are called this and that."""
    here = stages(world.desired.platform)
    if not here:
        return
    for written in world.url_words:
        found = written.parts
        there = stages(found.host) if found else set()
        if there and (PRODUCTION in here) != (PRODUCTION in there):
            yield warning(
                "TG273",
                written.place,
                value=written.word.text,
                stage=", ".join(sorted(there)),
                platform=world.desired.platform,
            )
