"""The records that an order file becomes, one a part: worked out the same way by who writes and who checks them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.changes import Kind
from tak_gitops.model.identifiers import fold
from tak_gitops.orders.ledger.payload import sha256
from tak_gitops.orders.ledger.records import OrderRecord
from tak_gitops.sources.order_reader import read_order_payload

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from tak_gitops.orders.order_file import Line, OrderFile


class Merged(NamedTuple):
    """Where an order file came from: its path, the merge that brought it, and who merged it when (UTC)."""

    path: str
    base: str | None
    commit: str
    by: str
    at: datetime


class Fate(NamedTuple):
    """What becomes of an order: until when it may be sent (UTC), or why it never is.

    `export` is the digest of the export that it was held against when it was planned.
    """

    expires: datetime
    export: str
    reason: Literal["", "stale"] = ""
    details: str = ""


def order_records(order: OrderFile, merged: Merged, fate: Fate, first_seq: int) -> list[OrderRecord]:
    """A record for each part of an order, numbered from `first_seq` on."""
    from datetime import date

    return [
        OrderRecord(
            seq=first_seq + number,
            environment=order.environment,
            platform=order.platform,
            base=merged.base,
            merge=merged.commit,
            path=merged.path,
            digest=order.digest,
            part=number + 1,
            parts=len(order.parts),
            execute_on=date.fromisoformat(order.execute_on) if order.execute_on else None,
            expires=fate.expires,
            keys=tuple(sorted(filter(None, map(line_key, lines)))),
            lines=lines,
            payload=payload,
            receipt=order.receipt[number] if order.receipt else (),
            export=fate.export,
            ordered_by=str(payload.get("utforare", "")),
            merged_by=merged.by,
            merged_at=merged.at,
            reason=fate.reason,
            details=fate.details,
        )
        for number, payload in enumerate(order.parts)
        for lines in [part_lines(order, number)]
    ]


class Unordered(NamedTuple):
    """A merge that changed rows of an environment and brought no order for them, or one that is none.

    The path of the merge is that of the file that is no order, empty where it brought none. `keys` are the rows (none:
    nobody can tell which), `lines` what is to be ordered as far as that is known, `export` the digest of the export
    that it was held against, and `details` what is wrong with the file, or why nobody could tell.
    """

    environment: str
    platform: str
    merged: Merged
    keys: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    export: str = ""
    details: str = ""


def unordered_record(found: Unordered, seq: int) -> OrderRecord:
    """The record of a merge without an order; its digest names environment and merge, since there is nothing else."""
    merged = found.merged
    return OrderRecord(
        seq=seq,
        environment=found.environment,
        platform=found.platform,
        base=merged.base,
        merge=merged.commit,
        path=merged.path,
        digest=sha256(f"{found.environment} {merged.commit}".encode()),
        part=1,
        parts=1,
        execute_on=None,
        expires=merged.at,
        keys=found.keys,
        lines=found.lines,
        payload={},
        receipt=(),
        export=found.export,
        ordered_by="",
        merged_by=merged.by,
        merged_at=merged.at,
        reason="unordered",
        details=found.details,
    )


def part_lines(order: OrderFile, number: int) -> tuple[Line, ...]:
    """The lines of an order that one part of it (from 0) carries out; a new object may be in several parts."""
    part = read_order_payload(order.parts[number])
    named: set[tuple[str, ...]] = set()
    for section in (part.include, part.exclude):
        named |= {(Kind.ROUTING, *_folded(row.logical_address, row.contract)) for row in section.routings}
        named |= {(Kind.PERMISSION, *_folded(*row)) for row in section.permissions}
        named |= {("logical_address", *_folded(item.id)) for item in section.addresses}
        named |= {("system", *_folded(item.id)) for item in section.components}
    return tuple(line for line in order.lines if (line.kind, *_folded(*line.key.values())) in named)


def line_key(line: Line) -> str | None:
    """The row that a line touches, folded, as people write it (formats.md 2); None for a new object."""
    if line.kind not in set(Kind):
        return None
    return f"{line.kind}:{','.join(_folded(*line.key.values()))}"


def _folded(*parts: str | None) -> tuple[str, ...]:
    return tuple(fold(part or "") for part in parts)
