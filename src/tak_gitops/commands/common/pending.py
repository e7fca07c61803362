"""What the ledger says is on its way, for commands that plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.common.opened_ledger import open_ledger
from tak_gitops.errors import RefusedError, TakError
from tak_gitops.orders.ledger.state import NO_LEDGER
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from pathlib import Path

    from tak_gitops.commands.common.app import App
    from tak_gitops.model.repository_files import Settings
    from tak_gitops.orders.ledger.state import LedgerState


def ledger_state(app: App, root: Path, settings: Settings) -> LedgerState:
    """The ledger as it is now. Raises RefusedError where it is damaged, UnreachableError where it cannot be asked."""
    found = open_ledger(app, root, settings).state()
    if found.problems:
        raise RefusedError(msg("ledger.damaged"), found.problems)
    return found


def ledger_to_look_at(app: App, root: Path, settings: Settings, *, without: str = "plan.without_ledger") -> LedgerState:
    """The same for what is only looked at: where it cannot be had, that is told, with the text `without`."""
    try:
        return ledger_state(app, root, settings)
    except TakError as problem:
        app.tell(problem.message)
        app.tell(msg(without))
        return NO_LEDGER
