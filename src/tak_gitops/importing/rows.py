"""The rows of live that an import takes on a day, by the numbers of the catalogue, and those that it must leave.

Rows stay grouped by contract, and by consumer; only a row that something is to be said of becomes an object.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.live.grouping import ranks
from tak_gitops.model.changes import Kind
from tak_gitops.model.identifiers import fold
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from tak_gitops.diff.live_view import LiveView
    from tak_gitops.importing.obstacles import Obstacles
    from tak_gitops.importing.selection import Selection
    from tak_gitops.model.catalogue import Catalogue, Table
    from tak_gitops.model.desired import Desired

NO_ROUTE = -1
"""Stands for the target of a permission whose contract and address nobody routes."""


class Remark(NamedTuple):
    """Something to say of a row: `by` is the number of its target (routings) or of its consumer (permissions).

    `rows` is how many rows in force stay undeclared because of it: two or more where TAK has the key several times.
    """

    kind: Kind
    contract: int
    address: int
    by: int
    reason: Message
    rows: int


class Declared(NamedTuple):
    """What files declare already: addresses by contract (routings), by contract and consumer (permissions)."""

    routings: Mapping[int, set[int]]
    permissions: Mapping[tuple[int, int], set[int]]


@dataclass
class Rows:
    """What is to be imported. Every number stands for all that TAK takes for the same.

    `routings` has the target by contract and address, `permissions` the addresses by contract and consumer; both
    shrink as files take their rows. `routes` has all routings in force, those that are not imported too: they say
    whose a permission is. `skipped` counts rows in force that the selection leaves out, `managed` the keys that
    files declare already.
    """

    routings: dict[int, dict[int, int]] = field(default_factory=dict)
    permissions: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    routes: dict[int, Mapping[int, int]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    skipped: int = 0
    managed: int = 0

    def count(self) -> tuple[int, int]:
        """How many routings and permissions are to be imported."""
        return sum(map(len, self.routings.values())), sum(map(len, self.permissions.values()))


def declared_in(desired: Desired, catalogue: Catalogue) -> Declared:
    """What the files of an environment declare, in numbers; what live does not have is left out."""
    routings: dict[int, set[int]] = {}
    permissions: dict[tuple[int, int], set[int]] = {}
    index = catalogue.addresses.index
    for block in desired.blocks:
        addresses = {index[key] for key in block.keys if key in index}
        contracts = [number for each in block.contracts if (number := catalogue.contracts.find(each)) is not None]
        for contract in contracts if block.routes else ():
            routings.setdefault(contract, set()).update(addresses)
        for consumer in block.consumers:
            component = catalogue.components.find(consumer.hsa_id)
            for contract in contracts if component is not None else ():
                permissions.setdefault((contract, component or 0), set()).update(addresses)
    return Declared(routings, permissions)


def read_rows(view: LiveView, selection: Selection, declared: Declared, obstacles: Obstacles) -> Rows:
    """What is present on the day of `view`, wanted, and not declared yet."""
    reader = _Reader(view, selection, declared, obstacles)
    reader.routings()
    reader.permissions()
    return reader.rows


class _Reader:
    def __init__(self, view: LiveView, selection: Selection, declared: Declared, obstacles: Obstacles) -> None:
        self.view = view
        self.catalogue = catalogue = view.catalogue
        self.selection = selection
        self.declared = declared
        self.rows = Rows()
        self.obstacles = obstacles
        self._everything = selection.everything
        self.same_targets = [min(self.view.targets_like(target)) for target in catalogue.targets]
        self.producers = [catalogue.components.find(target.producer or "") for target in catalogue.targets]

    def routings(self) -> None:
        """Sort the routings into those that are taken and those that are not."""
        spans = self.catalogue.routings.spans
        for contract in _standing_for(spans, self.catalogue.contracts):
            group = self.view.routings(fold(self.catalogue.contracts.ids[contract]))
            if not group.present:
                continue
            present = {address: self.same_targets[target] for address, target in group.present.items()}
            self.rows.routes[contract] = present
            taken = self.rows.routings[contract] = {}
            known: Container[int] = self.declared.routings.get(contract, ())
            reason = self.obstacles.contracts.get(contract)
            for address, target in present.items():
                rows = 1 + group.extra.get(address, 0)
                if address in known:
                    self.rows.managed += 1
                elif not self._is_wanted(contract, address, target):
                    self.rows.skipped += rows
                else:
                    why = reason or self.obstacles.targets.get(target) or self._obstacle(address, group.doubled)
                    if why:
                        self.rows.remarks.append(Remark(Kind.ROUTING, contract, address, target, why, rows))
                    else:
                        taken[address] = target

    def permissions(self) -> None:
        """Sort the permissions into those that are taken and those that are not."""
        for contract, consumer in self._permission_groups():
            ids = self.catalogue.contracts.ids[contract], self.catalogue.components.ids[consumer]
            group = self.view.permissions(fold(ids[0]), fold(ids[1]))
            taken = self.rows.permissions[contract, consumer] = set()
            known: Container[int] = self.declared.permissions.get((contract, consumer), ())
            routes = self.rows.routes.get(contract, {})
            reason = self.obstacles.contracts.get(contract) or self.obstacles.consumers.get(consumer)
            for address in group.present:
                rows = 1 + group.extra.get(address, 0)
                if address in known:
                    self.rows.managed += 1
                elif not self._is_wanted(contract, address, routes.get(address, NO_ROUTE), consumer):
                    self.rows.skipped += rows
                else:
                    why = reason or self._obstacle(address, group.doubled)
                    if why:
                        self.rows.remarks.append(Remark(Kind.PERMISSION, contract, address, consumer, why, rows))
                    else:
                        taken.add(address)

    def _is_wanted(self, contract: int, address: int, target: int, consumer: int | None = None) -> bool:
        if self._everything:
            return True
        producer = None if target == NO_ROUTE else self.producers[target]
        return self.selection.admits(contract, address, producer, consumer)

    def _obstacle(self, address: int, doubled: Container[int]) -> Message | None:
        if address in doubled:
            return msg("importing.because.doubled")
        return self.obstacles.addresses.get(address)

    def _permission_groups(self) -> list[tuple[int, int]]:
        contracts, components = self.catalogue.contracts, self.catalogue.components
        spans = self.catalogue.permissions.spans
        pairs = {(same(contract, contracts), same(consumer, components)) for contract, consumer in spans}
        by_contract, by_consumer = ranks(contracts.ids), ranks(components.ids)
        return sorted(pairs, key=lambda pair: (by_contract[pair[0]], by_consumer[pair[1]]))


def _standing_for(numbers: Mapping[int, object], table: Table) -> Iterator[int]:
    """The numbers that stand for others, each once, in the order of their ids."""
    places = ranks(table.ids)
    yield from sorted({same(number, table) for number in numbers}, key=places.__getitem__)


def same(number: int, table: Table) -> int:
    """The number that stands for all objects that TAK takes for the same as `number`."""
    return number if table.keys is None else table.keys[number]
