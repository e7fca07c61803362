"""What live routes and permits for a contract once a change is there: routings that it takes away count as gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.rows import DEFAULTS

if TYPE_CHECKING:
    from tak_gitops.checks.world import World


def routed_in_live(world: World, contract: str, addresses: frozenset[str]) -> frozenset[str]:
    """Those of some folded addresses that live routes, today or soon, and that the change does not take away."""
    live = world.live
    if live is None:
        return frozenset()
    group = live.routings(contract)
    found = frozenset(
        key for key in addresses if (number := live.address(key)) in group.present or number in group.around
    )
    return found - _taken_away(world, contract)


def is_default_routed(world: World, contract: str) -> bool:
    """Whether a default routing answers for every address of a contract."""
    return contract in world.rows.defaults or bool(routed_in_live(world, contract, DEFAULTS))


def is_opened_in_live(world: World, contract: str, consumer: str) -> bool:
    """Whether live gives a consumer a permission on a default address, today or soon; all is folded."""
    live = world.live
    if live is None:
        return False
    group = live.permissions(contract, consumer)
    return any((number := live.address(key)) in group.present or number in group.around for key in DEFAULTS)


def opened_in_live(world: World, contract: str) -> bool:
    """Whether live gives any consumer a permission on a default address."""
    live = world.live
    return live is not None and any(is_opened_in_live(world, contract, each) for each in live.consumers(contract))


def _taken_away(world: World, contract: str) -> frozenset[str]:
    """The folded addresses that the base routes and the files do not any more."""
    before = world.rows_before
    if before is None:
        return frozenset()
    gone = frozenset().union(*(each.block.keys for each in before.routed.get(contract, ())))
    return world.rows.unrouted(contract, gone)
