"""How much an order may take away or touch, and how much smaller live may be than it was (formats.md 5).

A limit that is reached is kept; what is beyond it is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.limits.percent import exceeds, share_over, shown
from tak_gitops.model.changes import Action
from tak_gitops.model.guards import Guard, Refusal
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.limits.facts import Facts
    from tak_gitops.model.catalogue import Counts
    from tak_gitops.plan import Plan
    from tak_gitops.texts import Message

FEW_REMOVALS = 3
"""So many rows may be removed whatever part of the declared they are."""
FEW_CHANGES = 50
"""So many lines may be ordered whatever part of the declared they are."""


def too_many_removals(plan: Plan, facts: Facts) -> Refusal | None:
    """More removals than `removals`, or, when over 3, than `removals_percent` of the rows declared at base."""
    lines = tuple(change for change in plan.changes if change.action is Action.REMOVE)
    count, limits = len(lines), facts.limits
    share = exceeds(count, plan.declared, limits.removals_percent)
    if count <= limits.removals and not (count > FEW_REMOVALS and share):
        return None
    message = msg(
        "limits.removals",
        environment=plan.environment,
        count=count,
        declared=plan.declared,
        # below the limit of the share nothing has to look larger than it
        percent=share_over(count, plan.declared, limits.removals_percent if share else 0),
        limit=limits.removals,
        few=FEW_REMOVALS,
        limit_percent=shown(limits.removals_percent),
    )
    return Refusal(Guard.REMOVALS, message, lines)


def too_many_changes(plan: Plan, facts: Facts) -> Refusal | None:
    """More lines than `changes_percent` of the rows declared at base, when over 50. Lines of every kind count.

    Where base declares nothing, as in the first pull request, the rows of live that are in force are the yardstick:
    rows that are adopted are no lines, so what is left is new to the platform or changes what it has.
    """
    count, percent = len(plan.changes), facts.limits.changes_percent
    rows = plan.declared or sum(plan.live.in_force)
    if count <= FEW_CHANGES or not exceeds(count, rows, percent):
        return None
    message = msg(
        "limits.changes" if plan.declared else "limits.changes.first",
        environment=plan.environment,
        count=count,
        rows=rows,
        percent=share_over(count, rows, percent),
        few=FEW_CHANGES,
        limit_percent=shown(percent),
    )
    return Refusal(Guard.CHANGES, message, plan.changes)


def too_small(plan: Plan, facts: Facts) -> Refusal | None:
    """Live has lost more than `shrink_percent` of its routings, or of its permissions, since the last merged order.

    Each kind is held to the limit: tables that are exported one by one are lost one by one (reliability.md 2). Rows
    that the last order removes are meant to be gone. The export may be cut without showing it, so the whole
    order is in question: an allow file must name every line.
    """
    message = shrunken(plan.environment, plan.live.counts, facts)
    return Refusal(Guard.SHRUNKEN, message, plan.changes) if message else None


def shrunken(environment: str, counts: Counts, facts: Facts) -> Message | None:
    """What `too_small` says of an export with so many rows, None where it is large enough."""
    last = facts.last
    if last is None:
        return None
    percent = facts.limits.shrink_percent
    for key, now, before in (
        ("plan.routings", counts.routings, last.routings),
        ("plan.permissions", counts.permissions, last.permissions),
    ):
        if now < before and exceeds(before - now, before, percent):
            return msg(
                "limits.shrunken",
                environment=environment,
                now=msg(key, count=now),
                before=before,
                path=last.path,
                percent=share_over(before - now, before, percent),
                limit=shown(percent),
            )
    return None
