"""Finds rows of the catalogue by words, a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.sandbox.tak.tables import PERMISSIONS, ROUTINGS, TABLES

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

PAGE = 50
_TEXT = "{} || ' ' || coalesce({}, '')"
_FROM = """
FROM (
  SELECT 'routing' AS kind, routing.id AS id, routing.first, routing.last, routing.changed_by,
         address.hsa_id AS address, address.description AS address_name, contract.namespace AS contract,
         component.hsa_id AS system, component.description AS system_name,
         profile.name AS profile, url.url AS url
  FROM routing
  JOIN address ON address.id = routing.address
  JOIN contract ON contract.id = routing.contract
  JOIN url ON url.id = routing.url
  JOIN component ON component.id = url.component
  JOIN profile ON profile.id = url.profile
  WHERE routing.deleted = 0
  UNION ALL
  SELECT 'permission', permission.id, permission.first, permission.last, permission.changed_by,
         address.hsa_id, address.description, contract.namespace, component.hsa_id, component.description, NULL, NULL
  FROM permission
  JOIN address ON address.id = permission.address
  JOIN contract ON contract.id = permission.contract
  JOIN component ON component.id = permission.consumer
  WHERE permission.deleted = 0
)
WHERE matches(address, address_name, contract, system, system_name, url)
"""
_FOUND = f"SELECT * {_FROM} ORDER BY address, contract, kind DESC, system, first LIMIT ? OFFSET ?"
_COUNT = f"SELECT count(*) {_FROM}"


class FoundRow(NamedTuple):
    """A routing or a permission as it is shown; `changed_by` has not published what was changed."""

    kind: str
    id: int
    first: str
    last: str
    changed_by: str | None
    address: str
    address_name: str | None
    contract: str
    system: str
    system_name: str | None
    profile: str | None
    url: str | None

    def in_force(self, day: date) -> bool:
        """Whether the row holds on a day; its last day belongs to it (domain.md 1)."""
        return self.first <= day.isoformat() <= self.last


class Found(NamedTuple):
    """One page of what was found."""

    rows: list[FoundRow]
    total: int
    page: int
    pages: int


def search(connection: sqlite3.Connection, words: str, page: int) -> Found:
    """The rows that hold every word somewhere, whatever the letter case; all rows where there is none."""
    wanted = words.casefold().split()

    def matches(*texts: str | None) -> bool:
        whole = " ".join(text for text in texts if text).casefold()
        return all(word in whole for word in wanted)

    connection.create_function("matches", -1, matches, deterministic=True)
    (count,) = connection.execute(_COUNT).fetchone()
    pages = max(1, -(-count // PAGE))
    page = min(max(page, 1), pages)
    rows = connection.execute(_FOUND, (PAGE, (page - 1) * PAGE))
    return Found([FoundRow(*row) for row in rows], count, page, pages)


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {
        table.name: connection.execute(f"SELECT count(*) FROM {table.name} WHERE deleted = 0").fetchone()[0]  # noqa: S608
        for table in TABLES
    }


def row_count(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many routings and permissions there are."""
    counted = counts(connection)
    return counted[ROUTINGS.name], counted[PERMISSIONS.name]
