"""HSA trees that have been read once: kept in a folder by what the files hold, safe to delete, never trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops import __version__
from tak_gitops.live.sealed import discard, mark_used, prune, read_sealed, write_sealed
from tak_gitops.model.hsa_tree import HsaTree

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
"""Counted up whenever the files are read differently, or the layout changes."""
KEPT = 5
_HEADING = f"tak-gitops {__version__} hsa {FORMAT}\n".encode("ascii")


class HsaCache:
    """Trees in `folder`; where it cannot be read or written, nothing is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, digest: str) -> HsaTree | None:
        """The tree of files with this digest, if it is kept."""
        import msgspec

        file = self._file(digest)
        payload = read_sealed(file, _HEADING)
        if payload is None:
            return None
        try:
            tree = msgspec.msgpack.decode(payload, type=HsaTree)
        except (msgspec.DecodeError, msgspec.ValidationError):
            discard(file)
            return None
        mark_used(file)
        return tree

    def put(self, digest: str, tree: HsaTree) -> None:
        """Keep a tree."""
        import msgspec

        write_sealed(self._file(digest), _HEADING, msgspec.msgpack.encode(tree))
        prune(self._folder, "*.hsa", KEPT)

    def _file(self, digest: str) -> Path:
        return self._folder / f"{digest}.hsa"
