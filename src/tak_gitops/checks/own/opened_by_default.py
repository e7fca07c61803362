"""TG352: a declared permission on single addresses that live gives the consumer on every address (domain.md 5, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.rows import DEFAULTS
from tak_gitops.findings import Finding, note
from tak_gitops.model.contracts import short_form
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A note at each such consumer, where no file declares the permission on every address: TG285 tells of those."""
    live = world.live
    defaults = {live.address(key) for key in DEFAULTS} - {None} if live else set()
    if live is None or not defaults:
        return
    for block in world.blocks:
        if block.keys <= DEFAULTS:
            continue
        for consumer in block.consumers:
            hsa_id = fold(consumer.hsa_id)
            for contract in block.contracts:
                if world.rows.is_opened(fold(contract), hsa_id):
                    continue
                if not defaults.isdisjoint(live.permissions(fold(contract), hsa_id).present):
                    values = {"consumer": consumer.hsa_id, "contract": short_form(contract)}
                    yield note("TG352", block.place(consumer.line, consumer.column), **values)
