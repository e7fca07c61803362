"""What the ledger added up to when it was read last: kept in the user's cache folder, for whoever looks at it.

Why this can send nothing twice: a shelf holds for one tip, which names every file of the ledger, and for the very code
that made it; of any other tip or code, or damaged, it counts as not there. And nothing is written because of it: a
claim, like every step, is decided by `transact` on the files themselves. It only says what there may be to do.
"""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

import msgspec

import tak_gitops
from tak_gitops.live.sealed import discard, prune, read_sealed, write_sealed
from tak_gitops.model import pull_request
from tak_gitops.orders import order_file
from tak_gitops.orders.cases import line
from tak_gitops.orders.ledger import conditions, entry, kept_entries, paths, payload, records, state
from tak_gitops.orders.ledger.cache import KEPT, file_of
from tak_gitops.orders.ledger.kept_entries import Kept, KeptEntries
from tak_gitops.orders.ledger.records import Cursor
from tak_gitops.orders.ledger.state import LedgerState, open_keys
from tak_gitops.sources import json_order, order_fields

CODE = (
    pull_request,
    order_fields,
    json_order,
    order_file,
    line,
    conditions,
    entry,
    kept_entries,
    paths,
    payload,
    records,
    state,
)
"""The modules that say what the files of a ledger add up to, and this one."""


class _Shelf(msgspec.Struct, frozen=True, array_like=True):
    """All of them at a tip."""

    tip: str
    cursor: Cursor | None
    entries: list[Kept]


class Shelf:
    """The shelf of one ledger in one clone; where `folder` is None, or cannot be written, nothing is kept."""

    def __init__(self, folder: Path | None, root: Path, branch: str) -> None:
        self._folder = folder
        self._file = file_of(folder, root, branch, "state")

    def get(self, tip: str) -> LedgerState | None:
        """What the ledger adds up to at a tip; None where that is not kept."""
        heading = _heading() if self._file else None
        content = read_sealed(self._file, heading) if self._file and heading else None
        if content is None or self._file is None:
            return None
        try:
            found = msgspec.msgpack.decode(content, type=_Shelf)
        except msgspec.MsgspecError:
            discard(self._file)
            return None
        if found.tip != tip:
            return None
        entries = KeptEntries(found.entries)
        return LedgerState(entries, found.cursor, open_keys(entries.standing(entry.OPEN)), ())

    def put(self, tip: str, found: LedgerState) -> None:
        """Keep what a whole ledger adds up to; what is damaged is looked at anew each time."""
        heading = _heading() if self._file and self._folder and not found.problems else None
        if heading is None or self._file is None or self._folder is None:
            return
        encoder = msgspec.msgpack.Encoder()
        try:
            kept = [Kept(seq, each.status, msgspec.Raw(encoder.encode(each))) for seq, each in found.entries.items()]
        except (OverflowError, ValueError):
            # JSON knows numbers that this form does not
            return
        write_sealed(self._file, heading, encoder.encode(_Shelf(tip, found.cursor, kept)))
        prune(self._folder, "*.state", KEPT)


@cache
def _heading() -> bytes | None:
    """What a shelf of this very code begins with; None where the code cannot be read, so that nothing is kept."""
    digest = hashlib.sha256()
    try:
        for module in (*CODE, sys.modules[__name__]):
            digest.update(Path(str(module.__file__)).read_bytes() + b"\0")
    except OSError:
        return None
    return f"tak-gitops ledger state {tak_gitops.__version__} {digest.hexdigest()}\n".encode("ascii")
