"""TG270: the name of a platform, which TAK compares exactly: NTJP-QA, not NTJP or NTJP/QA (domain.md 4.1, 7, 10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, warning
from tak_gitops.model.look_alikes import first_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.model.repository_files import Environment

_USUAL = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)+")
_BETWEEN = re.compile(r"[^A-Za-z0-9]+")


def check(world: World) -> Iterator[Finding]:
    """A warning for a name that no platform is known to have."""
    environment = world.environment
    if environment is None or _USUAL.fullmatch(environment.platform):
        return
    written, place = environment.platform, environment.place("platform")
    odd = first_foreign(written)
    if odd and odd.right:
        values = {"value": written, "position": str(odd.position), "code": odd.code}
        yield warning("TG270.look_alike", place, **values, right=_likely(odd.right, environment))
    else:
        yield warning("TG270", place, value=written, right=_likely(written, environment))


def _likely(platform: str, environment: Environment) -> str:
    """The name that was probably meant; where it has no stage, with that of the connection point or the folder."""
    name = _BETWEEN.sub("-", platform).strip("-").upper()
    if "-" in name:
        return name
    point = environment.connection_point
    if point and point.platform.upper() == name:
        return f"{name}-{point.environment.upper()}"
    folder = _BETWEEN.sub("-", environment.key).upper()
    return folder if name in folder.split("-") and folder != name else f"{name}-QA"
