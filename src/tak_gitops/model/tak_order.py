"""An order as TAK-web has read it: every field may be missing, none has been judged (domain.md 4.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class RoutingItem(NamedTuple):
    """A row that names a routing; texts are as they were written, None where a field is missing or null."""

    logical_address: str | None
    contract: str | None
    producer: str | None
    rivta_profile: str | None
    url: str | None


class PermissionItem(NamedTuple):
    """A row that names a permission; texts are as they were written, None where a field is missing or null."""

    logical_address: str | None
    contract: str | None
    consumer: str | None


class PlainItem(NamedTuple):
    """A row that names a logical address or a component; both texts are cleaned as TAK does it."""

    id: str
    name: str


class ContractItem(NamedTuple):
    """A row that names a contract; both texts are cleaned as TAK does it."""

    namespace: str
    name: str
    major: int


class OrderSection(NamedTuple):
    """What an order includes, or what it excludes."""

    addresses: tuple[PlainItem, ...] = ()
    components: tuple[PlainItem, ...] = ()
    contracts: tuple[ContractItem, ...] = ()
    permissions: tuple[PermissionItem, ...] = ()
    routings: tuple[RoutingItem, ...] = ()


class TakOrder(NamedTuple):
    """A whole order. `ordered_on` and `execute_on` are days as the server cuts them, None where they are null."""

    platform: str
    format_version: float
    version: int
    ordered_on: date | None
    execute_on: date | None
    ordered_by: str | None
    comment: str
    include: OrderSection
    exclude: OrderSection
