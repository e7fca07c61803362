"""The records of the ledger: small files, each written once and never changed (reliability.md 5.1).

They are JSON with the fields in the order in which they stand here, so that a payload keeps the order of its own
fields: its exact bytes are what is claimed and sent.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from tak_gitops.model.pull_request import Evidence
from tak_gitops.orders.cases.line import CaseLine
from tak_gitops.orders.order_file import Line

FORMAT: Literal[1] = 1
REPLY_LIMIT = 65_536
"""How many characters of an answer are kept."""

Count = Annotated[int, Meta(ge=1)]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
CommitId = Annotated[str, Meta(pattern=r"^[0-9a-f]{40}([0-9a-f]{24})?\Z")]
Nonce = Annotated[str, Meta(pattern=r"^([0-9a-f]{32})?\Z")]
Moment = Annotated[datetime, Meta(tz=True)]
"""A moment in UTC (`spelled` holds a file to that)."""
Kind = Literal["accepted", "rejected", "not-sent", "in-doubt", "sent", "expired", "stale"]
"""How an attempt ended; `sent` where the channel gives no answer, `expired` and `stale` without an attempt."""


class _Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What all records have: the version of their format."""

    format: Literal[1] = FORMAT


ROWS = "rows"
"""In `OrderRecord.after`: the rows of the same order."""


class OrderRecord(_Record, frozen=True, kw_only=True):
    """One part of an approved order, or one case of it: what may be sent.

    `seq` is also its number towards TAK, gapless from 1.
    `merge` is the commit that brought the order file `path`, `base` its first parent. `execute_on` None = the day it
    is sent. `keys` are the rows that it touches, folded (`planned.line_key`). With `reason` stale it was approved and
    is never sent: `details` says why. With `reason` unordered there is no order, though the merge changed `keys` (none:
    nobody can tell which): no payload, `path` only where a file is no order, and `lines` as far as they could be told.
    Each case that such a merge asked for has an entry of its own.
    `export` is the digest of the export that it was last held against.

    A case has neither lines nor payload, `part` and `parts` count the cases of the order, and its keys are those of the
    case. It is sent only `after` what has these keys, or the rows of its order, is verified. An entry that is no case,
    or waits for none, is written as it was before there were cases.
    """

    seq: Count
    environment: str
    platform: str
    base: CommitId | None
    merge: CommitId
    path: str
    digest: Sha256
    part: Count
    parts: Count
    execute_on: date | None
    expires: Moment
    keys: tuple[str, ...]
    lines: tuple[Line, ...]
    payload: dict[str, Any]
    receipt: tuple[str, ...]
    export: str
    ordered_by: str
    merged_by: str
    merged_at: Moment
    reason: Literal["", "stale", "unordered"] = ""
    details: str = ""
    case: CaseLine | UnsetType = UNSET
    after: tuple[str, ...] | UnsetType = UNSET
    evidence: Evidence | UnsetType = UNSET
    """Why the merge passed the gate, where one is asked."""

    @property
    def asked(self) -> CaseLine | None:
        """The case that it is, None for rows, and for a merge without an order."""
        return None if self.case is UNSET or self.reason == "unordered" else self.case

    @property
    def missing(self) -> CaseLine | None:
        """The case that a merge asked for without an order, None for all else."""
        return None if self.case is UNSET or self.reason != "unordered" else self.case

    @property
    def conditions(self) -> tuple[str, ...]:
        """What it is sent after."""
        return () if self.after is UNSET else self.after


class Claim(_Record, frozen=True, kw_only=True):
    """The right to send one attempt, once; `payload_sha256` is of the exact bytes (`payload.exact_bytes`)."""

    seq: Count
    attempt: Count
    nonce: Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
    run: str
    channel: str
    ordered_on: date
    execute_on: date
    version: Count
    payload_sha256: Sha256
    claimed_at: Moment
    send_before_s: Count = 60


