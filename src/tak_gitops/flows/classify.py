"""Which flow each line of an order belongs to (domain.md 6): a total function, one flow a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.diff.live_view import same_producer
from tak_gitops.flows.remembered import NOBODY
from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.flows import Flow
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tak_gitops.flows.connected import Connected
    from tak_gitops.model.changes import Change
    from tak_gitops.model.line_keys import LineKey


def classified(changes: Iterable[Change], connected: Connected) -> dict[LineKey, Flow]:
    """The flow of each change, by its key; the order of the changes does not matter."""
    every = list(changes)
    routings = [change for change in every if change.kind is Kind.ROUTING]
    found = {key_of(change): _routing_flow(change, connected) for change in routings}
    producers = {_place(change): fold(change.after.producer or NOBODY) for change in routings if change.after}
    routing_flows = {_place(change): found[key_of(change)] for change in routings}
    for change in every:
        if change.kind is Kind.PERMISSION:
            found[key_of(change)] = _permission_flow(change, connected, producers, routing_flows)
    return found


def _place(change: Change) -> tuple[str, str]:
    """The address and the contract of a change."""
    return fold(change.logical_address), fold(change.contract)


def _routing_flow(change: Change, connected: Connected) -> Flow:
    if change.action is Action.REMOVE or change.after is None:
        return Flow.ADDRESSES_REMOVED
    producer, contract = fold(change.after.producer or NOBODY), fold(change.contract)
    if change.before is not None and (change.before.producer is None or same_producer(change.before, change.after)):
        before, after = (fold(each.rivta_profile or "") for each in (change.before, change.after))
        return Flow.PROFILE_CHANGED if before != after and change.before.rivta_profile else Flow.URL_CHANGED
    if connected.has_contract(producer, contract):
        return Flow.MORE_ADDRESSES if change.before is None else Flow.PRODUCER_CHANGED
    if connected.has_other_major(producer, contract):
        return Flow.NEW_MAJOR_VERSION
    return Flow.NEW_CONNECTION if connected.has_domain(contract) else Flow.NEW_DOMAIN


def _permission_flow(
    change: Change,
    connected: Connected,
    producers: Mapping[tuple[str, str], str],
    routing_flows: Mapping[tuple[str, str], Flow],
) -> Flow:
    address, contract = place = _place(change)
    new = routing_flows.get(place)
    if change.action is Action.REMOVE:
        stays = new is not Flow.ADDRESSES_REMOVED and connected.is_routed(address, contract)
        return Flow.CONSUMER_REMOVED if stays else Flow.ADDRESSES_REMOVED
    if new and new.needs_prestudy:
        return new
    leads_to = {producers[place]} if place in producers else connected.producers_of(address, contract)
    if not connected.knows(fold(change.consumer or ""), leads_to, address, contract):
        return Flow.NEW_COOPERATION
    return Flow.MORE_ADDRESSES if new is Flow.MORE_ADDRESSES else Flow.CONSUMER_ADDED
