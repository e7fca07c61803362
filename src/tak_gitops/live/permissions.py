"""The permissions of an export (domain.md 2), read fast, and patiently where a row is not as expected."""

from array import array
from collections.abc import Collection, Sequence
from typing import NamedTuple

import msgspec

from tak_gitops.live.grouping import lay_out, ranks
from tak_gitops.live.known import Known
from tak_gitops.live.row import Row, RowError
from tak_gitops.model.catalogue import Column, PermissionRows

KIND = "anropsbehorighet"


class _Relations(
    msgspec.Struct,
    gc=False,
    rename={
        "address": "logiskAdress",
        "contract": "tjanstekontrakt",
        "consumer": "tjanstekonsument",
        "component": "tjanstekomponent",
    },
):
    address: int | str
    contract: int | str
    consumer: int | str = ""
    component: int | str = ""


class _Permission(
    msgspec.Struct, gc=False, rename={"first": "fromTidpunkt", "last": "tomTidpunkt", "relations": "relationships"}
):
    first: str
    last: str
    relations: _Relations
    id: int | str | None = None


class Permissions(NamedTuple):
    """`rows`, and which of them (contract, consumer, address) carry filters."""

    rows: PermissionRows
    filtered: frozenset[tuple[int, int, int]]


def read_permissions(rows: Sequence[msgspec.Raw], filtered_ids: Collection[object], known: Known) -> Permissions:
    """All permissions that can be read, grouped by contract and consumer; each of the others is a problem.

    `filtered_ids` are the ids of the rows that carry filters.
    """
    decode = msgspec.json.Decoder(_Permission).decode
    addresses, components, contracts = known.addresses.numbers, known.components.numbers, known.contracts.numbers
    periods = known.periods
    width = len(known.components.ids)
    groups: dict[int, tuple[Column, Column]] = {}
    filtered: set[tuple[int, int, int]] = set()
    for position, raw in enumerate(rows):
        identifier: object
        try:
            row = decode(raw)
            relations = row.relations
            contract = contracts[relations.contract]
            consumer = components[relations.consumer or relations.component]
            address = addresses[relations.address]
            period = periods[row.first, row.last]
            identifier = row.id
        except (KeyError, msgspec.DecodeError, RecursionError):
            try:
                identifier, contract, consumer, address, period = _patiently(raw, position + 1, known)
            except RowError as error:
                known.problems.add(error.finding)
                continue
        key = contract * width + consumer
        group = groups.get(key)
        if group is None:
            group = groups[key] = (array("I"), array("I"))
        group[0].append(address)
        group[1].append(period)
        if identifier in filtered_ids:
            filtered.add((contract, consumer, address))
    contract_ranks, consumer_ranks = ranks(known.contracts.ids), ranks(known.components.ids)
    order = sorted(groups, key=lambda key: (contract_ranks[key // width], consumer_ranks[key % width]))
    spans, (address_column, period_column) = lay_out(groups, order, 2)
    laid_out = PermissionRows({divmod(key, width): span for key, span in spans.items()}, address_column, period_column)
    return Permissions(laid_out, frozenset(filtered))


def _patiently(raw: msgspec.Raw, number: int, known: Known) -> tuple[int | None, int, int, int, int]:
    row = Row(raw, KIND, number, known.problems.place)
    return (
        row.id,
        known.contracts.resolve(row, "tjanstekontrakt"),
        known.components.resolve(row, "tjanstekonsument", "tjanstekomponent"),
        known.addresses.resolve(row, "logiskAdress", "logiskadress"),
        known.period(row),
    )
