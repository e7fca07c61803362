"""What an open pull request has of the approvals that it needs: asked of the forge, judged by the gate's own rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.gates.gating import Gate, asked_of
from tak_gitops.commands.gates.gating_signed import judged_files, signed_too
from tak_gitops.errors import TakError, fail
from tak_gitops.forge.pull_facts import facts_of
from tak_gitops.orders.approvals.shelf import Shelf
from tak_gitops.orders.gate.authors import hands_in
from tak_gitops.orders.gate.so_far import reviewed_so_far, signed_so_far
from tak_gitops.orders.ledger.store import remote_of
from tak_gitops.reports.approval_steps import is_about_approvals, with_approvals
from tak_gitops.repository.commits import CommitTree
from tak_gitops.repository.merged_content import common_ancestor, emails_between, fetch_head, has_commit
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.store import FileStore

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from tak_gitops.commands.common.app import App
    from tak_gitops.commands.common.counting import Counting
    from tak_gitops.forge.client import GitHub
    from tak_gitops.model.pull_request import PullFacts
    from tak_gitops.orders.gate.asked import Asked
    from tak_gitops.orders.gate.so_far import SoFar
    from tak_gitops.reports.comment_marks import Marked


class Given(NamedTuple):
    """What a pull request, whose last commit is `head`, has of the approvals that it needs."""

    head: str
    so_far: SoFar


def completed(app: App, comments: Sequence[Marked], ask: Callable[[], Given | None]) -> Sequence[Marked]:
    """Comments that are about to be put, with what has been approved so far; why that is not known is told."""
    if not any(is_about_approvals(each.body) for each in comments):
        return comments
    try:
        given = ask()
    except TakError as problem:
        app.tell_findings(problem.findings)
        app.tell(problem.message)
        return comments
    if given is None:
        return comments
    bodies = [with_approvals(each.body, given.so_far, given.head, app.language) for each in comments]
    return [each._replace(body=body or each.body) for each, body in zip(comments, bodies, strict=True)]


def given_so_far(app: App, github: GitHub, counting: Counting, number: int, now: datetime) -> Given | None:
    """What an open pull request has of the approvals that it needs, by the settings and approvers that it is merged to.

    None where it needs none, and where it is merged, or for another branch. Raises TakError where nobody can tell.
    """
    branch, tip = counting.branch, counting.tip
    facts = facts_of(github, number, branch, None)
    if facts.merged or facts.base_ref != branch or counting.declared.settings.approvals.by == "merge":
        return None
    root = app.root
    if not has_commit(root, facts.head):
        fetch_head(root, remote_of(root), number)
    base = common_ancestor(root, tip, facts.head) if has_commit(root, facts.head) else None
    if base is None:
        raise fail("ci.stale.no_head", number=str(number))
    store = FileStore(app.cache_folder / "files", root)
    gate = Gate(root, branch, lambda each: read_declared(CommitTree(root, each), store))
    asked = asked_of(gate, base, facts.head, now, judged_by=tip)
    return asked and Given(facts.head, _so_far(root, asked, facts))


def _so_far(root: Path, asked: Asked, facts: PullFacts) -> SoFar:
    rules = asked.rules
    if rules.approvals.by == "signatures":
        files = Shelf(root, remote_of(root)).approvals().of(facts.head)
        authors = hands_in(rules.approvers, (), emails_between(root, asked.base, facts.head))
        return signed_so_far(judged_files(root, asked, facts.head, files), authors, rules)
    lacking = signed_too(root, asked, facts)[0] if rules.need.signed else ()
    return reviewed_so_far(facts, rules, lacking)
