"""TG243: the address SE, the old national default, where platforms now want the default address (domain.md 5, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, warning
from tak_gitops.model.identifiers import OLD_DEFAULT, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A warning where a file declares it."""
    for addresses in world.address_lists:
        for n, identifier in enumerate(addresses.ids):
            if len(identifier) == len(OLD_DEFAULT) and fold(identifier) == OLD_DEFAULT:
                yield warning("TG243", addresses.place(n), value=identifier)