class Outcome(_Record, frozen=True, kw_only=True):
    """How an attempt ended, by the run that has the claim's nonce, or by the sweep that takes it from the claim.

    Attempt 0 ends an entry that is planned: `expired` or `stale`, with no nonce. `reply` is without secrets and cut
    at REPLY_LIMIT, `reply_sha256` is of all that was received.
    """

    seq: Count
    attempt: Annotated[int, Meta(ge=0)]
    nonce: Nonce
    kind: Kind
    proof: str
    reply: Annotated[str, Meta(max_length=REPLY_LIMIT)]
    reply_sha256: Sha256
    at: Moment


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of an order in a later export: what was to be there and what is; None = no row."""

    key: str
    expected: str | None
    found: str | None


class Verification(_Record, frozen=True, kw_only=True):
    """What a later export says of an order; `rows` are those that are not (or not yet) as ordered."""

    seq: Count
    k: Count
    export: str
    snapshot: str | None
    result: Literal["verified", "diverged", "waiting"]
    rows: tuple[Row, ...]
    at: Moment


class Resolution(_Record, frozen=True, kw_only=True):
    """What people decided about an attempt that nobody knows the end of."""

    seq: Count
    attempt: Count
    decision: Literal["was-sent", "resend", "abandon"]
    reason: str
    by: str
    at: Moment


class Settled(_Record, frozen=True, kw_only=True):
    """Files and TAK agree about the rows of a merge that was never sent: by the export, and by what is ordered."""

    seq: Count
    export: str
    at: Moment


class GivenUp(_Record, frozen=True, kw_only=True):
    """What people decided about an entry of which nothing is in doubt: it is not going to be carried out."""

    seq: Count
    reason: str
    by: str
    at: Moment


class Confirmation(_Record, frozen=True, kw_only=True):
    """What people know of a case that was sent: no export shows whether it was done, or none has to."""

    seq: Count
    k: Count
    result: Literal["done", "refused"]
    reason: str
    by: str
    at: Moment


class Note(_Record, frozen=True, kw_only=True):
    """A case number, or a text by people."""

    seq: Count
    k: Count
    case_number: str = ""
    text: str = ""
    by: str
    at: Moment


class ByHand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody decided about a merge that the gate holds: to order it all the same, or to order nothing of it."""

    decision: Literal["pass", "skip"]
    reason: Annotated[str, Meta(min_length=1)]
    by: str


class Cursor(_Record, frozen=True, kw_only=True):
    """The last first-parent commit of the branch that counts whose orders are in the ledger.

    `by_hand` is there where the gate held that very commit.
    """

    k: Count
    commit: CommitId
    at: Moment
    by_hand: ByHand | UnsetType = UNSET


EntryRecord = OrderRecord | Claim | Outcome | Verification | Resolution | Confirmation | Note | Settled | GivenUp
Record = EntryRecord | Cursor

_Any = msgspec.json.Decoder(dict[str, Any])


class RecordError(ValueError):
    """Bytes that are no record of the wanted kind. `newer` where a later version of the program wrote them."""

    def __init__(self, problem: str, *, newer: bool = False) -> None:
        super().__init__(problem)
        self.newer = newer


def encode(record: Record) -> bytes:
    """The bytes of a record: the same for the same record, and the only ones that `check` lets pass."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def decoder(kind: type[Record]) -> msgspec.json.Decoder[Any]:
    """The reader of one kind of record; `decode` with its errors told."""
    return msgspec.json.Decoder(kind)


def decode(content: bytes, reader: msgspec.json.Decoder[Any]) -> Any:
    """The record in a file. Raises RecordError."""
    try:
        return reader.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as problem:
        raise RecordError(str(problem), newer=_is_newer(content)) from None


def spelled(record: Record, content: bytes) -> bool:
    """Whether bytes are those that this program would have written for a record."""
    moments = (getattr(record, name) for name in record.__struct_fields__)
    return encode(record) == content and all(
        each.utcoffset() == timedelta() for each in moments if isinstance(each, datetime)
    )


def now_in_utc(moment: datetime) -> datetime:
    """A moment as records have it: in UTC, without fractions."""
    return moment.astimezone(UTC).replace(microsecond=0)


def _is_newer(content: bytes) -> bool:
    try:
        found = _Any.decode(content).get("format")
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return isinstance(found, int) and found > FORMAT
