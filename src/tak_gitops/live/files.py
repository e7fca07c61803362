"""Export files: opened, unpacked and judged by their content, never by their name (domain.md 2)."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from tak_gitops.errors import fail
from tak_gitops.live.intake import OBJECT, RAW_LIMIT, take_in
from tak_gitops.live.unpack import PACKED_LIMIT, is_packed, unpacked

_CHUNK = 1 << 20
_MEBIBYTE = 1 << 20


class ExportBytes(NamedTuple):
    """`data` is the unpacked JSON, checked to be UTF-8; `digest` is the SHA-256 of the file as it lies on disk."""

    digest: str
    data: bytearray


class Signature(NamedTuple):
    """What the file system says of a file; when none of it changes, the content is taken to be the same."""

    size: int
    modified_ns: int
    changed_ns: int
    inode: int
    device: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Signature":
        """The signature in the answer of a stat call."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_dev)


def open_export(path: Path, *, shown: str = "", begins: bytes = OBJECT) -> ExportBytes:
    """The JSON text of an export that is plain, gzip or zip, and begins with `begins`.

    `shown` is the path as the user wrote it, for messages. Raises TakError, with what to do next, when there
    is no such file, when it cannot be read, when it is something else than an export (a web page, Latin-1,
    a picture), when it is damaged, and when it is larger than any export (reliability.md 4).
    """
    shown = shown or str(path)
    with _explained(path, shown):
        _require_file(path, shown)
        with path.open("rb", buffering=0) as file:
            before = Signature.of(os.fstat(file.fileno()))
            export = _read(file, before.size, shown, begins)
            if Signature.of(os.fstat(file.fileno())) != before:
                raise fail("live.changed", path=shown)
    return export


def signature(path: Path) -> Signature | None:
    """The signature of a file, or None where there is none to see."""
    try:
        return Signature.of(path.stat())
    except (OSError, ValueError):
        return None


def unpack_export(packed: bytes, shown: str, begins: bytes = OBJECT) -> ExportBytes:
    """The JSON text in the bytes of a gzip or zip file. Raises TakError as `open_export` does."""
    with unpacked(packed, shown) as stream:
        data = take_in(_chunks(stream), shown, packed_size=len(packed), begins=begins)
    return ExportBytes(hashlib.sha256(packed).hexdigest(), data)


def _read(file: BinaryIO, size: int, shown: str, begins: bytes) -> ExportBytes:
    if is_packed(file.read(4)):
        if size > PACKED_LIMIT:
            raise fail("live.packed_too_big", path=shown, limit=PACKED_LIMIT // _MEBIBYTE)
        file.seek(0)
        return unpack_export(b"".join(_chunks(file)), shown, begins)
    if size > RAW_LIMIT:
        raise fail("live.too_big", path=shown, limit=RAW_LIMIT // _MEBIBYTE)
    file.seek(0)
    digest = hashlib.sha256()
    data = take_in(_chunks(file), shown, digest=digest, begins=begins)
    return ExportBytes(digest.hexdigest(), data)


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: stream.read(_CHUNK), b"")


def _require_file(path: Path, shown: str) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise fail("live.folder", path=shown)
    if not stat.S_ISREG(mode):
        raise fail("live.not_a_file", path=shown)


@contextmanager
def _explained(path: Path, shown: str) -> Iterator[None]:
    """What the operating system refuses becomes a message with a next step."""
    try:
        yield
    except FileNotFoundError:
        if path.is_symlink():
            raise fail("live.broken_link", path=shown, target=str(path.readlink())) from None
        raise fail("live.missing", path=shown) from None
    except PermissionError:
        raise fail("live.no_permission", path=shown) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise fail("live.unreadable", path=shown, reason=reason or str(error)) from error
