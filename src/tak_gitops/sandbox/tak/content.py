"""What a published version holds: the lists of export variant A, and variants B and D made from them (domain.md 2)."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from tak_gitops.sandbox.tak.tables import (
    ADDRESSES,
    COMPONENTS,
    CONTRACTS,
    PERMISSIONS,
    PROFILES,
    ROUTINGS,
    TABLES,
    URLS,
    Table,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime

Row = dict[str, Any]
Lists = Mapping[str, list[Row]]

FORMAT_VERSION = 1
_DAY_LENGTH = len("2026-11-23")
_DESCRIPTION = "beskrivning"
_AGREEMENT = "integrationsavtal"
_VERSION = "pubversion"
_RELATIONS = "relationships"
_CONSUMER = "tjanstekonsument"


class Version(NamedTuple):
    """A published version; `published_at` is as TAK prints it."""

    number: int
    published_at: str
    published_by: str | None
    comment: str | None


def stamp(moment: datetime) -> str:
    """A moment as TAK prints it in exports: with its zone, without a colon."""
    return f"{moment:%Y-%m-%dT%H:%M:%S%z}"


def stored_lists(connection: sqlite3.Connection) -> dict[str, list[Row]]:
    """Every row of the database that is not deleted, as variant A writes it."""
    return {
        table.list: [row_of(table, row) for row in connection.execute(f"{select(table)} WHERE deleted = 0 ORDER BY id")]
        for table in TABLES
    }


def select(table: Table) -> str:
    """The statement that reads the rows of a table for `row_of`."""
    return f"SELECT {', '.join(table.columns)}, version FROM {table.name}"  # noqa: S608 - names of our own


def row_of(table: Table, values: Sequence[Any]) -> Row:
    """A row as variant A writes it; a server in UTC prints its days as midnight there."""
    number, *rest = values
    version = rest.pop()
    row: Row = {"id": number}
    for field, value in zip(table.fields, rest, strict=False):
        row[field.name] = f"{value}T00:00:00+0000" if field.day else value
    row[_VERSION] = None if version is None else str(version)
    if table.relations:
        related = rest[len(table.fields) :]
        row[_RELATIONS] = {each.name: value for each, value in zip(table.relations, related, strict=True)}
    return row


def day_of(text: str) -> str:
    """The day of a moment that `row_of` wrote."""
    return text[:_DAY_LENGTH]


def packed(version: Version, lists: Lists) -> bytes:
    """The blob that TAK keeps of a version, and that TAK-web downloads (variant A)."""
    import msgspec

    heading = {
        "formatVersion": str(FORMAT_VERSION),
        "version": str(version.number),
        "tidpunkt": version.published_at,
        "utforare": version.published_by,
        "kommentar": version.comment,
    }
    content = msgspec.json.format(msgspec.json.encode({**heading, "data": lists}), indent=2)
    return gzip.compress(content, compresslevel=6, mtime=0)


def unpacked(blob: bytes) -> dict[str, list[Row]]:
    """The lists of a blob."""
    import msgspec

    lists: dict[str, list[Row]] = msgspec.json.decode(gzip.decompress(blob))["data"]
    return lists


def nightly_dump(version: Version, lists: Lists, made: datetime) -> bytes:
    """What TakExport.groovy makes of a version: variant B; `made` is in UTC."""
    import msgspec

    heading = {
        "formatVersion": str(FORMAT_VERSION),
        "version": str(version.number),
        "tidpunkt_version": version.published_at,
        "tidpunkt": f"{made:%Y-%m-%dT%H:%M:%S}Z",
        "utforare": "TakExport script",
        "kommentar": f"Export using TAK version {version.number} published {version.published_at}",
    }
    data = {**lists, PERMISSIONS.list: [_dumped_permission(row) for row in lists[PERMISSIONS.list]]}
    return msgspec.json.format(msgspec.json.encode({**heading, "data": data}), indent=4)


def services_export(version: Version, lists: Lists, *, pretty: bool) -> bytes:
    """What tak-services answers: variant D, with names for relations; of a routing it names the URL alone."""
    import msgspec

    data = {
        "formatVersion": FORMAT_VERSION,
        "version": version.number,
        "tidpunkt": version.published_at,
        "utforare": version.published_by,
        "kommentar": version.comment,
        "data": _named(lists),
    }
    content = msgspec.json.encode(data)
    return msgspec.json.format(content, indent=2) if pretty else content


def _dumped_permission(row: Row) -> Row:
    """A permission in variant B: its consumer has a key of its own, and the script loses its version."""
    relations = row[_RELATIONS]
    renamed = {_CONSUMER if name == "tjanstekomponent" else name: value for name, value in relations.items()}
    return {**row, _VERSION: None, _RELATIONS: renamed}


def _named(lists: Lists) -> dict[str, list[Row]]:
    names = {
        table.name: {row["id"]: row[_name_field(table)] for row in lists[table.list]}
        for table in (PROFILES, CONTRACTS, ADDRESSES, COMPONENTS, URLS)
    }
    return {table.list: [_named_row(table, row, names) for row in lists[table.list]] for table in TABLES}


def _name_field(table: Table) -> str:
    return table.fields[0].name


def _named_row(table: Table, row: Row, names: Mapping[str, Mapping[int, str]]) -> Row:
    named = {**row}
    for field in (_DESCRIPTION, _AGREEMENT):
        if field in named and named[field] is None:
            named[field] = ""
    if table.relations:
        relations = row[_RELATIONS]
        named[_RELATIONS] = {
            _name_in_d(table, each.name): names[each.table][relations[each.name]]
            if each.table in names
            else relations[each.name]
            for each in table.relations
        }
    return named


def _name_in_d(table: Table, name: str) -> str:
    if table is PERMISSIONS and name == "tjanstekomponent":
        return _CONSUMER
    return "logiskAdress" if table is ROUTINGS and name == "logiskadress" else name
