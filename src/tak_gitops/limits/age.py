"""How old an export may be."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING

from tak_gitops.errors import StaleError
from tak_gitops.findings import Finding, warning
from tak_gitops.model.guards import Guard, Refusal
from tak_gitops.model.swedish_time import swedish_day, swedish_moment
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from datetime import datetime

    from tak_gitops.limits.facts import Facts
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.plan import Plan
    from tak_gitops.texts import Message

_HOUR = timedelta(hours=1)


def too_old(plan: Plan, facts: Facts) -> Refusal | None:
    """The refusal of an export that is older than `snapshot_hours` (formats.md 5); exactly so old passes."""
    message = _too_old(plan.environment, plan.live.snapshot, facts.now, facts.limits.snapshot_hours)
    return Refusal(Guard.AGE, message) if message else None


def require_fresh(environment: Environment, made: datetime | None, now: datetime) -> None:
    """Raise StaleError where an export, made at a moment in UTC, is too old for anything to be sent on it."""
    message = _too_old(environment.key, made, now, environment.limits.snapshot_hours)
    if message is not None:
        raise StaleError(message)


def age_findings(plan: Plan, facts: Facts) -> list[Finding]:
    """TG501 for an export that does not tell its age, as the blob A (formats.md 5); TG502 for one of a later day."""
    made = plan.live.snapshot
    if made is None:
        return [warning("TG501", facts.place, limit=facts.limits.snapshot_hours)]
    if swedish_day(made) > swedish_day(facts.now):
        return [warning("TG502", facts.place, time=swedish_moment(made), now=swedish_moment(facts.now))]
    return []


def _too_old(environment: str, made: datetime | None, now: datetime, limit: int) -> Message | None:
    if made is None or now - made <= limit * _HOUR:
        return None
    hours = math.ceil((now - made) / _HOUR)
    return msg("limits.age", environment=environment, time=swedish_moment(made), hours=hours, limit=limit)
