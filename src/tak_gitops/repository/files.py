"""Writing files so that nobody ever sees half of one."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, also when the disk is full or the process is killed. Raises OSError."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def write_together(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files, by path relative to `root`, all of them or none. Raises OSError.

    Each is written aside first, so that a full disk or a stop is met before any file is in place; then they are
    moved, and moved back where one of them cannot be. A process that is killed in that last moment leaves some files,
    each of them whole.
    """
    aside = Path(tempfile.mkdtemp(dir=root, prefix=".tak-"))
    moved: list[tuple[Path, Path | None]] = []
    folders: list[Path] = []
    try:
        ready = []
        for number, (path, content) in enumerate(files.items()):
            new = aside / f"{number}.new"
            new.write_bytes(content)
            ready.append((new, root / path))
        for new, target in ready:
            folders += _make(target.parent)
            before = None
            if target.exists():
                before = new.with_suffix(".before")
                shutil.copy2(target, before)
                shutil.copymode(target, new)
            new.replace(target)
            moved.append((target, before))
    except BaseException:
        for target, before in reversed(moved):
            if before:
                before.replace(target)
            else:
                target.unlink()
        for folder in reversed(folders):
            folder.rmdir()
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _make(folder: Path) -> list[Path]:
    """Make a folder with those above it; gives the ones that were not there, the highest first."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir()
    return missing[::-1]
