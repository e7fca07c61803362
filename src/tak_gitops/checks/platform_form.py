"""TG270: the name of a platform, which TAK compares exactly: NTJP-QA, not NTJP or NTJP/QA (domain.md 4.1, 7, 10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.model.repository_files import Environment

_USUAL = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)+")
_BETWEEN = re.compile(r"[^A-Za-z0-9]+")


def check(world: World) -> Iterator[Finding]:
    """A warning for a name that no platform is known to have."""
    environment = world.environment
    if environment and not _USUAL.fullmatch(environment.platform):
        yield warning(
            "TG270",
            environment.place("platform"),
            value=environment.platform,
            right=_likely(environment),
        )


def _likely(environment: Environment) -> str:
    """The name that was probably meant; where it has no stage, with that of the connection point or the folder."""
    name = _BETWEEN.sub("-", environment.platform).strip("-").upper()
    if "-" in name:
        return name
    point = environment.connection_point
    if point and point.platform.upper() == name:
        return f"{name}-{point.environment.upper()}"
    folder = _BETWEEN.sub("-", environment.key).upper()
    return folder if name in folder.split("-") and folder != name else f"{name}-QA"
