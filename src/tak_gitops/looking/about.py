"""All that is known of a thing in one environment, in the parts in which people think of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.looking.live_rows import Wanted
from tak_gitops.looking.things import Kind
from tak_gitops.model.identifiers import ANY_ADDRESS, fold
from tak_gitops.reach.decide import find_routing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tak_gitops.looking.facts import Fact, Facts
    from tak_gitops.model.catalogue import Catalogue, Table
    from tak_gitops.model.desired import Desired
    from tak_gitops.reach.rows import Rows
    from tak_gitops.reach.steps import Terms


class Part(StrEnum):
    """A part of what there is to say of a thing."""

    ROUTINGS = "routings"
    """The routings to a system, an address, or of a contract."""
    CALLERS = "callers"
    """Who may call it."""
    CONSUMES = "consumes"
    """What a system may call."""
    ORPHANS = "orphans"
    """Permissions that lead nowhere: no routing answers for them."""


@dataclass(frozen=True)
class About:
    """What is known of a thing in an environment; `names` has the name of each component and address, by folded id."""

    environment: str
    id: str
    is_live: bool
    parts: Mapping[Part, Sequence[Fact]]
    names: Mapping[str, str]


class Platform(NamedTuple):
    """What answers for a platform: its catalogue and files, the rows that are asked, and what it goes by.

    `rows` are those of live, and those that there will be.
    """

    catalogue: Catalogue
    desired: Desired
    rows: Sequence[Rows]
    terms: Terms


def about(kind: Kind, identifier: str, facts: Facts, platform: Platform) -> About:
    """What is known of the thing with an id in the environment of these facts."""
    key = fold(identifier)
    sorting = _Sorting(facts, platform)
    parts = {Kind.SYSTEM: sorting.system, Kind.ADDRESS: sorting.address, Kind.CONTRACT: sorting.contract}[kind](key)
    catalogue = platform.catalogue
    table = {Kind.SYSTEM: catalogue.components, Kind.ADDRESS: catalogue.addresses, Kind.CONTRACT: catalogue.contracts}
    every = [fact for part in parts.values() for fact in part]
    is_live = table[kind].find(identifier) is not None
    return About(platform.desired.environment, identifier, is_live, parts, _names(every, platform))


class _Sorting:
    """Sorts the rows of a thing into its parts."""

    def __init__(self, facts: Facts, platform: Platform) -> None:
        self._facts = facts
        self._platform = platform

    def system(self, key: str) -> dict[Part, Sequence[Fact]]:
        """A system by its HSA-id."""
        routings = self._facts.routings(Wanted(component=key))
        callers = [
            fact
            for contract, addresses in _addresses_by_contract(routings).items()
            for fact in self._facts.permissions(Wanted(contract=contract))
            if fold(fact.logical_address) in addresses
        ]
        consumes, orphans = self._parted(self._facts.permissions(Wanted(component=key)))
        return {Part.ROUTINGS: routings, Part.CALLERS: callers, Part.CONSUMES: consumes, Part.ORPHANS: orphans}

    def address(self, key: str) -> dict[Part, Sequence[Fact]]:
        """A logical address: permissions on `*` are among its callers where the contract is routed here."""
        routings = self._facts.routings(Wanted(address=key))
        callers, orphans = self._parted(self._facts.permissions(Wanted(address=key)))
        if key != ANY_ADDRESS:
            for contract in sorted({fold(fact.contract) for fact in routings}):
                callers += self._facts.permissions(Wanted(contract=contract, address=ANY_ADDRESS))
        callers.sort(key=lambda fact: (fact.contract, fact.consumer or "", fact.logical_address))
        return {Part.ROUTINGS: routings, Part.CALLERS: callers, Part.ORPHANS: orphans}

    def contract(self, key: str) -> dict[Part, Sequence[Fact]]:
        """A contract by its namespace."""
        callers, orphans = self._parted(self._facts.permissions(Wanted(contract=key)))
        routings = self._facts.routings(Wanted(contract=key))
        return {Part.ROUTINGS: routings, Part.CALLERS: callers, Part.ORPHANS: orphans}

    def _parted(self, permissions: Iterable[Fact]) -> tuple[list[Fact], list[Fact]]:
        """Permissions to something that is routed, or will be, and those that lead nowhere (domain.md 8).

        One on `*` or on a unit that others may be below is in use wherever those are routed.
        """
        used: list[Fact] = []
        orphans: list[Fact] = []
        for fact in permissions:
            (used if self._leads_somewhere(fact) else orphans).append(fact)
        return used, orphans

    def _leads_somewhere(self, fact: Fact) -> bool:
        platform = self._platform
        if fact.logical_address == ANY_ADDRESS or fold(fact.logical_address) == "se":
            return any(rows.routings(fact.contract) for rows in platform.rows)
        found = (find_routing(rows, platform.terms, fact.contract, fact.logical_address) for rows in platform.rows)
        return any(each.step is not None for each in found)


def _addresses_by_contract(routings: Iterable[Fact]) -> dict[str, set[str]]:
    """The addresses that are routed, and `*`, by contract."""
    found: dict[str, set[str]] = {}
    for fact in routings:
        found.setdefault(fold(fact.contract), {ANY_ADDRESS}).add(fold(fact.logical_address))
    return found


def _names(every: Iterable[Fact], platform: Platform) -> dict[str, str]:
    """Live's names of addresses and components, else the files'."""
    catalogue, desired = platform.catalogue, platform.desired
    names: dict[str, str] = {}
    nameless: set[str] = set()
    for identifier, table in _mentioned(every, catalogue):
        key = fold(identifier)
        name = (table.name(identifier) or "").strip() or desired.systems.get(key)
        if name:
            names[key] = name
        else:
            nameless.add(key)
    return desired.address_names(nameless) | names if nameless else names


def _mentioned(every: Iterable[Fact], catalogue: Catalogue) -> Iterator[tuple[str, Table]]:
    for fact in every:
        yield fact.logical_address, catalogue.addresses
        for component in (fact.consumer, fact.target.producer if fact.target else None):
            if component:
                yield component, catalogue.components
