"""Desired states and catalogues, made by hand or drawn by hypothesis from a world so small that things meet."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple, TypeVar

from hypothesis import strategies as st

from builders.exports import ExportRows, write_export
from tak_gitops.live.document import Variant
from tak_gitops.live.parse import read_catalogue
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.declarations import AddressList, Declaration
from tak_gitops.model.desired import Block, Consumer, Desired, Route
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.model.identifiers import fold

Case = TypeVar("Case", Block, Routing | Permission)

DAY = date(2026, 11, 23)
LONG_AGO, FAR_AHEAD = date(2020, 1, 1), date(2120, 1, 1)
ENVIRONMENT, PLATFORM = "ntjp-qa", "NTJP-QA"

ADDRESSES = ("SE2321000131-E000000000001", "SE2321000131-E000000000002", "SE2321000131-E000000000003")
EKEN, BOKEN, ASPEN = ADDRESSES
CONTRACTS = (
    "urn:riv:crm:scheduling:MakeBookingResponder:1",
    "urn:riv:crm:scheduling:GetBookingDetailsResponder:1",
)
MAKE_BOOKING, GET_BOOKING = CONTRACTS
TIDBOK, BOKVAST = PRODUCERS = ("SE2321000131-TIDBOK", "SE2321000131-BOKVAST")
JOURNAL, PORTAL = CONSUMERS = ("SE2321000131-JOURNAL", "SE2321000131-PORTAL")
PROFILES = ("RIVTABP21", "RIVTABP20")
URLS = ("https://tidbok.region.example/v1", "https://tidbok.region.example/V1", "https://boka.region.example/v2")
TARGET = Target(TIDBOK, PROFILES[0], URLS[0])
OTHER_URL = TARGET._replace(url=URLS[2])
OTHER_PRODUCER = Target(BOKVAST, PROFILES[0], URLS[2])
SYSTEMS = {fold(hsa_id): f"Region Exempel -- {hsa_id[13:].title()}" for hsa_id in (*PRODUCERS, *CONSUMERS)}


def path(name: str) -> str:
    """The path of a file of the environment."""
    return f"environments/{ENVIRONMENT}/{name}.yaml"


def block(
    name: str = "eken",
    *,
    target: Target | None = TARGET,
    contracts: Sequence[str] = (MAKE_BOOKING,),
    addresses: Sequence[str] = (EKEN,),
    consumers: Sequence[str] = (),
    names: bool = True,
    replaces: str | None = None,
    prestudy: str | None = None,
) -> Block:
    """One file: a Connection to `target`, or an Access where that is None; without `names` addresses have none."""
    listed = AddressList(
        path(name),
        tuple(addresses),
        tuple(f"Vårdcentralen {each[-3:].lower()}" if names else None for each in addresses),
        tuple(100 + n for n in range(len(addresses))),
        (5,) * len(addresses),
    )
    declaration = Declaration(path(name), "Connection" if target else "Access", 1, (), (), listed, prestudy=prestudy)
    return Block(
        declaration,
        tuple(contracts),
        tuple(Route(contract, target, 10 + n, 5) for n, contract in enumerate(contracts)) if target else (),
        tuple(Consumer(consumer, 20 + n, 5) for n, consumer in enumerate(consumers)),
        listed,
        replaces,
    )


def desired(*blocks: Block, systems: bool = True) -> Desired:
    """What the files declare; with `systems` every component of this world is described."""
    permissions = [
        (address, fold(contract), fold(consumer.hsa_id))
        for each in blocks
        for address in each.folded
        for contract in each.contracts
        for consumer in each.consumers
    ]
    repeated = len(set(permissions)) < len(permissions)
    return Desired(ENVIRONMENT, PLATFORM, blocks, SYSTEMS if systems else {}, repeated=repeated)


def routing(
    target: Target = TARGET,
    address: str = EKEN,
    contract: str = MAKE_BOOKING,
    *,
    first: date = LONG_AGO,
    last: date = FAR_AHEAD,
) -> Routing:
    """A routing of live."""
    return Routing(address, contract, target, first, last)


def permission(
    consumer: str = JOURNAL,
    address: str = EKEN,
    contract: str = MAKE_BOOKING,
    *,
    first: date = LONG_AGO,
    last: date = FAR_AHEAD,
) -> Permission:
    """A permission of live."""
    return Permission(address, contract, consumer, first, last)


OBJECTS: tuple[Routing | Permission, ...] = (
    *(routing(Target(producer, profile, URLS[0]), last=LONG_AGO) for producer in PRODUCERS for profile in PROFILES),
    *(
        permission(consumer, address, contract, last=LONG_AGO)
        for consumer in CONSUMERS
        for address in ADDRESSES
        for contract in CONTRACTS
    ),
)
"""Rows that ended on their first day, so that an export knows every object of this world."""


def export_rows(rows: Iterable[Routing | Permission], filtered: Sequence[int] = ()) -> ExportRows:
    """The rows as an export has them; `filtered` are positions among the permissions."""
    every = tuple(rows)
    return ExportRows(
        routings=[row for row in every if isinstance(row, Routing)],
        permissions=[row for row in every if isinstance(row, Permission)],
        names={EKEN: "Vårdcentralen Eken", BOKEN: "Vårdcentralen Boken", BOKVAST: "Region Exempel -- Bokning Väst"},
        filtered=filtered,
    )


def catalogue(
    *rows: Routing | Permission, variant: Variant = "B", objects: bool = True, filtered: Sequence[int] = ()
) -> Catalogue:
    """An export with these rows, written and read again; with `objects` it knows every object of this world."""
    every: tuple[Routing | Permission, ...] = (*rows, *OBJECTS) if objects else rows
    return read_catalogue(write_export(export_rows(every, filtered), variant), path="export.json", digest="0" * 64)


def without_urls(live: Catalogue) -> Catalogue:
    """A catalogue as the TAK-api would tell it where it masks every URL (domain.md 3)."""
    return replace(live, targets=[target._replace(url=None) for target in live.targets])


def live_of(state: Desired) -> list[Routing | Permission]:
    """The rows that TAK has when everything that is declared is in force, each once."""
    routings = {
        (fold(address), fold(route.contract)): routing(route.target, address, route.contract)
        for each in state.blocks
        for route in each.routes
        for address in each.addresses.ids
    }
    permissions = {
        (fold(address), fold(contract), fold(consumer.hsa_id)): permission(consumer.hsa_id, address, contract)
        for each in state.blocks
        for contract in each.contracts
        for consumer in each.consumers
        for address in each.addresses.ids
    }
    return [*routings.values(), *permissions.values()]


class World(NamedTuple):
    """A change of the files, and live."""

    base: Desired
    head: Desired
    live: list[Routing | Permission]

    def catalogue(self, variant: Variant = "B") -> Catalogue:
        """Live as an export."""
        return catalogue(*self.live, variant=variant)


def cased(*identifiers: str) -> st.SearchStrategy[str]:
    """One of the identifiers, sometimes in other letter case."""
    spelled = [(each, each, each.lower(), each.swapcase()) for each in identifiers]
    return st.sampled_from([spelling for several in spelled for spelling in several])


targets = st.builds(Target, cased(*PRODUCERS), cased(*PROFILES), st.sampled_from(URLS))


@st.composite
def blocks(draw: st.DrawFn, name: str) -> Block:
    """A file of some contracts, addresses and consumers; each contract leads to a URL of its own."""
    contracts = draw(st.lists(st.sampled_from(CONTRACTS), min_size=1, unique=True))
    made = block(
        name,
        target=draw(st.none() | targets),
        contracts=contracts,
        addresses=draw(st.lists(cased(*ADDRESSES), min_size=1, max_size=3, unique_by=fold)),
        consumers=draw(st.lists(cased(*CONSUMERS), max_size=3)),
        replaces=draw(st.none() | cased(*PRODUCERS)),
    )
    routes = tuple(
        route._replace(target=route.target._replace(url=draw(st.sampled_from(URLS)))) for route in made.routes
    )
    return replace(made, routes=routes)


@st.composite
def changed(draw: st.DrawFn, each: Block) -> Block:
    """The file after somebody has worked on it: perhaps only its letter case or its order is another."""
    addresses = draw(st.permutations(each.addresses.ids))
    again = block(
        each.declaration.path.split("/")[-1].removesuffix(".yaml"),
        target=each.routes[0].target if each.routes else None,
        contracts=draw(st.permutations(each.contracts)),
        addresses=[address.lower() if draw(st.booleans()) else address for address in addresses],
        consumers=[consumer.hsa_id for consumer in each.consumers],
        replaces=draw(st.none() | st.just(each.replaces)),
    )
    by_contract = {route.contract: route for route in each.routes}
    return replace(again, routes=tuple(by_contract[route.contract] for route in again.routes))


def once(several: Iterable[Block]) -> tuple[Block, ...]:
    """The files but for those that declare a routing that an earlier one has (TG210 refuses them)."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for each in several:
        keys = {(address, fold(route.contract)) for address in each.folded for route in each.routes}
        if not keys & seen:
            seen |= keys
            kept.append(each)
    return tuple(kept)


