"""How identifiers are spelled in an order: as live has them, and in upper case when they are new (domain.md 4.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.entries import Target
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from tak_gitops.model.catalogue import Catalogue


class Spelling:
    """The spellings of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._profiles = {fold(profile): profile for profile in reversed(catalogue.profiles)}

    def address(self, identifier: str) -> str:
        """A logical address."""
        return self._catalogue.addresses.spelling(identifier) or identifier.upper()

    def component(self, identifier: str) -> str:
        """A producer or consumer."""
        return self._catalogue.components.spelling(identifier) or identifier.upper()

    def contract(self, namespace: str) -> str:
        """A contract: its namespace is case-sensitive to those who call, so a new one stays as it is written."""
        return self._catalogue.contracts.spelling(namespace) or namespace

    def target(self, target: Target) -> Target:
        """Where a routing is to lead."""
        producer = self.component(target.producer) if target.producer else None
        profile = target.rivta_profile and self._profiles.get(fold(target.rivta_profile), target.rivta_profile)
        return Target(producer, profile, target.url)
