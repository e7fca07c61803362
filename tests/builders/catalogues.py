"""Catalogues made of rows, without an export in between."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tak_gitops.model.catalogue import Catalogue, Counts, Period, PermissionRows, RoutingRows, Span, Table
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.model.identifiers import fold

PROFILES = ("RIVTABP20", "RIVTABP21", "RIVEN13606")


def catalogue_of(
    routings: Sequence[Routing],
    permissions: Sequence[Permission] = (),
    *,
    addresses: Mapping[str, str] | None = None,
    components: Mapping[str, str] | None = None,
    contracts: Iterable[str] = (),
    urls: Iterable[Target] = (),
    profiles: Sequence[str] = PROFILES,
) -> Catalogue:
    """The catalogue with these rows, the objects that they name, and those that are given besides."""
    rows: list[Routing | Permission] = [*routings, *permissions]
    tables = (
        _table({row.logical_address: "" for row in rows} | dict(addresses or {})),
        _table(
            {str(row.target.producer): "" for row in routings}
            | {row.consumer: "" for row in permissions}
            | dict(components or {})
        ),
        _table(dict.fromkeys([*(row.contract for row in rows), *contracts], "")),
    )
    targets = list(dict.fromkeys([*(row.target for row in routings), *urls]))
    periods = list(dict.fromkeys(_period(row) for row in rows))
    by_contract: dict[int, list[Routing]] = {}
    for routing in routings:
        by_contract.setdefault(tables[2].index[fold(routing.contract)], []).append(routing)
    by_pair: dict[tuple[int, int], list[Permission]] = {}
    for permission in permissions:
        pair = tables[2].index[fold(permission.contract)], tables[1].index[fold(permission.consumer)]
        by_pair.setdefault(pair, []).append(permission)
    in_order = [row for group in by_contract.values() for row in group]
    granted = [row for group in by_pair.values() for row in group]
    return Catalogue(
        variant="B",
        digest="0" * 64,
        snapshot=None,
        addresses=tables[0],
        components=tables[1],
        contracts=tables[2],
        profiles=profiles,
        targets=targets,
        periods=periods,
        routings=RoutingRows(
            _spans(by_contract),
            _numbers(in_order, tables[0]),
            array("I", [targets.index(row.target) for row in in_order]),
            array("I", [periods.index(_period(row)) for row in in_order]),
        ),
        permissions=PermissionRows(
            _spans(by_pair),
            _numbers(granted, tables[0]),
            array("I", [periods.index(_period(row)) for row in granted]),
        ),
        counts=Counts(
            len(routings), len(permissions), len(tables[2].ids), len(tables[0].ids), len(tables[1].ids), len(targets), 3
        ),
    )


def _table(names: Mapping[str, str]) -> Table:
    return Table(list(names), list(names.values()))


def _period(row: Routing | Permission) -> Period:
    return Period(row.valid_from.toordinal(), row.valid_to.toordinal())


def _numbers(rows: Iterable[Routing | Permission], addresses: Table) -> "array[int]":
    return array("I", [addresses.index[fold(row.logical_address)] for row in rows])


def _spans(groups: Mapping[Any, Sequence[Routing | Permission]]) -> dict[Any, Span]:
    spans, start = {}, 0
    for key, rows in groups.items():
        spans[key] = Span(start, start + len(rows))
        start += len(rows)
    return spans