@st.composite
def changes_of_files(draw: st.DrawFn) -> tuple[Desired, Desired]:
    """A base and a head: files are kept, worked on, deleted and added."""
    names = draw(st.lists(st.sampled_from("abcd"), unique=True, max_size=4))
    base = once([draw(blocks(name)) for name in names])
    head = []
    for each in base:
        match draw(st.sampled_from(("kept", "kept", "changed", "other", "deleted"))):
            case "kept":
                head.append(each)
            case "changed":
                head.append(draw(changed(each)))
            case "other":
                head.append(draw(blocks(each.declaration.path.split("/")[-1].removesuffix(".yaml"))))
    head += [draw(blocks(name)) for name in draw(st.lists(st.sampled_from("efg"), unique=True, max_size=2))]
    return desired(*base), desired(*once(draw(st.permutations(head))))


@st.composite
def periods(draw: st.DrawFn) -> tuple[date, date]:
    """First and last day of a row: mostly in force, else about to begin, to end, or ended."""
    first = draw(st.sampled_from((-900, -900, -900, -1, 0, 1, 30)))
    last = draw(st.sampled_from((36500, 36500, 36500, -2, -1, 0, 1, 60)))
    return DAY + timedelta(days=first), DAY + timedelta(days=last)


@st.composite
def live_rows(draw: st.DrawFn, declared: Sequence[Routing | Permission]) -> list[Routing | Permission]:
    """Rows of live: some that are declared, as they are or other than declared, and some of nobody."""
    rows: list[Routing | Permission] = []
    for row in declared:
        match draw(st.sampled_from(("there", "there", "cased", "other", "days", "gone"))):
            case "there":
                rows.append(row)
            case "cased":
                rows.append(row._replace(logical_address=draw(cased(row.logical_address))))
            case "other" if isinstance(row, Routing):
                rows.append(row._replace(target=draw(targets)))
            case "days":
                first, last = draw(periods())
                rows.append(row._replace(valid_from=first, valid_to=last))
    for _ in range(draw(st.integers(0, 4))):
        first, last = draw(periods())
        address, contract = draw(cased(*ADDRESSES)), draw(cased(*CONTRACTS))
        if draw(st.booleans()):
            rows.append(Routing(address, contract, draw(targets), first, last))
        else:
            rows.append(Permission(address, contract, draw(cased(*CONSUMERS)), first, last))
    return rows


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Any change of the files over any live."""
    base, head = draw(changes_of_files())
    declared = {row.key: row for row in (*live_of(base), *live_of(head))}
    return World(base, head, draw(live_rows(list(declared.values()))))


def other_case(each: Case) -> Case:
    """The same row or file with every identifier in other letter case; a URL minds letter case and stays."""
    if isinstance(each, Block):
        ids = tuple(map(str.swapcase, each.addresses.ids))
        return replace(
            each,
            contracts=tuple(map(str.swapcase, each.contracts)),
            routes=tuple(
                route._replace(contract=route.contract.swapcase(), target=_other_case(route.target))
                for route in each.routes
            ),
            consumers=tuple(consumer._replace(hsa_id=consumer.hsa_id.swapcase()) for consumer in each.consumers),
            addresses=each.addresses._replace(ids=ids),
        )
    row = each._replace(logical_address=each.logical_address.swapcase(), contract=each.contract.swapcase())
    if isinstance(row, Routing):
        return row._replace(target=_other_case(row.target))
    return row._replace(consumer=row.consumer.swapcase())


def uniform(world: World) -> World:
    """The world with each identifier of live in one spelling only, as a database of TAK has it."""
    spelled: dict[str, str] = {}

    def spell(identifier: str) -> str:
        return spelled.setdefault(fold(identifier), identifier)

    live: list[Routing | Permission] = []
    for row in (*world.live, *OBJECTS):
        same = row._replace(logical_address=spell(row.logical_address), contract=spell(row.contract))
        if isinstance(same, Routing):
            producer, profile, url = same.target
            live.append(same._replace(target=Target(spell(str(producer)), spell(str(profile)), url)))
        else:
            live.append(same._replace(consumer=spell(same.consumer)))
    return World(world.base, world.head, live)


def shuffled(world: World, random: Random) -> World:
    """The same world, written down in another order."""

    def some_order(values: Iterable[Any]) -> list[Any]:
        return random.sample(each := list(values), len(each))

    def rewritten(each: Block) -> Block:
        numbers = some_order(range(len(each.addresses.ids)))
        listed = AddressList(
            each.addresses.path,
            tuple(each.addresses.ids[n] for n in numbers),
            tuple(each.addresses.names[n] for n in numbers),
            tuple(each.addresses.lines[n] for n in numbers),
            tuple(each.addresses.columns[n] for n in numbers),
        )
        return replace(
            each,
            contracts=tuple(some_order(each.contracts)),
            routes=tuple(some_order(each.routes)),
            consumers=tuple(some_order(each.consumers)),
            addresses=listed,
        )

    base, head = (
        replace(state, blocks=tuple(map(rewritten, some_order(state.blocks)))) for state in (world.base, world.head)
    )
    return World(base, head, some_order(world.live))


def _other_case(target: Target) -> Target:
    return Target(str(target.producer).swapcase(), str(target.rivta_profile).swapcase(), target.url)
