"""The days of the rows that live has for one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tak_gitops.model.catalogue import Catalogue, Column, Period, Span, Table


def routing_periods(catalogue: Catalogue, contract: str, addresses: Iterable[int]) -> dict[int, list[Period]]:
    """The periods of the routings of a contract, in any spelling, to some addresses; by address, in order."""
    rows = catalogue.routings
    spans = [rows.spans[number] for number in _numbers(catalogue.contracts, contract) if number in rows.spans]
    return _periods(catalogue, spans, rows.addresses, rows.periods, set(addresses))


def permission_periods(
    catalogue: Catalogue, contract: str, consumer: str, addresses: Iterable[int]
) -> dict[int, list[Period]]:
    """The periods of a consumer's permissions for a contract on some addresses; by address, in order."""
    rows = catalogue.permissions
    pairs = [
        (first, second)
        for first in _numbers(catalogue.contracts, contract)
        for second in _numbers(catalogue.components, consumer)
    ]
    spans = [rows.spans[pair] for pair in pairs if pair in rows.spans]
    return _periods(catalogue, spans, rows.addresses, rows.periods, set(addresses))


def _numbers(table: Table, identifier: str) -> Iterator[int]:
    """Every number whose object is the same to TAK."""
    key = fold(identifier)
    if table.keys is None:
        number = table.index.get(key)
        return iter(() if number is None else (number,))
    return (number for number, written in enumerate(table.ids) if fold(written) == key)


def _periods(
    catalogue: Catalogue, spans: Iterable[Span], addresses: Column, periods: Column, wanted: set[int]
) -> dict[int, list[Period]]:
    keys = catalogue.addresses.keys
    found: dict[int, list[Period]] = {}
    for start, end in spans:
        for row in range(start, end):
            address = keys[addresses[row]] if keys else addresses[row]
            if address in wanted:
                found.setdefault(address, []).append(catalogue.periods[periods[row]])
    return {address: sorted(each) for address, each in found.items()}
