"""Rows that are odd and yet usable: doubled, backwards, or with a target that the export hides (domain.md 4.6)."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from tak_gitops.findings import note, warning
from tak_gitops.live.problems import Problems
from tak_gitops.model.catalogue import Catalogue, Column, Period, Span, Table
from tak_gitops.model.contracts import short_form
from tak_gitops.texts import Message, msg

_Group = TypeVar("_Group", int, tuple[int, int])


class _Rows(NamedTuple, Generic[_Group]):
    """Routings or permissions: `same` gives the group that stands for a group, `name` names a row to a person."""

    spans: Mapping[_Group, Span]
    addresses: Column
    periods: Column
    same: Callable[[_Group], _Group]
    name: Callable[[_Group, int], Message]


def report_odd_rows(catalogue: Catalogue, problems: Problems) -> None:
    """Tell `problems` of rows that cannot be ordered as they stand, and of what the export hides."""
    _report(_routings(catalogue), catalogue, problems)
    _report(_permissions(catalogue), catalogue, problems)
    hidden = {n for n, target in enumerate(catalogue.targets) if None in {target.producer, target.rivta_profile}}
    count = sum(target in hidden for target in catalogue.routings.targets) if hidden else 0
    if count:
        problems.add(note("TG330", problems.place, count=count))


def _routings(catalogue: Catalogue) -> _Rows[int]:
    rows, contracts = catalogue.routings, catalogue.contracts
    standing_for = _standing_for(contracts)

    def name(contract: int, address: int) -> Message:
        short = short_form(contracts.ids[contract])
        return msg("live.key.routing", address=catalogue.addresses.ids[address], contract=short)

    return _Rows(rows.spans, rows.addresses, rows.periods, standing_for.__getitem__, name)


def _permissions(catalogue: Catalogue) -> _Rows[tuple[int, int]]:
    rows, contracts, components = catalogue.permissions, catalogue.contracts, catalogue.components
    contract_for, consumer_for = _standing_for(contracts), _standing_for(components)

    def same(group: tuple[int, int]) -> tuple[int, int]:
        return contract_for[group[0]], consumer_for[group[1]]

    def name(group: tuple[int, int], address: int) -> Message:
        short, consumer = short_form(contracts.ids[group[0]]), components.ids[group[1]]
        shown = catalogue.addresses.ids[address]
        return msg("live.key.permission", address=shown, contract=short, consumer=consumer)

    return _Rows(rows.spans, rows.addresses, rows.periods, same, name)


def _standing_for(table: Table) -> Sequence[int]:
    return range(len(table.ids)) if table.keys is None else table.keys


def _report(rows: _Rows[_Group], catalogue: Catalogue, problems: Problems) -> None:
    for group, positions in _doubled(rows, catalogue.addresses.keys):
        days = sorted(catalogue.periods[rows.periods[position]] for position in positions)
        if _overlap([period for period in days if period.first <= period.last]):
            entry = rows.name(group, rows.addresses[positions[0]])
            problems.add(warning("TG320", problems.place, entry=entry, count=len(positions)))
    for group, position in _in_periods(rows, {n for n, (first, last) in enumerate(catalogue.periods) if last < first}):
        first, last = (date.fromordinal(day).isoformat() for day in catalogue.periods[rows.periods[position]])
        entry = rows.name(group, rows.addresses[position])
        problems.add(note("TG321", problems.place, entry=entry, first=first, last=last))


def _doubled(rows: _Rows[_Group], address_keys: Sequence[int] | None) -> Iterator[tuple[_Group, list[int]]]:
    """The positions of the rows of each key that has several, whatever their days."""
    together: dict[_Group, list[Span]] = {}
    for group, span in rows.spans.items():
        together.setdefault(rows.same(group), []).append(span)
    for group, spans in together.items():
        addresses: list[int] = []
        for start, end in spans:
            addresses += rows.addresses[start:end]
        if address_keys is not None:
            addresses = [address_keys[address] for address in addresses]
        if len(set(addresses)) == len(addresses):
            continue
        positions: dict[int, list[int]] = {}
        for address, position in zip(addresses, (n for span in spans for n in range(*span)), strict=True):
            positions.setdefault(address, []).append(position)
        yield from ((group, several) for several in positions.values() if len(several) > 1)


def _overlap(periods: Sequence[Period]) -> bool:
    """Whether two of the periods, which begin in this order, have a day in common."""
    return any(later.first <= earlier.last for earlier, later in pairwise(periods))


def _in_periods(rows: _Rows[_Group], periods: Collection[int]) -> Iterator[tuple[_Group, int]]:
    """Group and position of every row that has one of the periods."""
    if not periods:
        return
    for group, (start, end) in rows.spans.items():
        yield from ((group, n) for n in range(start, end) if rows.periods[n] in periods)
