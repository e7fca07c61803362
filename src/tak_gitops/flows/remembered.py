"""Live with its memory: rows in force, rows to come, and rows that ended lately, by number and contract by contract."""

from __future__ import annotations

from functools import cached_property
from itertools import compress, product
from typing import TYPE_CHECKING

from tak_gitops.model.catalogue import Span
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable

    from tak_gitops.diff.live_view import LiveView

DAYS = 365
"""What ended as many days ago counts as connected: who takes it up again, or undoes an order, needs no new prestudy."""

NOBODY = ""
"""Stands for a producer that the source of live does not show: it may be any."""

_NOWHERE = Span(0, 0)


class Remembered:
    """Questions to a catalogue about what was there until its day. Identifiers are folded, addresses are numbers."""

    def __init__(self, live: LiveView) -> None:
        self._live = live
        self._catalogue = live.catalogue
        self._counts = [period.last >= live.day.toordinal() - DAYS for period in live.catalogue.periods]
        self._targets: dict[str, dict[int, int]] = {}

    def producers(self, contract: str) -> set[str]:
        """Who had routings of a contract."""
        rows, found = self._catalogue.routings, set[str]()
        for start, end in self._spans(contract):
            pairs = set(zip(rows.targets[start:end], rows.periods[start:end], strict=True))
            found.update(self.producer(target) for target, period in pairs if self._counts[period])
        return found

    def targets(self, contract: str) -> dict[int, int]:
        """The target of each address of a contract; what is in force wins over what ended."""
        if contract not in self._targets:
            rows, found = self._catalogue.routings, dict[int, int]()
            for start, end in self._spans(contract):
                periods = rows.periods[start:end]
                addresses = self._counted(rows.addresses[start:end], periods)
                found.update(zip(self._keys(addresses), self._counted(rows.targets[start:end], periods), strict=True))
            group = self._live.routings(contract)
            self._targets[contract] = {**found, **group.around, **group.present}
        return self._targets[contract]

    def permitted(self, consumer: str, contract: str) -> set[int]:
        """The addresses for which a consumer had a permission for a contract."""
        rows, found = self._catalogue.permissions, set[int]()
        for pair in product(self.contracts.get(contract, ()), self._components.get(consumer, ())):
            start, end = rows.spans.get(pair, _NOWHERE)
            found.update(self._keys(self._counted(rows.addresses[start:end], rows.periods[start:end])))
        return found

    def producer(self, target: int) -> str:
        """The producer of a target."""
        return fold(self._catalogue.targets[target].producer or NOBODY)

    @cached_property
    def contracts(self) -> dict[str, list[int]]:
        """The numbers of each contract: a catalogue may have one in several letter cases."""
        return _numbered(self._catalogue.contracts.ids)

    @cached_property
    def _components(self) -> dict[str, list[int]]:
        return _numbered(self._catalogue.components.ids)

    def _spans(self, contract: str) -> list[Span]:
        spans = self._catalogue.routings.spans
        return [spans[number] for number in self.contracts.get(contract, ()) if number in spans]

    def _counted(self, column: array[int], periods: array[int]) -> Iterable[int]:
        """The values of the rows that count."""
        counts = self._counts.__getitem__
        return column if all(map(counts, set(periods))) else compress(column, map(counts, periods))

    def _keys(self, addresses: Iterable[int]) -> Iterable[int]:
        """The number that stands for each address."""
        keys = self._catalogue.addresses.keys
        return map(keys.__getitem__, addresses) if keys else addresses


def _numbered(ids: Iterable[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, identifier in enumerate(ids):
        found.setdefault(fold(identifier), []).append(number)
    return found
