"""A made-up platform of any size, the same for the same arguments."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import NamedTuple

from tak_gitops.sandbox.names import (
    CONSUMERS,
    MUNICIPALITIES,
    PRODUCERS,
    REGIONS,
    VENDORS,
    ProducerKind,
    organisation_number,
    slug,
    unit_name,
)
from tak_gitops.sandbox.platform import (
    MadeAccess,
    MadeConnection,
    MadeContract,
    MadePlatform,
    MadeSystem,
    MadeUnit,
    Validity,
)

PROFILES = ("RIVTABP20", "RIVTABP21")
ROWS_A_FILE = 50
ACCESS_ONE_IN = 20
"""One file in so many is an Access."""
MOST_CONTRACTS = 6
"""The most contracts that a connection has."""
OLDER_PROFILE = 0.1
"""The part of the connections that have the older profile."""
URL_PATH = "{domain}/{contract}/{major}"
CSV_FROM = 30
"""A connection with so many units has them in a CSV file."""


class Organisation(NamedTuple):
    """A region, a municipality or a vendor, with its ten digits."""

    name: str
    number: str

    @property
    def key(self) -> str:
        """Its folder, and its part of host names."""
        return slug(self.name.removeprefix("Region ").removesuffix(" kommun"))


def organisations() -> tuple[Organisation, ...]:
    """Every organisation that a platform may have, the regions first."""
    public = [f"Region {name}" for name in REGIONS] + [f"{name} kommun" for name in MUNICIPALITIES]
    return (
        *(Organisation(name, organisation_number("232100", 900 + n)) for n, name in enumerate(public)),
        *(Organisation(name, organisation_number("556999", 900 + n)) for n, name in enumerate(VENDORS)),
    )


def make_platform(routings: int, permissions: int, *, files: int | None = None, seed: int = 1) -> MadePlatform:
    """A platform with exactly so many routings and permissions, in about `files` connections and accesses.

    `files` is by default one for every 50 rows. The same arguments give the same platform in every process.
    Raises ValueError where there is no routing, or a negative number of permissions.
    """
    if routings < 1 or permissions < 0:
        message = f"no platform has {routings} routings and {permissions} permissions"
        raise ValueError(message)
    files = max(1, files or (routings + permissions) // ROWS_A_FILE)
    random = Random(seed)  # noqa: S311 - made up, not secret
    homes = organisations()[: 3 + files // 10]
    accesses = files // ACCESS_ONE_IN
    drafts = _drafts(random, homes, max(1, min(files - accesses, routings)), routings)
    _share_out(random, drafts, accesses, permissions)
    return _finished(random, homes, drafts)


class _AccessDraft(NamedTuple):
    contracts: int
    units: int


class _Draft:
    """A connection while it is made: its consumers are counted first and chosen at the end."""

    def __init__(self, home: int, kind: int, contracts: tuple[int, ...], first: int, units: int) -> None:
        self.home = home
        self.kind = kind
        self.contracts = contracts
        self.first = first
        self.units = units
        self.consumers = 0
        self.accesses: list[_AccessDraft] = []

    @property
    def routings(self) -> int:
        return len(self.contracts) * self.units


def _drafts(random: Random, homes: tuple[Organisation, ...], count: int, routings: int) -> list[_Draft]:
    """So many connections with so many routings together; none has a contract and a unit of another.

    Units are taken in turn for each organisation and kind of system, so that connections of different kinds
    share them.
    """
    taken: dict[tuple[int, int], int] = {}
    drafts = []
    for more in reversed(range(count)):
        home, kind = random.randrange(len(homes)), random.randrange(len(PRODUCERS))
        known = len(PRODUCERS[kind].contracts)
        contracts = random.randint(1, min(known, MOST_CONTRACTS)) if more else 1
        wanted = routings / (more + 1) * random.uniform(0.5, 1.5)
        units = max(1, min(round(wanted / contracts), (routings - more) // contracts)) if more else routings
        if contracts * units > routings - more:
            contracts = 1
        chosen = tuple(sorted(random.sample(range(known), contracts)))
        first = taken.get((home, kind), 0)
        taken[home, kind] = first + units
        drafts.append(_Draft(home, kind, chosen, first, units))
        routings -= contracts * units
    return drafts


def _share_out(random: Random, drafts: list[_Draft], accesses: int, permissions: int) -> None:
    """Give the permissions to accesses, a tenth of them at most, and then to the consumers of connections."""
    for_accesses = permissions // 10
    for draft in random.choices(drafts, k=accesses):
        access = _AccessDraft(random.randint(1, len(draft.contracts)), random.randint(1, draft.units))
        rows = access.contracts * access.units
        if rows <= for_accesses:
            draft.accesses.append(access)
            for_accesses -= rows
            permissions -= rows
    routings = sum(draft.routings for draft in drafts)
    for draft in drafts:
        wanted = int(permissions / routings + random.random())
        last = draft is drafts[-1]
        draft.consumers = permissions // draft.routings if last else min(wanted, permissions // draft.routings)
        permissions -= draft.consumers * draft.routings
        routings -= draft.routings
    if permissions:
        # the last connection has one contract, so that what is left is fewer than its units
        drafts[-1].accesses.append(_AccessDraft(1, permissions))


class _Systems:
    """The systems of a platform, in the order in which they are first named."""

    def __init__(self) -> None:
        self.listed: list[MadeSystem] = []
        self._numbers: dict[str, int] = {}

    def number(self, home: Organisation, name: str) -> int:
        """The number of an organisation's system."""
        key = f"{home.key}-{slug(name)}"
        if key not in self._numbers:
            self._numbers[key] = len(self.listed)
            self.listed.append(MadeSystem(key, home.name, name, f"SE{home.number}-{slug(name).upper()}"))
        return self._numbers[key]


