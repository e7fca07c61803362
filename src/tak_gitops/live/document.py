"""The outer shape of an export: its heading, its lists of rows still unread, and which variant it is (domain.md 2)."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

import msgspec

from tak_gitops.errors import TakError, fail
from tak_gitops.live.days import moment

Variant = Literal["A", "B", "C", "D", "E"]
Scalar = str | int | float | bool | None

ROUTINGS = "vagval"
PERMISSIONS = "anropsbehorighet"
CONSUMERS = "tjanstekonsument"
PRODUCERS = "tjansteproducent"
_PUBLISHED_BEFORE_EXPORT = "tidpunkt_version"
_MADE = "tidpunkt"

_BYTE = re.compile(r"\(byte (\d+)\)")


class Document(NamedTuple):
    """An export whose rows have not been read; `snapshot` is None where the export does not tell (formats.md 5)."""

    variant: Variant
    snapshot: datetime | None
    snapshot_unreadable: bool
    lists: Mapping[str, Sequence[msgspec.Raw]]

    def rows(self, *names: str) -> list[msgspec.Raw]:
        """The rows of the lists with these names, one list after the other; a list that is not there is empty."""
        return [row for name in names for row in self.lists.get(name, ())]


class _Key:
    """A key of the document: made by a hook, which so sees a key that is written twice."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __hash__(self) -> int:
        return hash(self.name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.name == other.name


_Outer = dict[_Key, dict[_Key, list[msgspec.Raw] | None] | Scalar]


def read_document(data: bytes | bytearray | memoryview, path: str) -> Document:
    """The outer shape of the JSON text `data`, which must outlive the rows of the result.

    Raises TakError when it is cut, not JSON, nested beyond reason, says a key of the outer two levels twice,
    or has not the shape of an export.
    """
    heading, lists = _decode(data, path)
    for name in (ROUTINGS, PERMISSIONS):
        if name not in lists:
            raise fail("live.no_list", path=path, list=name)
    variant = _variant(heading, lists)
    made = heading.get(_MADE) if variant in {"B", "C", "E"} else None
    snapshot = moment(made) if isinstance(made, str) else None
    return Document(variant, snapshot, variant in {"B", "C", "E"} and snapshot is None, lists)


def _decode(
    data: bytes | bytearray | memoryview, path: str
) -> tuple[Mapping[str, Scalar], Mapping[str, Sequence[msgspec.Raw]]]:
    keys: list[str] = []

    def key(_: type, name: str) -> _Key:
        keys.append(name)
        return _Key(name)

    try:
        outer = msgspec.json.decode(data, type=_Outer, dec_hook=key)
    except msgspec.ValidationError as error:
        raise fail("live.shape", path=path, name=keys[-1] if keys else "{") from error
    except msgspec.DecodeError as error:
        raise _not_json(data, path, str(error)) from error
    except RecursionError:
        raise fail("live.too_deep", path=path) from None
    heading = {key.name: value for key, value in outer.items() if not isinstance(value, dict)}
    sections = {key.name: value for key, value in outer.items() if isinstance(value, dict)}
    if "data" not in sections:
        raise _no_data(heading, path)
    _require_single(keys, len(outer) + sum(map(len, sections.values())), path)
    return heading, {key.name: rows for key, rows in sections["data"].items() if rows is not None}


def _not_json(data: bytes | bytearray | memoryview, path: str, reason: str) -> TakError:
    byte = _BYTE.search(reason)
    if byte is None:
        return fail("live.cut", path=path, byte=len(data))
    return fail("live.not_json", path=path, byte=int(byte[1]) + 1)


def _no_data(heading: Mapping[str, Scalar], path: str) -> TakError:
    if str(heading.get("Status")).upper() == "ERROR":
        return fail("live.status_error", path=path, message=str(heading.get("message") or "–"))
    return fail("live.no_data", path=path)


def _require_single(keys: Sequence[str], distinct: int, path: str) -> None:
    if len(keys) == distinct:
        return
    doubled = Counter(keys).most_common(1)[0][0]
    raise fail("live.doubled_key", path=path, name=doubled)


def _variant(heading: Mapping[str, Scalar], lists: Mapping[str, Sequence[msgspec.Raw]]) -> Variant:
    if CONSUMERS in lists or PRODUCERS in lists:
        return "E"
    routing, permission = _relations(lists[ROUTINGS]), _relations(lists[PERMISSIONS])
    if any(isinstance(value, str) for value in (*routing.values(), *permission.values())):
        return "D"
    if _PUBLISHED_BEFORE_EXPORT in heading:
        return "B"
    if permission:
        return "A" if "tjanstekomponent" in permission else "C"
    return "C" if str(heading.get(_MADE)).endswith("Z") else "A"


def _relations(rows: Sequence[msgspec.Raw]) -> Mapping[str, object]:
    """The relations of the first row that has any."""
    for raw in rows:
        try:
            row = msgspec.json.decode(raw)
        except (msgspec.DecodeError, RecursionError):
            continue
        relations = row.get("relationships") if isinstance(row, dict) else None
        if isinstance(relations, dict) and relations:
            return relations
    return {}
