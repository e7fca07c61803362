"""TG347: a declared row that ends soon in live, where traffic stops on the afternoon before (domain.md 1, 5)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tak_gitops.checks.few import few
from tak_gitops.checks.own.live_periods import routing_periods
from tak_gitops.findings import Finding, warning
from tak_gitops.model.contracts import short_form
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.diff.live_view import LiveView
    from tak_gitops.model.desired import Block

SOON = 30
"""How many days ahead a last day is told of."""


def check(world: World) -> Iterator[Finding]:
    """A warning for each declared routing whose last row in live ends within SOON days."""
    live = world.live
    if live is None or not live.catalogue.dates_known:
        return
    ending = _ending(live)
    for block in world.blocks if ending else ():
        for route in block.routes:
            addresses = ending.get(fold(route.contract))
            if addresses:
                yield from few(_of(live, block, route.contract, addresses), "TG347.more")


def _ending(live: LiveView) -> dict[str, set[int]]:
    """The addresses with a routing that is in force and ends soon, by folded contract."""
    catalogue, today = live.catalogue, live.day.toordinal()
    soon = {n for n, (first, last) in enumerate(catalogue.periods) if first <= today <= last <= today + SOON}
    found: dict[str, set[int]] = {}
    rows, keys = catalogue.routings, catalogue.addresses.keys
    for contract, (start, end) in rows.spans.items() if soon else ():
        for row in range(start, end):
            if rows.periods[row] in soon:
                address = keys[rows.addresses[row]] if keys else rows.addresses[row]
                found.setdefault(fold(catalogue.contracts.ids[contract]), set()).add(address)
    return found


def _of(live: LiveView, block: Block, contract: str, addresses: set[int]) -> Iterator[Finding]:
    today = live.day.toordinal()
    here = {number: key for key in block.keys if (number := live.address(key)) is not None and number in addresses}
    for address, periods in sorted(routing_periods(live.catalogue, contract, here).items()):
        last = max(period.last for period in periods)
        if last <= today + SOON:
            number = block.number_of[here[address]]
            yield warning(
                "TG347",
                block.addresses.place(number),
                contract=short_form(contract),
                address=block.addresses.ids[number],
                day=date.fromordinal(last).isoformat(),
                before=(date.fromordinal(last) - timedelta(days=1)).isoformat(),
            )
