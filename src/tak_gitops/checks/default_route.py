"""TG284 and TG286: a default routing that nobody may use as a default (domain.md 5, 8)."""

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
    """A note on each default routing without a default permission, and on permissions for single addresses below it."""
    if not world.is_alone:  # live knows by TG371 and TG373
        return
    for block in world.blocks:
        for default in sorted(block.keys & DEFAULTS):
            for route in block.routes:
                contract = fold(route.contract)
                if world.rows.permitted_addresses(contract).isdisjoint(DEFAULTS):
                    place = block.addresses.place(block.number_of[default])
                    yield note("TG284", place, contract=short_form(route.contract), address=default.upper())
    for block in world.blocks:
        for written in block.contracts if block.consumers and not block.routes else ():
            contract = fold(written)
            routed = world.rows.routed_addresses(contract)
            below = block.keys - routed
            if not below or routed.isdisjoint(DEFAULTS):
                continue
            for consumer in block.consumers:
                if world.rows.permitted_addresses(contract, fold(consumer.hsa_id)).isdisjoint(DEFAULTS):
                    place = block.place(consumer.line, consumer.column)
                    values = {"consumer": consumer.hsa_id, "contract": short_form(written), "count": len(below)}
                    yield note("TG286", place, **values)
