"""TG345 and TG346: a key with several rows: VP006 where two are in force, and no order until one is left."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tak_gitops.checks.few import few
from tak_gitops.checks.own.live_periods import permission_periods, routing_periods
from tak_gitops.findings import Finding, warning
from tak_gitops.model.contracts import short_form
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.diff.live_view import LiveView
    from tak_gitops.findings import Place
    from tak_gitops.model.catalogue import Period
    from tak_gitops.model.desired import Block


def check(world: World) -> Iterator[Finding]:
    """A warning for each declared row whose key has two rows in force, or one in force and others to come.

    Two routings in force make the platform answer VP006; two rows from the day on make TAK refuse every order for the
    key, whether they are in force or not (domain.md 4.6, 5).
    """
    live = world.live
    if live is None or not live.catalogue.dates_known:
        return
    doubled: dict[str, frozenset[int]] = {}
    for block in world.blocks:
        for route in block.routes:
            contract = fold(route.contract)
            if contract not in doubled:
                doubled[contract] = live.routings(contract).doubled
            if doubled[contract]:
                told = list(_of_routings(live, block, route.contract, doubled[contract]))
                yield from few([each for each in told if each.rule == "TG345"], "TG345.more")
                yield from few([each for each in told if each.rule == "TG346"], "TG346.more")
        for consumer in block.consumers:
            place = block.place(consumer.line, consumer.column)
            for written in block.contracts:
                yield from _of_permissions(live, block, written, consumer.hsa_id, place)


def _of_routings(live: LiveView, block: Block, contract: str, doubled: frozenset[int]) -> Iterator[Finding]:
    numbers = _numbers_in(live, block, doubled)
    today = live.day.toordinal()
    for address, periods in routing_periods(live.catalogue, contract, numbers).items():
        number = numbers[address]
        values = {"contract": short_form(contract), "address": block.addresses.ids[number]}
        in_force = [period for period in periods if period.first <= today <= period.last]
        if len(in_force) > 1:
            yield warning("TG345", block.addresses.place(number), **values, count=len(in_force))
        else:
            yield warning("TG346", block.addresses.place(number), **values, days=_days(periods, today))


def _of_permissions(live: LiveView, block: Block, contract: str, consumer: str, place: Place) -> Iterator[Finding]:
    doubled = live.permissions(fold(contract), fold(consumer)).doubled
    numbers = _numbers_in(live, block, doubled) if doubled else {}
    for address in list(numbers)[:1]:
        periods = permission_periods(live.catalogue, contract, consumer, [address])[address]
        yield warning(
            "TG346.permission",
            place,
            consumer=consumer,
            contract=short_form(contract),
            address=block.addresses.ids[numbers[address]],
            days=_days(periods, live.day.toordinal()),
            count=len(numbers),
        )


def _numbers_in(live: LiveView, block: Block, doubled: frozenset[int]) -> dict[int, int]:
    """Those of some addresses of live that a block has, with their numbers in its list."""
    found = {}
    for key in block.keys:
        address = live.address(key)
        if address is not None and address in doubled:
            found[address] = block.number_of[key]
    return dict(sorted(found.items(), key=lambda each: each[1]))


def _days(periods: list[Period], today: int) -> str:
    """First and last days of the rows that have not ended, as people read them."""
    ahead = [period for period in periods if period.last >= today]
    return ", ".join(f"{date.fromordinal(first)}–{date.fromordinal(last)}" for first, last in ahead)
