"""The records that an order file becomes, one a part: worked out the same way by who writes and who checks them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec import UNSET

from tak_gitops.model.changes import Kind
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import LineKey
from tak_gitops.orders.ledger.payload import sha256
from tak_gitops.orders.ledger.records import ROWS, OrderRecord
from tak_gitops.sources.order_reader import read_order_payload

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from tak_gitops.model.pull_request import Evidence
    from tak_gitops.orders.cases.line import CaseLine
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
    evidence: Evidence | None = None


def order_records(order: OrderFile, merged: Merged, fate: Fate, first_seq: int) -> list[OrderRecord]:
    """A record for each case and each part of an order, numbered from `first_seq` on.

    Cases come first, but for those that wait for the rows; with them come all that share their order.
    """
    first = [n for n, case in enumerate(order.cases) if not case.comes_last]
    last = [n for n, case in enumerate(order.cases) if case.comes_last]
    made = [_case_record(order, merged, fate, number) for number in first]
    made += [_part_record(order, merged, fate, number) for number in range(len(order.parts))]
    made += [_case_record(order, merged, fate, number) for number in last]
    return [msgspec.structs.replace(record, seq=first_seq + number) for number, record in enumerate(made)]


def _part_record(order: OrderFile, merged: Merged, fate: Fate, number: int) -> OrderRecord:
    payload = order.parts[number]
    lines = part_lines(order, number)
    record = _record(order, merged, fate, Share(number, len(order.parts), str(payload.get("utforare", ""))))
    return msgspec.structs.replace(
        record,
        execute_on=date.fromisoformat(order.execute_on) if order.execute_on else None,
        keys=tuple(sorted(filter(None, map(line_key, lines)))),
        lines=lines,
        payload=payload,
        receipt=order.receipt[number] if order.receipt else (),
        after=order.needs.cases or UNSET,
    )


def _case_record(order: OrderFile, merged: Merged, fate: Fate, number: int) -> OrderRecord:
    case = order.cases[number]
    record = _record(order, merged, fate, Share(number, len(order.cases), case.ordered_by))
    after = (ROWS,) if case.comes_last and order.parts else UNSET
    return msgspec.structs.replace(record, keys=case.keys, case=case, after=after)


class Share(NamedTuple):
    """Which of how many parts, or cases, of an order (from 0), and who orders it."""

    number: int
    of: int
    ordered_by: str


def _record(order: OrderFile, merged: Merged, fate: Fate, share: Share) -> OrderRecord:
    """What rows and cases have in common; the number of the entry is still to come."""
    return OrderRecord(
        seq=1,
        environment=order.environment,
        platform=order.platform,
        base=merged.base,
        merge=merged.commit,
        path=merged.path,
        digest=order.digest,
        part=share.number + 1,
        parts=share.of,
        execute_on=None,
        expires=fate.expires,
        keys=(),
        lines=(),
        payload={},
        receipt=(),
        export=fate.export,
        ordered_by=share.ordered_by,
        merged_by=merged.by,
        merged_at=merged.at,
        reason=fate.reason,
        details=fate.details,
        evidence=fate.evidence or UNSET,
    )


class Unordered(NamedTuple):
    """A merge that changed rows of an environment and brought no order for them, or one that is none; or for a case.

    The path of the merge is that of the file that is no order, empty where it brought none. `keys` are the rows (none:
    nobody can tell which), `lines` what is to be ordered as far as that is known, `export` the digest of the export
    that it was held against, and `details` what is wrong with the file, or why nobody could tell. With a `case` it is
    about this alone, and has its keys.
    """

    environment: str
    platform: str
    merged: Merged
    keys: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    export: str = ""
    details: str = ""
    case: CaseLine | None = None


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
        keys=_keys_of(found.case) if found.case else found.keys,
        lines=found.lines,
        payload={},
        receipt=(),
        export=found.export,
        ordered_by="",
        merged_by=merged.by,
        merged_at=merged.at,
        reason="unordered",
        details=found.details,
        case=found.case or UNSET,
    )


def _keys_of(case: CaseLine) -> tuple[str, ...]:
    """What a case without an order is about; it takes no turn, so that these need not be those of other cases."""
    return tuple(sorted(f"case:{kind}:{identifier}" for kind, identifier, _ in case.wishes))


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
    row = row_of(line)
    return None if row is None else str(row)


def row_of(line: Line) -> LineKey | None:
    """The row that a line touches; None for a new object."""
    if line.kind not in set(Kind):
        return None
    parts = (line.key["logical_address"], line.key["contract"], line.key.get("consumer", ""))
    return LineKey(line.kind, *_folded(*parts))


def _folded(*parts: str | None) -> tuple[str, ...]:
    return tuple(fold(part or "") for part in parts)
