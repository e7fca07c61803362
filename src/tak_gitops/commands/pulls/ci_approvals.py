"""`tak ci approvals`: keeps in the comments of a pull request who has approved it, and what is missing still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.common.app import moment
from tak_gitops.commands.common.job import pull_number
from tak_gitops.commands.gates.forge_access import github_of
from tak_gitops.commands.pulls.ci_comment import DONE, not_put
from tak_gitops.commands.pulls.given_approvals import given_so_far
from tak_gitops.errors import ExitCode, TakError, UsageError
from tak_gitops.forge.client import ForgeAwayError
from tak_gitops.forge.open_pulls import open_pulls
from tak_gitops.forge.sticky import change_comment, own_comments
from tak_gitops.orders.approvals.shelf import Shelf
from tak_gitops.orders.ledger.store import remote_of
from tak_gitops.reports.approval_steps import with_approvals
from tak_gitops.reports.comment_marks import split_comments
from tak_gitops.texts import msg, render

if TYPE_CHECKING:
    from datetime import datetime

    from tak_gitops.commands.common.app import App
    from tak_gitops.commands.common.counting import Counting
    from tak_gitops.forge.client import GitHub

PLAN = "<!-- tak-gitops:plan:"
"""How the comments begin that tell of a plan."""


def keep_approvals(app: App, number: int | None, *, are_signed: bool, as_of: str | None, is_strict: bool) -> ExitCode:
    """Bring the approvals in our own comments up to date; where that cannot be done it is told.

    `are_signed` asks for every open pull request whose last commit somebody has signed for: no forge tells of that.
    """
    wanted = None if are_signed else number or pull_number()
    if wanted is None and not are_signed:
        raise UsageError(msg("ci.no_pull"))
    try:
        github, counting = github_of(app)
        rules = counting.declared.settings.approvals
        if are_signed and rules.by != "signatures" and rules.signed == "never":
            return ExitCode.OK
        with github:
            kept = _Kept(app, github, counting, moment(as_of))
            if wanted is not None:
                kept.keep(wanted)
                return ExitCode.OK
            results = [kept.keep_or_tell(each) for each in _signed(app, github, counting)]
    except TakError as problem:
        return not_put(app, problem, is_strict=is_strict)
    return ExitCode.FAILURE if is_strict and not all(results) else ExitCode.OK


def _signed(app: App, github: GitHub, counting: Counting) -> list[int]:
    """The open pull requests, by number, that somebody has signed for as they are."""
    heads = Shelf(app.root, remote_of(app.root)).approvals().heads
    return [each.number for each in open_pulls(github, counting.branch) if each.head in heads] if heads else []


class _Kept:
    """Comments that are brought up to date in one run."""

    def __init__(self, app: App, github: GitHub, counting: Counting, now: datetime) -> None:
        self.app, self.github, self.counting, self.now = app, github, counting, now
        self.login = github.login()

    def keep(self, number: int) -> None:
        """Bring the comments of one pull request up to date. Raises TakError where that cannot be done."""
        app, github = self.app, self.github
        given = given_so_far(app, github, self.counting, number, self.now)
        if given is None:
            app.tell(msg("ci.approvals.none", number=str(number)))
            return
        for each in own_comments(github, self.login, number, PLAN):
            comment = with_approvals(each.body, given.so_far, given.head, app.language)
            name = next((mark.name for mark in split_comments(each.body)), PLAN)
            if comment is None:
                app.tell(msg("ci.approvals.other", name=name, number=str(number)))
                continue
            app.tell(msg(DONE[change_comment(github, each, comment)], name=name, number=str(number)))

    def keep_or_tell(self, number: int) -> bool:
        """The same, of one among several: what cannot be told of it is said, and hides none of the others.

        Raises ForgeAwayError where GitHub does not answer: then the others need not be tried.
        """
        try:
            self.keep(number)
        except ForgeAwayError:
            raise
        except TakError as problem:
            said = render(problem.message, self.app.language)
            self.app.tell(msg("ci.stale.cannot", number=str(number), problem=said))
            return False
        return True
