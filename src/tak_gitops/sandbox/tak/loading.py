"""Puts an export of any variant into an empty state, row by row as it stands (domain.md 2)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tak_gitops.live.days import day_of
from tak_gitops.live.document import CONSUMERS, PRODUCERS, read_document
from tak_gitops.model.identifiers import fold
from tak_gitops.sandbox.tak.content import Version, stored_lists
from tak_gitops.sandbox.tak.tables import (
    COMPONENTS,
    PERMISSIONS,
    PROFILES,
    TABLES,
    URLS,
    Table,
)
from tak_gitops.sandbox.tak.versions import add_version

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from tak_gitops.live.document import Document

_LARGEST = 2**63 - 1
_SPELLINGS = {"logiskadress": ("logiskadress", "logiskAdress"), "tjanstekomponent": ("tjanstekomponent", CONSUMERS)}
"""What variants call the same relation."""


@dataclass
class Loaded:
    """What became of an export: rows by table, rows that could not be read, and routings whose producer was a guess."""

    rows: Counter[str] = field(default_factory=Counter)
    unreadable: int = 0
    guessed: int = 0


def load(connection: sqlite3.Connection, data: bytes | bytearray, *, shown: str, published: str) -> Loaded:
    """Fill an empty state with an export, which becomes its first version; `published` is for exports without a time.

    Rows that cannot be read, or that point to nothing, are left out and counted. Variant D does not tell the
    producer of a URL that several share: the first that the export lists is taken, and counted. Raises TakError
    where `data` is no export.
    """
    document = read_document(data, shown)
    heading = _heading(data)
    number = _number(heading.get("version")) or 1
    loading = _Loading(connection, number)
    for table in TABLES:
        loading.table(table, _rows(document, table))
    time = heading.get("tidpunkt_version") or heading.get("tidpunkt") or published
    first = Version(number, str(time), _text(heading.get("utforare")), _text(heading.get("kommentar")))
    add_version(connection, first, stored_lists(connection))
    return loading.loaded


class _Loading:
    """Rows on their way into the database, with what later rows call the earlier ones."""

    def __init__(self, connection: sqlite3.Connection, version: int) -> None:
        self.loaded = Loaded()
        self._connection = connection
        self._version = version
        self._numbers: dict[str, dict[Any, int]] = {}
        self._shared: set[str] = set()

    def table(self, table: Table, rows: list[Any]) -> None:
        """Put in the rows of one table."""
        known = self._numbers[table.name] = {}
        taken: set[int] = set()
        given = [_number(row.get("id")) for row in rows if isinstance(row, dict)]
        free = max((number for number in given if number), default=0)
        for row in rows:
            values = self._values(table, row) if isinstance(row, dict) else None
            if values is None:
                self.loaded.unreadable += 1
                continue
            number = _number(row["id"]) if "id" in row else None
            if number is not None and known.get(number) is not None and self._is_same(table, known, row):
                continue
            if number is None or number in taken:
                free += 1
                number = free
            taken.add(number)
            self._insert(table, number, values, _number(row.get("pubversion")))
            self._remember(table, known, number, row)

    def _values(self, table: Table, row: Mapping[str, Any]) -> dict[str, Any] | None:
        """The columns of a row, None where a value that must be there is not."""
        values: dict[str, Any] = {}
        for each in table.fields:
            value = row.get(each.name)
            if each.day:
                day = day_of(value) if isinstance(value, str) else None
                value = day and day.isoformat()
                if value is None:
                    return None
            elif each.column in {"major", "minor"}:
                value = _number(value) or 0
            elif value is not None and not isinstance(value, str):
                return None
            values[each.column] = value
        identifying = table.fields[0].column
        if not table.fields[0].day and table is not PERMISSIONS and not values[identifying]:
            return None
        if table is PERMISSIONS:
            values["agreement"] = values["agreement"] or ""
        return self._relations(table, row, values)

    def _relations(self, table: Table, row: Mapping[str, Any], values: dict[str, Any]) -> dict[str, Any] | None:
        pointing = row.get("relationships")
        pointing = pointing if isinstance(pointing, dict) else {}
        for each in table.relations:
            spellings = _SPELLINGS.get(each.name.lower(), (each.name,))
            reference = next((pointing[name] for name in spellings if pointing.get(name) is not None), None)
            number = self._url(pointing, reference) if each.table == URLS.name else self._find(each.table, reference)
            if number is None:
                return None
            values[each.column] = number
        return values

    def _find(self, table: str, reference: object) -> int | None:
        known = self._numbers[table]
        if isinstance(reference, str):
            return known.get(reference, known.get(("folded", fold(reference))))
        return known.get(reference) if isinstance(reference, int) and not isinstance(reference, bool) else None

    def _url(self, pointing: Mapping[str, Any], reference: object) -> int | None:
        """The URL row of a routing: by its number (A to C), by all its parts (E), or by the URL alone (D)."""
        if not isinstance(reference, str):
            return self._find(URLS.name, reference)
        producer = pointing.get(PRODUCERS)
        known = self._numbers[URLS.name]
        if producer is None:
            self.loaded.guessed += reference in self._shared
            return known.get(reference)
        component, profile = (
            self._find(COMPONENTS.name, producer),
            self._find(PROFILES.name, pointing.get("rivtaProfil")),
        )
        if component is None or profile is None:
            return None
        found = known.get((reference, profile, component))
        if found is None:
            found = max((number for number in known.values()), default=0) + 1
            self._insert(URLS, found, {"url": reference, "profile": profile, "component": component}, None)
            known[reference, profile, component] = found
        return found

    def _is_same(self, table: Table, known: Mapping[Any, int], row: Mapping[str, Any]) -> bool:
        """Whether this is the same object again: variant E lists a component that is producer and consumer twice."""
        return table.key is not None and known.get(row[table.fields[0].name]) == row["id"]

    def _insert(self, table: Table, number: int, values: Mapping[str, Any], version: int | None) -> None:
        own = {"id": number, **values, "version": version or self._version}
        if table.key:
            own["folded"] = fold(values[table.key])
        columns, places = ", ".join(own), ", ".join("?" * len(own))
        self._connection.execute(f"INSERT INTO {table.name}({columns}) VALUES ({places})", tuple(own.values()))  # noqa: S608
        self.loaded.rows[table.name] += 1

    def _remember(self, table: Table, known: dict[Any, int], number: int, row: Mapping[str, Any]) -> None:
        """Keep what other rows may call this one; of several the first."""
        known.setdefault(number, number)
        if table.key:
            text = row[table.fields[0].name]
            known.setdefault(text, number)
            known.setdefault(("folded", fold(text)), number)
        if table is URLS:
            url = row["adress"]
            if url in known:
                self._shared.add(url)
            known.setdefault(url, number)
            pointing = row["relationships"]
            profile = self._find(PROFILES.name, pointing.get("rivtaprofil"))
            component = self._find(COMPONENTS.name, pointing.get("tjanstekomponent"))
            known.setdefault((url, profile, component), number)


def _rows(document: Document, table: Table) -> list[Any]:
    import msgspec

    names = (table.list, CONSUMERS, PRODUCERS) if table is COMPONENTS else (table.list,)
    rows: list[Any] = []
    for raw in document.rows(*names):
        try:
            rows.append(msgspec.json.decode(raw))
        except (msgspec.DecodeError, RecursionError):
            rows.append(None)
    return rows


def _heading(data: bytes | bytearray) -> Mapping[str, Any]:
    import msgspec

    class Heading(msgspec.Struct):
        formatVersion: Any = None  # noqa: N815 - as exports spell it
        version: Any = None
        tidpunkt: Any = None
        tidpunkt_version: Any = None
        utforare: Any = None
        kommentar: Any = None

    return msgspec.structs.asdict(msgspec.json.decode(data, type=Heading))


def _number(value: object) -> int | None:
    """A number that may be written as a text; None for anything else, and for what SQLite cannot hold."""
    if isinstance(value, str) and value.isascii() and value.isdecimal():
        value = int(value[:20])
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < _LARGEST:
        return None
    return value


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
