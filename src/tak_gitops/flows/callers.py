"""TG431 and TG432: new routings that nobody may call, and new permissions that lead nowhere (domain.md 6, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.diff.orphans import DEFAULTS
from tak_gitops.findings import Finding, error
from tak_gitops.flows.after import After
from tak_gitops.flows.homes import Homes
from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.contracts import title
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tak_gitops.diff.live_view import LiveView
    from tak_gitops.findings import Place
    from tak_gitops.model.changes import Change
    from tak_gitops.model.desired import Desired


def uncalled_routings(changes: Iterable[Change], head: Desired, live: LiveView) -> list[Finding]:
    """TG431 for each file and contract with new routings that no consumer may use; `no_consumers` says why not.

    A permission for a default address is one for every address (domain.md 5).
    """
    every = list(changes)
    after = After(every, live)
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
    after = After(every, live)
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
