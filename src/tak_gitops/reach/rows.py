"""The rows that are asked: of a catalogue, those that count at a time, by address in lower case (domain.md 5)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from tak_gitops.model.catalogue import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.entries import Permission, Routing, Target
    from tak_gitops.reach.validity import Valid


class Rows(Protocol):
    """What is asked of rows. Contracts and consumers may be given in any letter case."""

    def routings(self, contract: str) -> Mapping[str, Sequence[Target]]:
        """Where the routings of a contract lead, by address in lower case."""

    def permissions(self, contract: str, consumer: str) -> AbstractSet[str]:
        """The addresses, in lower case, that a consumer may call with a contract."""


class CatalogueRows:
    """The rows of a catalogue that count; a contract, or a contract and consumer, is read when it is asked for.

    The platform compares in lower case and not as TAK's database does: a blank at the end counts.
    """

    def __init__(self, catalogue: Catalogue, valid: Valid) -> None:
        self._catalogue = catalogue
        self._valid = [valid(period) for period in catalogue.periods]
        self._routings: dict[str, dict[str, list[Target]]] = {}
        self._permissions: dict[tuple[str, str], set[str]] = {}

    def routings(self, contract: str) -> Mapping[str, Sequence[Target]]:
        """Where the routings of a contract lead, by address in lower case."""
        key = contract.lower()
        found = self._routings.get(key)
        if found is None:
            found = self._routings[key] = {}
            rows, addresses, targets = self._catalogue.routings, self._addresses, self._catalogue.targets
            for number in self._contracts.get(key, ()):
                for row in range(*rows.spans.get(number, (0, 0))):
                    if self._valid[rows.periods[row]]:
                        found.setdefault(addresses[rows.addresses[row]], []).append(targets[rows.targets[row]])
        return found

    def permissions(self, contract: str, consumer: str) -> AbstractSet[str]:
        """The addresses, in lower case, that a consumer may call with a contract."""
        key = contract.lower(), consumer.lower()
        found = self._permissions.get(key)
        if found is None:
            found = self._permissions[key] = set()
            rows, addresses = self._catalogue.permissions, self._addresses
            for first in self._contracts.get(key[0], ()):
                for second in self._components.get(key[1], ()):
                    start, end = rows.spans.get((first, second), (0, 0))
                    found.update(
                        addresses[rows.addresses[row]] for row in range(start, end) if self._valid[rows.periods[row]]
                    )
        return found

    def consumers(self, contract: str) -> Iterable[str]:
        """Every consumer, in lower case, that has a permission for a contract in the catalogue, valid or not."""
        return self._consumers.get(contract.lower(), ())

    @cached_property
    def _addresses(self) -> Sequence[str]:
        return [each.lower() for each in self._catalogue.addresses.ids]

    @cached_property
    def _contracts(self) -> Mapping[str, Sequence[int]]:
        return _by_lower(self._catalogue.contracts.ids)

    @cached_property
    def _components(self) -> Mapping[str, Sequence[int]]:
        return _by_lower(self._catalogue.components.ids)

    @cached_property
    def _consumers(self) -> Mapping[str, Iterable[str]]:
        found: dict[str, dict[str, None]] = {}
        contracts, components = self._catalogue.contracts.ids, self._catalogue.components.ids
        for contract, consumer in self._catalogue.permissions.spans:
            found.setdefault(contracts[contract].lower(), {})[components[consumer].lower()] = None
        return found


def _by_lower(identifiers: Iterable[str]) -> Mapping[str, Sequence[int]]:
    numbers: dict[str, list[int]] = {}
    for number, identifier in enumerate(identifiers):
        numbers.setdefault(identifier.lower(), []).append(number)
    return numbers


class ListedRows:
    """A few rows, those of them that count."""

    def __init__(self, routings: Iterable[Routing], permissions: Iterable[Permission], valid: Valid) -> None:
        self._routings: dict[str, dict[str, list[Target]]] = {}
        self._permissions: dict[tuple[str, str], set[str]] = {}
        for routing in routings:
            if valid(period_of(routing)):
                own = self._routings.setdefault(routing.contract.lower(), {})
                own.setdefault(routing.logical_address.lower(), []).append(routing.target)
        for permission in permissions:
            if valid(period_of(permission)):
                key = permission.contract.lower(), permission.consumer.lower()
                self._permissions.setdefault(key, set()).add(permission.logical_address.lower())

    def routings(self, contract: str) -> Mapping[str, Sequence[Target]]:
        """Where the routings of a contract lead, by address in lower case."""
        return self._routings.get(contract.lower(), {})

    def permissions(self, contract: str, consumer: str) -> AbstractSet[str]:
        """The addresses, in lower case, that a consumer may call with a contract."""
        return self._permissions.get((contract.lower(), consumer.lower()), frozenset())


def period_of(row: Routing | Permission) -> Period:
    """The first and last day of a row."""
    return Period(row.valid_from.toordinal(), row.valid_to.toordinal())
