"""Planned orders that a change takes back by deleting their files: plans of it are without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.withdrawn import taken_back, without
from tak_gitops.repository.history import has_file
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Container

    from tak_gitops.commands.common.app import App
    from tak_gitops.commands.common.state import State
    from tak_gitops.orders.ledger.state import LedgerState


def order_files(state: State, ledger: LedgerState) -> tuple[set[str], set[str]]:
    """Of the files of planned orders those that the base has, and those that are on disk."""
    base = state.base.commit
    paths = {each.order.path for each in ledger.standing(Status.PLANNED)}
    before = {path for path in paths if base and has_file(state.root, base, path)}
    return before, {path for path in before if (state.root / path).is_file()}


def without_withdrawn(app: App, ledger: LedgerState, before: Container[str], after: Container[str]) -> LedgerState:
    """The ledger without the planned orders that a change takes back by deleting their files, each of which is told."""
    gone = taken_back(ledger, before, after)
    for entry in gone:
        app.tell(
            msg("order.withdrawn", environment=entry.order.environment, seq=str(entry.order.seq), path=entry.order.path)
        )
    return without(ledger, {entry.order.seq for entry in gone})
