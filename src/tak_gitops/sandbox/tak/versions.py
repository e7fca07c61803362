"""Publishing, rolling back and reading the versions of the catalogue (domain.md 4.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.sandbox.tak.content import Version, packed, row_of, select, stamp, unpacked
from tak_gitops.sandbox.tak.tables import TABLES, Relation, Table

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import datetime

    from tak_gitops.sandbox.tak.content import Row

NOTHING_TO_PUBLISH = "Det finns inga ändringar, genomförda av inloggad användare, att publicera"
NOT_THE_LATEST = "Rollback får endast göras på senaste version."
_SHOWN = {
    "url": ("Anropsadress", "url"),
    "routing": ("Vägval", "id"),
    "permission": ("Anropsbehorighet", "agreement"),
    "category": ("FilterKategorisering", "category"),
    "contract": ("Tjänstekontrakt", "namespace"),
    "address": ("LogiskAdress", "hsa_id"),
    "component": ("Tjänstekomponent", "hsa_id"),
    "profile": ("RivTaProfil", "name"),
    "filter": ("Filter", "domain"),
}
"""How TAK-web names an object in a refusal, and by which column."""
_CHECKED = ("url", "routing", "permission", "category")
"""The tables whose rows TAK-web compares with what they point to."""


class PublishError(Exception):
    """TAK-web refuses; `errors` are its messages."""

    def __init__(self, *errors: str) -> None:
        super().__init__(*errors)
        self.errors = errors


def versions(connection: sqlite3.Connection) -> list[Version]:
    """Every version, the latest first."""
    rows = connection.execute("SELECT id, published_at, published_by, comment FROM version ORDER BY id DESC")
    return [Version(*row) for row in rows]


def latest(connection: sqlite3.Connection) -> Version:
    """The version that is in force."""
    return versions(connection)[0]


def version(connection: sqlite3.Connection, number: int) -> Version | None:
    """A version by its number."""
    return next((each for each in versions(connection) if each.number == number), None)


def blob(connection: sqlite3.Connection, number: int) -> bytes:
    """The blob of a version that there is."""
    (content,) = connection.execute("SELECT content FROM version WHERE id = ?", (number,)).fetchone()
    return bytes(content)


def add_version(connection: sqlite3.Connection, added: Version, lists: dict[str, list[Row]]) -> None:
    """Keep a version."""
    connection.execute(
        "INSERT INTO version(id, published_at, published_by, comment, content) VALUES (?, ?, ?, ?, ?)",
        (*added, packed(added, lists)),
    )


def publish(connection: sqlite3.Connection, user: str, comment: str, now: datetime) -> Version:
    """Merge what `user` has changed onto the latest version, as a new one. Raises PublishError.

    Rows that another user has changed since stay as they were published (domain.md 4.5).
    """
    if not _changes(connection, user):
        raise PublishError(NOTHING_TO_PUBLISH)
    errors = list(_others_changed(connection))
    if errors:
        raise PublishError(*errors)
    before = latest(connection)
    lists = unpacked(blob(connection, before.number))
    new = Version(before.number + 1, stamp(now), user, comment)
    for table in TABLES:
        connection.execute(
            f"UPDATE {table.name} SET version = ? WHERE changed_by = ?",  # noqa: S608 - names of our own
            (new.number, user),
        )
        rows = {row["id"]: row for row in lists[table.list]}
        changed = f"{select(table)} WHERE changed_by = ?"
        for row in connection.execute(f"{changed} AND deleted = 0", (user,)):
            rows[row[0]] = row_of(table, row)
        for row in connection.execute(f"{changed} AND deleted = 1", (user,)):
            rows.pop(row[0], None)
        lists[table.list] = [rows[number] for number in sorted(rows)]
        connection.execute(f"UPDATE {table.name} SET changed_by = NULL WHERE changed_by = ?", (user,))  # noqa: S608
    add_version(connection, new, lists)
    return new


def roll_back(connection: sqlite3.Connection, number: int, user: str) -> None:
    """Take back the latest version: what it published becomes the user's own, unpublished changes.

    Raises PublishError for any other version; the first one cannot be taken back either, as nothing would be left.
    """
    known = versions(connection)
    if number != known[0].number or len(known) == 1:
        raise PublishError(NOT_THE_LATEST)
    before = unpacked(blob(connection, known[1].number))
    for table in TABLES:
        earlier = {row["id"]: row["pubversion"] for row in before[table.list]}
        rows = connection.execute(f"SELECT id FROM {table.name} WHERE version = ?", (number,)).fetchall()  # noqa: S608
        connection.executemany(
            f"UPDATE {table.name} SET version = ?, changed_by = ? WHERE id = ?",  # noqa: S608 - names of our own
            [(earlier.get(each), user, each) for (each,) in rows],
        )
    connection.execute("DELETE FROM version WHERE id = ?", (number,))


def pending(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each user has changed and not published."""
    counts: dict[str, int] = {}
    for table in TABLES:
        for user, count in connection.execute(
            f"SELECT changed_by, count(*) FROM {table.name} WHERE changed_by IS NOT NULL GROUP BY 1"  # noqa: S608
        ):
            counts[user] = counts.get(user, 0) + count
    return counts


def _changes(connection: sqlite3.Connection, user: str) -> int:
    return pending(connection).get(user, 0)


def _others_changed(connection: sqlite3.Connection) -> Iterator[str]:
    """A message for each changed row, of whomever, that points to one which another user has changed."""
    for table in TABLES:
        if table.name in _CHECKED:
            for relation in table.relations:
                yield from _mismatches(connection, table, relation)


def _mismatches(connection: sqlite3.Connection, table: Table, relation: Relation) -> Iterator[str]:
    (word, column), (other_word, other_column) = _SHOWN[table.name], _SHOWN[relation.table]
    rows = connection.execute(
        f"SELECT a.{column}, a.changed_by, b.{other_column}, b.changed_by FROM {table.name} a "  # noqa: S608
        f"JOIN {relation.table} b ON b.id = a.{relation.column} WHERE a.changed_by <> b.changed_by ORDER BY a.id"
    )
    for shown, user, other, other_user in rows:
        yield (
            f"Olika användare har uppdaterat beroende objekt. \nHuvudobjekt {word}:{shown} (användare {user}). \n "
            f"Underobjekt {other_word}:{other} (användare {other_user})."
        )
