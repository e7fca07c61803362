"""Which contents are in their one form already, so that a file is laid out once and not at every commit.

Kept in the user's cache folder by the ids that Git gives contents. It can be deleted at any time, and is never trusted
when it is damaged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops import __version__
from tak_gitops.live.sealed import read_sealed, write_sealed

if TYPE_CHECKING:
    from pathlib import Path

FORM = 1
"""Counted up whenever the form changes."""

KEPT = 50_000
"""How many contents are remembered: those of the last run first."""

_HEADING = f"tak-gitops formed {__version__} {FORM}\n".encode("ascii")


class FormedStore:
    """The contents that are in form, in a file of `folder`."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "formed"
        payload = read_sealed(self._file, _HEADING)
        self._known = dict.fromkeys(bytes(payload or b"").decode("ascii", "replace").split())
        self._used: dict[str, None] = {}
        self._news = False

    def knows(self, blob: str) -> bool:
        """Whether the content with this id is in form, as far as is remembered."""
        if blob not in self._known:
            return False
        self._used[blob] = None
        return True

    def remember(self, blob: str) -> None:
        """The content with this id is in form."""
        self._used[blob] = None
        self._news = True

    def save(self) -> None:
        """Write what was learnt, if anything was; where that is not possible, nothing happens."""
        if self._news:
            kept = [*self._used, *(each for each in self._known if each not in self._used)][:KEPT]
            write_sealed(self._file, _HEADING, "\n".join(kept).encode("ascii"))
