"""TG375: URLs of live that several components have, so that an export cannot tell which is meant (domain.md 4.6, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.live.shown import some_of
from tak_gitops.findings import Finding, note
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A note for each URL; where a file has it TG266 tells."""
    if world.catalogue is None:
        return
    owners: dict[str, dict[str, str]] = {}
    for target in world.catalogue.targets:
        if target.url and target.producer:
            owners.setdefault(target.url, {}).setdefault(fold(target.producer), target.producer)
    declared = {written.url for written in world.everywhere.urls}
    for url, each in owners.items():
        if len(each) > 1 and url not in declared:
            shown = some_of(sorted(each.values()))
            yield note("TG375", world.live_place, url=url, count=len(each), components=shown)
