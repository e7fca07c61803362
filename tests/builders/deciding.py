"""People who decide about orders of which nobody knows whether they arrived, after they have looked in TAK."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Literal

from builders.judging import arrived_in_tak
from builders.proving import Proving
from tak_gitops.orders.ledger.entry import Entry, Status
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import Resolution, encode
from tak_gitops.orders.ledger.store import Won

Decision = Literal["was-sent", "resend", "abandon"]


def decide(world: Proving, choose: Callable[[Entry, bool], Decision]) -> Iterator[tuple[Resolution, bool]]:
    """Decide about every such order; what was decided, and whether it is in the ledger.

    `choose` is told whether TAK has carried the last attempt out.
    """
    ledger = world.opened
    placed = world.placed()
    for entry in world.ledger().entries.values():
        if entry.status not in {Status.CLAIMED, Status.IN_DOUBT}:
            continue
        record = Resolution(
            seq=entry.order.seq,
            attempt=len(entry.claims),
            decision=choose(entry, arrived_in_tak(entry, placed)),
            reason="tittade i TAK",
            by="Karin Karlsson",
            at=datetime.now(UTC).replace(microsecond=0),
        )
        files = {path_of(record, entry.order.environment): encode(record)}
        added = ledger.append(files, ledger.read().tip, f"resolve {record.seq}.{record.attempt}", record.at)
        yield record, isinstance(added, Won)
