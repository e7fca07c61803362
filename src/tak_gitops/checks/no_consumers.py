"""TG288: a file that says why nobody may call, and who may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A warning at the first consumer: one of the two is from before, and nobody can tell which."""
    for block in world.blocks:
        if block.declaration.no_consumers and block.consumers:
            first = block.consumers[0]
            yield warning("TG288", block.place(first.line, first.column), count=len(block.consumers))
