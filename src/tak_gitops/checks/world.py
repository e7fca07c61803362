"""What a check is given: everything that it may look at, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.checks.in_force import InForce
from tak_gitops.checks.rows import declared_rows
from tak_gitops.checks.url_parts import url_parts
from tak_gitops.diff.live_view import LiveView
from tak_gitops.findings import Place
from tak_gitops.model.desired import Route
from tak_gitops.model.entries import Target
from tak_gitops.model.identifiers import URL, fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tak_gitops.checks.rows import DeclaredRows
    from tak_gitops.checks.url_parts import UrlParts
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.declarations import AddressList, Word
    from tak_gitops.model.desired import Block, Desired
    from tak_gitops.model.repository_files import Declared, Environment, System


class WrittenContract(NamedTuple):
    """A contract of a file: the namespace that it stands for, and the word that stands there."""

    block: Block
    contract: str
    word: Word

    @property
    def place(self) -> Place:
        """Where the word stands."""
        return self.block.place(self.word.line, self.word.column)


class WrittenUrl(NamedTuple):
    """A URL of a file: what it is for one contract, and the word, which may be a template."""

    block: Block
    route: Route
    word: Word

    @property
    def url(self) -> str:
        """The URL with the template filled in."""
        return self.route.target.url or ""

    @property
    def place(self) -> Place:
        """Where the word stands."""
        return self.block.place(self.word.line, self.word.column)

    @property
    def parts(self) -> UrlParts | None:
        """The URL taken apart; of a template what stands before its first field, where that has the whole host."""
        beginning, brace, _ = self.word.text.partition("{")
        return url_parts(beginning if brace and beginning.count("/") > TWO_SLASHES else self.url)


NUL = "\0"
TWO_SLASHES = 2
"""Those before the host."""


@dataclass(frozen=True, eq=False)
class World:
    """One environment as its files declare it, and live where it is known.

    `day` is the day that live is looked at. `touched` are the paths of the files that a change touches; None where
    everything is to be looked at. What stands in other files is there to compare with. Where the files are not
    `complete`, because some cannot be read, nothing can be told from what is missing. `before` is what the base of a
    change declares; `source` is where live was read from, as messages show it.
    """

    declared: Declared
    desired: Desired
    day: date
    catalogue: Catalogue | None = None
    touched: frozenset[str] | None = None
    complete: bool = True
    before: Desired | None = None
    source: str = ""

    def is_touched(self, path: str) -> bool:
        """Whether what a file says is to be judged."""
        return self.touched is None or path in self.touched

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The declarations that are to be judged."""
        return tuple(
            block
            for block in self.desired.blocks
            if self.is_touched(block.declaration.path) or self.is_touched(block.addresses.path)
        )

    @cached_property
    def address_lists(self) -> tuple[AddressList, ...]:
        """The lists of addresses that are to be judged, each once however many declarations share it."""
        lists = {id(block.addresses): block.addresses for block in self.blocks}
        return tuple(each for each in lists.values() if self.is_touched(each.path))

    @cached_property
    def all_names(self) -> str:
        """The names of all addresses that are to be judged, with a NUL between them, which no name holds."""
        return NUL.join(name for addresses in self.address_lists for name in addresses.names if name)

    @cached_property
    def contracts(self) -> tuple[WrittenContract, ...]:
        """Every contract of every declaration that is to be judged."""
        return tuple(_contracts(self.blocks))

    @cached_property
    def urls(self) -> tuple[WrittenUrl, ...]:
        """The URL of every routing group that is to be judged."""
        return tuple(_urls(self.blocks))

    @cached_property
    def url_words(self) -> tuple[WrittenUrl, ...]:
        """The same, each word once: a template stands for several URLs."""
        return tuple({written.place: written for written in self.urls}.values())

    @cached_property
    def component_words(self) -> tuple[tuple[str, Place], ...]:
        """Every HSA-id of a system or component that is to be judged, as written, with its place."""
        return tuple(self._component_words())

    @cached_property
    def live(self) -> LiveView | None:
        """Live on the day, None where it is not known."""
        return LiveView(self.catalogue, self.day) if self.catalogue else None

    @cached_property
    def in_force(self) -> InForce | None:
        """All that is in force on the day, None where live is not known."""
        return InForce(self.catalogue, self.day) if self.catalogue else None

    @property
    def live_place(self) -> Place | None:
        """The place of what is said of live alone."""
        return Place(self.source) if self.source else None

    @property
    def knows_systems(self) -> bool:
        """Whether the HSA-ids of all systems could be read."""
        return not self.declared.broken_systems and all("hsa_ids" not in each for each in self.declared.unread.values())

    @property
    def is_alone(self) -> bool:
        """Whether the files are all that is known, and all of them are: what they lack, nobody has."""
        return self.complete and self.catalogue is None

    @cached_property
    def everywhere(self) -> World:
        """The same world with everything to be looked at."""
        return self if self.touched is None else replace(self, touched=None)

    @cached_property
    def rows(self) -> DeclaredRows:
        """What all files of the environment declare, by contract."""
        return declared_rows(self.desired.blocks)

    def declares_routing(self, address: str, contract: str) -> bool:
        """Whether any file declares a routing."""
        key = fold(address)
        return any(key in each.block.keys for each in self.rows.routed.get(fold(contract), ()))

    def declares_permission(self, address: str, contract: str, consumer: str) -> bool:
        """Whether any file declares a permission."""
        key, by = fold(address), fold(consumer)
        permitted = self.rows.permitted.get(fold(contract), ())
        return any(key in each.block.keys and fold(each.consumer.hsa_id) == by for each in permitted)

    def declares_address(self, address: str) -> bool:
        """Whether any file names a logical address."""
        return fold(address) in self._addresses

    def declares_contract(self, contract: str) -> bool:
        """Whether any file names a contract."""
        key = fold(contract)
        return key in self.rows.routed or key in self.rows.permitted

    def declares_consumer(self, contract: str, consumer: str) -> bool:
        """Whether any file gives a consumer permissions for a contract."""
        by = fold(consumer)
        return any(fold(each.consumer.hsa_id) == by for each in self.rows.permitted.get(fold(contract), ()))

    def declares_component(self, hsa_id: str) -> bool:
        """Whether any file names or describes a component."""
        return fold(hsa_id) in self._components

    @cached_property
    def _addresses(self) -> frozenset[str]:
        return frozenset().union(*(block.keys for block in self.desired.blocks))

    @cached_property
    def _components(self) -> frozenset[str]:
        named = {fold(hsa_id) for hsa_id, _ in self.everywhere.component_words}
        return frozenset(named | self.desired.systems.keys())

    @cached_property
    def rows_before(self) -> DeclaredRows | None:
        """What all files of the base declare, None where no change is looked at."""
        return declared_rows(self.before.blocks) if self.before else None

    @property
    def environment(self) -> Environment | None:
        """The environment's own file, None where it is broken or not to be judged."""
        found = self.declared.environments.get(self.desired.environment)
        return found if found and self.is_touched(found.path) else None

    @cached_property
    def systems(self) -> tuple[System, ...]:
        """The systems with an HSA-id in this environment whose files are to be judged."""
        return tuple(
            system
            for system in self.declared.systems.values()
            if system.hsa_id(self.desired.environment) and self.is_touched(system.path)
        )

    def _component_words(self) -> Iterator[tuple[str, Place]]:
        here = self.desired.environment
        for system in self.systems:
            yield system.hsa_id(here) or "", system.place(f"hsa_id.{here}")
        names = self.desired.hsa_ids
        for block in self.blocks:
            declaration = block.declaration
            for word in (*declaration.consumers, *((declaration.producer,) if declaration.producer else ())):
                if word.text not in names:
                    yield word.text, declaration.place(word)


def _contracts(blocks: tuple[Block, ...]) -> Iterator[WrittenContract]:
    for block in blocks:
        for choice, contract in zip(block.declaration.contracts, block.contracts, strict=False):
            yield WrittenContract(block, contract, choice.contract)


def _urls(blocks: tuple[Block, ...]) -> Iterator[WrittenUrl]:
    for block in blocks:
        declaration = block.declaration
        for choice, route in zip(declaration.contracts, block.routes, strict=False):
            word = choice.url or declaration.url
            if word and route.target.url:
                yield WrittenUrl(block, route, word)
        if not block.is_whole and not block.routes and declaration.url and URL.fullmatch(declaration.url.text):
            # no contract can be told, and the URL is what it is without a template
            target = Target(None, None, declaration.url.text)
            yield WrittenUrl(block, Route("", target, *declaration.url[1:]), declaration.url)
