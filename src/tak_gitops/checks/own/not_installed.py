"""TG340: a contract that the platform does not have; a plan blocks its rows by TG404 (domain.md 4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, warning
from tak_gitops.model.contracts import short_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A warning where a file names it, with the contract of the platform that is most like it."""
    if world.catalogue is None:
        return
    installed = world.catalogue.contracts
    for written in world.contracts:
        if installed.find(written.contract) is not None:
            continue
        from tak_gitops.sources.judge import nearest

        near = nearest(short_form(written.contract), {short_form(each) for each in installed.ids})
        if near:
            yield warning("TG340.nearest", written.place, contract=short_form(written.contract), nearest=near)
        else:
            yield warning("TG340", written.place, contract=short_form(written.contract))
