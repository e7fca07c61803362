"""TG431 and TG432: new routings that nobody may call, and new permissions that lead nowhere (domain.md 6, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.diff.orphans import DEFAULTS
from tak_gitops.findings import Finding, error
from tak_gitops.flows.homes import Homes
from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.contracts import title
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tak_gitops.diff.live_view import Group, LiveView
    from tak_gitops.findings import Place
    from tak_gitops.model.changes import Change
    from tak_gitops.model.desired import Desired


class _After:
    """What live will have when the order is carried out, contract by contract. Identifiers are folded."""

    def __init__(self, changes: Iterable[Change], live: LiveView) -> None:
        self._live = live
        self._lines: dict[tuple[Kind, str], list[Change]] = {}
        for change in changes:
            self._lines.setdefault((change.kind, fold(change.contract)), []).append(change)

    def routed(self, contract: str) -> frozenset[str]:
        """The addresses that have a routing of a contract."""
        found = set(self._addresses(self._live.routings(contract)))
        for change in self._lines.get((Kind.ROUTING, contract), ()):
            (found.discard if change.action is Action.REMOVE else found.add)(fold(change.logical_address))
        return frozenset(found)

    def callable(self, contract: str) -> frozenset[str]:
        """The addresses that some consumer has a permission for, for a contract."""
        found = {
            (address, consumer)
            for consumer in self._live.consumers(contract)
            for address in self._addresses(self._live.permissions(contract, consumer))
        }
        for change in self._lines.get((Kind.PERMISSION, contract), ()):
            row = fold(change.logical_address), fold(change.consumer or "")
            (found.discard if change.action is Action.REMOVE else found.add)(row)
        return frozenset(address for address, _ in found)

    def _addresses(self, group: Group) -> Iterable[str]:
        ids = self._live.catalogue.addresses.ids
        return (fold(ids[number]) for number in (*group.present, *group.around))


def uncalled_routings(changes: Iterable[Change], head: Desired, live: LiveView) -> list[Finding]:
    """TG431 for each file and contract with new routings that no consumer may use; `no_consumers` says why not.

    A permission for a default address is one for every address (domain.md 5).
    """
    every = list(changes)
    after = _After(every, live)
    homes = Homes(head.blocks, every)
    found: dict[tuple[Place, str], list[str]] = {}
    for contract, added in _added(every, Kind.ROUTING).items():
        permitted = after.callable(contract)
        if not permitted.isdisjoint(DEFAULTS):
            continue
        for change in added:
            block = homes.of(change)
            if block is None or fold(change.logical_address) in permitted or block.declaration.no_consumers:
                continue
            route = next(each for each in block.routes if fold(each.contract) == contract)
            key = block.place(route.line, route.column), title(change.contract)
            found.setdefault(key, []).append(change.logical_address)
    return [
        error("TG431", place, contract=contract, address=addresses[0], count=len(addresses))
        for (place, contract), addresses in sorted(found.items())
    ]


def unrouted_permissions(
    changes: Iterable[Change], head: Desired, live: LiveView
) -> list[tuple[Finding, list[Change]]]:
    """TG432 for each file, contract and consumer with new permissions for addresses without a routing, and these.

    Live, what is pending and the order itself may have the routing, or a default one that answers for it. One that the
    files declare and live lacks is drift, and told as that.
    """
    every = list(changes)
    after = _After(every, live)
    found: dict[tuple[Place, str, str], list[Change]] = {}
    for contract, added in _added(every, Kind.PERMISSION).items():
        routed = after.routed(contract) | _declared(head, contract)
        if not routed.isdisjoint(DEFAULTS):
            continue
        for change in added:
            address = fold(change.logical_address)
            if change.place and not (address in routed or (address in DEFAULTS and routed)):
                key = change.place, title(change.contract), change.consumer or ""
                found.setdefault(key, []).append(change)
    return [
        (
            error("TG432", place, contract=contract, address=rows[0].logical_address, count=len(rows)),
            rows,
        )
        for (place, contract, _), rows in sorted(found.items(), key=lambda each: each[0])
    ]


def _declared(head: Desired, contract: str) -> frozenset[str]:
    """The addresses to which the files route a contract."""
    blocks = [block for block in head.blocks if any(fold(route.contract) == contract for route in block.routes)]
    return frozenset().union(*(block.keys for block in blocks))


def _added(changes: Iterable[Change], kind: Kind) -> dict[str, list[Change]]:
    """The additions of a kind, by folded contract."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        if change.kind is kind and change.action is Action.ADD:
            found.setdefault(fold(change.contract), []).append(change)
    return found
