"""What people say of a case that was sent: that it is done, or that it was refused (docs/cases.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tak_gitops.errors import RefusedError
from tak_gitops.orders.ledger.entry import Entry, Status
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import Confirmation, encode
from tak_gitops.orders.ledger.transact import Transition
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from datetime import datetime

Word = Literal["done", "refused"]
WORDS: dict[Word, str] = {"done": "resolve.word.done", "refused": "resolve.word.refused"}
"""What people can say, and what each means: keys of the catalogue."""

_SENT = frozenset({Status.SENT, Status.ACCEPTED})


def is_to_be_told(entry: Entry) -> bool:
    """Whether an entry is a case of which somebody may say how it ended."""
    return entry.order.asked is not None and entry.status in _SENT


def confirmation(entry: Entry, word: Word, reason: str, by: str, at: datetime) -> Transition:
    """The step that records what somebody says of a case. Raises RefusedError where there is nothing to say yet."""
    seq = entry.order.seq
    if entry.order.asked is None:
        raise RefusedError(msg("resolve.no_case", seq=str(seq), word=word))
    if entry.status not in _SENT:
        raise RefusedError(msg("resolve.case_not_sent", seq=str(seq), status=entry.status.word))
    k = len(entry.confirmations) + 1
    record = Confirmation(seq=seq, k=k, result=word, reason=reason, by=by, at=at)
    return Transition({path_of(record, entry.order.environment): encode(record)}, f"{word} {seq}", at)
