"""TG255 to TG257: the RIV-TA profile is a row of TAK, so its exact spelling decides (domain.md 4.2, 7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, error, warning
from tak_gitops.model.look_alikes import first_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.model.declarations import Word
    from tak_gitops.model.desired import Block

PROFILES = ("RIVTABP20", "RIVTABP21", "RIVEN13606")
"""The profiles that are in use (domain.md 7, DUMP)."""
_SIGNS = re.compile(r"[^A-Z0-9]+")
_SHORT = {"BP20": "RIVTABP20", "BP21": "RIVTABP21", "20": "RIVTABP20", "21": "RIVTABP21", "EN13606": "RIVEN13606"}


def check(world: World) -> Iterator[Finding]:
    """An error where TAK would not know the profile that is meant, a warning for letter case and for unknown ones.

    What the platform has is right, however it is spelled.
    """
    own = world.catalogue.profiles if world.catalogue else ()
    for block, word in _words(world):
        profile = word.text
        if profile in own or (not own and profile in PROFILES):
            continue
        odd = first_foreign(profile)
        right = likely(odd.right or profile if odd else profile)
        place = block.place(word.line, word.column)
        if odd and right:
            values = {"value": profile, "position": str(odd.position), "code": odd.code}
            yield error("TG255.look_alike", place, **values, right=right)
        elif right is None:
            yield warning("TG257", place, value=profile, known=", ".join(own or PROFILES))
        elif right == profile.upper():
            yield warning("TG256", place, value=profile, right=right)
        elif right != profile:
            yield error("TG255", place, value=profile, right=right)


def likely(profile: str) -> str | None:
    """The profile in use that a text stands for: without signs between, and with or without RIVTA before."""
    bare = _SIGNS.sub("", profile.upper())
    if bare in PROFILES:
        return bare
    return _SHORT.get(bare.removeprefix("RIVTA").removeprefix("RIV") if bare not in _SHORT else bare)


def _words(world: World) -> Iterator[tuple[Block, Word]]:
    for block in world.blocks:
        declaration = block.declaration
        for word in (declaration.rivta_profile, *(choice.rivta_profile for choice in declaration.contracts)):
            if word:
                yield block, word
