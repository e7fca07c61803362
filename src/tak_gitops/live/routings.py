"""The routings of an export (domain.md 2), read fast, and patiently where a row is not as expected."""

from array import array
from collections.abc import Sequence

import msgspec

from tak_gitops.findings import warning
from tak_gitops.live.grouping import lay_out, ranks
from tak_gitops.live.known import Known
from tak_gitops.live.row import Row, RowError
from tak_gitops.model.catalogue import Column, RoutingRows
from tak_gitops.model.entries import Target

KIND = "vagval"


class _Relations(
    msgspec.Struct,
    gc=False,
    rename={
        "contract": "tjanstekontrakt",
        "target": "anropsadress",
        "address": "logiskadress",
        "address_in_d": "logiskAdress",
        "producer": "tjansteproducent",
        "profile": "rivtaProfil",
    },
):
    contract: int | str
    target: int | str
    address: int | str = ""
    address_in_d: int | str = ""
    producer: str | None = None
    profile: str | None = None


class _Routing(
    msgspec.Struct, gc=False, rename={"first": "fromTidpunkt", "last": "tomTidpunkt", "relations": "relationships"}
):
    first: str
    last: str
    relations: _Relations


def read_routings(rows: Sequence[msgspec.Raw], known: Known) -> RoutingRows:
    """All routings that can be read, grouped by contract; each of the others is a problem."""
    decode = msgspec.json.Decoder(_Routing).decode
    addresses, contracts, periods = known.addresses.numbers, known.contracts.numbers, known.periods
    targets = known.targets.numbers
    groups: dict[int, tuple[Column, Column, Column]] = {}
    for position, raw in enumerate(rows):
        try:
            row = decode(raw)
            relations = row.relations
            contract = contracts[relations.contract]
            address = addresses[relations.address or relations.address_in_d]
            if relations.producer is None:
                target = targets[relations.target]
            else:
                target = known.targets.number(Target(relations.producer, relations.profile, str(relations.target)))
            period = periods[row.first, row.last]
        except (KeyError, msgspec.DecodeError, RecursionError):
            try:
                contract, address, target, period = _patiently(raw, position + 1, known)
            except RowError as error:
                known.problems.add(error.finding)
                continue
        group = groups.get(contract)
        if group is None:
            group = groups[contract] = (array("I"), array("I"), array("I"))
        group[0].append(address)
        group[1].append(target)
        group[2].append(period)
    contract_ranks = ranks(known.contracts.ids)
    spans, columns = lay_out(groups, sorted(groups, key=contract_ranks.__getitem__), 3)
    return RoutingRows(spans, *columns)


def _patiently(raw: msgspec.Raw, number: int, known: Known) -> tuple[int, int, int, int]:
    row = Row(raw, KIND, number, known.problems.place)
    return (
        known.contracts.resolve(row, "tjanstekontrakt"),
        known.addresses.resolve(row, "logiskadress", "logiskAdress"),
        _target(row, known),
        known.period(row),
    )


def _target(row: Row, known: Known) -> int:
    reference = row.reference("anropsadress")
    producer, profile = row.optional_reference("tjansteproducent"), row.optional_reference("rivtaProfil")
    if producer is not None:
        return known.targets.number(Target(str(producer), None if profile is None else str(profile), str(reference)))
    number = known.targets.numbers.get(reference) if isinstance(reference, int) else known.targets.at(reference)
    if number is not None:
        return number
    if isinstance(reference, int):
        value = str(reference)
        raise RowError(warning("TG301.row", row.place, row=row.name, field="anropsadress", value=value))
    known.problems.add(warning("TG301.url", row.place, row=row.name, url=reference))
    return known.targets.number(Target(None, None, reference))
