"""TG250: the namespace of a WSDL file where TAK wants that of the contract (domain.md 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, error
from tak_gitops.model.contract_mistakes import meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """An error for each, unless live has a contract of that very name: somebody made the mistake in TAK before."""
    for written in world.contracts:
        contract = meant(written.contract)
        if contract is None or not contract.is_wsdl:
            continue
        if world.catalogue is None or world.catalogue.contracts.find(written.contract) is None:
            yield error("TG250", written.place, value=written.word.text, right=contract.contract)
