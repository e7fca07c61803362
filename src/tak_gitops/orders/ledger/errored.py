"""Outcomes that could not be recorded: kept in a file, and brought in later (reliability.md 5.3, S7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tak_gitops.errors import fail
from tak_gitops.orders.ledger.entry import IllegalError, Status, follow
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import Outcome, RecordError, decode, decoder, encode
from tak_gitops.orders.ledger.transact import Transition

if TYPE_CHECKING:
    from datetime import datetime

    from tak_gitops.orders.ledger.state import LedgerState

_READER = decoder(Outcome)


def errored_file(outcome: Outcome) -> tuple[str, bytes]:
    """The name and the bytes of the file that keeps an outcome which could not be recorded."""
    return errored_name(outcome.seq), encode(outcome)


def errored_name(seq: int) -> str:
    """The name of such a file."""
    return f"errored-outcome-{seq}.json"


def errored_line(outcome: Outcome) -> str:
    """The same on one line, for a log."""
    return msgspec.json.encode(outcome).decode() + "\n"


def read_errored(content: bytes, path: str) -> Outcome:
    """The outcome in such a file, or in one that has the line of a log. Raises TakError where it is none."""
    begin, end = content.find(b"{"), content.rfind(b"}") + 1
    try:
        # logs of CI begin each line with a time
        outcome: Outcome = decode(content[begin:end] if 0 <= begin < end else content, _READER)
    except RecordError as problem:
        raise fail("ledger.import.unreadable", path=path, problem=str(problem)) from None
    return outcome


def bring_in(current: LedgerState, outcome: Outcome, path: str, at: datetime) -> Transition | None:
    """The step that records an outcome of a file; None where the ledger has that very outcome.

    It counts only with the nonce of the claim, which nobody has but who was to send; also when the sweep has called
    the attempt in doubt by now, but not when people have decided about it. Raises TakError.
    """
    entry = current.entries.get(outcome.seq)
    if entry is None:
        raise fail("ledger.import.unknown", path=path, seq=outcome.seq)
    if outcome in entry.outcomes:
        return None
    claim = next((each for each in entry.claims if each.attempt == outcome.attempt), None)
    if claim is None or claim.nonce != outcome.nonce:
        raise fail("ledger.import.nonce", path=path, seq=outcome.seq, attempt=outcome.attempt)
    late = entry.status is Status.IN_DOUBT
    try:
        follow(entry, outcome, late=late)
    except IllegalError:
        raise fail("ledger.import.decided", path=path, seq=outcome.seq, status=entry.status.word) from None
    files = {path_of(outcome, entry.order.environment, late=late): encode(outcome)}
    return Transition(files, f"Import the outcome of order {outcome.seq}, attempt {outcome.attempt}", at)
