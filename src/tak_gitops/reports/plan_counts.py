"""How much a plan does, in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.changes import Action
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from tak_gitops.plan import Plan


def summary(plan: Plan) -> Message:
    """The line `Plan: 3 to add, 1 to change, 2 to remove; 4 lines of drift.`."""
    return msg("plan.summary", counts=plan_counts(plan))


def plan_counts(plan: Plan) -> Message:
    """How many lines a plan has of each kind, without a full stop."""
    counts = {action.value: plan.count(action) for action in Action}
    counts |= {"blocked": len(plan.blocked), "drift": len(plan.drift)}
    if plan.blocked:
        rows = msg("plan.counts.blocked_drift" if plan.drift else "plan.counts.blocked", **counts)
    else:
        rows = msg("plan.counts.drift" if plan.drift else "plan.counts", **counts)
    return msg("plan.counts.cases", counts=rows, cases=len(plan.cases)) if plan.cases else rows