def _finished(random: Random, homes: tuple[Organisation, ...], drafts: list[_Draft]) -> MadePlatform:
    numbers = {contract: n for n, contract in enumerate(each for kind in PRODUCERS for each in _contracts(kind))}
    units, starts = _units(homes, drafts)
    validities = [_validity(n) for n in range(48)]
    systems = _Systems()
    crowd = max(len(CONSUMERS), *(draft.consumers + len(draft.accesses) for draft in drafts))
    connections = []
    accesses: list[MadeAccess] = []
    for n, draft in enumerate(drafts, 1):
        home, kind = homes[draft.home], PRODUCERS[draft.kind]
        profile = int(random.random() > OLDER_PROFILE)
        start = starts[draft.home] + draft.first
        offset = random.randrange(crowd)
        invited = [
            systems.number(*_consumer(homes, (offset + each) % crowd))
            for each in range(draft.consumers + len(draft.accesses))
        ]
        connection = MadeConnection(
            path=f"{home.key}/{slug(kind.name)}-{n:03d}.yaml",
            producer=systems.number(home, kind.name),
            profile=profile,
            url=f"https://{slug(kind.name)}.{home.key}.example/{URL_PATH}/{PROFILES[profile].lower()}",
            contracts=tuple(numbers[_contracts(kind)[each]] for each in draft.contracts),
            units=range(start, start + draft.units),
            consumers=tuple(invited[: draft.consumers]),
            validity=random.randrange(len(validities)),
            in_csv=draft.units >= CSV_FROM,
        )
        connections.append(connection)
        accesses += [
            MadeAccess(
                path=f"{home.key}/behorigheter-{number:03d}.yaml",
                consumer=consumer,
                contracts=connection.contracts[: access.contracts],
                units=range(start, start + access.units),
                validity=connection.validity,
            )
            for number, (access, consumer) in enumerate(
                zip(draft.accesses, invited[draft.consumers :], strict=True), len(accesses) + 1
            )
        ]
    return MadePlatform(PROFILES, systems.listed, tuple(numbers), units, validities, connections, accesses)


def _contracts(kind: ProducerKind) -> tuple[MadeContract, ...]:
    parts = (each.partition(":") for each in kind.contracts)
    return tuple(MadeContract(kind.domain, name, int(major)) for name, _, major in parts)


def _units(homes: tuple[Organisation, ...], drafts: list[_Draft]) -> tuple[list[MadeUnit], list[int]]:
    """Every unit that a connection needs, and where those of each organisation begin."""
    units: list[MadeUnit] = []
    starts = []
    for number, home in enumerate(homes):
        starts.append(len(units))
        needed = max((draft.first + draft.units for draft in drafts if draft.home == number), default=0)
        units += [MadeUnit(f"SE{home.number}-E{n + 1:012d}", unit_name(n)) for n in range(needed)]
    return units, starts


def _consumer(homes: tuple[Organisation, ...], number: int) -> tuple[Organisation, str]:
    """The organisation and the name of consumer `number`; each name goes round the organisations first."""
    around, kind = divmod(number, len(CONSUMERS))
    again, home = divmod(around, len(homes))
    return homes[home], f"{CONSUMERS[kind]} {again + 1}" if again else CONSUMERS[kind]


def _validity(number: int) -> Validity:
    """A quarter's day from 2014 on, and the last day that TAK gives by default, a hundred years later."""
    first = date(2014 + number // 4, 1 + number % 4 * 3, 7 + number % 20)
    return Validity(first, first.replace(year=first.year + 100))
