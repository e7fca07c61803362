"""Permissions that stay behind on routings that are gone (formats.md 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.diff.spelling import Spelling
from tak_gitops.model.changes import Action, Change, Kind, Reason
from tak_gitops.model.entries import RoutingKey
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tak_gitops.diff.live_view import Group, LiveView
    from tak_gitops.model.desired import Desired
    from tak_gitops.model.line_keys import LineKey

DEFAULTS = ("*", "se")
"""The addresses whose routings answer for every other one: permissions without a routing are in use there
(domain.md 5)."""


def left_behind(changes: Iterable[Change], view: LiveView) -> tuple[Change, ...]:
    """The permissions that stay behind on the routings that `changes` remove."""
    removed: dict[str, dict[str, Change]] = {}
    leaving = set()
    for change in changes:
        if change.action is not Action.REMOVE:
            continue
        if change.kind is Kind.ROUTING:
            removed.setdefault(fold(change.contract), {})[fold(change.logical_address)] = change
        else:
            leaving.add((fold(change.logical_address), fold(change.contract), fold(change.consumer or "")))
    orphans = []
    for contract, routings in removed.items():
        for consumer in view.consumers(contract):
            present = view.permissions(contract, consumer).present
            for address, change in routings.items():
                if view.address(address) in present and (address, contract, consumer) not in leaving:
                    spelled = view.catalogue.components.spelling(consumer)
                    orphans.append(change._replace(kind=Kind.PERMISSION, consumer=spelled, before=None, place=None))
    return tuple(sorted(orphans, key=lambda each: each.order))


def left_earlier(gone: Iterable[RoutingKey], head: Desired, view: LiveView) -> tuple[Change, ...]:
    """The permissions that stayed behind on the routings `gone`, which earlier orders removed.

    Not where somebody routes the address by now, or where a default routing answers for it, and not what the files
    declare: that is deleted there.
    """
    by_contract: dict[str, set[str]] = {}
    for key in gone:
        by_contract.setdefault(key.contract, set()).add(key.logical_address)
    spell = Spelling(view.catalogue)
    orphans = []
    for contract, addresses in by_contract.items():
        routings = view.routings(contract)
        if any(_is_routed(view.address(default), routings) for default in DEFAULTS):
            continue
        unrouted = {
            number: address
            for address in addresses
            if (number := view.address(address)) is not None and not _is_routed(number, routings)
        }
        for consumer in view.consumers(contract) if unrouted else ():
            left = unrouted.keys() & view.permissions(contract, consumer).present.keys()
            row = (spell.contract(contract), spell.component(consumer), None, None, Reason.UNDECLARED, None)
            orphans += [
                Change(Action.REMOVE, Kind.PERMISSION, spell.address(unrouted[number]), *row) for number in left
            ]
    declared = declared_rows(head, map(key_of, orphans))
    return tuple(sorted((each for each in orphans if key_of(each) not in declared), key=lambda each: each.order))


def declared_rows(state: Desired, keys: Iterable[LineKey]) -> frozenset[LineKey]:
    """Those of some rows that the files declare: routings that connections give, and permissions."""
    by_address: dict[str, list[LineKey]] = {}
    for key in keys:
        by_address.setdefault(key.logical_address, []).append(key)
    found = set()
    for block in state.blocks if by_address else ():
        contracts, consumers = set(map(fold, block.contracts)), {fold(each.hsa_id) for each in block.consumers}
        routed = {fold(each.contract) for each in block.routes}
        for address in by_address.keys() & block.keys:
            for key in by_address[address]:
                is_routing = key.kind == Kind.ROUTING
                if key.contract in routed if is_routing else key.contract in contracts and key.consumer in consumers:
                    found.add(key)
    return frozenset(found)


def _is_routed(address: int | None, routings: Group) -> bool:
    """Whether an address has a routing, or is about to have one."""
    return address in routings.present or address in routings.around
