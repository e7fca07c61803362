"""An export as the acceptance model asks it: by key, without expanding rows that no order names."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Generic

from tak_gitops.acceptance.rows import Known, Row
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tak_gitops.acceptance.rows import Handle
    from tak_gitops.model.catalogue import Catalogue, Column, Span, Table
    from tak_gitops.model.entries import Target


class CatalogueRows:
    """Questions to a catalogue; a handle is the number that stands for an object, and all in it is published.

    Objects that an order itself creates have their ids as handles, and no rows. `routing_positions` and
    `permission_positions` tell where in the columns the rows stand that have been asked for.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.routing_positions: dict[Routing, int] = {}
        self.permission_positions: dict[Permission, int] = {}
        self._addresses = _Objects(catalogue.addresses)
        self._components = _Objects(catalogue.components)
        self._contracts = _Objects(catalogue.contracts)
        self._routing_groups: dict[Handle, _Group[Routing]] = {}
        self._permission_groups: dict[tuple[Handle, Handle], _Group[Permission]] = {}

    def address(self, identifier: str) -> Known | None:
        """The logical address with this id."""
        return self._addresses[identifier]

    def component(self, identifier: str) -> Known | None:
        """The component with this id."""
        return self._components[identifier]

    def contract(self, namespace: str) -> Known | None:
        """The contract with this namespace."""
        return self._contracts[namespace]

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
        group = self._routing_groups.get(contract)
        if group is None:
            group = self._routing_groups[contract] = self._routing_group(contract)
        return group.rows(address)

    def permissions(self, address: Handle, contract: Handle, consumer: Handle) -> Sequence[Permission]:
        """Every permission of a key."""
        group = self._permission_groups.get((contract, consumer))
        if group is None:
            group = self._permission_groups[contract, consumer] = self._permission_group(contract, consumer)
        return group.rows(address)

    def routings_to(self, target: Target) -> int:
        """How many routings lead to a target."""
        return sum(self._routings_to[number] for number in self.target_numbers.get(target, ()))

    @cached_property
    def target_numbers(self) -> Mapping[Target, Sequence[int]]:
        """The numbers of each target: several where the source does not show in what they differ."""
        numbers: dict[Target, list[int]] = {}
        for number, target in enumerate(self.catalogue.targets):
            numbers.setdefault(target, []).append(number)
        return numbers

    def _routing_group(self, contract: Handle) -> _Group[Routing]:
        catalogue, rows, days = self.catalogue, self.catalogue.routings, self._days
        addresses, ids, targets = rows.addresses, catalogue.addresses.ids, catalogue.targets
        contracts = _same(self._spellings_of_contract, contract)
        namespace = catalogue.contracts.ids[contracts[0]] if contracts else ""

        def row(n: int) -> Routing:
            first, last = days[rows.periods[n]]
            return Routing(ids[addresses[n]], namespace, targets[rows.targets[n]], first, last)

        spans = [rows.spans[number] for number in contracts if number in rows.spans]
        return _Group(spans, addresses, catalogue.addresses.keys, row, self.routing_positions)

    def _permission_group(self, contract: Handle, consumer: Handle) -> _Group[Permission]:
        catalogue, rows, days = self.catalogue, self.catalogue.permissions, self._days
        addresses, ids, periods = rows.addresses, catalogue.addresses.ids, rows.periods
        contracts = _same(self._spellings_of_contract, contract)
        consumers = _same(self._spellings_of_component, consumer)
        namespace = catalogue.contracts.ids[contracts[0]] if contracts else ""
        hsa_id = catalogue.components.ids[consumers[0]] if consumers else ""

        def row(n: int) -> Permission:
            first, last = days[periods[n]]
            return Permission(ids[addresses[n]], namespace, hsa_id, first, last)

        pairs = [(first, second) for first in contracts for second in consumers]
        spans = [rows.spans[pair] for pair in pairs if pair in rows.spans]
        return _Group(spans, addresses, catalogue.addresses.keys, row, self.permission_positions)

    @cached_property
    def _routings_to(self) -> Counter[int]:
        return Counter(self.catalogue.routings.targets)

    @cached_property
    def _days(self) -> Sequence[tuple[date, date]]:
        return [(date.fromordinal(first), date.fromordinal(last)) for first, last in self.catalogue.periods]

    @cached_property
    def _spellings_of_contract(self) -> Mapping[int, Sequence[int]]:
        return _spellings(self.catalogue.contracts)

    @cached_property
    def _spellings_of_component(self) -> Mapping[int, Sequence[int]]:
        return _spellings(self.catalogue.components)


class _Group(Generic[Row]):
    """The rows of a contract, or of a contract and consumer, by address; `row` gives that at a position."""

    def __init__(
        self,
        spans: Iterable[Span],
        addresses: Column,
        keys: Sequence[int] | None,
        row: Callable[[int], Row],
        positions: dict[Row, int],
    ) -> None:
        self._row: Callable[[int], Row] = row
        self._positions: dict[Row, int] = positions
        self._first: dict[Handle, int] = {}
        self._more: dict[Handle, list[int]] = {}
        for start, end in spans:
            here: Sequence[int] = addresses[start:end]
            if keys is not None:
                here = [keys[address] for address in here]
            fresh: dict[Handle, int] = dict(zip(here, range(start, end), strict=True))
            if len(fresh) == end - start and self._first.keys().isdisjoint(fresh):
                self._first |= fresh
                continue
            for position, address in enumerate(here, start):
                if self._first.setdefault(address, position) != position:
                    self._more.setdefault(address, []).append(position)

    def rows(self, address: Handle) -> Sequence[Row]:
        """Every row of an address, in order."""
        first = self._first.get(address)
        if first is None:
            return ()
        row = self._row(first)
        self._positions[row] = first
        found = [row]
        for position in self._more.get(address, ()):
            row = self._row(position)
            self._positions[row] = position
            found.append(row)
        return found


class _Objects(dict[str, "Known | None"]):
    """The objects of one kind by identifiers as they have been asked for."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, identifier: str) -> Known | None:
        number = self._table.find(identifier)
        found = self[identifier] = None if number is None else Known(number, self._table.ids[number])
        return found


def _same(spellings: Mapping[int, Sequence[int]], handle: Handle) -> Sequence[int]:
    """The numbers of an object in all its spellings, the one that stands for them first."""
    return spellings.get(handle, (handle,)) if isinstance(handle, int) else ()


def _spellings(table: Table) -> Mapping[int, Sequence[int]]:
    """For each number that stands for several all of them; none where every number stands for itself."""
    several: dict[int, list[int]] = {}
    for number, key in enumerate(table.keys or ()):
        several.setdefault(key, []).append(number)
    return several
