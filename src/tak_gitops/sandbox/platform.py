"""A made-up platform as values: grouped like the files that people write, and readable row by row.

Objects are named by their number in the platform's lists, so that a platform of a million rows takes little memory.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

MOVED = "https://tidigare-"
"""How the URL of a routing begins that drift has changed: on the host that the system had before."""


class MadeSystem(NamedTuple):
    """A system: `key` names its file, `title` is how TAK names the component."""

    key: str
    organisation: str
    name: str
    hsa_id: str

    @property
    def title(self) -> str:
        """Such as "Region Norrskog -- Tidbok" (domain.md 6)."""
        return f"{self.organisation} -- {self.name}"


class MadeContract(NamedTuple):
    """A contract by the parts of its short form, `domain:name:major`."""

    domain: str
    name: str
    major: int

    @property
    def short(self) -> str:
        """What files write."""
        return f"{self.domain}:{self.name}:{self.major}"

    @property
    def namespace(self) -> str:
        """What TAK has (domain.md 7)."""
        return f"urn:riv:{self.domain}:{self.name}Responder:{self.major}"


class MadeUnit(NamedTuple):
    """A care unit, which is a logical address."""

    hsa_id: str
    name: str


class Validity(NamedTuple):
    """First and last day of a row."""

    first: date
    last: date


class MadeConnection(NamedTuple):
    """`contracts` × `units` routings to a producer, and as many permissions for each of `consumers`.

    `path` is that of its file below the environment's folder; `in_csv` puts the units in a CSV file beside it.
    """

    path: str
    producer: int
    profile: int
    url: str
    contracts: tuple[int, ...]
    units: range
    consumers: tuple[int, ...]
    validity: int
    in_csv: bool

    def url_for(self, contract: MadeContract) -> str:
        """The URL for a contract: the template filled in (formats.md 1)."""
        return self.url.format(domain=contract.domain.replace(":", "/"), contract=contract.name, major=contract.major)


class MadeAccess(NamedTuple):
    """`contracts` × `units` permissions for one consumer, beside those of the connections."""

    path: str
    consumer: int
    contracts: tuple[int, ...]
    units: range
    validity: int


class MadeTarget(NamedTuple):
    """Where routings lead: a row of AnropsAdress in TAK (domain.md 1)."""

    url: str
    profile: int
    producer: int


class MadeRouting(NamedTuple):
    """A routing by the numbers of its parts."""

    unit: int
    contract: int
    target: MadeTarget
    validity: int


class MadePermission(NamedTuple):
    """A permission by the numbers of its parts."""

    unit: int
    contract: int
    consumer: int
    validity: int


@dataclass(frozen=True)
class MadePlatform:
    """Everything that TAK would have, and that a repository would declare.

    `drift_every` is None where live is what is declared; else each so many-th row of either kind differs.
    """

    profiles: Sequence[str]
    systems: Sequence[MadeSystem]
    contracts: Sequence[MadeContract]
    units: Sequence[MadeUnit]
    validities: Sequence[Validity]
    connections: Sequence[MadeConnection]
    accesses: Sequence[MadeAccess]
    drift_every: int | None = None

    def declared_routings(self) -> Iterator[MadeRouting]:
        """Every routing that the repository declares, in the order of its files."""
        for connection in self.connections:
            for contract in connection.contracts:
                url = connection.url_for(self.contracts[contract])
                target = MadeTarget(url, connection.profile, connection.producer)
                for unit in connection.units:
                    yield MadeRouting(unit, contract, target, connection.validity)

    def declared_permissions(self) -> Iterator[MadePermission]:
        """Every permission that the repository declares, in the order of its files."""
        for connection in self.connections:
            for consumer in connection.consumers:
                for contract in connection.contracts:
                    for unit in connection.units:
                        yield MadePermission(unit, contract, consumer, connection.validity)
        for access in self.accesses:
            for contract in access.contracts:
                for unit in access.units:
                    yield MadePermission(unit, contract, access.consumer, access.validity)

    def live_routings(self) -> Iterator[MadeRouting]:
        """Every routing that TAK has: of those that drift, half lead to another URL and half are missing."""
        step = self.drift_every
        if step is None:
            yield from self.declared_routings()
            return
        for number, row in enumerate(self.declared_routings(), 1):
            if number % step:
                yield row
            elif number // step % 2:
                yield row._replace(target=row.target._replace(url=row.target.url.replace("https://", MOVED, 1)))

    def live_permissions(self) -> Iterator[MadePermission]:
        """Every permission that TAK has: those that drift are missing."""
        step = self.drift_every
        for number, row in enumerate(self.declared_permissions(), 1):
            if step is None or number % step:
                yield row


def with_drift(platform: MadePlatform, percent: float) -> MadePlatform:
    """The platform with `percent` of its live rows, of either kind, differing from what the repository declares.

    Raises ValueError unless `percent` is above 0 and at most 100.
    """
    if not 0 < percent <= 100:  # noqa: PLR2004 - per cent
        message = f"{percent} is no part of the rows in per cent"
        raise ValueError(message)
    return replace(platform, drift_every=round(100 / percent))
