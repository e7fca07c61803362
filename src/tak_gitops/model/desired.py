"""What is desired in one environment: declarations with their names resolved, still grouped."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from tak_gitops.findings import Place
from tak_gitops.model.cases import Case
from tak_gitops.model.declarations import AddressList, Declaration
from tak_gitops.model.entries import Target
from tak_gitops.model.identifiers import fold
from tak_gitops.model.repository_files import System


class Route(NamedTuple):
    """A contract of a connection and where its routings lead; `line` is that of the contract in the file."""

    contract: str
    target: Target
    line: int
    column: int


class Consumer(NamedTuple):
    """A consumer by HSA-id, with its place in the file."""

    hsa_id: str
    line: int
    column: int


@dataclass(frozen=True)
class Block:
    """One declaration in one environment: `contracts` × `addresses`, for each of `consumers`.

    `routes` has a route for each contract of a Connection, and nothing for an Access.
    """

    declaration: Declaration
    contracts: tuple[str, ...]
    routes: tuple[Route, ...]
    consumers: tuple[Consumer, ...]
    addresses: AddressList
    replaces: str | None = None
    is_whole: bool = True
    """Whether this is all that the declaration says: where a file has errors it is looked at as far as it goes."""

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The addresses as keys, in the order of the list."""
        return tuple(map(fold, self.addresses.ids))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The addresses as keys."""
        return frozenset(self.folded)

    @cached_property
    def number_of(self) -> Mapping[str, int]:
        """Where in the list each folded address stands; the first place where it stands twice."""
        return {key: n for n, key in reversed(tuple(enumerate(self.folded)))}

    def same_as(self, other: "Block") -> bool:
        """Whether both stand for the same rows in the same file."""
        return self is other or (
            self.declaration.path == other.declaration.path
            and self.contracts == other.contracts
            and [route.target for route in self.routes] == [route.target for route in other.routes]
            and [consumer.hsa_id for consumer in self.consumers] == [consumer.hsa_id for consumer in other.consumers]
            and self.replaces == other.replaces
            and (self.addresses is other.addresses or self.addresses.ids == other.addresses.ids)
        )

    def place(self, line: int, column: int) -> Place:
        """A place in the file of this block."""
        return Place(self.declaration.path, line, column)


@dataclass(frozen=True)
class Desired:
    """Everything that is declared for one environment.

    `systems` has the title of each system that has an HSA-id here, by folded HSA-id: what TAK would name it;
    `hsa_ids` has the HSA-id of each by its name in other files. `repeated` says whether any permission is
    declared in more than one place (TG211). `cases` are those that files ask for, `known` the systems with an HSA-id
    here by their names.
    """

    environment: str
    platform: str
    blocks: tuple[Block, ...]
    systems: Mapping[str, str]
    hsa_ids: Mapping[str, str] = field(default_factory=dict)
    repeated: bool = True
    cases: tuple[Case, ...] = ()
    known: Mapping[str, System] = field(default_factory=dict)

    @cached_property
    def described(self) -> Mapping[str, System]:
        """What files say of the systems with an HSA-id here, by folded HSA-id; the first by name where two have it."""
        by_name = sorted(self.known.items(), reverse=True)
        return {fold(hsa_id): system for _, system in by_name if (hsa_id := system.hsa_id(self.environment))}

    def address_names(self, folded: frozenset[str] | set[str]) -> dict[str, str]:
        """The names that files give some addresses, by folded id; the last file wins, as nothing depends on it."""
        names = {}
        for block in self.blocks:
            for key in folded & block.keys:
                name = block.addresses.names[block.number_of[key]]
                if name:
                    names[key] = name
        return names

    @property
    def rows(self) -> int:
        """How many routings and permissions the blocks stand for; one that two files declare counts twice (TG211)."""
        return sum(
            len(block.addresses.ids) * (len(block.routes) + len(block.contracts) * len(block.consumers))
            for block in self.blocks
        )
