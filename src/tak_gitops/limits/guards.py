"""All guards over one plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tak_gitops.errors import RefusedError, StaleError, TakError
from tak_gitops.findings import in_order, note
from tak_gitops.limits.age import age_findings, too_old
from tak_gitops.limits.amounts import too_many_changes, too_many_removals, too_small
from tak_gitops.limits.opening import opened
from tak_gitops.model.guards import Guard
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from collections.abc import Callable

    from tak_gitops.limits.facts import Facts
    from tak_gitops.model.guards import Refusal, Verdict
    from tak_gitops.plan import Plan

GUARDS: tuple[Callable[[Plan, Facts], Refusal | None], ...] = (too_old, too_small, too_many_removals, too_many_changes)
"""In the order in which they are told: what is wrong with the export comes before what is wrong with the order."""


def judged(plan: Plan, facts: Facts) -> Plan:
    """The plan with what the guards say of it, in place of what they may have said before.

    A plan is for looking at, also when a guard is closed; `refusal` makes an error of it for whoever would order.
    """
    refusals = [refusal for guard in GUARDS if (refusal := guard(plan, facts))]
    verdict = opened(_said_once(refusals), plan.changes, facts.allows)
    findings = [*verdict.findings, *age_findings(plan, facts)]
    if facts.new_limits:
        findings.append(note("TG503", facts.place))
    return replace(plan, guards=verdict._replace(findings=tuple(in_order(findings))))


def refusal(verdict: Verdict, advice: Message) -> TakError:
    """The error that says every refusal of a plan, what is wrong with its allow files, and, where that helps, `advice`.

    StaleError where the export is too old, else RefusedError. There must be a refusal.
    """
    lines = [each.message for each in verdict.refusals]
    if verdict.can_be_opened:
        lines.append(advice)
    is_stale = any(each.guard is Guard.AGE for each in verdict.refusals)
    return (StaleError if is_stale else RefusedError)(_together(lines), verdict.findings)


def _said_once(refusals: list[Refusal]) -> list[Refusal]:
    """Without the refusal of too many changes where all of them are removals, and too many as such."""
    removals = [each.lines for each in refusals if each.guard is Guard.REMOVALS]
    return [each for each in refusals if each.guard is not Guard.CHANGES or each.lines not in removals]


def _together(lines: list[Message]) -> Message:
    first, *others = lines
    for other in others:
        first = msg("limits.two_lines", first=first, second=other)
    return first
