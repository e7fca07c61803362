"""`tak ci stale`: tells in each open pull request whether a merge has made its order one that is not current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.gates.forge_access import github_of
from tak_gitops.commands.pulls.ci_comment import DONE, not_put
from tak_gitops.commands.pulls.stale_pulls import OpenOrders
from tak_gitops.errors import ExitCode, TakError
from tak_gitops.forge.client import ForgeAwayError
from tak_gitops.forge.open_pulls import open_pulls
from tak_gitops.forge.pull_facts import pull_of
from tak_gitops.forge.sticky import put_comment
from tak_gitops.orders.gate.need import needs_approval
from tak_gitops.orders.ledger.store import remote_of
from tak_gitops.reports.stale_comment import MARK, Since, current_again, stale_comment
from tak_gitops.repository.history import merges_since
from tak_gitops.repository.merged_content import changed_paths, common_ancestor, fetch_head, has_commit
from tak_gitops.texts import msg, render

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tak_gitops.commands.common.app import App
    from tak_gitops.forge.client import GitHub
    from tak_gitops.forge.open_pulls import OpenPull
    from tak_gitops.reports.comment_marks import Marked
    from tak_gitops.reports.stale_comment import Trouble

MOST = 100
"""So many pull requests are looked at in one run: anybody may open one where everybody may read."""


def tell_stale(app: App, *, as_of: str | None, is_strict: bool) -> ExitCode:
    """Bring the comments up to date; where they cannot be put that is told."""
    try:
        github, counting = github_of(app)
        with github:
            pulls = open_pulls(github, counting.branch)
            if not pulls:
                return ExitCode.OK
            if len(pulls) > MOST:
                app.tell(msg("ci.stale.too_many", count=len(pulls), most=MOST))
            told = _Told(app, github, OpenOrders(app, counting, as_of), github.login())
            results = [told.tell(each, is_strict=is_strict) for each in pulls[-MOST:]]
    except TakError as problem:
        return not_put(app, problem, is_strict=is_strict)
    return max(results)


class _Told:
    """One run over the open pull requests."""

    def __init__(self, app: App, github: GitHub, orders: OpenOrders, login: str) -> None:
        self.app = app
        self.root = app.root
        self.github = github
        self.orders = orders
        self.login = login
        self.branch = orders.counting.branch
        self.tip = orders.counting.tip

    def tell(self, pull: OpenPull, *, is_strict: bool) -> ExitCode:
        """Bring the comment of one pull request up to date.

        Raises ForgeAwayError where GitHub does not answer: then the others need not be tried.
        """
        number = str(pull.number)
        if not has_commit(self.root, pull.head):
            fetch_head(self.root, remote_of(self.root), pull.number)
        if not has_commit(self.root, pull.head):
            self.app.tell(msg("ci.stale.no_head", number=number))
            return ExitCode.OK
        try:
            comment = self._comment(pull)
            done = put_comment(self.github, self.login, pull.number, MARK, None)
            if comment and (done == "same" or not comment.is_quiet):
                done = put_comment(self.github, self.login, pull.number, MARK, comment.body)
        except ForgeAwayError:
            raise
        except TakError as problem:
            said = render(problem.message, self.app.language)
            self.app.tell(msg("ci.stale.cannot", number=number, problem=said))
            return ExitCode.FAILURE if is_strict else ExitCode.OK
        if done != "none":
            self.app.tell(msg(DONE[done], name=render(msg("ci.stale.name"), self.app.language), number=number))
        return ExitCode.OK

    def _comment(self, pull: OpenPull) -> Marked | None:
        """What is to be told; None where the order was not right before any merge: the job of the change says that."""
        point = common_ancestor(self.root, self.tip, pull.head)
        if point is None or not needs_approval(changed_paths(self.root, point, pull.head)):
            return current_again(self.branch, self.app.language)
        now = self.orders.troubles(self.tip, pull.head)
        if not now:
            return current_again(self.branch, self.app.language)
        merges = merges_since(self.root, point, self.tip)
        before = self.orders.troubles(point, pull.head, merges)
        new = {key: trouble for key, trouble in now.items() if key not in before}
        if not new:
            return None
        return stale_comment([*new.values()], self.branch, self._since(pull, merges, new), self.app.language)

    def _since(self, pull: OpenPull, merges: Sequence[str], new: Mapping[str, Trouble]) -> Since | None:
        """The first merge with which the order was not right, looked for by halves."""
        if not merges:
            return None
        first, last = 0, len(merges) - 1
        while first < last:
            middle = (first + last) // 2
            if self.orders.troubles(merges[middle], pull.head, merges[middle + 1 :]).keys() & new.keys():
                last = middle
            else:
                first = middle + 1
        commit = merges[first]
        try:
            return Since(commit, pull_of(self.github, commit))
        except TakError:
            return Since(commit, None)
