"""The rows of the sandbox as the acceptance model asks for them, and what it does to them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tak_gitops.acceptance.rows import Known
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.model.identifiers import fold
from tak_gitops.sandbox.tak.tables import ADDRESSES, COMPONENTS, CONTRACTS, PROFILES, Table

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from tak_gitops.acceptance.rows import Handle

ROUTING_ROWS = """
SELECT routing.id, address.hsa_id, contract.namespace, component.hsa_id, profile.name, url.url,
       routing.first, routing.last
FROM routing
JOIN address ON address.id = routing.address
JOIN contract ON contract.id = routing.contract
JOIN url ON url.id = routing.url
JOIN component ON component.id = url.component
JOIN profile ON profile.id = url.profile
WHERE routing.deleted = 0
"""
PERMISSION_ROWS = """
SELECT permission.id, address.hsa_id, contract.namespace, component.hsa_id, permission.first, permission.last,
       permission.agreement
FROM permission
JOIN address ON address.id = permission.address
JOIN contract ON contract.id = permission.contract
JOIN component ON component.id = permission.consumer
WHERE permission.deleted = 0
"""
_BY_ROUTING_KEY = ROUTING_ROWS + "AND address.folded = ? AND contract.folded = ? ORDER BY routing.id"
_BY_PERMISSION_KEY = (
    PERMISSION_ROWS + "AND address.folded = ? AND contract.folded = ? AND component.folded = ? ORDER BY permission.id"
)
_URLS = """
SELECT url.id FROM component
JOIN url ON url.component = component.id AND url.url = ? AND url.deleted = 0
JOIN profile ON profile.id = url.profile AND profile.folded = ?
WHERE component.folded = ? AND component.deleted = 0
ORDER BY url.id
"""


class StoredRows:
    """The rows of the database that are not deleted; a handle is the folded id."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def address(self, identifier: str) -> Known | None:
        """The logical address with this id."""
        return self._known(ADDRESSES, identifier)

    def component(self, identifier: str) -> Known | None:
        """The component with this id."""
        return self._known(COMPONENTS, identifier)

    def contract(self, namespace: str) -> Known | None:
        """The contract with this namespace."""
        return self._known(CONTRACTS, namespace)

    def profile(self, name: str) -> Known | None:
        """The profile with this name."""
        return self._known(PROFILES, name)

    def has_url(self, target: Target) -> bool:
        """Whether there is a URL row for exactly this URL of the component and profile."""
        return bool(url_rows(self._connection, target))

    def routings(self, address: Handle, contract: Handle) -> Sequence[Routing]:
        """Every routing of a key."""
        rows = self._connection.execute(_BY_ROUTING_KEY, (_folded(address), _folded(contract)))
        return [_routing(row) for row in rows]

    def permissions(self, address: Handle, contract: Handle, consumer: Handle) -> Sequence[Permission]:
        """Every permission of a key."""
        key = (_folded(address), _folded(contract), _folded(consumer))
        return [_permission(row) for row in self._connection.execute(_BY_PERMISSION_KEY, key)]

    def routings_to(self, target: Target) -> int:
        """How many routings lead to a target."""
        return sum(routings_of_url(self._connection, url) for url in url_rows(self._connection, target))

    def _known(self, table: Table, identifier: str) -> Known | None:
        found = self._connection.execute(
            f"SELECT {table.key}, version, changed_by FROM {table.name} WHERE folded = ? AND deleted = 0"  # noqa: S608
            " ORDER BY id LIMIT 1",
            (_folded(identifier),),
        ).fetchone()
        if found is None:
            return None
        spelled, version, changed_by = found
        return Known(fold(spelled), spelled, changed_by if version is None else None)


def routing_number(connection: sqlite3.Connection, row: Routing) -> int:
    """The number of a routing, spelled as it is stored."""
    for found in connection.execute(_BY_ROUTING_KEY, (fold(row.logical_address), fold(row.contract))):
        if _routing(found) == row:
            return int(found[0])
    raise AssertionError(row)


def permission_number(connection: sqlite3.Connection, row: Permission) -> int:
    """The number of a permission, spelled as it is stored."""
    key = (fold(row.logical_address), fold(row.contract), fold(row.consumer))
    for found in connection.execute(_BY_PERMISSION_KEY, key):
        if _permission(found) == row:
            return int(found[0])
    raise AssertionError(row)


def url_rows(connection: sqlite3.Connection, target: Target) -> list[int]:
    """The numbers of the URL rows of a target; letter case counts in the URL alone (domain.md 4.3)."""
    key = (storable(target.url or ""), _folded(target.rivta_profile or ""), _folded(target.producer or ""))
    return [number for (number,) in connection.execute(_URLS, key)]


def routings_of_url(connection: sqlite3.Connection, url: int) -> int:
    """How many routings lead to a URL row."""
    (count,) = connection.execute("SELECT count(*) FROM routing WHERE url = ? AND deleted = 0", (url,)).fetchone()
    return int(count)


def storable(text: str) -> str:
    """A text that UTF-8 can hold: half of a surrogate pair becomes a question mark, as in Java."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _folded(text: Handle) -> str:
    return fold(storable(str(text)))


def _routing(row: Sequence[str]) -> Routing:
    _, address, contract, producer, profile, url, first, last = row
    days = date.fromisoformat(first), date.fromisoformat(last)
    return Routing(address, contract, Target(producer, profile, url), *days)


def _permission(row: Sequence[str]) -> Permission:
    _, address, contract, consumer, first, last, _ = row
    return Permission(address, contract, consumer, date.fromisoformat(first), date.fromisoformat(last))
