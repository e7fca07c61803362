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


class CatalogueRows:
    """Questions to a catalogue; a handle is the number that stands for an object, and all in it is published.

    Objects that an order itself creates have their ids as handles, and no rows.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._routing_groups: dict[Handle, _Group] = {}
        self._permission_groups: dict[tuple[Handle, Handle], _Group] = {}

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
        return target in self.target_numbers

    def routings(self, address: Handle, contract: Handle) -> Sequence[Routing]:
        """Every routing of a key."""
        if isinstance(contract, str):
            return ()
        rows, catalogue = self.catalogue.routings, self.catalogue
        return [
            Routing(
                catalogue.addresses.ids[rows.addresses[n]],
                catalogue.contracts.ids[contract],
                catalogue.targets[rows.targets[n]],
                *self._days[rows.periods[n]],
            )
            for n in self.routing_positions(address, contract)
        ]

    def permissions(self, address: Handle, contract: Handle, consumer: Handle) -> Sequence[Permission]:
        """Every permission of a key."""
        if isinstance(contract, str) or isinstance(consumer, str):
            return ()
        rows, catalogue = self.catalogue.permissions, self.catalogue
        return [
            Permission(
                catalogue.addresses.ids[rows.addresses[n]],
                catalogue.contracts.ids[contract],
                catalogue.components.ids[consumer],
                *self._days[rows.periods[n]],
            )
            for n in self.permission_positions(address, contract, consumer)
        ]

    def routings_to(self, target: Target) -> int:
        """How many routings lead to a target."""
        number = self.target_numbers.get(target)
        return 0 if number is None else self.catalogue.routings.targets.count(number)

    def routing_positions(self, address: Handle, contract: Handle) -> Sequence[int]:
        """Where the routings of a key stand in the columns."""
        if isinstance(address, str) or isinstance(contract, str):
            return ()
        group = self._routing_groups.get(contract)
        if group is None:
            rows = self.catalogue.routings
            numbers = self._spellings_of_contract.get(contract, (contract,))
            spans = [rows.spans[number] for number in numbers if number in rows.spans]
            group = self._routing_groups[contract] = _Group(spans, rows.addresses, self.catalogue.addresses.keys)
        return group.positions(address)

    def permission_positions(self, address: Handle, contract: Handle, consumer: Handle) -> Sequence[int]:
        """Where the permissions of a key stand in the columns."""
        if isinstance(address, str) or isinstance(contract, str) or isinstance(consumer, str):
            return ()
        group = self._permission_groups.get((contract, consumer))
        if group is None:
            rows = self.catalogue.permissions
            spans = [
                rows.spans[first, second]
                for first in self._spellings_of_contract.get(contract, (contract,))
                for second in self._spellings_of_component.get(consumer, (consumer,))
                if (first, second) in rows.spans
            ]
            group = _Group(spans, rows.addresses, self.catalogue.addresses.keys)
            self._permission_groups[contract, consumer] = group
        return group.positions(address)

    @cached_property
    def target_numbers(self) -> Mapping[Target, int]:
        """The number of each target."""
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


class _Group:
    """The positions of the rows of a contract, or of a contract and consumer, by address."""

    def __init__(self, spans: Iterable[Span], addresses: Column, keys: Sequence[int] | None) -> None:
        self._first: dict[int, int] = {}
        self._more: dict[int, list[int]] = {}
        for start, end in spans:
            here: Sequence[int] = addresses[start:end]
            if keys is not None:
                here = [keys[address] for address in here]
            fresh = dict(zip(here, range(start, end), strict=True))
            if len(fresh) == end - start and self._first.keys().isdisjoint(fresh):
                self._first |= fresh
                continue
            for position, address in enumerate(here, start):
                if self._first.setdefault(address, position) != position:
                    self._more.setdefault(address, []).append(position)

    def positions(self, address: int) -> Sequence[int]:
        """Every position of an address, in order."""
        first = self._first.get(address)
        return () if first is None else (first, *self._more.get(address, ()))


def _known(table: Table, identifier: str) -> Known | None:
    number = table.find(identifier)
    return None if number is None else Known(number, table.ids[number])


def _spellings(table: Table) -> Mapping[int, Sequence[int]]:
    """For each number that stands for several all of them; none where every number stands for itself."""
    several: dict[int, list[int]] = {}
    for number, key in enumerate(table.keys or ()):
        several.setdefault(key, []).append(number)
    return several
