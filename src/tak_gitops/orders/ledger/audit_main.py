"""Holding the plans of a ledger to the branch that counts: every order that was merged, and nothing else, is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET
from msgspec.structs import replace

from tak_gitops.errors import TakError
from tak_gitops.findings import Finding, Place, error
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.planned import Fate, Merged, Unordered, order_records, unordered_record
from tak_gitops.orders.ledger.records import Cursor, OrderRecord
from tak_gitops.orders.order_file import read_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tak_gitops.orders.ledger.main_history import MainHistory
    from tak_gitops.orders.ledger.records import Record
    from tak_gitops.orders.order_file import OrderFile


class MainAudit:
    """The orders that merges brought, as the cursor moves over them."""

    def __init__(self, main: MainHistory) -> None:
        self._main = main
        self._at = {commit: number for number, commit in enumerate(main.commits)}
        self._cursor: int | None = None

    def take(self, records: Sequence[Record], place: Place) -> Iterator[Finding]:
        """What is wrong with the orders and the cursor of one commit of the ledger, which is at `place`."""
        cursor = next((record for record in records if isinstance(record, Cursor)), None)
        orders = [record for record in records if isinstance(record, OrderRecord)]
        if cursor is None:
            passed = self._main.commits[: self._cursor + 1] if self._cursor is not None else ()
            for order in orders:
                yield from self._without_order(order, set(passed))
            return
        to = self._at.get(cursor.commit)
        if to is None:
            yield error("TG604.elsewhere", place, commit=cursor.commit[:12])
            return
        if self._cursor is not None and to <= self._cursor:
            yield error("TG604.backwards", place, commit=cursor.commit[:12])
        yield from self._orders(orders, to, place)
        self._cursor = to

    def _orders(self, orders: Sequence[OrderRecord], to: int, place: Place) -> Iterator[Finding]:
        """Hold the entries to the order files of the merges from the last cursor, or from the first one, to this."""
        since = -1 if self._cursor is None else self._cursor
        passed = self._main.commits[since + 1 : to + 1]
        merges = set(passed)
        planned = {(order.merge, order.path, order.asked is None, order.part) for order in orders}
        for order in orders:
            if order.reason == "unordered":
                yield from self._without_order(order, merges)
            elif order.merge not in merges or order.path not in self._main.brought.get(order.merge, {}):
                yield error("TG604.extra", Place(path_of(order)), merge=order.merge[:12], path=order.path)
            else:
                yield from self._held(order)
        if self._cursor is None:
            # the ledger begins here: what was merged before it is none of its business
            passed = tuple(commit for commit in passed if commit in {order.merge for order in orders})
        for merge in passed:
            for path, content in self._main.brought.get(merge, {}).items():
                file = _read(content, path)
                parts = [(True, part + 1) for part in range(len(file.parts) if file else 1)]
                cases = [(False, number + 1) for number in range(len(file.cases) if file else 0)]
                if any((merge, path, *each) not in planned for each in parts + cases):
                    yield error("TG604.missing", place, merge=merge[:12], path=path)

    def _without_order(self, record: OrderRecord, merges: set[str]) -> Iterator[Finding]:
        """Hold an entry for a merge without an order to that merge; whether one was needed only live could tell."""
        base = self._base_of(record.merge)
        merged = Merged(record.path, base, record.merge, record.merged_by, record.merged_at)
        about = (record.keys, record.lines, record.export, record.details, record.missing)
        same = Unordered(record.environment, record.platform, merged, *about)
        content = self._main.brought.get(record.merge, {}).get(record.path)
        is_order = record.path and (content is None or _read(content, record.path))
        if record.merge not in merges or is_order or record != unordered_record(same, record.seq):
            yield error("TG604.unordered", Place(path_of(record)), merge=record.merge[:12])

    def _base_of(self, merge: str) -> str | None:
        """The commit before a merge; None before the first one, and where the merge is none of the branch."""
        before = self._at.get(merge, 0) - 1
        return self._main.commits[before] if before >= 0 else None

    def _held(self, record: OrderRecord) -> Iterator[Finding]:
        """Hold one entry to its order file: worked out anew, it is the same."""
        order = _read(self._main.brought[record.merge][record.path], record.path)
        merged = Merged(record.path, self._base_of(record.merge), record.merge, record.merged_by, record.merged_at)
        evidence = None if record.evidence is UNSET else record.evidence
        fate = Fate(record.expires, record.export, "stale" if record.reason else "", record.details, evidence)
        again = order_records(order, merged, fate, 1) if order else []
        if not any(replace(each, seq=record.seq) == record for each in again):
            yield error("TG604.differs", Place(path_of(record)), merge=record.merge[:12], path=record.path)


def _read(content: bytes, path: str) -> OrderFile | None:
    try:
        return read_order(content, path)
    except TakError:
        return None
