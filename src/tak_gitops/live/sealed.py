"""Small files of our own in a folder that may be deleted, cut or full at any time: whole, or as if not there."""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

_DIGEST_SIZE = 32


def read_sealed(path: Path, heading: bytes) -> memoryview | None:
    """What `write_sealed` wrote under the same heading; None where there is none.

    A file that is cut, damaged or has another heading is removed when that is possible, and never trusted.
    """
    try:
        content = path.read_bytes()
    except OSError:
        return None
    start = len(heading) + _DIGEST_SIZE
    payload = memoryview(content)[start:]
    if content[: len(heading)] == heading and hashlib.sha256(payload).digest() == content[len(heading) : start]:
        return payload
    discard(path)
    return None


def write_sealed(path: Path, heading: bytes, payload: bytes) -> None:
    """Put `payload` in a file, at once and whole, for this user alone; where that is not possible, nothing happens."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(prefix=path.name, suffix=".tmp", dir=path.parent)
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines((heading, hashlib.sha256(payload).digest(), payload))
        Path(temporary).replace(path)
    except OSError:
        discard(Path(temporary))
    except BaseException:
        discard(Path(temporary))
        raise


def prune(folder: Path, pattern: str, keep: int) -> None:
    """Remove all but the `keep` files of a pattern that were used last."""
    ages: list[tuple[int, Path]] = []
    try:
        for path in folder.glob(pattern):
            with suppress(OSError):
                ages.append((path.stat().st_mtime_ns, path))
    except OSError:
        return
    for _, path in sorted(ages, reverse=True)[keep:]:
        discard(path)


def mark_used(path: Path) -> None:
    """Let a file count as used now, if that may be written."""
    with suppress(OSError):
        os.utime(path)


def discard(path: Path) -> None:
    """Remove a file, if it is there and may be removed."""
    with suppress(OSError):
        path.unlink()
