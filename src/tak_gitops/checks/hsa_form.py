"""TG240: an HSA-id that HSA would not give out, though TAK takes it (domain.md 7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tak_gitops.checks.few import few
from tak_gitops.findings import Finding, Place, warning
from tak_gitops.model.identifiers import ANY_ADDRESS, OLD_DEFAULT, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.model.catalogue import Table

HSA_LENGTH = 31
_STRICT = re.compile(r"SE[0-9]{10}-[A-Za-z0-9]{1,18}", re.IGNORECASE)
"""`SE`, the organisation number, a hyphen and letters or digits: at most HSA_LENGTH characters in all."""
_ALL_STRICT = re.compile(rf"(?:(?:{_STRICT.pattern}|\*)\n)*", re.IGNORECASE)


def check(world: World) -> Iterator[Finding]:
    """A warning for each odd HSA-id of a file, unless live has it already: then it works, and cannot be mended here."""
    known = world.catalogue
    for addresses in world.address_lists:
        # one look at a whole list: nearly all lists have nothing to remark
        if _ALL_STRICT.fullmatch("\n".join((*addresses.ids, ""))) is None:
            odd = (
                (identifier, addresses.place(n))
                for n, identifier in enumerate(addresses.ids)
                if identifier != ANY_ADDRESS and fold(identifier) != OLD_DEFAULT
            )
            yield from few(_odd(odd, known.addresses if known else None), "TG240.more")
    yield from _odd(world.component_words, known.components if known else None)


def _odd(written: Iterable[tuple[str, Place]], known: Table | None) -> Iterator[Finding]:
    for identifier, place in written:
        if _STRICT.fullmatch(identifier) or (known and known.find(identifier) is not None):
            continue
        if len(identifier) > HSA_LENGTH:
            yield warning("TG240.long", place, value=identifier, length=len(identifier), limit=HSA_LENGTH)
        else:
            yield warning("TG240", place, value=identifier)
