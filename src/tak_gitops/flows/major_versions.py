"""TG437 and TG438: a new major version of a contract, and what becomes of the one before (domain.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, Place, note, warning
from tak_gitops.flows.after import After
from tak_gitops.flows.homes import Homes
from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.contracts import title
from tak_gitops.model.flows import Flow
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tak_gitops.diff.live_view import LiveView
    from tak_gitops.flows.connected import Connected
    from tak_gitops.model.changes import Change
    from tak_gitops.model.desired import Desired
    from tak_gitops.model.line_keys import LineKey

_NAMED = 3
"""How many consumers are named."""


def versions_left(
    changes: Iterable[Change],
    flows: Mapping[LineKey, Flow],
    connected: Connected,
    head: Desired,
    live: LiveView,
    *,
    name: Callable[[str], str],
) -> list[Finding]:
    """What is to be said of the versions that stand beside new ones, by file and contract.

    TG437 where the order removes the routing of another major version of an address: whoever still calls that is cut
    off. TG438 where it stays, for consumers who may call it and not the new one. `name` gives the name of a consumer.
    """
    every = list(changes)
    after, homes = After(every, live), Homes(head.blocks, every)
    removed = {
        (fold(change.logical_address), fold(change.contract))
        for change in every
        if change.kind is Kind.ROUTING and change.action is Action.REMOVE
    }
    gone: dict[tuple[Place, str, str], list[str]] = {}
    behind: dict[tuple[Place, str, str], set[str]] = {}
    for change in every:
        if change.kind is not Kind.ROUTING or flows[key_of(change)] is not Flow.NEW_MAJOR_VERSION:
            continue
        place = _place(change, homes)
        if place is None:
            continue
        address, contract = fold(change.logical_address), fold(change.contract)
        for other in connected.other_majors(contract):
            key = place, change.contract, _version(change.contract, other)
            if (address, other) in removed:
                gone.setdefault(key, []).append(change.logical_address)
            elif address in after.routed(other):
                callers = {consumer for at, consumer in after.callers(other) if at == address}
                callers -= {consumer for at, consumer in after.callers(contract) if at == address}
                behind.setdefault(key, set()).update(callers)
    return [
        *(
            warning("TG437", place, new=title(new), old=title(old), address=found[0], count=len(found))
            for (place, new, old), found in gone.items()
        ),
        *(
            note("TG438", place, new=title(new), old=title(old), names=_names(found, name), count=len(found))
            for (place, new, old), found in behind.items()
            if found
        ),
    ]


def _place(change: Change, homes: Homes) -> Place | None:
    """Where the file of a routing has its contract."""
    block = homes.of(change)
    if block is None:
        return None
    route = next(each for each in block.routes if fold(each.contract) == fold(change.contract))
    return block.place(route.line, route.column)


def _version(contract: str, other: str) -> str:
    """A contract with the major version of another, folded, one."""
    return f"{contract.rpartition(':')[0]}:{other.rpartition(':')[2]}"


def _names(consumers: Iterable[str], name: Callable[[str], str]) -> str:
    found = sorted(map(name, consumers))
    return ", ".join(found[:_NAMED]) + (", …" if len(found) > _NAMED else "")
