"""A process that claims every order it can, for races: `python -m builders.racer <clone> <run>` prints what it won."""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from builders.ledger import BRANCH, claim_of
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import encode
from tak_gitops.orders.ledger.state import LedgerState
from tak_gitops.orders.ledger.store import Ledger, remote_of
from tak_gitops.orders.ledger.transact import Transition, transact


def race(clone: Path, run: str) -> list[int]:
    """Claim the first order that is planned, until there is none; the numbers of those that were won."""
    ledger = Ledger.open(clone, BRANCH, remote_of(clone))
    won: list[int] = []
    while True:
        chosen: list[int] = []

        def claim(now: LedgerState, chosen: list[int] = chosen) -> Transition | None:
            entry = next((each for each in now.entries.values() if each.status is Status.PLANNED), None)
            if entry is None:
                return None
            chosen[:] = [entry.order.seq]
            at = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
            made = claim_of(entry, at, run=run)
            return Transition({path_of(made, entry.order.environment): encode(made)}, f"Claim by {run}", at)

        if transact(ledger, claim, time.sleep) is None:
            return won
        won += chosen


if __name__ == "__main__":
    print(*race(Path(sys.argv[1]), sys.argv[2]))  # noqa: T201 - its result
