"""The merges that `tak submit` has not taken up, each with what the gate says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.gates.gating import ClosedError, Gate, require_approved
from tak_gitops.errors import RefusedError, TakError
from tak_gitops.orders.gate.need import needs_approval
from tak_gitops.reports.held_words import HeldMerge
from tak_gitops.repository.commits import CommitTree
from tak_gitops.repository.history import merged_by, merges_since
from tak_gitops.repository.merged_content import changed_paths
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.store import FileStore

if TYPE_CHECKING:
    from datetime import datetime

    from tak_gitops.commands.common.app import App
    from tak_gitops.commands.common.counting import Counting
    from tak_gitops.orders.ledger.state import LedgerState

MOST = 50
"""Of so many merges that the ledger does not have yet it is told; more wait for those before them."""


def held_merges(app: App, counting: Counting, current: LedgerState, now: datetime) -> list[HeldMerge]:
    """The merges that may order something and that no run has taken up, oldest first.

    The gate is asked of each until one is held; those after it wait for that one.
    """
    if current.cursor is None:
        return []
    root = app.root
    store = FileStore(app.cache_folder / "files", root)
    gate = Gate(root, counting.branch, lambda each: read_declared(CommitTree(root, each), store))
    found: list[HeldMerge] = []
    first: str | None = None
    for commit in merges_since(root, current.cursor.commit, counting.tip):
        base = merged_by(root, commit)[0]
        if not needs_approval(changed_paths(root, base, commit)):
            continue
        held = HeldMerge(commit, behind=first) if first else _judged(gate, base, commit, now)
        if first is None and held.reasons:
            first = commit
        found.append(held)
        if len(found) == MOST:
            break
    return found


def _judged(gate: Gate, base: str | None, commit: str, now: datetime) -> HeldMerge:
    try:
        require_approved(gate, base, commit, now)
    except ClosedError as closed:
        declared = gate.reading_at(base or commit).declared
        by = declared.settings.approvals.by
        people = tuple(each.name for each in declared.approvers if each.ssh_keys or by != "signatures")
        return HeldMerge(commit, closed.reasons, by=by, people=people)
    except TakError as problem:
        # what cannot be read at the base is refused for good; a forge that does not answer may do so later
        return HeldMerge(commit, (problem.message,), is_unknown=not isinstance(problem, RefusedError))
    return HeldMerge(commit)
