"""TG251: a contract without Responder in its name, or with more than that (domain.md 7)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, warning
from tak_gitops.model.contract_mistakes import bare_name, meant
from tak_gitops.model.contracts import parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A warning for each, unless live has a contract of that very name: a few are in use (domain.md 7)."""
    for written in world.contracts:
        key = _fault(written.contract)
        right = meant(written.contract) if key else None
        if key is None or right is None:
            continue
        if world.catalogue is None or world.catalogue.contracts.find(written.contract) is None:
            if key == "missing":
                yield warning("TG251", written.place, value=written.word.text, right=right.contract)
            else:
                yield warning("TG251.extra", written.place, value=written.word.text, right=right.contract)


@lru_cache(maxsize=4096)
def _fault(contract: str) -> str | None:
    """What is wrong with the name of a namespace that is of the usual form otherwise."""
    name = parts(contract).name
    if not name:
        return None
    if bare_name(name) != name:
        return "extra"
    return None if f":{name}Responder:" in contract else "missing"
