"""A catalogue as it stands on a day, asked group by group.

A row is *present* when it is in force on the day and will be on the next one: a row whose last day it is
has gone when the order takes effect. Rows that begin later, or end that very day, lie *around*: TAK
counts them when it looks for the one row of a key, in the hundred years from the day on (domain.md 4.2, 4.6).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.century import a_century_on
from tak_gitops.model.entries import Target
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable
    from datetime import date

    from tak_gitops.model.catalogue import Catalogue, Span

NO_VALUE = 0


class Group(NamedTuple):
    """The rows of one contract (routings) or of one contract and consumer (permissions), by address number.

    The values are numbers of targets, or 0 for permissions. `doubled` are the addresses with two or more
    rows from the day on: TAK refuses every order for them (domain.md 4.6). `extra` counts their present rows
    beyond the first.
    """

    present: dict[int, int]
    around: dict[int, int]
    doubled: frozenset[int]
    extra: dict[int, int]


EMPTY = Group({}, {}, frozenset(), {})


class LiveView:
    """Questions to a catalogue about one day. Identifiers that go in are folded.

    A group is built anew at each call: all groups together would take more memory than the catalogue.
    """

    def __init__(self, catalogue: Catalogue, day: date) -> None:
        self.catalogue = catalogue
        self.day = day
        today, end = day.toordinal(), a_century_on(day).toordinal()
        self._present = [period.first <= today < period.last for period in catalogue.periods]
        self._around = [period.last >= today and period.first <= end for period in catalogue.periods]

    def routings(self, contract: str) -> Group:
        """The routings of a contract."""
        rows = self.catalogue.routings
        spans = [rows.spans[number] for number in self._contracts.get(contract, ()) if number in rows.spans]
        return self._group(rows.addresses, rows.targets, rows.periods, spans)

    def permissions(self, contract: str, consumer: str) -> Group:
        """The permissions of a consumer for a contract."""
        rows = self.catalogue.permissions
        pairs = [
            (first, second)
            for first in self._contracts.get(contract, ())
            for second in self._components.get(consumer, ())
        ]
        spans = [rows.spans[pair] for pair in pairs if pair in rows.spans]
        return self._group(rows.addresses, None, rows.periods, spans)

    def consumers(self, contract: str) -> Iterable[str]:
        """Every consumer, folded, that has permissions for a contract, in order."""
        return self._consumers.get(contract, ())

    def address(self, folded: str) -> int | None:
        """The number of an address."""
        return self.catalogue.addresses.index.get(folded)

    def is_filtered(self, address: int, contract: str, consumer: str) -> bool:
        """Whether a permission carries filters, which an order cannot bring back (formats.md 2)."""
        return any(
            (first, second, address) in self.catalogue.filtered
            for first in self._contracts.get(contract, ())
            for second in self._components.get(consumer, ())
        )

    def targets_like(self, target: Target) -> frozenset[int]:
        """The numbers of the targets that TAK takes for the same: profile and producer in any letter case."""
        return self._same_targets.get(_normal(target), frozenset())

    def hides_whether(self, number: int | None, target: Target) -> bool:
        """Whether a target of live may be another than `target` or the same, as far as live shows it.

        Without a producer nothing can be told. Else a part that is shown and differs settles it (domain.md 3).
        """
        if number is None or None not in self.catalogue.targets[number]:
            return False
        there = _normal(self.catalogue.targets[number])
        return there.producer is None or all(
            shown in {None, wanted} for shown, wanted in zip(there, _normal(target), strict=True)
        )

    def present_rows(self) -> int:
        """How many rows of both kinds are present."""
        present = self._present.__getitem__
        catalogue = self.catalogue
        return sum(map(present, catalogue.routings.periods)) + sum(map(present, catalogue.permissions.periods))

    @cached_property
    def _contracts(self) -> dict[str, list[int]]:
        return _numbers(self.catalogue.contracts.ids)

    @cached_property
    def _components(self) -> dict[str, list[int]]:
        return _numbers(self.catalogue.components.ids)

    @cached_property
    def _consumers(self) -> dict[str, list[str]]:
        found: dict[str, set[str]] = {}
        contracts, components = self.catalogue.contracts.ids, self.catalogue.components.ids
        for contract, consumer in self.catalogue.permissions.spans:
            found.setdefault(fold(contracts[contract]), set()).add(fold(components[consumer]))
        return {contract: sorted(consumers) for contract, consumers in found.items()}

    @cached_property
    def _same_targets(self) -> dict[Target, frozenset[int]]:
        same: dict[Target, set[int]] = {}
        for number, target in enumerate(self.catalogue.targets):
            same.setdefault(_normal(target), set()).add(number)
        return {target: frozenset(numbers) for target, numbers in same.items()}

    def _group(self, addresses: array[int], values: array[int] | None, periods: array[int], spans: list[Span]) -> Group:
        if not spans:
            return EMPTY
        if len(spans) == 1 and self.catalogue.addresses.keys is None:
            start, end = spans[0]
            if all(map(self._present.__getitem__, set(periods[start:end]))):
                here = addresses[start:end]
                present = dict(zip(here, values[start:end], strict=True)) if values else dict.fromkeys(here, NO_VALUE)
                if len(present) == end - start:
                    return Group(present, {}, frozenset(), {})
        return self._group_by_row(addresses, values, periods, spans)

    def _group_by_row(
        self, addresses: array[int], values: array[int] | None, periods: array[int], spans: list[Span]
    ) -> Group:
        keys = self.catalogue.addresses.keys
        present: dict[int, int] = {}
        around: dict[int, int] = {}
        seen: set[int] = set()
        doubled: set[int] = set()
        extra: dict[int, int] = {}
        for start, end in spans:
            for row in range(start, end):
                if not self._around[periods[row]]:
                    continue
                address = keys[addresses[row]] if keys else addresses[row]
                (doubled if address in seen else seen).add(address)
                value = values[row] if values else NO_VALUE
                if not self._present[periods[row]]:
                    around[address] = self._lesser(value, around.get(address))
                    continue
                if address in present:
                    extra[address] = extra.get(address, 0) + 1
                present[address] = self._lesser(value, present.get(address))
        return Group(present, around, frozenset(doubled), extra)

    def _lesser(self, one: int, other: int | None) -> int:
        """Which of two targets stands for a key that has both: the same one whatever the order of the export."""
        if other is None or one == other:
            return one
        return min(one, other, key=lambda number: tuple(part or "" for part in self.catalogue.targets[number]))


def _numbers(identifiers: Iterable[str]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for number, identifier in enumerate(identifiers):
        numbers.setdefault(fold(identifier), []).append(number)
    return numbers


def _normal(target: Target) -> Target:
    """A target in the form in which TAK compares: only the URL minds letter case (domain.md 1, 4.6)."""
    producer, profile, url = target
    return Target(fold(producer) if producer else None, fold(profile) if profile else None, url)


def same_target(one: Target, other: Target) -> bool:
    """Whether TAK takes two targets for the same."""
    return _normal(one) == _normal(other)


def same_producer(one: Target, other: Target) -> bool:
    """Whether two targets have one producer."""
    return one.producer is not None and other.producer is not None and fold(one.producer) == fold(other.producer)
