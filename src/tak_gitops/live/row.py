"""One row of an export as it stands, and why it cannot be used; the slow and patient way to read a row."""

from collections.abc import Mapping
from typing import Any

import msgspec

from tak_gitops.findings import Finding, Place, warning
from tak_gitops.texts import Message, msg

_NAMES = {
    "vagval": "live.row.vagval",
    "anropsbehorighet": "live.row.anropsbehorighet",
    "anropsadress": "live.row.anropsadress",
    "filter": "live.row.filter",
    "rivtaprofil": "live.row.rivtaprofil",
    "tjanstekontrakt": "live.row.tjanstekontrakt",
    "logiskadress": "live.row.logiskadress",
    "tjanstekomponent": "live.row.tjanstekomponent",
}


class RowError(Exception):
    """A row cannot be used; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message.key)
        self.finding = finding


class Row:
    """A row decoded without any expectation; `number` is its place in its list, from 1. Raises RowError."""

    def __init__(self, raw: msgspec.Raw, kind: str, number: int, place: Place) -> None:
        self._kind = kind
        self._number = number
        self.place = place
        self._fields: Mapping[str, Any] = {}
        try:
            fields = msgspec.json.decode(raw)
        except (msgspec.DecodeError, RecursionError):
            fields = None
        if not isinstance(fields, dict):
            raise RowError(warning("TG300.unreadable", place, row=self.name))
        self._fields = fields

    @property
    def name(self) -> Message:
        """How the row is named in a message: its kind, its number and its id."""
        identifier = self._fields.get("id")
        return msg(_NAMES[self._kind], number=self._number, id="–" if identifier is None else str(identifier))

    @property
    def id(self) -> int | None:
        """The number that other rows point to it by, where it has one."""
        identifier = self._fields.get("id")
        return identifier if isinstance(identifier, int) and not isinstance(identifier, bool) else None

    def text(self, field: str) -> str:
        """A field that must be a text, and not an empty one; raises RowError."""
        value = self._fields.get(field)
        if value is None or value == "":
            raise self.lacks(field)
        if not isinstance(value, str):
            raise RowError(warning("TG300.type", self.place, row=self.name, field=field))
        return value

    def optional_text(self, field: str) -> str | None:
        """A field that may be a text; an empty one is none, which variant D writes so (domain.md 2)."""
        value = self._fields.get(field)
        return value if isinstance(value, str) and value else None

    def reference(self, *spellings: str) -> int | str:
        """What the row points to, under the first of the spellings that it has; raises RowError."""
        value = self.optional_reference(*spellings)
        if value is None or value == "":
            raise self.lacks(spellings[0])
        return value

    def optional_reference(self, *spellings: str) -> int | str | None:
        """What the row points to, or None where it has none of the spellings; raises RowError."""
        relations = self._fields.get("relationships")
        found = relations if isinstance(relations, dict) else {}
        value = next((found[spelling] for spelling in spellings if found.get(spelling) is not None), None)
        if value is not None and (not isinstance(value, int | str) or isinstance(value, bool)):
            raise RowError(warning("TG300.type", self.place, row=self.name, field=spellings[0]))
        return value

    def lacks(self, field: str) -> RowError:
        """The error that a field is missing."""
        return RowError(warning("TG300.missing", self.place, row=self.name, field=field))
