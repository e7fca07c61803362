"""The catalogue: everything that one export, or the TAK-api, says of one platform.

Compact inside: each distinct text is kept once, a row is three small numbers in arrays, and rows are
grouped by contract (routings) or by contract and consumer (permissions), so that a million rows take
some tens of megabytes and can be compared group by group. Readable outside: `iter_routings()` and
`iter_permissions()` give rows.

Numbers of days are proleptic Gregorian ordinals (`date.toordinal`), always Swedish days.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple, TypeAlias

from tak_gitops.findings import Finding
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.model.identifiers import fold

Column: TypeAlias = "array[int]"
"""One number a row, in four bytes each."""


@dataclass(frozen=True)
class Table:
    """Objects of one kind, by number: their identifiers as live spells them, and their names.

    Real catalogues hold objects that differ only by letter case. They keep their own numbers and
    spellings; `keys` tells which number stands for all of them when rows are compared.
    """

    ids: Sequence[str]
    names: Sequence[str | None]

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The number that stands for each folded identifier: the first that has it."""
        numbers: dict[str, int] = {}
        for number, identifier in enumerate(self.ids):
            numbers.setdefault(fold(identifier), number)
        return numbers

    @cached_property
    def keys(self) -> Sequence[int] | None:
        """For each number the one that stands for it, or None where every number stands for itself."""
        if len(self.index) == len(self.ids):
            return None
        return [self.index[fold(identifier)] for identifier in self.ids]

    def find(self, identifier: str) -> int | None:
        """The number of an identifier in any spelling."""
        return self.index.get(fold(identifier))

    def spelling(self, identifier: str) -> str | None:
        """The identifier as live spells it."""
        number = self.find(identifier)
        return None if number is None else self.ids[number]

    def name(self, identifier: str) -> str | None:
        """The name that live has for an identifier."""
        number = self.find(identifier)
        return None if number is None else self.names[number]


class Period(NamedTuple):
    """First and last day of a row, as ordinals; both days belong to it."""

    first: int
    last: int


ALWAYS = Period(date.min.toordinal(), date.max.toordinal())
"""The period of rows whose days are not known: they are in force as far as anybody can tell."""


class Span(NamedTuple):
    """The rows `start` up to but not including `end` of a column."""

    start: int
    end: int


@dataclass(frozen=True)
class RoutingRows:
    """All routings: row n leads from `addresses[n]` to `targets[n]` during `periods[n]`; grouped by contract."""

    spans: Mapping[int, Span]
    addresses: Column
    targets: Column
    periods: Column

    def __len__(self) -> int:
        return len(self.addresses)


@dataclass(frozen=True)
class PermissionRows:
    """All permissions: grouped by (contract, consumer), each an address and a period."""

    spans: Mapping[tuple[int, int], Span]
    addresses: Column
    periods: Column

    def __len__(self) -> int:
        return len(self.addresses)


class Counts(NamedTuple):
    """How many rows the export has of each kind, in force or not."""

    routings: int
    permissions: int
    contracts: int
    logical_addresses: int
    components: int
    urls: int
    profiles: int


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """One export, read.

    `snapshot` is when it was made, in UTC, None where the export does not tell: variants A and D hold
    when they were published (formats.md 5). `variant` is A to E of domain.md 2, or API; `digest` is the SHA-256 of
    the file, or of what the answers of the TAK-api say; `filtered` are the permissions (contract, consumer, address)
    that carry filters. Without `dates_known` the source tells no days, and every row has the period `ALWAYS`; it
    cannot tell filters, or rows that have ended or begin later, either (domain.md 3).
    """

    variant: str
    digest: str
    snapshot: datetime | None
    addresses: Table
    components: Table
    contracts: Table
    profiles: Sequence[str]
    targets: Sequence[Target]
    periods: Sequence[Period]
    routings: RoutingRows
    permissions: PermissionRows
    counts: Counts
    filtered: frozenset[tuple[int, int, int]] = frozenset()
    dates_known: bool = True
    findings: tuple[Finding, ...] = field(default=())

    def iter_routings(self) -> Iterator[Routing]:
        """Every routing of the export, grouped by contract, in force or not."""
        for contract, (start, end) in self.routings.spans.items():
            for row in range(start, end):
                yield self.routing(row, contract)

    def iter_permissions(self) -> Iterator[Permission]:
        """Every permission of the export, grouped by contract and consumer, in force or not."""
        for (contract, consumer), (start, end) in self.permissions.spans.items():
            for row in range(start, end):
                yield self.permission(row, contract, consumer)

    def routing(self, row: int, contract: int) -> Routing:
        """A routing by its number, which lies in the span of the contract."""
        rows = self.routings
        first, last = self.periods[rows.periods[row]]
        return Routing(
            self.addresses.ids[rows.addresses[row]],
            self.contracts.ids[contract],
            self.targets[rows.targets[row]],
            date.fromordinal(first),
            date.fromordinal(last),
        )

    def permission(self, row: int, contract: int, consumer: int) -> Permission:
        """A permission by its number, which lies in the span of the contract and the consumer."""
        rows = self.permissions
        first, last = self.periods[rows.periods[row]]
        return Permission(
            self.addresses.ids[rows.addresses[row]],
            self.contracts.ids[contract],
            self.components.ids[consumer],
            date.fromordinal(first),
            date.fromordinal(last),
        )

    def with_contracts(self, namespaces: Iterable[str]) -> "Catalogue":
        """The catalogue with contracts that are going to be installed; those that it has in any spelling stay."""
        new = [each for each in namespaces if self.contracts.find(each) is None]
        if not new:
            return self
        table = Table((*self.contracts.ids, *new), (*self.contracts.names, *[None] * len(new)))
        return replace(self, contracts=table)

    def in_force(self, day: date) -> tuple[int, int]:
        """How many routings and permissions are in force on `day`; the last day counts (domain.md 1)."""
        ordinal = day.toordinal()
        current = [period.first <= ordinal <= period.last for period in self.periods]
        is_current = current.__getitem__
        return sum(map(is_current, self.routings.periods)), sum(map(is_current, self.permissions.periods))
