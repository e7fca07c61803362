"""TG242: one id in two letter cases, which TAK takes for one, but not among new ones (domain.md 4.2, 4.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, Place, warning
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.model.declarations import AddressList

Written = tuple[str, Place]


def check(world: World) -> Iterator[Finding]:
    """A warning wherever an id is spelled otherwise than where the files first have it."""
    lists = {id(block.addresses): block.addresses for block in world.desired.blocks}
    if _may_differ(identifier for each in lists.values() for identifier in each.ids):
        yield from _differing(world, _addresses(lists.values()))
    everywhere = world.everywhere
    if _may_differ(identifier for identifier, _ in everywhere.component_words):
        yield from _differing(world, everywhere.component_words)
    if _may_differ(each.contract for each in everywhere.contracts):
        yield from _differing(world, ((each.contract, each.place) for each in everywhere.contracts))


def _may_differ(identifiers: Iterable[str]) -> bool:
    distinct = set(identifiers)
    return len(set(map(fold, distinct))) < len(distinct)


def _addresses(lists: Iterable[AddressList]) -> Iterator[Written]:
    for addresses in lists:
        for n, identifier in enumerate(addresses.ids):
            yield identifier, addresses.place(n)


def _differing(world: World, written: Iterable[Written]) -> Iterator[Finding]:
    first: dict[str, Written] = {}
    for identifier, place in sorted(written, key=lambda each: each[1]):
        other, at = first.setdefault(fold(identifier), (identifier, place))
        if other != identifier and world.is_touched(place.path):
            yield warning("TG242", place, value=identifier, other=other, place=str(at))
