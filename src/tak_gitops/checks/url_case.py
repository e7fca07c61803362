"""TG267: two URLs that only letter case tells apart; to TAK they are two (domain.md 1, 4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World, WrittenUrl


def check(world: World) -> Iterator[Finding]:
    """A note where a file spells a URL otherwise than the files do where it stands first."""
    distinct = {written.url for written in world.everywhere.urls}
    if len({url.lower() for url in distinct}) == len(distinct):
        return
    first: dict[str, WrittenUrl] = {}
    for written in sorted(world.everywhere.urls, key=lambda each: each.place):
        other = first.setdefault(written.url.lower(), written)
        if other.url != written.url and world.is_touched(written.block.declaration.path):
            yield note("TG267", written.place, value=written.url, other=other.url, place=str(other.place))
