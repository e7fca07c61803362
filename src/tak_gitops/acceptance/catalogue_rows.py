"""An export as the acceptance model asks it: by key, without expanding rows that no order names."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from tak_gitops.acceptance.rows import Known
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tak_gitops.acceptance.rows import Handle
    from tak_gitops.model.catalogue import Catalogue, Column, Span, Table
    from tak_gitops.model.entries import Target

_Positions = dict[int, list[int]]


class CatalogueRows:
    """Questions to a catalogue; a handle is the number that stands for an object, and all in it is published."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._routing_groups: dict[Handle, _Positions] = {}
        self._permission_groups: dict[tuple[Handle, Handle], _Positions] = {}

    def address(self, identifier: str) -> Known | None:
        """The logical address with this id."""
        return _known(self.catalogue.addresses, identifier)

    def component(self, identifier: str) -> Known | None:
        """The component with this id."""
        return _known(self.catalogue.components, identifier)

    def contract(self, namespace: str) -> Known | None:
        """The contract with this namespace."""
        return _known(self.catalogue.contracts, namespace)

    def profile(self, name: str) -> Known | None:
        """The profile with this name."""
        folded = fold(name)
        found = next((profile for profile in self.catalogue.profiles if fold(profile) == folded), None)
        return None if found is None else Known(found, found)

    def has_url(self, target: Target) -> bool:
        """Whether the export lists this target."""
        return target in self._targets

    def routings(self, address: Handle, contract: Handle) -> Sequence[Routing]:
        """Every routing of a key; none of an object that the order itself creates."""
        if isinstance(address, str) or isinstance(contract, str):
            return ()
        group = self._routing_groups.get(contract)
        rows, catalogue = self.catalogue.routings, self.catalogue
        if group is None:
            numbers = self._spellings_of_contract.get(contract, (contract,))
            spans = [rows.spans[number] for number in numbers if number in rows.spans]
            group = self._routing_groups[contract] = _by_address(spans, rows.addresses, catalogue.addresses)
        namespace = catalogue.contracts.ids
        return [
            Routing(
                catalogue.addresses.ids[rows.addresses[n]],
                namespace[contract],
                catalogue.targets[rows.targets[n]],
                *self._days[rows.periods[n]],
            )
            for n in group.get(address, ())
        ]

    def permissions(self, address: Handle, contract: Handle, consumer: Handle) -> Sequence[Permission]:
        """Every permission of a key; none of an object that the order itself creates."""
        if isinstance(address, str) or isinstance(contract, str) or isinstance(consumer, str):
            return ()
        group = self._permission_groups.get((contract, consumer))
        rows, catalogue = self.catalogue.permissions, self.catalogue
        if group is None:
            spans = [
                rows.spans[first, second]
                for first in self._spellings_of_contract.get(contract, (contract,))
                for second in self._spellings_of_component.get(consumer, (consumer,))
                if (first, second) in rows.spans
            ]
            group = _by_address(spans, rows.addresses, catalogue.addresses)
            self._permission_groups[contract, consumer] = group
        return [
            Permission(
                catalogue.addresses.ids[rows.addresses[n]],
                catalogue.contracts.ids[contract],
                catalogue.components.ids[consumer],
                *self._days[rows.periods[n]],
            )
            for n in group.get(address, ())
        ]

    def routings_to(self, target: Target) -> int:
        """How many routings lead to a target."""
        number = self._targets.get(target)
        return 0 if number is None else self.catalogue.routings.targets.count(number)

    @cached_property
    def _targets(self) -> Mapping[Target, int]:
        return {target: number for number, target in enumerate(self.catalogue.targets)}

    @cached_property
    def _days(self) -> Sequence[tuple[date, date]]:
        return [(date.fromordinal(first), date.fromordinal(last)) for first, last in self.catalogue.periods]

    @cached_property
    def _spellings_of_contract(self) -> Mapping[int, Sequence[int]]:
        return _spellings(self.catalogue.contracts)

    @cached_property
    def _spellings_of_component(self) -> Mapping[int, Sequence[int]]:
        return _spellings(self.catalogue.components)


def _known(table: Table, identifier: str) -> Known | None:
    number = table.find(identifier)
    return None if number is None else Known(number, table.ids[number])


def _spellings(table: Table) -> Mapping[int, Sequence[int]]:
    """For each number that stands for several all of them; none where every number stands for itself."""
    several: dict[int, list[int]] = {}
    for number, key in enumerate(table.keys or ()):
        several.setdefault(key, []).append(number)
    return several


def _by_address(spans: Iterable[Span], addresses: Column, table: Table) -> _Positions:
    """The positions of the rows of a group, by the number that stands for their address."""
    keys = table.keys
    positions: _Positions = {}
    for start, end in spans:
        for position, address in enumerate(addresses[start:end], start):
            positions.setdefault(keys[address] if keys else address, []).append(position)
    return positions
