"""Gzip and zip, told by their first bytes; what is damaged or locked is said in the words of a person."""

import gzip
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO, cast

from tak_gitops.errors import fail

PACKED_LIMIT = 64 << 20
"""The largest packed export that is read, in bytes (reliability.md 4)."""

_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ZIP_END = b"PK\x05\x06"
_DIRECTORY_SIZE_AT = 12
_DIRECTORY_LIMIT = 1 << 20
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_NAMES_SHOWN = 5


def is_packed(beginning: bytes) -> bool:
    """Whether a file that begins so (at least four bytes) is gzip or zip."""
    return beginning.startswith((_GZIP, *_ZIP))


@contextmanager
def unpacked(packed: bytes, shown: str) -> Iterator[BinaryIO]:
    """The content of a gzip file, or of the only .json in a zip file, as a stream.

    Raises TakError when the file is cut, damaged or locked by a password, or has no or several .json; damage
    shows while the stream is read, so read it inside the `with`.
    """
    if packed.startswith(_GZIP):
        try:
            with gzip.GzipFile(fileobj=BytesIO(packed)) as stream:
                yield cast("BinaryIO", stream)
        except EOFError:
            raise fail("live.gzip_cut", path=shown) from None
        except (gzip.BadGzipFile, zlib.error) as error:
            raise fail("live.gzip_damaged", path=shown) from error
        return
    try:
        with _only_json(packed, shown) as stream:
            yield stream
    # zipfile looks at the last letter of a name that has none
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
        IndexError,
    ) as error:
        raise fail("live.zip_damaged", path=shown) from error


@contextmanager
def _only_json(packed: bytes, shown: str) -> Iterator[BinaryIO]:
    _require_small_directory(packed)
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        member = _choose([info for info in archive.infolist() if not info.is_dir()], shown)
        if member.flag_bits & _ENCRYPTED:
            raise fail("live.zip_locked", path=shown)
        if member.compress_type not in _METHODS:
            raise fail("live.zip_method", path=shown)
        with archive.open(member) as stream:
            yield cast("BinaryIO", stream)


def _choose(members: list[zipfile.ZipInfo], shown: str) -> zipfile.ZipInfo:
    exports = [
        info
        for info in members
        if info.filename.lower().endswith(".json") and not info.filename.startswith("__MACOSX/")
    ]
    if len(exports) == 1:
        return exports[0]
    names = ", ".join(info.filename for info in (exports or members)[:_NAMES_SHOWN])
    if exports:
        raise fail("live.zip_many", path=shown, count=len(exports), names=names)
    raise fail("live.zip_none", path=shown, names=names or "–")


def _require_small_directory(packed: bytes) -> None:
    """A table of contents of many megabytes would take far more memory than the export itself."""
    end = packed.rfind(_ZIP_END)
    if end >= 0:
        size = int.from_bytes(packed[end + _DIRECTORY_SIZE_AT : end + _DIRECTORY_SIZE_AT + 4], "little")
        if size > _DIRECTORY_LIMIT:
            message = f"table of contents of {size} bytes"
            raise zipfile.BadZipFile(message)
