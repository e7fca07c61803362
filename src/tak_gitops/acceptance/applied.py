"""A catalogue after an order: the rows that the order names are changed, all others stay as they are."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from tak_gitops.model.catalogue import Period, PermissionRows, RoutingRows, Span, Table
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tak_gitops.acceptance.catalogue_rows import CatalogueRows
    from tak_gitops.acceptance.rows import Effects
    from tak_gitops.model.catalogue import Catalogue, Column

Group = TypeVar("Group", bound="int | tuple[int, int]")
_Values = tuple[int, ...]
_NOWHERE = Target(None, None, None)
"""Takes the place of a URL row that is dropped, so that the others keep their numbers."""


def applied(rows: CatalogueRows, effects: Effects) -> Catalogue:
    """The catalogue with the effects of an accepted order; its digest and findings stay those of the export."""
    catalogue = rows.catalogue
    numbers = _Numbers(rows, effects)
    old_routings, old_permissions = catalogue.routings, catalogue.permissions
    routings = _Rows(old_routings.spans, (old_routings.addresses, old_routings.targets, old_routings.periods))
    for routing in effects.routings:
        row = numbers.routing(routing.before), numbers.routing(routing.after)
        routings.change(*numbers.routing_key(routing.row), *row)
    permissions = _Rows(old_permissions.spans, (old_permissions.addresses, old_permissions.periods))
    for permission in effects.permissions:
        row = numbers.permission(permission.before), numbers.permission(permission.after)
        permissions.change(*numbers.permission_key(permission.row), *row)
    routing_spans, routing_columns = routings.laid_out()
    permission_spans, permission_columns = permissions.laid_out()
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
        targets=numbers.distinct_targets(effects.dropped_urls),
        periods=list(numbers.periods),
        routings=RoutingRows(routing_spans, *routing_columns),
        permissions=PermissionRows(permission_spans, *permission_columns),
        counts=counts,
    )


class _Numbers:
    """The numbers of objects, targets and periods: those of the export first, then those that the order adds."""

    def __init__(self, rows: CatalogueRows, effects: Effects) -> None:
        catalogue = rows.catalogue
        self.rows = rows
        self.addresses = _with(catalogue.addresses, [(item.id, item.name) for item in effects.addresses])
        self.components = _with(catalogue.components, [(item.id, item.name) for item in effects.components])
        self.contracts = _with(catalogue.contracts, [(item.namespace, item.name) for item in effects.contracts])
        self.periods = {period: number for number, period in enumerate(catalogue.periods)}
        self._targets = list(catalogue.targets)
        self._number_of = dict(rows.target_numbers)

    def routing(self, row: Routing | None) -> _Values | None:
        """A routing in numbers: address, target, period."""
        return row and (self._address(row), self._target(row.target), self._period(row))

    def permission(self, row: Permission | None) -> _Values | None:
        """A permission in numbers: address, period."""
        return row and (self._address(row), self._period(row))

    def routing_key(self, row: Routing) -> tuple[int, Sequence[int]]:
        """The group of a routing, and where rows with its key stand."""
        contract = self._contract(row)
        return contract, self.rows.routing_positions(self._address(row), contract)

    def permission_key(self, row: Permission) -> tuple[tuple[int, int], Sequence[int]]:
        """The group of a permission, and where rows with its key stand."""
        group = self._contract(row), self.components.index[fold(row.consumer)]
        return group, self.rows.permission_positions(self._address(row), *group)

    def distinct_targets(self, dropped: Iterable[Target]) -> Sequence[Target]:
        """Every target by its number."""
        for target in dropped:
            self._targets[self._number_of[target]] = _NOWHERE
        return self._targets

    def _address(self, row: Routing | Permission) -> int:
        return self.addresses.index[fold(row.logical_address)]

    def _contract(self, row: Routing | Permission) -> int:
        return self.contracts.index[fold(row.contract)]

    def _period(self, row: Routing | Permission) -> int:
        period = Period(row.valid_from.toordinal(), row.valid_to.toordinal())
        return self.periods.setdefault(period, len(self.periods))

    def _target(self, target: Target) -> int:
        number = self._number_of.setdefault(target, len(self._targets))
        if number == len(self._targets):
            self._targets.append(target)
        return number


class _Rows(Generic[Group]):
    """The columns of one kind of rows as they become."""

    def __init__(self, spans: Mapping[Group, Span], columns: tuple[Column, ...]) -> None:
        self._spans: Mapping[Group, Span] = spans
        self._columns = tuple(column[:] for column in columns)
        self._gone: set[int] = set()
        self._added: dict[Group, list[_Values]] = {}

    def change(self, group: Group, at: Iterable[int], before: _Values | None, after: _Values | None) -> None:
        """Put `after` in the place of `before`, which stands in one of the positions `at` or was added."""
        added = self._added.setdefault(group, [])
        if before is None:
            added += [after] if after else []
            return
        for position in at:
            if position not in self._gone and tuple(column[position] for column in self._columns) == before:
                if after is None:
                    self._gone.add(position)
                for column, value in zip(self._columns, after or (), strict=False):
                    column[position] = value
                return
        place = added.index(before)
        added[place : place + 1] = [after] if after else []

    def laid_out(self) -> tuple[dict[Group, Span], tuple[Column, ...]]:
        """The spans and columns as they have become; groups keep their order, new ones come last."""
        spans: dict[Group, Span] = {}
        columns = tuple(array("I") for _ in self._columns)
        for group in dict.fromkeys([*self._spans, *self._added]):
            start = len(columns[0])
            old = range(*self._spans.get(group, (0, 0)))
            left = old if self._gone.isdisjoint(old) else [place for place in old if place not in self._gone]
            for part, (column, new) in enumerate(zip(self._columns, columns, strict=True)):
                if isinstance(left, range):
                    new.extend(column[left.start : left.stop])
                else:
                    new.extend(column[place] for place in left)
                new.extend(row[part] for row in self._added.get(group, ()))
            if len(columns[0]) > start:
                spans[group] = Span(start, len(columns[0]))
        return spans, columns


def _with(table: Table, new: Sequence[tuple[str, str]]) -> Table:
    if not new:
        return table
    return Table([*table.ids, *(each for each, _ in new)], [*table.names, *(name for _, name in new)])
