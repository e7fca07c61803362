"""TG266: one URL for two systems, which then nobody can tell apart (domain.md 4.6, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, warning
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tak_gitops.checks.world import World
    from tak_gitops.findings import Place


def check(world: World) -> Iterator[Finding]:
    """A warning where another file, or a row of live, has the URL for another producer."""
    owners = _owners(world)
    for written in world.urls:
        producer = fold(written.route.target.producer or "")
        if not producer:
            continue
        for other, place in owners[written.url].items():
            if other != producer and place is not None:
                yield warning("TG266", written.place, value=written.url, other=str(place))
                break
        else:
            others = [hsa_id for hsa_id, place in owners[written.url].items() if place is None]
            if others:
                yield warning("TG266.live", written.place, value=written.url, other=", ".join(sorted(others)))


def _owners(world: World) -> Mapping[str, dict[str, Place | None]]:
    """The producers of each URL that is to be judged: folded, with a place in the files, or as live has them."""
    owners: dict[str, dict[str, Place | None]] = {written.url: {} for written in world.urls}
    for written in world.everywhere.urls:
        if written.url in owners and written.route.target.producer:
            owners[written.url].setdefault(fold(written.route.target.producer), written.place)
    for target in world.catalogue.targets if world.catalogue else ():
        if target.url in owners and target.producer and fold(target.producer) not in owners[target.url]:
            owners[target.url][target.producer] = None
    return owners
