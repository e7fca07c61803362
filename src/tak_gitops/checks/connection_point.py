"""TG271: a connection point of the TAK-api that is not that of the platform (domain.md 3, 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World

_SAME_ENVIRONMENT = {"PRODUCTION": "PROD", "PRODUKTION": "PROD"}
_SAME_PLATFORM = {"RTP": "SLL"}
"""Region Stockholm's platform has both names (domain.md 7)."""


def check(world: World) -> Iterator[Finding]:
    """A warning where live would be read from another platform than orders go to, or from none."""
    environment = world.environment
    point = environment.connection_point if environment else None
    if environment is None or point is None:
        return
    platform, _, stage = environment.platform.upper().rpartition("-")
    if not platform or not stage:
        return
    right = _shown(platform, _SAME_ENVIRONMENT.get(stage, stage))
    written = _shown(point.platform, point.environment)
    if written != right:
        place = environment.place("connection_point")
        yield warning("TG271", place, platform=environment.platform, written=written, right=right)


def _shown(platform: str, environment: str) -> str:
    """A connection point as the file has it."""
    return f"{{platform: {_SAME_PLATFORM.get(platform, platform)}, environment: {environment}}}"
