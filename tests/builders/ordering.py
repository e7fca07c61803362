"""Live and files that meet in all the ways that matter to TAK, and the orders that plans make of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import strategies as st

from builders.catalogues import catalogue_of
from builders.states import (
    ADDRESSES,
    CONSUMERS,
    CONTRACTS,
    DAY,
    FAR_AHEAD,
    LONG_AGO,
    PLATFORM,
    PRODUCERS,
    PROFILES,
    URLS,
    World,
    catalogue,
    periods,
    permission,
    routing,
    uniform,
    worlds,
)
from tak_gitops.acceptance.accept import accept
from tak_gitops.acceptance.receipt import Outcome, Receipt
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.changes import Change
from tak_gitops.model.desired import Desired
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.model.identifiers import fold
from tak_gitops.model.tak_order import TakOrder
from tak_gitops.orders.order_file import make_order
from tak_gitops.plan import Plan, make_plan
from tak_gitops.sources import json_order
from tak_gitops.sources.json_order import Timing, filled
from tak_gitops.sources.order_reader import read_order_payload

Row = Routing | Permission
Key = tuple[str, ...]

BEFORE, A_CENTURY_ON = DAY - timedelta(days=1), DAY.replace(year=DAY.year + 100)
ELSEWHERE = "SE2321000131-ANNAN"
"""An address of others, on which live has every contract and profile."""


class Situation(NamedTuple):
    """A change of the files, live as the program reads it, and live as it is."""

    base: Desired
    head: Desired
    live: Catalogue
    truth: Catalogue

    def plan(self, live: Catalogue | None = None, day: date = DAY) -> Plan:
        """The plan over this live, or over another; permissions that two files declare without their places."""
        plan = make_plan(self.base, self.head, live or self.live, day, "main@4f1c9d2")
        return replace(
            plan,
            changes=tuple(change._replace(place=None) for change in plan.changes),
            blocked=tuple(each._replace(change=each.change._replace(place=None)) for each in plan.blocked),
            drift=tuple(change._replace(place=None) for change in plan.drift),
            released=tuple(change._replace(place=None) for change in plan.released),
        )


@contextmanager
def room_for(size: int | None) -> Iterator[None]:
    """Within it a part of an order holds so many bytes of rows, but always one row; None is as it is."""
    with pytest.MonkeyPatch.context() as patch:
        if size is not None:
            patch.setattr(json_order, "MAX_ENCODED", json_order._ENVELOPE + size)
        yield


def sent(plan: Plan, day: date = DAY, room: int | None = None) -> list[TakOrder]:
    """The orders that TAK-web reads when the lines of a plan are sent, one a part."""
    if not plan.changes:
        return []
    with room_for(room):
        order = make_order(replace(plan, blocked=()), ordered_by="Region Exempel", execute_on=None)
    timing = [Timing(day, day, version) for version in range(1, len(order.parts) + 1)]
    return [read_order_payload(filled(*each)) for each in zip(order.parts, timing, strict=True)]


def accepted(live: Catalogue, orders: Iterable[TakOrder]) -> tuple[Catalogue, list[Receipt]]:
    """The catalogue after the orders, one after the other, and the answers; AssertionError where one is refused."""
    receipts = []
    for order in orders:
        live, receipt = accept(live, order, platform=PLATFORM)
        assert Outcome.ACCEPTED is receipt.outcome, receipt.text
        receipts.append(receipt)
    return live, receipts


def rows_of(live: Catalogue) -> list[Row]:
    """Every row of both kinds."""
    return [*live.iter_routings(), *live.iter_permissions()]


def key_of(row: Row) -> Key:
    """The key of a row, folded."""
    return tuple(row.key)


def line_key(change: Change) -> Key:
    """The folded key of a line."""
    return tuple(fold(part) for part in (change.logical_address, change.contract, change.consumer) if part)


def keys_of(plan: Plan) -> set[Key]:
    """The folded keys of all that a plan orders."""
    return set(map(line_key, plan.changes))


def content(live: Catalogue) -> object:
    """All that a catalogue says of rows, objects and URLs, whatever order they stand in."""
    tables = (live.addresses, live.components, live.contracts)
    return (
        Counter(rows_of(live)),
        *(Counter(zip(table.ids, table.names, strict=True)) for table in tables),
        Counter(target for target in live.targets if target != Target(None, None, None)),
        live.counts,
    )


def named(row: Row) -> tuple[str, str]:
    """The address and the component that a row names."""
    return row.logical_address, row.consumer if isinstance(row, Permission) else str(row.target.producer)


def swapped(row: Row, other: Target, day: date = DAY) -> list[Row]:
    """What is left of a row that was changed and changed back on `day`: rows that end before they begin."""
    before = day - timedelta(days=1)
    undone = row._replace(valid_from=day, valid_to=before)
    if isinstance(undone, Routing):
        undone = undone._replace(target=other)
    return [
        row._replace(valid_to=before),
        undone,
        row._replace(valid_from=day, valid_to=A_CENTURY_ON),
    ]


_ANCHORS: tuple[Row, ...] = tuple(
    routing(Target(ELSEWHERE, profile, URLS[0]), ELSEWHERE, contract, last=LONG_AGO)
    for profile in PROFILES
    for contract in CONTRACTS
)
_OBJECTS: tuple[Row, ...] = (
    *(permission(ELSEWHERE, address, last=LONG_AGO) for address in ADDRESSES),
    *(permission(component, ELSEWHERE, last=LONG_AGO) for component in (*PRODUCERS, *CONSUMERS)),
)

other_targets = st.builds(Target, st.sampled_from(PRODUCERS), st.sampled_from(PROFILES), st.sampled_from(URLS))


@st.composite
def disturbed(draw: st.DrawFn, rows: Sequence[Row]) -> list[Row]:
    """Live after others, and earlier orders of the day, have been at work on it."""
    found: list[Row] = []
    for row in rows:
        match draw(st.sampled_from(("kept", "kept", "kept", "swapped", "ended", "future", "far", "doubled", "twin"))):
            case "kept":
                found.append(row)
            case "swapped":
                first = draw(st.sampled_from((row.valid_from, DAY)))
                found += swapped(row._replace(valid_from=first), draw(other_targets))
            case "ended":
                found.append(row._replace(valid_from=LONG_AGO, valid_to=draw(st.sampled_from((BEFORE, DAY)))))
            case "future":
                found.append(row._replace(valid_from=DAY + timedelta(days=draw(st.integers(1, 3))), valid_to=FAR_AHEAD))
            case "far":
                first = A_CENTURY_ON + timedelta(days=draw(st.sampled_from((0, 2))))
                found.append(row._replace(valid_from=first, valid_to=first + timedelta(days=400)))
            case "doubled":
                first, last = draw(periods())
                found += [row, row._replace(valid_from=first, valid_to=last)]
            case "twin":
                # the row that ending this one would make is there already
                found += [row, row._replace(valid_to=BEFORE)]
    return found


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Any change of the files over any live: objects that are new, dirty rows, sources that do not show all."""
    world: World = draw(worlds())
    rows = draw(disturbed(world.live))
    source = draw(st.sampled_from(("B", "B", "B", "B", "D", "masked", "timeless")))
    if source == "timeless" or draw(st.booleans()):
        rows = [row for row in uniform(World(world.base, world.head, rows)).live if row.valid_to != LONG_AGO]
    # what live has never heard of
    new = draw(st.sets(st.sampled_from((*ADDRESSES, *PRODUCERS, *CONSUMERS)), max_size=3))
    rows = list(dict.fromkeys(row for row in (*rows, *_ANCHORS, *_OBJECTS) if not {*map(str.upper, named(row))} & new))
    if source == "timeless":
        rows = list({row.key: row for row in rows if row.valid_from <= DAY < row.valid_to}.values())
        truth = catalogue(*rows, *_ANCHORS, objects=False)
        return Situation(world.base, world.head, timeless(rows, truth.profiles), truth)
    truth = catalogue(*rows, objects=False)
    live = catalogue(*rows, variant="D", objects=False) if source == "D" else truth
    if source == "masked":
        live = replace(live, targets=[target._replace(url=None) for target in live.targets])
    return Situation(world.base, world.head, live, truth)


def timeless(rows: Iterable[Row], profiles: Sequence[str]) -> Catalogue:
    """A catalogue as the TAK-api tells it: what is in force, without days (domain.md 3)."""
    every = [row._replace(valid_from=date.min, valid_to=date.max) for row in rows]
    live = catalogue_of(
        [row for row in every if isinstance(row, Routing)],
        [row for row in every if isinstance(row, Permission)],
        addresses={ELSEWHERE: ""},
        components={ELSEWHERE: ""},
        contracts=CONTRACTS,
        profiles=profiles,
    )
    return replace(live, dates_known=False)
