"""What can be looked for: the things that the files and TAK know, each once, whatever it is called where."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.contracts import short_form, title
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tak_gitops.model.catalogue import Catalogue, Table
    from tak_gitops.model.desired import Desired
    from tak_gitops.model.repository_files import System


class Kind(StrEnum):
    """What a thing is; the order is that in which equally good ones are shown."""

    SYSTEM = "system"
    ADDRESS = "logical_address"
    CONTRACT = "contract"
    URL = "url"


@dataclass
class Thing:
    """Something that has a name.

    `key` is what people write for it: a system by its file, a contract in its short form, else the id. `ids` has its
    id by environment, as live spells it, or else the files; `live` are the environments whose TAK has it. `names` are
    all that it is called, the best one first; `path` is the file of a system that has one.
    """

    kind: Kind
    key: str
    names: list[str] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    live: set[str] = field(default_factory=set)
    path: str | None = None

    @property
    def name(self) -> str | None:
        """What it is called, None where nobody has said."""
        return self.names[0] if self.names else None

    def call(self, name: str | None) -> None:
        """Learn a name of it."""
        if name and name not in self.names:
            self.names.append(name)


class Surroundings(NamedTuple):
    """An environment to look in: what the files declare there, and live where it could be had."""

    environment: str
    desired: Desired
    catalogue: Catalogue | None


def things(systems: Iterable[System], everywhere: Iterable[Surroundings]) -> list[Thing]:
    """Everything that the files and TAK know in some environments, in no particular order."""
    shelf = _Shelf()
    for system in systems:
        shelf.describe(system)
    for each in everywhere:
        for described in shelf.described:
            hsa_id = each.desired.hsa_ids.get(described.key)
            if hsa_id:
                shelf.own(described, each.environment, hsa_id)
        if each.catalogue:
            shelf.stock(each.environment, each.catalogue)
        shelf.declare(each.environment, each.desired)
    return shelf.every


class _Shelf:
    """Things by what identifies them."""

    def __init__(self) -> None:
        self.every: list[Thing] = []
        self.described: list[Thing] = []
        self._found: dict[tuple[Kind, str], Thing] = {}
        self._owned: dict[tuple[str, str], Thing] = {}

    def describe(self, system: System) -> None:
        """A system that has a file."""
        thing = Thing(Kind.SYSTEM, system.key, [system.title, system.name], path=system.path)
        self.every.append(thing)
        self.described.append(thing)

    def own(self, system: Thing, environment: str, hsa_id: str) -> None:
        """The HSA-id of a described system in an environment; of two with one id the first has it (TG213)."""
        self._owned.setdefault((environment, fold(hsa_id)), system)
        system.ids[environment] = hsa_id

    def stock(self, environment: str, catalogue: Catalogue) -> None:
        """What live has."""
        for identifier, name in _named(catalogue.components):
            self._live(self._component(environment, identifier), environment, identifier, name)
        for identifier, name in _named(catalogue.addresses):
            self._live(self._thing(Kind.ADDRESS, identifier), environment, identifier, name)
        for identifier, name in _named(catalogue.contracts):
            thing = self._contract(identifier)
            self._live(thing, environment, identifier, name)
        for target in catalogue.targets:
            if target.url:
                thing = self._thing(Kind.URL, target.url)
                producer = catalogue.components.name(target.producer) if target.producer else None
                self._live(thing, environment, target.url, producer)

    def declare(self, environment: str, desired: Desired) -> None:
        """What the files declare; live's spelling and names come first."""
        for block in desired.blocks:
            for consumer in block.consumers:
                self._component(environment, consumer.hsa_id).ids.setdefault(environment, consumer.hsa_id)
            for contract in block.contracts:
                self._contract(contract).ids.setdefault(environment, contract)
            for route in block.routes:
                producer, url = route.target.producer, route.target.url
                if producer and url:
                    component = self._component(environment, producer)
                    component.ids.setdefault(environment, producer)
                    thing = self._thing(Kind.URL, url)
                    thing.ids.setdefault(environment, url)
                    thing.call(component.name)
            for identifier, name in zip(block.addresses.ids, block.addresses.names, strict=True):
                thing = self._thing(Kind.ADDRESS, identifier)
                thing.ids.setdefault(environment, identifier)
                thing.call(name)

    def _component(self, environment: str, identifier: str) -> Thing:
        return self._owned.get((environment, fold(identifier))) or self._thing(Kind.SYSTEM, identifier)

    def _contract(self, identifier: str) -> Thing:
        """A contract is called by its own name first: what TAK calls it is that of its domain, mostly."""
        thing = self._thing(Kind.CONTRACT, identifier, short_form(identifier))
        thing.call(title(identifier))
        return thing

    def _thing(self, kind: Kind, identifier: str, key: str | None = None) -> Thing:
        # only the URL minds letter case (domain.md 1)
        place = (kind, identifier if kind is Kind.URL else fold(identifier))
        thing = self._found.get(place)
        if thing is None:
            thing = self._found[place] = Thing(kind, key or identifier)
            self.every.append(thing)
        return thing

    @staticmethod
    def _live(thing: Thing, environment: str, identifier: str, name: str | None) -> None:
        thing.ids[environment] = identifier
        thing.live.add(environment)
        thing.call((name or "").strip())


def _named(table: Table) -> Iterator[tuple[str, str | None]]:
    ids: Sequence[str] = table.ids
    return zip(ids, table.names, strict=True)
