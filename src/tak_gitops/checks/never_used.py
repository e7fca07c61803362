"""TG268: a URL or a profile that no contract of its file takes, since each has one of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A note on each: whoever changes it changes nothing."""
    for block in world.blocks:
        declaration = block.declaration
        if not declaration.contracts or not block.is_whole:
            continue
        if declaration.url and all(choice.url for choice in declaration.contracts):
            yield note("TG268", declaration.place(declaration.url), name="url")
        if declaration.rivta_profile and all(choice.rivta_profile for choice in declaration.contracts):
            yield note("TG268", declaration.place(declaration.rivta_profile), name="rivta_profile")
