"""Whether an approved order is still what its merge asks for: worked out again from commit and live (design.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.ordering.missing_cases import wishes_of
from tak_gitops.commands.ordering.obstacles import sending_obstacle
from tak_gitops.commands.ordering.order_run import OrderRun, order_day
from tak_gitops.errors import ExitCode
from tak_gitops.limits.guards import refusal
from tak_gitops.model.guards import Guard
from tak_gitops.orders.drift_lines import drift_keys
from tak_gitops.orders.last_order import last_order
from tak_gitops.orders.order_file import OrderFile, make_order
from tak_gitops.orders.stale import asks_for_the_same, differing_cases, differing_lines
from tak_gitops.reports.case_differences import case_difference_text
from tak_gitops.reports.difference_text import difference_text
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.plan import Plan


OF_THE_EXPORT = frozenset({Guard.AGE, Guard.SHRUNKEN})
"""Guards that another export may open: an order waits for it."""


class Verdict(NamedTuple):
    """What is to become of an order: `why` is None where it holds; `lines` shows which lines differ.

    `code` is what the command ends with then. `export` is the digest of the export that it was held against, empty
    where it was not even read.
    """

    export: str
    why: Message | None = None
    lines: str = ""
    code: ExitCode = ExitCode.STALE


def verdict_on(run: OrderRun, environment: Environment, path: str, approved: OrderFile) -> Verdict:
    """The verdict on an approved order file, by the plan of its merge over live and what is pending.

    Raises TakError where it cannot be told now, and may be later: live cannot be read, or its export is too old, of
    another platform or much smaller than the one that the order was worked out from.
    """
    about = {"environment": environment.key, "digest": approved.short_digest}
    if run.is_past(approved):
        return Verdict("", msg("submit.past", **about, day=approved.execute_on))
    last = last_order([{path: run.after[path]}])
    asked, cases = drift_keys([approved]), wishes_of([approved])
    plan = run.plan(environment, order_day(approved) or run.day, last, asked=asked, cases=cases)
    export = plan.live.digest
    obstacle = sending_obstacle(plan, approved.short_digest)
    if obstacle:
        return Verdict(export, obstacle)
    advice = msg("submit.stale.next", environment=environment.key)
    if any(each.guard in OF_THE_EXPORT for each in plan.guards.refusals):
        run.require_open(plan, advice, ordered=True)
    if plan.guards.refusals:
        return Verdict(export, refusal(plan.guards, advice).message, code=ExitCode.REFUSED)
    now = make_order(plan, ordered_by=run.ordered_by, execute_on=order_day(approved)) if plan.is_order else None
    if now is None and not plan.touched and not asked:
        # the branch was brought without a merge: what the order is about came with an earlier commit
        return Verdict(export, msg("submit.stale.apart", **about), _difference(run, approved, now, plan))
    if now is None or not asks_for_the_same(approved, now):
        return Verdict(export, msg("submit.stale", **about), _difference(run, approved, now, plan))
    if now.parts != approved.parts:
        return Verdict(export, msg("submit.stale.about", **about))
    return Verdict(export)


def _difference(run: OrderRun, approved: OrderFile, now: OrderFile | None, plan: Plan) -> str:
    lines = difference_text(differing_lines(approved, now), plan, run.app.language, run.app.style())
    return lines + case_difference_text(differing_cases(approved, now), run.app.language)
