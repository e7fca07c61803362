"""The names that files give addresses and systems, with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.checks.world import NUL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.findings import Place


class Name(NamedTuple):
    """A name and where it stands; that of an address where its id stands."""

    text: str
    place: Place


def names(world: World, may_be_odd: Callable[[str], bool]) -> Iterator[Name]:
    """The names that are to be judged; a list is passed over where `may_be_odd` denies it of all its names together."""
    # one look at everything: nearly always there is nothing
    for addresses in world.address_lists if may_be_odd(world.all_names) else ():
        given = [name for name in addresses.names if name]
        if given and may_be_odd(NUL.join(given)):
            for n, name in enumerate(addresses.names):
                if name:
                    yield Name(name, addresses.place(n))
    for system in world.systems:
        yield Name(system.organisation, system.place("organisation"))
        yield Name(system.name, system.place("name"))
