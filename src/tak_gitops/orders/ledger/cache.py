"""The files of the ledger as they were read last: kept in the user's cache folder, never trusted, safe to delete."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tak_gitops.live.sealed import discard, prune, read_sealed, write_sealed

if TYPE_CHECKING:
    from collections.abc import Mapping

KEPT = 5
"""How many ledgers are kept: those used last."""
_HEADING = b"tak-gitops ledger 1\n"


class Kept(msgspec.Struct, frozen=True):
    """The files at a tip, by path."""

    tip: str
    files: dict[str, bytes]


_READER = msgspec.msgpack.Decoder(Kept)


class LedgerCache:
    """The files of one ledger in one clone; where `folder` is None, or cannot be written, nothing is kept."""

    def __init__(self, folder: Path | None, root: Path, branch: str) -> None:
        self._folder = folder
        self._file = file_of(folder, root, branch, "ledger")

    def get(self) -> Kept | None:
        """What was kept last."""
        payload = read_sealed(self._file, _HEADING) if self._file else None
        if payload is None or self._file is None:
            return None
        try:
            return _READER.decode(payload)
        except msgspec.MsgspecError:
            discard(self._file)
            return None

    def put(self, tip: str, files: Mapping[str, bytes]) -> None:
        """Keep the files at a tip."""
        if self._file and self._folder:
            write_sealed(self._file, _HEADING, msgspec.msgpack.encode(Kept(tip, dict(files))))
            prune(self._folder, "*.ledger", KEPT)


def file_of(folder: Path | None, root: Path, branch: str, kind: str) -> Path | None:
    """Where something is kept of the ledger on a branch of a clone."""
    name = hashlib.sha256(f"{root}\0{branch}".encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return folder / f"{name}.{kind}" if folder else None
