"""TG281: routings that no consumer may use, as far as the files tell (domain.md 6, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.rows import DEFAULTS, of_addresses
from tak_gitops.findings import Finding, note
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A note at each contract of a connection without consumers for which no access opens its addresses.

    Not where the file says why nobody is to call.
    """
    if not world.is_alone:  # live knows by TG351 and TG348
        return
    for block in world.blocks:
        for route in () if block.consumers or block.declaration.no_consumers else block.routes:
            single = block.keys - DEFAULTS  # TG284 is about those
            missing = world.rows.unpermitted(fold(route.contract), single)
            if missing and not any(contract == fold(route.contract) for contract, _ in world.rows.opened):
                values = of_addresses(block, route, missing)
                place = block.place(route.line, route.column)
                if missing == single:
                    yield note("TG281", place, **values)
                else:
                    yield note("TG281.some", place, **values)
