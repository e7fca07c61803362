"""Connection points: which one of the TAK-api's is that of an environment (domain.md 3 and 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.errors import fail
from tak_gitops.live.takapi.rows import Point, decode
from tak_gitops.model.identifiers import fold
from tak_gitops.model.repository_files import ConnectionPoint

if TYPE_CHECKING:
    from tak_gitops.live.files import ExportBytes
    from tak_gitops.model.repository_files import Environment


def connection_point(environment: Environment) -> ConnectionPoint:
    """What the TAK-api calls an environment: as its file says, else by its platform. Raises TakError."""
    return environment.connection_point or point_of_platform(environment.platform, environment.path)


def point_of_platform(name: str, where: str) -> ConnectionPoint:
    """What the TAK-api calls a platform such as NTJP-QA: NTJP and QA (domain.md 7); `where` is what named it.

    Raises TakError for a name that has no such parts.
    """
    platform, _, environment = name.rpartition("-")
    if not platform or not environment:
        raise fail("takapi.no_point_named", path=where, platform=name)
    return ConnectionPoint(platform, environment)


def chosen_point(answer: ExportBytes, wanted: ConnectionPoint, shown: str) -> Point:
    """The connection point with the wanted words, in any letter case. Raises TakError, naming those that there are."""
    points = decode(answer, Point, shown)
    key = fold(wanted.platform), fold(wanted.environment)
    for point in points:
        if (fold(point.platform), fold(point.environment)) == key:
            return point
    known = ", ".join(sorted(map(title, points))) or "–"
    raise fail("takapi.no_point", path=shown, wanted=f"{wanted.platform} {wanted.environment}", known=known)


def is_alone(answer: ExportBytes, shown: str) -> bool:
    """Whether there is one connection point only, so that every object of the TAK-api is one of its objects."""
    return len(decode(answer, Point, shown)) == 1


def title(point: Point) -> str:
    """A connection point as people say it: `NTJP QA`."""
    return f"{point.platform} {point.environment}"
