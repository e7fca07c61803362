"""`tak ci approvals`: keeps in the comments of a pull request who has approved it, and what is missing still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.common.app import moment
from tak_gitops.commands.common.job import pull_number
from tak_gitops.commands.gates.forge_access import github_of
from tak_gitops.commands.pulls.ci_comment import DONE, not_put
from tak_gitops.commands.pulls.given_approvals import given_so_far
from tak_gitops.errors import ExitCode, TakError, UsageError
from tak_gitops.forge.sticky import change_comment, own_comments
from tak_gitops.reports.approval_steps import with_approvals
from tak_gitops.reports.comment_marks import split_comments
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.commands.common.app import App

PLAN = "<!-- tak-gitops:plan:"
"""How the comments begin that tell of a plan."""


def keep_approvals(app: App, number: int | None, *, as_of: str | None, is_strict: bool) -> ExitCode:
    """Bring the approvals in our own comments up to date; where that cannot be done it is told."""
    wanted = number or pull_number()
    if wanted is None:
        raise UsageError(msg("ci.no_pull"))
    try:
        github, counting = github_of(app)
        with github:
            given = given_so_far(app, github, counting, wanted, moment(as_of))
            if given is None:
                app.tell(msg("ci.approvals.none", number=str(wanted)))
                return ExitCode.OK
            for each in own_comments(github, github.login(), wanted, PLAN):
                comment = with_approvals(each.body, given.so_far, given.head, app.language)
                name = next((mark.name for mark in split_comments(each.body)), PLAN)
                if comment is None:
                    app.tell(msg("ci.approvals.other", name=name, number=str(wanted)))
                    continue
                done = change_comment(github, each, comment)
                app.tell(msg(DONE[done], name=name, number=str(wanted)))
    except TakError as problem:
        return not_put(app, problem, is_strict=is_strict)
    return ExitCode.OK
