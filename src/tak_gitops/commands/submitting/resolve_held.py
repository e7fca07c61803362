"""A merge that the gate holds: why, and what somebody decides about it (formats.md 6).

The decision stands in the ledger with the cursor that moves past the merge, with who and why; what was merged after it
goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from tak_gitops.commands.common.app import day_or_today, moment
from tak_gitops.commands.common.counting import branch_that_counts
from tak_gitops.commands.common.person import person
from tak_gitops.commands.gates.gating import require_approved
from tak_gitops.commands.submitting.merges import gate_of, merges_waiting, plan_merges
from tak_gitops.commands.submitting.submission import Submission
from tak_gitops.commands.submitting.withdrawing import withdraw
from tak_gitops.errors import RefusedError, TakError
from tak_gitops.orders.ledger.records import ByHand
from tak_gitops.repository.git import git_says
from tak_gitops.repository.history import merged_by
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.commands.common.app import App
    from tak_gitops.texts import Message

Held = Literal["pass", "skip"]
HELD: tuple[Held, ...] = get_args(Held)


def resolve_held(app: App, ref: str, decision: Held | None, reason: str, as_of: str | None) -> None:
    """Say why a merge is held, or record what is decided about it.

    Raises RefusedError where nothing holds it, or an earlier merge does, and TakError as `tak submit` does.
    """
    counting = branch_that_counts(app)
    run = Submission(app, app.root, counting, {}, day_or_today(as_of), moment(as_of), is_told_the_day=bool(as_of))
    commit = _waiting(run, ref)
    problem = _held_by(run, commit)
    if decision is None:
        app.tell_findings(problem.findings)
        app.tell(_why(problem.message))
        for each in HELD:
            app.tell(msg(f"resolve.held.{each}", commit=commit[:12]))
        return
    run.by_hand = commit, ByHand(decision=decision, reason=reason, by=person(run.root))
    withdraw(run)
    plan_merges(run)
    app.tell(msg(f"resolve.held.done.{decision}", commit=commit[:12]))


def _why(message: Message) -> Message:
    """What the gate says, without the command that whoever reads it has just run."""
    return message._replace(key="gate.closed.why") if message.key == "gate.closed" else message


def _waiting(run: Submission, ref: str) -> str:
    """The commit of the branch that counts that a reference names, if it waits. Raises RefusedError."""
    commit = git_says(run.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None or commit not in merges_waiting(run, run.ledger_state()):
        raise RefusedError(msg("resolve.held.not_waiting", ref=ref, branch=run.counting.branch))
    return commit


def _held_by(run: Submission, commit: str) -> TakError:
    """What holds a merge. Raises RefusedError where nothing does: it passes by itself."""
    try:
        require_approved(gate_of(run), merged_by(run.root, commit)[0], commit, run.now())
    except TakError as problem:
        return problem
    raise RefusedError(msg("resolve.held.not_held", commit=commit[:12]))
