"""TG253: a namespace that is not of the form that service contracts have (domain.md 7)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, warning
from tak_gitops.model.contract_mistakes import meant
from tak_gitops.model.contracts import parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World

_DOMAIN = re.compile(r"[a-z0-9][a-z0-9.-]*(?::[a-z0-9][a-z0-9.-]*)*")
_MAJOR = re.compile(r"[1-9][0-9]*")
_OTHER_FAMILIES = ("urn:riv13606:",)
"""Namespaces of contracts in use that never had the form (domain.md 7)."""


def check(world: World) -> Iterator[Finding]:
    """A warning for each, unless live has it: exceptions are in use, and work."""
    for written in world.contracts:
        if _is_usual(written.contract) or written.contract.startswith(_OTHER_FAMILIES):
            continue
        if world.catalogue is not None and world.catalogue.contracts.find(written.contract) is not None:
            continue
        right = meant(written.contract)
        if right is None:
            yield warning("TG253", written.place, value=written.word.text)
        elif not right.is_wsdl:  # that is what TG250 is about
            yield warning("TG253.write", written.place, value=written.word.text, right=right.contract)


@lru_cache(maxsize=4096)
def _is_usual(contract: str) -> bool:
    domain, name, major = parts(contract)
    return bool(name and _DOMAIN.fullmatch(domain) and _MAJOR.fullmatch(major))
