"""Planned orders whose file the branch has no more, or not as it was approved: they are never sent.

Looked for at the beginning of each run, before anything is judged or claimed: so an order that waits for its day
counts, and also one that was on its way as its file went, and never left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.submitting.ending import end
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.repository.history import is_in_history, same_files
from tak_gitops.texts import msg, render

if TYPE_CHECKING:
    from tak_gitops.commands.submitting.submission import Submission


def withdraw(run: Submission) -> None:
    """End every planned order that was taken back on the branch that counts."""
    ledger = run.ledger_state()
    planned = ledger.standing(Status.PLANNED)
    # a run whose branch is older than the ledger does not have the files that were merged since
    if not planned or ledger.cursor is None or not is_in_history(run.root, ledger.cursor.commit, run.tip):
        return
    pairs = [(each.order.merge, each.order.path) for each in planned]
    for entry, is_there in zip(planned, same_files(run.root, pairs, run.tip), strict=True):
        if not is_there:
            order = entry.order
            about = {"environment": order.environment, "path": order.path, "branch": run.counting.branch}
            why = msg("submit.withdrawn", seq=str(order.seq), **about)
            run.withdrawn.add(order.seq)
            end(run, entry, "stale", render(why, "sv"))
            run.app.tell(why)
