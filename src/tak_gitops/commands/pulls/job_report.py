"""What a job is told of the plans of a pull request: its summary, and counts that later steps may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.common.job import SUMMARY_LIMIT, write_outputs, write_summary
from tak_gitops.commands.pulls.pull_views import Look, comments_of
from tak_gitops.model.changes import Action
from tak_gitops.reports.pull_view import PullView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tak_gitops.commands.common.app import App


def tell_job(app: App, looks: Sequence[Look]) -> None:
    """Give the whole to the summary of the step, and the counts to later steps, where there are any."""
    whole = comments_of(looks, app.language, limit=None)
    room = SUMMARY_LIMIT // max(len(looks), 1)
    write_summary(whole if len(whole.encode()) < SUMMARY_LIMIT else comments_of(looks, app.language, limit=room))
    write_outputs(_counts([each for each in looks if isinstance(each, PullView)]))


def _counts(views: Sequence[PullView]) -> dict[str, int | bool | list[str]]:
    """What later steps of a job may ask for."""
    plans = [each.plan for each in views]
    totals: dict[str, int | bool | list[str]] = {
        **{action.value: sum(plan.count(action) for plan in plans) for action in Action},
        "blocked": sum(len(plan.blocked) for plan in plans),
        "drift": sum(len(plan.drift) for plan in plans),
    }
    changing = [plan.environment for plan in plans if plan.is_order]
    stale = [each.plan.environment for each in views if each.problem is not None]
    return {"changes": bool(changing), **totals, "environments": changing, "order_outdated": bool(stale)}
