"""Names of files and folders, made of what people call things."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_CHARACTERS = 60
"""A longer name is cut: paths must be short enough for every file system."""

_LETTERS = str.maketrans({"ø": "o", "æ": "a", "ß": "ss"})
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def slug(text: str) -> str:
    """`text` in lower-case letters, digits and hyphens: `Vårdcentralen Eken` is `vardcentralen-eken`; may be empty."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MOST_CHARACTERS].strip("-")


def words(name: str) -> str:
    """The name of a contract as a name of files: `GetCarePlans` is `get-care-plans`."""
    return slug(_CAPITAL.sub("-", name))


def readable(text: str | None) -> str:
    """A name of live on one line, with blanks in between and without characters that cannot be seen."""
    if text and not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    return " ".join((text or "").split())


class Taken:
    """Paths that are taken, in any letter case: some file systems do not tell them apart."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = {path.lower() for path in paths}

    def free(self, folder: str, names: Iterable[str], suffixes: tuple[str, ...]) -> str:
        """The first of `names` that no file in `folder` has with any of the suffixes, numbered if need be.

        The name is taken from now on. Gives the path without suffix.
        """
        first = ""
        for name in filter(None, names):
            first = first or name
            if self._take(f"{folder}/{name}", suffixes):
                return f"{folder}/{name}"
        number = 2
        while not self._take(f"{folder}/{first}-{number}", suffixes):
            number += 1
        return f"{folder}/{first}-{number}"

    def _take(self, path: str, suffixes: tuple[str, ...]) -> bool:
        wanted = {(path + suffix).lower() for suffix in suffixes}
        if wanted & self._paths:
            return False
        self._paths |= wanted
        return True
