"""`tak ledger check`: the whole ledger, from any clone, held to its rules and to the branch that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.findings import Finding, Place, error
from tak_gitops.orders.ledger.audit import audit
from tak_gitops.orders.ledger.branch import RemoteBranch, tip_of
from tak_gitops.orders.ledger.commits import read_commits
from tak_gitops.orders.ledger.main_history import read_main
from tak_gitops.orders.ledger.state import LedgerState, state

if TYPE_CHECKING:
    from tak_gitops.orders.ledger.store import Ledger


class Checked(NamedTuple):
    """What was looked at, and all that is wrong with it; `tip` None = there is no ledger yet."""

    tip: str | None
    commits: int
    state: LedgerState
    problems: tuple[Finding, ...]


def check(ledger: Ledger, main: str) -> Checked:
    """Prove chain, order and completeness of a ledger; `main` is the branch that counts.

    Raises UnreachableError where the remote cannot be asked, and RefusedError where it has lost commits that this
    clone has seen: what a rewritten history leaves no trace of shows only there.
    """
    snapshot = ledger.read()
    current = state(snapshot.files)
    if snapshot.tip is None:
        return Checked(None, 0, current, ())
    commits, cut = read_commits(ledger.root, snapshot.tip)
    if cut and isinstance(ledger.branch, RemoteBranch):
        ledger.branch.deepen()
        commits, cut = read_commits(ledger.root, snapshot.tip)
    if cut:
        return Checked(snapshot.tip, len(commits), current, (error("TG603.cut", Place(f"commit {cut[:12]}")),))
    tip = tip_of(ledger.root, main, ledger.remote)
    if tip is None:
        return Checked(snapshot.tip, len(commits), current, (error("TG604.no_branch", None, branch=main),))
    history = read_main(ledger.root, tip)
    problems = [*audit(commits, None if history.cut else history), *current.problems]
    if history.cut:
        problems.append(error("TG604.cut", None, commit=history.commits[0][:12]))
    return Checked(snapshot.tip, len(commits), current, tuple(dict.fromkeys(problems)))
