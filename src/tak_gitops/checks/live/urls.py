"""TG370, TG371 and TG376: URLs of live that no routing uses, with an IP number, or without encryption (domain.md 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.url_host import is_number
from tak_gitops.checks.url_parts import url_parts
from tak_gitops.findings import Finding, note, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """One finding for each URL and what is wrong with it; those of files are told where they stand."""
    live, catalogue = world.in_force, world.catalogue
    if live is None or catalogue is None:
        return
    declared = {written.url for written in world.everywhere.urls}
    # export D shows the URL of a routing and not always whose it is
    routed_to = {catalogue.targets[number] for number in live.targets}
    of_somebody = {target.url for target in routed_to if None in target}
    for number, target in enumerate(catalogue.targets):
        url = target.url
        if url is None or url in declared:
            continue
        values = {"url": url, "component": target.producer or "?"}
        if number not in live.targets and url not in of_somebody:
            yield note("TG370", world.live_place, **values)
        found = url_parts(url.strip())
        if found and is_number(found.host):
            yield warning("TG371", world.live_place, **values)
        if found and found.scheme.lower() == "http":
            yield note("TG376", world.live_place, **values)
