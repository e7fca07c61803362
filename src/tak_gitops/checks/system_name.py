"""TG222 and TG223: the name of a system that TAK cannot store, or cuts (domain.md 4.1, 4.6, 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, error, warning
from tak_gitops.model.identifiers import NAME_LENGTH
from tak_gitops.model.look_alikes import code_point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World

_LAST_STORABLE = "\uffff"


def check(world: World) -> Iterator[Finding]:
    """An error for a character beyond what its database holds, a warning for a title that is too long."""
    for system in world.systems:
        for key, text in (("organisation", system.organisation), ("name", system.name)):
            beyond = next((char for char in text if char > _LAST_STORABLE), None)
            if beyond:
                yield error("TG222", system.place(key), value=text, code=code_point(beyond))
        if len(system.title) > NAME_LENGTH:
            yield warning("TG223", system.place("name"), limit=NAME_LENGTH)
