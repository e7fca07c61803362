"""From rows to blocks: whose file a row belongs in, and the fewest blocks that stand for the rows of each owner."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.importing.names import slug
from tak_gitops.importing.products import ROUTED, products
from tak_gitops.importing.rows import NO_ROUTE
from tak_gitops.live.grouping import ranks
from tak_gitops.model.identifiers import ANY_ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tak_gitops.importing.rows import Rows
    from tak_gitops.importing.systems import Systems
    from tak_gitops.model.catalogue import Catalogue

DEFAULT_ADDRESS = "standardval"
"""The folder of what is routed for every address (domain.md 8)."""


class Layout(StrEnum):
    """What the folders stand for."""

    PRODUCER = "producer"
    """A system: what it produces, and who may call it."""
    CONSUMER = "consumer"
    """A system: what it may call. Routings are in the folder of their producer, without consumers."""
    ORGANISATION = "organisation"
    """The organisation of the producer."""
    ADDRESS = "address"
    """The organisation of the logical address: what stands before the first hyphen of its id."""


class Owner(NamedTuple):
    """Whose file: rows of two owners are never in one file. `system` is a producer, or a consumer of unrouted rows."""

    folder: str
    system: int


class Block(NamedTuple):
    """`contracts` × `addresses` rows: one file. A contract has the number of its target, or NO_ROUTE.

    A Connection has a routing for each of them; every one of `consumers` has as many permissions.
    """

    owner: Owner
    is_connection: bool
    contracts: tuple[tuple[int, int], ...]
    addresses: tuple[int, ...]
    consumers: tuple[int, ...]


class Line(NamedTuple):
    """Rows of one contract and one target: its addresses, for a consumer or, with ROUTED, as routings."""

    contract: int
    target: int
    consumer: int
    addresses: list[int]


class Owners:
    """Whose file each row of one import belongs in; `refused` are components that no file can name."""

    def __init__(self, catalogue: Catalogue, layout: Layout, systems: Systems, refused: Iterable[int]) -> None:
        self._catalogue = catalogue
        self._layout = layout
        self._systems = systems
        unnamed = set(refused)
        producers = (catalogue.components.find(target.producer or "") for target in catalogue.targets)
        self._producers = [None if each in unnamed else each for each in producers]
        self._folders: dict[int, str] = {}

    def system(self, target: int, consumer: int) -> int | None:
        """The system whose file a row belongs in: its producer, else its consumer (ROUTED has none)."""
        producer = None if target == NO_ROUTE else self._producers[target]
        if consumer == ROUTED:
            return producer
        return consumer if producer is None or self._layout is Layout.CONSUMER else producer

    def of_row(self, target: int, consumer: int, address: int) -> Owner | None:
        """The owner of one row; None where no system can be named for it."""
        system = self.system(target, consumer)
        return None if system is None else Owner(self._folder(system, address), system)

    def share(self, line: Line) -> Iterator[tuple[Owner, Line]]:
        """The parts of a line by owner."""
        system = self.system(line.target, line.consumer)
        if system is None:
            return
        if line.consumer != ROUTED and (line.target == NO_ROUTE or system != self._producers[line.target]):
            # in the file of their consumer permissions are alike, wherever their routings lead
            line = line._replace(target=NO_ROUTE)
        if self._layout is not Layout.ADDRESS:
            yield Owner(self._folder(system, line.addresses[0]), system), line
            return
        shares: dict[str, list[int]] = {}
        for address in line.addresses:
            shares.setdefault(self._folder(system, address), []).append(address)
        for folder, addresses in shares.items():
            yield Owner(folder, system), line._replace(addresses=addresses)

    def _folder(self, system: int, address: int) -> str:
        if self._layout is Layout.ADDRESS:
            return _address_folder(self._catalogue.addresses.ids[address])
        folder = self._folders.get(system)
        if folder is None:
            folder = self._systems.name(system)
            if self._layout is Layout.ORGANISATION:
                folder = slug(self._systems.organisation(system)) or folder
            self._folders[system] = folder
        return folder


def _address_folder(identifier: str) -> str:
    if identifier == ANY_ADDRESS:
        return DEFAULT_ADDRESS
    return slug(identifier.partition("-")[0]) or slug(identifier) or DEFAULT_ADDRESS


def group(rows: Rows, catalogue: Catalogue, owners: Owners) -> list[Block]:
    """The blocks that stand for `rows`, each row in exactly one, ordered by owner and content."""
    grouper = _Grouper(catalogue)
    gathered: dict[Owner, list[Line]] = {}
    for line in _lines(rows):
        for owner, share in owners.share(line):
            gathered.setdefault(owner, []).append(share)
    return [block for owner in sorted(gathered, key=grouper.place) for block in grouper.blocks(owner, gathered[owner])]


def _lines(rows: Rows) -> Iterator[Line]:
    for contract, by_address in rows.routings.items():
        for target, addresses in _by_target(by_address.items()):
            yield Line(contract, target, ROUTED, addresses)
    for (contract, consumer), known in rows.permissions.items():
        routes = rows.routes.get(contract, {})
        for target, addresses in _by_target((address, routes.get(address, NO_ROUTE)) for address in known):
            yield Line(contract, target, consumer, addresses)


def _by_target(pairs: Iterable[tuple[int, int]]) -> Iterable[tuple[int, list[int]]]:
    found: dict[int, list[int]] = {}
    for address, target in pairs:
        found.setdefault(target, []).append(address)
    return found.items()


class _Grouper:
    """Makes blocks of lines, by numbers that say in which order ids and targets are shown."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._addresses = ranks(catalogue.addresses.ids)
        self._contracts = ranks(catalogue.contracts.ids)
        self._components = ranks(catalogue.components.ids)
        targets = sorted(
            range(len(catalogue.targets)), key=lambda n: tuple(part or "" for part in catalogue.targets[n])
        )
        self._targets = {number: place for place, number in enumerate(targets)} | {NO_ROUTE: NO_ROUTE}

    def place(self, owner: Owner) -> tuple[str, int]:
        """Where an owner comes among others."""
        return owner.folder, self._components[owner.system]

    def blocks(self, owner: Owner, lines: list[Line]) -> list[Block]:
        """The blocks of one owner: Connections first."""
        lines.sort(
            key=lambda each: (*self._of_contract((each.contract, each.target)), self._of_consumer(each.consumer))
        )
        routes = list(dict.fromkeys((each.contract, each.target) for each in lines))
        number_of = {route: number for number, route in enumerate(routes)}
        consumers = sorted({each.consumer for each in lines} - {ROUTED}, key=self._of_consumer)
        consumer_numbers = {consumer: number for number, consumer in enumerate(consumers)} | {ROUTED: ROUTED}
        alike = self._alike(lines)
        cells = [
            (number_of[line.contract, line.target], each, consumer_numbers[line.consumer])
            for each, (line_numbers, _) in enumerate(alike)
            for line in map(lines.__getitem__, line_numbers)
        ]
        found = []
        for product in products(cells, [len(addresses) for _, addresses in alike]):
            addresses = [address for each in product.addresses for address in alike[each][1]]
            found.append(
                Block(
                    owner,
                    ROUTED in product.consumers,
                    tuple(routes[each] for each in sorted(product.contracts)),
                    tuple(sorted(addresses, key=self._addresses.__getitem__)),
                    tuple(consumers[each] for each in sorted(product.consumers - {ROUTED})),
                )
            )
        return sorted(found, key=self._order)

    def _alike(self, lines: list[Line]) -> list[tuple[tuple[int, ...], list[int]]]:
        """The addresses that stand in the very same lines, together with the numbers of those lines."""
        lines_of: dict[int, list[int]] = {}
        for number, line in enumerate(lines):
            for address in line.addresses:
                lines_of.setdefault(address, []).append(number)
        together: dict[tuple[int, ...], list[int]] = {}
        for address in sorted(lines_of, key=self._addresses.__getitem__):
            together.setdefault(tuple(lines_of[address]), []).append(address)
        return list(together.items())

    def _order(self, block: Block) -> tuple[object, ...]:
        return (
            not block.is_connection,
            [self._of_contract(each) for each in block.contracts],
            [self._addresses[each] for each in block.addresses],
            [self._of_consumer(each) for each in block.consumers],
        )

    def _of_contract(self, route: tuple[int, int]) -> tuple[int, int]:
        return self._contracts[route[0]], self._targets[route[1]]

    def _of_consumer(self, consumer: int) -> int:
        return ROUTED if consumer == ROUTED else self._components[consumer]
