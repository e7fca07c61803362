"""Small disks of their own, where somebody may mount them: to be filled, or to be read only."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

NOBODY_MAY = "nobody may mount a small disk here"
"""Why a test is skipped."""


@cache
def can_mount() -> bool:
    """Whether a small disk can be made here."""
    if shutil.which("mount") is None or os.geteuid():
        return False
    with TemporaryDirectory() as folder:
        words = ["mount", "-t", "tmpfs", "-o", "size=1m", "tak", folder]
        if subprocess.run(words, capture_output=True, check=False).returncode:
            return False
        subprocess.run(["umount", folder], check=True)
    return True


@contextmanager
def small_disk(place: Path, options: str) -> Iterator[None]:
    """A disk at a folder, for as long as it is wanted."""
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tak", str(place)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> None:
    """Leave no room on the disk that a folder is on."""
    with (place / "filler").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            return
