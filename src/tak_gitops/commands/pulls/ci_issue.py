"""`tak ci issue`: one issue for the schedule, with all that somebody must look at; closed when there is nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tak_gitops.commands.common.app import moment
from tak_gitops.commands.common.job import run_address
from tak_gitops.commands.gates.forge_access import github_of
from tak_gitops.commands.ordering.drift_comparison import comparison
from tak_gitops.commands.pulls.ci_after import FOLLOWED, last_moment
from tak_gitops.commands.pulls.ci_comment import not_put
from tak_gitops.commands.pulls.held_merges import held_merges
from tak_gitops.errors import ExitCode, TakError
from tak_gitops.forge.sticky import put_issue
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.state import state
from tak_gitops.orders.overview import Directory, overviews
from tak_gitops.reports.comment_marks import marker
from tak_gitops.reports.order_words import ALARMING, Words
from tak_gitops.reports.watch_issue import KIND, NAME, Watch, issue_body, issue_title
from tak_gitops.texts import msg, render

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from tak_gitops.commands.common.app import App
    from tak_gitops.commands.common.counting import Counting
    from tak_gitops.orders.overview import Overview

DONE = {
    "created": "ci.issue.created",
    "updated": "ci.issue.updated",
    "same": "ci.issue.same",
    "closed": "ci.issue.closed",
    "none": "ci.issue.none",
}


def keep_issue(app: App, names: Sequence[str], *, as_of: str | None, is_strict: bool) -> ExitCode:
    """Bring the issue up to date; exit code 0 also where there is much in it: `tak drift` and `tak verify` judge."""
    try:
        github, counting = github_of(app)
        now = moment(as_of)
        watch = _watched(app, counting, names, as_of, now)
        words = Words(app.language, now)
        with github:
            mark = marker(NAME, KIND).removesuffix("-->")
            body = issue_body(watch, words, run_address() if watch.things else None)
            done, number = put_issue(
                github, github.login(), mark, issue_title(watch, words), body, is_open=bool(watch.things)
            )
    except TakError as problem:
        return not_put(app, problem, is_strict=is_strict)
    app.tell(msg(DONE[done], number=str(number or ""), count=watch.things))
    return ExitCode.OK


def _watched(app: App, counting: Counting, names: Sequence[str], as_of: str | None, now: datetime) -> Watch:
    """All that somebody must look at, of the branch that counts and of its ledger."""
    failures: list[tuple[str, str]] = []
    current = state(counting.ledger.read().files)
    if current.problems:
        failures.append((counting.ledger.name, render(msg("ledger.damaged"), app.language)))
    every = overviews(current, Directory(counting.declared.systems.values()), now)
    orders = [each for each in every if _is_to_look_at(each, counting, now)]
    plans = []
    wanted, compared = comparison(app, names, export=None, as_of=as_of)
    for environment in wanted:
        try:
            plan = compared(environment)
        except TakError as problem:
            failures.append((environment.key, render(problem.message, app.language)))
        else:
            failures += [(environment.key, render(each.message, app.language)) for each in plan.guards.refusals]
            if plan.drift or plan.orphans:
                plans.append(plan)
    return Watch(tuple(orders), tuple(held_merges(app, counting, current, now)), tuple(plans), tuple(failures))


def _is_to_look_at(each: Overview, counting: Counting, now: datetime) -> bool:
    """Whether an order needs somebody: in doubt, never sent, not seen in time; or it ended badly a short while ago."""
    entry = each.entry
    if each.status in {Status.REJECTED, Status.DIVERGED}:
        return now - last_moment(entry) < FOLLOWED
    if each.status in ALARMING:
        return True
    environment = counting.declared.environments.get(entry.order.environment)
    if each.status in {Status.SENT, Status.ACCEPTED} and entry.claim and environment:
        return now - entry.claim.claimed_at > timedelta(days=environment.limits.verify_days)
    return each.status is Status.PLANNED and now > entry.order.expires
