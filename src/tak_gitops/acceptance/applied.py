"""A catalogue after an order: the rows that the order names are changed, all others stay as they are."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from tak_gitops.acceptance.rows import Row
from tak_gitops.model.catalogue import Period, PermissionRows, RoutingRows, Span, Table
from tak_gitops.model.entries import Target
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tak_gitops.acceptance.catalogue_rows import CatalogueRows
    from tak_gitops.acceptance.rows import Effects, RowEffect
    from tak_gitops.model.catalogue import Catalogue, Column
    from tak_gitops.model.entries import Permission, Routing

Group = TypeVar("Group", bound="int | tuple[int, int]")
Value = TypeVar("Value", Target, Period)
Columns: TypeAlias = "tuple[Column, ...]"
_NOWHERE = Target(None, None, None)
"""Takes the place of a URL row that is dropped, so that the others keep their numbers."""


def applied(rows: CatalogueRows, effects: Effects) -> Catalogue:
    """The catalogue with the effects of an accepted order; its digest and findings stay those of the export."""
    catalogue = rows.catalogue
    numbers = _Numbers(rows, effects)
    routings, permissions = catalogue.routings, catalogue.permissions
    routing_spans, routing_columns = _laid_out(
        routings.spans,
        (routings.addresses, routings.targets, routings.periods),
        _Become(effects.routings, rows.routing_positions, numbers.routing_group),
        numbers.routing,
        numbers.period,
    )
    permission_spans, permission_columns = _laid_out(
        permissions.spans,
        (permissions.addresses, permissions.periods),
        _Become(effects.permissions, rows.permission_positions, numbers.permission_group),
        numbers.permission,
        numbers.period,
    )
    counts = catalogue.counts._replace(
        routings=len(routing_columns[0]),
        permissions=len(permission_columns[0]),
        contracts=len(numbers.contracts.ids),
        logical_addresses=len(numbers.addresses.ids),
        components=len(numbers.components.ids),
        urls=catalogue.counts.urls + len(effects.new_urls) - len(effects.dropped_urls),
    )
    return replace(
        catalogue,
        addresses=numbers.addresses,
        components=numbers.components,
        contracts=numbers.contracts,
        targets=numbers.targets_without(effects.dropped_urls),
        periods=numbers.periods.values,
        routings=RoutingRows(routing_spans, *routing_columns),
        permissions=PermissionRows(permission_spans, *permission_columns),
        counts=counts,
    )


class _Numbers:
    """The numbers of objects, targets and periods: those of the export first, then those that the order adds."""

    def __init__(self, rows: CatalogueRows, effects: Effects) -> None:
        catalogue = rows.catalogue
        self.addresses = _with(catalogue.addresses, [(item.id, item.name) for item in effects.addresses])
        self.components = _with(catalogue.components, [(item.id, item.name) for item in effects.components])
        self.contracts = _with(catalogue.contracts, [(item.namespace, item.name) for item in effects.contracts])
        self.periods: _Values[Period] = _Values(catalogue.periods)
        self._targets: _Values[Target] = _Values(catalogue.targets)
        self._periods: dict[object, int] = {}
        self._rows = rows

    def routing(self, row: Routing) -> tuple[int, ...]:
        """A new routing in numbers: address, target, period."""
        return self._address(row), self._targets.number(row.target), self.period(row)

    def permission(self, row: Permission) -> tuple[int, ...]:
        """A new permission in numbers: address, period."""
        return self._address(row), self.period(row)

    def routing_group(self, row: Routing) -> int:
        """The group that a new routing joins."""
        return self.contracts.index[fold(row.contract)]

    def permission_group(self, row: Permission) -> tuple[int, int]:
        """The group that a new permission joins."""
        return self.contracts.index[fold(row.contract)], self.components.index[fold(row.consumer)]

    def targets_without(self, dropped: Iterable[Target]) -> Sequence[Target]:
        """Every target by its number; nothing is left of those that are dropped."""
        for target in dropped:
            for number in self._rows.target_numbers[target]:
                self._targets.values[number] = _NOWHERE
        return self._targets.values

    def period(self, row: Routing | Permission) -> int:
        """The number of the period of a row."""
        days = row[-2:]
        number = self._periods.get(days)
        if number is None:
            period = Period(row.valid_from.toordinal(), row.valid_to.toordinal())
            number = self._periods[days] = self.periods.number(period)
        return number

    def _address(self, row: Routing | Permission) -> int:
        return self.addresses.index[fold(row.logical_address)]


class _Values(Generic[Value]):
    """Values by number; a value that the export has several times is known by its first."""

    def __init__(self, values: Iterable[Value]) -> None:
        self.values: list[Value] = list(values)
        self._numbers: dict[Value, int] = {}
        for number, value in enumerate(self.values):
            self._numbers.setdefault(value, number)

    def number(self, value: Value) -> int:
        """The number of a value, which is added where it is new."""
        number = self._numbers.setdefault(value, len(self.values))
        if number == len(self.values):
            self.values.append(value)
        return number


class _Become(Generic[Row, Group]):
    """What the rows of one kind become: `now` has those of the export that change, None for those that go."""

    def __init__(
        self, effects: Iterable[RowEffect[Row]], positions: Mapping[Row, int], group: Callable[[Row], Group]
    ) -> None:
        self.now: dict[int, Row | None] = {}
        self.added: dict[Group, list[Row]] = {}
        moved: dict[Row, int] = {}
        for before, after in effects:
            if before is None:
                if after is not None:
                    self.added.setdefault(group(after), []).append(after)
                continue
            position = moved.get(before, positions.get(before))
            if position is not None:
                self.now[position] = after
                if after is not None:
                    moved[after] = position
                continue
            added = self.added[group(before)]
            place = added.index(before)
            added[place : place + 1] = [] if after is None else [after]


def _laid_out(
    spans: Mapping[Group, Span],
    columns: Columns,
    become: _Become[Row, Group],
    numbers: Callable[[Row], tuple[int, ...]],
    period: Callable[[Row], int],
) -> tuple[dict[Group, Span], Columns]:
    """The spans and columns as they become; groups keep their order, new ones come last.

    The last column is that of the periods: an order changes nothing else of a row that is there.
    """
    changed = (*columns[:-1], columns[-1][:])
    gone = bytearray(len(columns[0]))
    for position, row in become.now.items():
        if row is None:
            gone[position] = 1
        else:
            changed[-1][position] = period(row)
    found: dict[Group, Span] = {}
    laid: Columns = tuple(array("I") for _ in columns)
    for group in dict.fromkeys([*spans, *become.added]):
        start, (first, last) = len(laid[0]), spans.get(group, (0, 0))
        added = [numbers(row) for row in become.added.get(group, ())]
        left = [n for n in range(first, last) if not gone[n]] if any(gone[first:last]) else None
        for part, (column, new) in enumerate(zip(changed, laid, strict=True)):
            new.extend(column[first:last] if left is None else [column[n] for n in left])
            new.extend(row[part] for row in added)
        if len(laid[0]) > start:
            found[group] = Span(start, len(laid[0]))
    return found, laid


def _with(table: Table, new: Sequence[tuple[str, str]]) -> Table:
    if not new:
        return table
    return Table([*table.ids, *(each for each, _ in new)], [*table.names, *(name for _, name in new)])
