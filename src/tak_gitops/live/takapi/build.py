"""From the rows of the TAK-api to a catalogue: the same one for the same state, whatever its ids and its order."""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tak_gitops.findings import Place, note, warning
from tak_gitops.live.odd_objects import report_odd_objects
from tak_gitops.live.odd_rows import report_odd_rows
from tak_gitops.live.problems import Problems
from tak_gitops.live.takapi.read import read_rows
from tak_gitops.model.catalogue import (
    ALWAYS,
    Catalogue,
    Column,
    Counts,
    PermissionRows,
    RoutingRows,
    Span,
    Table,
)
from tak_gitops.model.entries import Target
from tak_gitops.model.identifiers import fold
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.live.takapi.answers import Answers
    from tak_gitops.live.takapi.read import Rows

VARIANT = "API"
_USUAL_PROFILES = ("RIVTABP20", "RIVTABP21")
"""Profiles that every platform has (domain.md 7): the TAK-api tells only of those that a routing uses."""
_MASKED = re.compile(r"[a-z][a-z0-9+.-]*://\.{4}", re.IGNORECASE)


class _Routing(NamedTuple):
    contract: str
    address: str
    target: Target
    shown: str


class _Permission(NamedTuple):
    contract: str
    consumer: str
    address: str


class _Objects:
    """Objects of one kind with their names, while rows are read; then numbered in the order of their folded ids."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self.table = Table((), ())
        self.numbers: Mapping[str, int] = {}

    def add(self, identifier: str, name: str | None) -> str:
        named = name or ""
        known = self._names.setdefault(identifier, named)
        # whatever the order of rows, an object that is named in two ways has the same one of them
        if known != named and named and (not known or named < known):
            self._names[identifier] = named
        return identifier

    def settle(self) -> None:
        ids = sorted(self._names, key=lambda identifier: (fold(identifier), identifier))
        self.table = Table(ids, [self._names[identifier] or None for identifier in ids])
        self.numbers = {identifier: number for number, identifier in enumerate(ids)}


def build_catalogue(answers: Answers) -> Catalogue:
    """The catalogue that the answers tell, without its moment; days and filters are not known.

    A URL that the TAK-api masks is None. Raises TakError as `read_rows` does, and where no row can be used.
    """
    problems = Problems(Place(answers.shown))
    reading = _Reading(read_rows(answers), problems)
    catalogue = reading.catalogue(f"{answers.point.platform} {answers.point.environment}")
    hidden = sum(target.url is None for target in map(catalogue.targets.__getitem__, catalogue.routings.targets))
    if hidden:
        problems.add(note("TG332", problems.place, count=hidden))
    problems.add(note("TG333", problems.place))
    report_odd_objects(catalogue, problems)
    report_odd_rows(catalogue, problems)
    return replace(catalogue, findings=problems.findings())


def is_masked(url: str) -> bool:
    """Whether the TAK-api hides a URL: after the scheme come four dots, where a host cannot begin (domain.md 3)."""
    return _MASKED.match(url) is not None


class _Reading:
    def __init__(self, rows: Rows, problems: Problems) -> None:
        self.problems = problems
        self.addresses, self.components, self.contracts = _Objects(), _Objects(), _Objects()
        self.routings = list(self._routings(rows))
        self.permissions = list(self._permissions(rows))
        for address in rows.addresses:
            if address.logical_address:
                self.addresses.add(address.logical_address, address.description)
        for contract in rows.contracts:
            if contract.namespace:
                self.contracts.add(contract.namespace, contract.name)
        for component in rows.components:
            if component.hsa_id:
                self.components.add(component.hsa_id, component.description)
        for objects in (self.addresses, self.components, self.contracts):
            objects.settle()

    def _routings(self, rows: Rows) -> Iterable[_Routing]:
        for number, row in enumerate(rows.productions, 1):
            contract, address, producer = row.service_contract, row.logical_address, row.service_producer
            if contract is None or address is None or producer is None:
                continue
            lacks = self._lacks(contract.namespace, address.logical_address, producer.hsa_id)
            if lacks:
                name = msg("live.row.vagval", number=number, id="–")
                self.problems.add(warning("TG300.missing", self.problems.place, row=name, field=lacks))
                continue
            shown = row.physical_address or ""
            url = None if not shown or is_masked(shown) else shown
            yield _Routing(
                self.contracts.add(contract.namespace, contract.name),
                self.addresses.add(address.logical_address, address.description),
                Target(self.components.add(producer.hsa_id, producer.description), row.rivta_profile or None, url),
                shown,
            )

    def _permissions(self, rows: Rows) -> Iterable[_Permission]:
        for number, row in enumerate(rows.cooperations, 1):
            contract, address, consumer = row.service_contract, row.logical_address, row.service_consumer
            if contract is None or address is None or consumer is None:
                continue
            lacks = self._lacks(contract.namespace, address.logical_address, consumer.hsa_id)
            if lacks:
                name = msg("live.row.anropsbehorighet", number=number, id="–")
                self.problems.add(warning("TG300.missing", self.problems.place, row=name, field=lacks))
                continue
            yield _Permission(
                self.contracts.add(contract.namespace, contract.name),
                self.components.add(consumer.hsa_id, consumer.description),
                self.addresses.add(address.logical_address, address.description),
            )

    @staticmethod
    def _lacks(namespace: str, address: str, hsa_id: str) -> str | None:
        """The TAK-api's word for an identifier that is empty; such a row names nothing."""
        if namespace and address and hsa_id:
            return None
        return "hsaId" if namespace and address else "logicalAddress" if namespace else "namespace"

    def catalogue(self, point: str) -> Catalogue:
        """The rows by number, laid out as those of an export are."""
        targets = sorted({row.target for row in self.routings}, key=lambda target: tuple(part or "" for part in target))
        used = sorted({target.rivta_profile for target in targets if target.rivta_profile})
        known = {fold(profile) for profile in used}
        routings = self._routing_rows(targets)
        permissions = self._permission_rows()
        tables = (self.addresses.table, self.components.table, self.contracts.table)
        content = msgspec.json.encode(
            [
                point,
                [(table.ids, table.names) for table in tables],
                targets,
                [(contract, *span) for contract, span in routings.spans.items()],
                [(*group, *span) for group, span in permissions.spans.items()],
                [list(column) for column in (routings.addresses, routings.targets, permissions.addresses)],
            ]
        )
        return Catalogue(
            variant=VARIANT,
            digest=hashlib.sha256(content).hexdigest(),
            snapshot=None,
            addresses=self.addresses.table,
            components=self.components.table,
            contracts=self.contracts.table,
            profiles=[*used, *(profile for profile in _USUAL_PROFILES if fold(profile) not in known)],
            targets=targets,
            periods=[ALWAYS],
            routings=routings,
            permissions=permissions,
            counts=Counts(
                routings=len(routings),
                permissions=len(permissions),
                contracts=len(self.contracts.table.ids),
                logical_addresses=len(self.addresses.table.ids),
                components=len(self.components.table.ids),
                urls=len({(row.target, row.shown) for row in self.routings}),
                profiles=len(used),
            ),
            dates_known=False,
        )

    def _routing_rows(self, targets: Sequence[Target]) -> RoutingRows:
        numbers = {target: number for number, target in enumerate(targets)}
        contracts, addresses = self.contracts.numbers, self.addresses.numbers
        rows = sorted((contracts[row.contract], addresses[row.address], numbers[row.target]) for row in self.routings)
        spans = {contract: span for (contract,), span in _spans([row[:1] for row in rows])}
        return RoutingRows(spans, _column(row[1] for row in rows), _column(row[2] for row in rows), _zeros(len(rows)))

    def _permission_rows(self) -> PermissionRows:
        contracts, components, addresses = self.contracts.numbers, self.components.numbers, self.addresses.numbers
        rows = sorted(
            (contracts[row.contract], components[row.consumer], addresses[row.address]) for row in self.permissions
        )
        spans = {(contract, consumer): span for (contract, consumer), span in _spans([row[:2] for row in rows])}
        return PermissionRows(spans, _column(row[2] for row in rows), _zeros(len(rows)))


def _spans(groups: Sequence[tuple[int, ...]]) -> Iterable[tuple[tuple[int, ...], Span]]:
    """Each group of sorted rows with where it begins and ends."""
    start = 0
    for number, group in enumerate(groups, 1):
        if number == len(groups) or groups[number] != group:
            yield group, Span(start, number)
            start = number


def _column(numbers: Iterable[int]) -> Column:
    return array("I", numbers)


def _zeros(length: int) -> Column:
    return array("I", bytes(array("I").itemsize * length))
