"""The rows of a catalogue that are about something, found by numbers: most rows are never made into objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.entries import Permission, Routing
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.changes import Change


class Wanted(NamedTuple):
    """Which rows: those with all that is given here, folded. The component is a routing's producer, or a consumer."""

    contract: str | None = None
    address: str | None = None
    component: str | None = None

    def fits(self, row: Change | Routing | Permission) -> bool:
        """Whether a row, or the row of a change, is such a one."""
        if isinstance(row, Routing):
            component = row.target.producer
        elif isinstance(row, Permission):
            component = row.consumer
        else:
            target = row.after or row.before
            component = row.consumer or (target.producer if target else None)
        return all(
            wanted is None or fold(found or "") == wanted
            for wanted, found in zip(self, (row.contract, row.logical_address, component), strict=True)
        )


def live_routings(catalogue: Catalogue, wanted: Wanted) -> Iterator[Routing]:
    """The routings that are wanted, in force or not."""
    rows = catalogue.routings
    contracts = _numbers(catalogue.contracts.ids, wanted.contract)
    addresses = _numbers(catalogue.addresses.ids, wanted.address)
    targets = _numbers([each.producer or "" for each in catalogue.targets], wanted.component)
    for contract in rows.spans if wanted.contract is None else contracts:
        for row in range(*rows.spans.get(contract, (0, 0))):
            if rows.addresses[row] in addresses and rows.targets[row] in targets:
                yield catalogue.routing(row, contract)


def live_permissions(catalogue: Catalogue, wanted: Wanted) -> Iterator[Permission]:
    """The permissions that are wanted, in force or not."""
    rows = catalogue.permissions
    contracts = _numbers(catalogue.contracts.ids, wanted.contract)
    consumers = _numbers(catalogue.components.ids, wanted.component)
    addresses = _numbers(catalogue.addresses.ids, wanted.address)
    for (contract, consumer), (start, end) in rows.spans.items():
        if contract in contracts and consumer in consumers:
            for row in range(start, end):
                if rows.addresses[row] in addresses:
                    yield catalogue.permission(row, contract, consumer)


def _numbers(identifiers: Sequence[str], wanted: str | None) -> Collection[int]:
    """The numbers of an identifier, all of them where any is meant."""
    if wanted is None:
        return range(len(identifiers))
    return {number for number, each in enumerate(identifiers) if fold(each) == wanted}
