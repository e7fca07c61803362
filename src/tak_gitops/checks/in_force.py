"""What live has on a day, by the numbers of the catalogue: which addresses are routed, and who may call them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tak_gitops.checks.rows import DEFAULTS
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from tak_gitops.model.catalogue import Catalogue, Span, Table


@dataclass(frozen=True, eq=False)
class InForce:
    """The rows of a catalogue that are in force on `day`; first and last day count (domain.md 1).

    Objects that only letter case tells apart are one: the numbers are those that stand for them.
    """

    catalogue: Catalogue
    day: date

    @cached_property
    def routed(self) -> Mapping[int, frozenset[int]]:
        """The addresses that are routed, by contract."""
        rows, found = self.catalogue.routings, dict[int, set[int]]()
        for contract, span in rows.spans.items():
            addresses = self._addresses(rows.addresses, rows.periods, span)
            if addresses:
                found.setdefault(self._contract(contract), set()).update(addresses)
        return {contract: frozenset(addresses) for contract, addresses in found.items()}

    @cached_property
    def permitted(self) -> Mapping[int, Mapping[int, frozenset[int]]]:
        """The addresses that may be called, by contract and consumer."""
        rows, found = self.catalogue.permissions, dict[int, dict[int, set[int]]]()
        for (contract, consumer), span in rows.spans.items():
            addresses = self._addresses(rows.addresses, rows.periods, span)
            if addresses:
                consumers = found.setdefault(self._contract(contract), {})
                consumers.setdefault(self._component(consumer), set()).update(addresses)
        return {
            contract: {consumer: frozenset(addresses) for consumer, addresses in consumers.items()}
            for contract, consumers in found.items()
        }

    @cached_property
    def permitted_to_any(self) -> Mapping[int, frozenset[int]]:
        """The addresses that at least one consumer may call, by contract."""
        return {contract: frozenset().union(*each.values()) for contract, each in self.permitted.items()}

    @cached_property
    def targets(self) -> frozenset[int]:
        """The numbers of the targets that a routing leads to."""
        rows, present = self.catalogue.routings, self._present
        return frozenset(target for target, period in zip(rows.targets, rows.periods, strict=True) if present[period])

    @cached_property
    def defaults(self) -> frozenset[int]:
        """The addresses that answer for every other one, as far as live has them."""
        found = map(self.catalogue.addresses.index.get, DEFAULTS)
        return frozenset(number for number in found if number is not None)

    def has_default_routing(self, contract: int) -> bool:
        """Whether a routing on a default address answers for a contract."""
        return not self.defaults.isdisjoint(self.routed.get(contract, frozenset()))

    def has_default_permission(self, contract: int) -> bool:
        """Whether any consumer may call every address with a contract."""
        return not self.defaults.isdisjoint(self.permitted_to_any.get(contract, frozenset()))

    def contracts(self) -> Iterator[int]:
        """Every contract, each once."""
        return _each_once(self.catalogue.contracts)

    def addresses(self) -> Iterator[int]:
        """Every logical address, each once."""
        return _each_once(self.catalogue.addresses)

    def components(self) -> Iterator[int]:
        """Every component, each once."""
        return _each_once(self.catalogue.components)

    def component(self, hsa_id: str) -> int | None:
        """The number of a component."""
        return self.catalogue.components.index.get(fold(hsa_id))

    @cached_property
    def _present(self) -> Sequence[bool]:
        today = self.day.toordinal()
        return [period.first <= today <= period.last for period in self.catalogue.periods]

    def _addresses(self, addresses: array[int], periods: array[int], span: Span) -> set[int]:
        here = addresses[span.start : span.end]
        present = self._present
        when = periods[span.start : span.end]
        if all(map(present.__getitem__, set(when))):
            found = set(here)
        else:
            found = {address for address, period in zip(here, when, strict=True) if present[period]}
        keys = self.catalogue.addresses.keys
        return found if keys is None else set(map(keys.__getitem__, found))

    def _contract(self, number: int) -> int:
        keys = self.catalogue.contracts.keys
        return number if keys is None else keys[number]

    def _component(self, number: int) -> int:
        keys = self.catalogue.components.keys
        return number if keys is None else keys[number]


def _each_once(table: Table) -> Iterator[int]:
    return iter(table.index.values())
