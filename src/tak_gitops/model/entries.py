"""Rows of TAK as people read them: routings, permissions, and the keys by which rows are compared."""

from datetime import date
from typing import NamedTuple

from tak_gitops.model.identifiers import fold


class RoutingKey(NamedTuple):
    """What makes a routing one routing (domain.md 1); both parts are folded."""

    logical_address: str
    contract: str


class PermissionKey(NamedTuple):
    """What makes a permission one permission (domain.md 1); all parts are folded."""

    logical_address: str
    contract: str
    consumer: str


class Target(NamedTuple):
    """Where a routing leads. None where the source cannot tell: export D hides producers (domain.md 2)."""

    producer: str | None
    rivta_profile: str | None
    url: str | None


class Routing(NamedTuple):
    """A routing, with its first and last day."""

    logical_address: str
    contract: str
    target: Target
    valid_from: date
    valid_to: date

    @property
    def key(self) -> RoutingKey:
        """The key that letter case does not count in."""
        return RoutingKey(fold(self.logical_address), fold(self.contract))


class Permission(NamedTuple):
    """A consumer's permission to call, with its first and last day."""

    logical_address: str
    contract: str
    consumer: str
    valid_from: date
    valid_to: date

    @property
    def key(self) -> PermissionKey:
        """The key that letter case does not count in."""
        return PermissionKey(fold(self.logical_address), fold(self.contract), fold(self.consumer))
