"""HSA's files of units, as the platform reads them: an id, a place in the tree and a name each (domain.md 5).

Nothing that a file declares of itself is trusted: a document type, and with it every entity of its own, is refused.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, cast
from xml.parsers import expat

from tak_gitops.errors import fail
from tak_gitops.model.hsa_tree import HsaTree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tak_gitops.errors import TakError
    from tak_gitops.live.hsa_cache import HsaCache

_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 20
_MEBIBYTE = 1 << 20
LIMIT = 1 << 29
"""The largest unpacked file that is read, in bytes."""
MOST_UNITS = 2_000_000
_DEEPEST = 32
"""Elements within each other: the files have four."""
_LONGEST = 4096
"""Characters of one field."""

_ID, _PLACE, _NAME = _FIELDS = ("hsaIdentity", "DN", "name")

Place: TypeAlias = "tuple[str, ...]"
"""A place in the tree: the parts of a DN, the innermost first."""
Unit: TypeAlias = "tuple[str, str]"
"""HSA-id and name."""


def load_hsa_tree(files: Sequence[tuple[Path, str]], cache: HsaCache | None = None) -> HsaTree:
    """The tree of some files together, each with its path as messages show it; a later file wins over an earlier one.

    A file may be packed with gzip. Raises TakError for one that cannot be read, is too large, is no XML, brings a
    document type, or has no units.
    """
    digest = _digest(files)
    tree = cache.get(digest) if cache else None
    if tree is not None:
        return tree
    units: dict[Place, Unit] = {}
    skipped = 0
    for path, shown in files:
        with _opened(path, shown) as stream:
            reader = read_units(stream, shown)
        units |= reader.units
        skipped += reader.skipped
    tree = tree_of(units, skipped)
    if cache:
        cache.put(digest, tree)
    return tree


def _digest(files: Sequence[tuple[Path, str]]) -> str:
    """One digest of what all files hold, in their order."""
    together = hashlib.sha256()
    for path, shown in files:
        with _explained(shown), path.open("rb") as file:
            together.update(hashlib.file_digest(file, "sha256").digest())
    return together.hexdigest()


@contextmanager
def _opened(path: Path, shown: str) -> Iterator[BinaryIO]:
    """The file unpacked, as a stream; what is wrong with it shows while it is read, so read it inside the `with`."""
    with _explained(shown), path.open("rb") as file:
        packed = file.read(len(_GZIP)) == _GZIP
        file.seek(0)
        yield cast("BinaryIO", gzip.GzipFile(fileobj=file)) if packed else file


@contextmanager
def _explained(shown: str) -> Iterator[None]:
    try:
        yield
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise fail("hsa.damaged", path=shown) from None
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else None
        raise fail("hsa.unreadable", path=shown, problem=reason or str(problem)) from None


def tree_of(units: Mapping[Place, Unit], skipped: int = 0) -> HsaTree:
    """Each unit below the nearest place above its own that is a unit too."""
    above: dict[str, str] = {}
    names: dict[str, str] = {}
    for place, (hsa_id, name) in units.items():
        names[hsa_id] = name
        above.pop(hsa_id, None)
        for start in range(1, len(place)):
            parent = units.get(place[start:])
            if parent is not None:
                above[hsa_id] = parent[0]
                break
    return HsaTree(above, names, skipped)


def read_units(stream: BinaryIO, shown: str) -> UnitReader:
    """The units of one file. Raises TakError, and whatever the stream does."""
    reader = UnitReader(shown)
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > LIMIT:
            raise fail("hsa.too_big", path=shown, limit=LIMIT // _MEBIBYTE)
        reader.take(chunk)
    reader.finish()
    return reader


class UnitReader:
    """Takes in XML piece by piece; `units` are by their place, `skipped` counts those that the platform cannot use."""

    def __init__(self, shown: str) -> None:
        self.units: dict[Place, Unit] = {}
        self.skipped = 0
        self._shown = shown
        self._fields: dict[str, str] | None = None
        self._text: list[str] | None = None
        self._length = 0
        self._depth = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._doctype

    def take(self, chunk: bytes) -> None:
        """Read more. Raises TakError."""
        self._parse(chunk, is_last=False)

    def finish(self) -> None:
        """There is no more. Raises TakError where that is too early, or where there were no units."""
        self._parse(b"", is_last=True)
        if not self.units:
            raise fail("hsa.no_units", path=self._shown)

    def _parse(self, chunk: bytes, *, is_last: bool) -> None:
        try:
            self._parser.Parse(chunk, is_last)
        except expat.ExpatError as problem:
            raise self._refused("hsa.not_xml", problem=expat.ErrorString(problem.code)) from None

    def _begin(self, tag: str, _: object) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._refused("hsa.strange")
        name = tag.rpartition(" ")[2]
        if name == "hsaUnit":
            self._fields = {}
        elif self._fields is not None and name in _FIELDS:
            self._text, self._length = [], 0
            self._parser.CharacterDataHandler = self._characters

    def _characters(self, text: str) -> None:
        self._length += len(text)
        if self._length > _LONGEST:
            raise self._refused("hsa.strange")
        if self._text is not None:
            self._text.append(text)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        name = tag.rpartition(" ")[2]
        if self._text is not None and self._fields is not None and name in _FIELDS:
            self._fields[name] = "".join(self._text)
            self._text = None
            self._parser.CharacterDataHandler = None
        elif name == "hsaUnit" and self._fields is not None:
            self._keep(self._fields)
            self._fields = None

    def _keep(self, fields: Mapping[str, str]) -> None:
        place = tuple(part.strip() for part in fields.get(_PLACE, "").split(",") if part)
        hsa_id = fields.get(_ID, "")
        if not place or not hsa_id or place in self.units:
            self.skipped += 1
            return
        if len(self.units) >= MOST_UNITS:
            raise self._refused("hsa.strange")
        self.units[place] = (hsa_id, fields.get(_NAME, "").strip())

    def _doctype(self, *_: object) -> None:
        raise self._refused("hsa.doctype")

    def _refused(self, key: str, **values: object) -> TakError:
        return fail(key, path=self._shown, line=str(self._parser.CurrentLineNumber), **values)
