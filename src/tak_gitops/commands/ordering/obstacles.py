"""What stops an order before any guard is asked: blocked lines, and findings that are errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from tak_gitops.plan import Plan


def order_obstacle(plan: Plan) -> Message | None:
    """Why no order may be written of a plan, None where nothing stops it."""
    if plan.blocked:
        return msg("order.blocked", environment=plan.environment, count=len(plan.blocked))
    return msg("order.errors", environment=plan.environment, count=plan.errors) if plan.errors else None


def sending_obstacle(plan: Plan, digest: str) -> Message | None:
    """Why an approved order may not be sent by the plan that was worked out again, None where nothing stops it."""
    about = {"environment": plan.environment, "digest": digest}
    if plan.blocked:
        return msg("submit.blocked", **about, count=len(plan.blocked))
    return msg("submit.errors", **about, count=plan.errors) if plan.errors else None
