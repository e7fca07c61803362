"""`tak ci update`: writes the order file and commits it on the branch of the pull request."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tak_gitops.commands.ordering.order_files import write_or_check
from tak_gitops.errors import TakError, fail
from tak_gitops.orders.ledger.store import remote_of
from tak_gitops.repository.git import GitError, git_says, run_git
from tak_gitops.repository.merged_content import PATIENCE
from tak_gitops.repository.trees import APPROVERS, FOLDERS, ORDERS, SETTINGS, WorkTree
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.store import NoStore
from tak_gitops.texts import msg, render

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tak_gitops.commands.common.app import App
    from tak_gitops.errors import ExitCode
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.repository_files import Environment

BOT = ("github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com")
"""Who commits in a job that says nothing of it: the account that the token of a job belongs to."""


def update(
    app: App, names: Sequence[str], *, base: str | None, export: str | None, as_of: str | None, is_pushed: bool
) -> ExitCode:
    """Write the order files, as `tak order` does, and commit what that changed, if anything.

    Only a branch that is not the one that counts is committed to, and only order files are. Raises TakError where
    files are changed that are not committed: the order would be for what nobody can review.
    """
    root = app.root
    branch = _branch(app, root)
    waiting = run_git(root, "status", "--porcelain", "--", *FOLDERS, *SETTINGS, *APPROVERS, ORDERS)
    if waiting:
        raise fail("ci.update.uncommitted", path=waiting.decode("utf-8", "replace").splitlines()[0][3:])
    code = committed(app, names, branch, base=base, export=export, as_of=as_of)
    if is_pushed and not code:
        push(app, root, branch)
    return code


def committed(
    app: App,
    names: Sequence[str],
    branch: str,
    *,
    base: str | None,
    export: str | None,
    as_of: str | None,
    read_live: Callable[[Environment], Catalogue] | None = None,
) -> ExitCode:
    """Write the order files in the work tree, and commit them and nothing else, for `branch`. Raises TakError."""
    root = app.root
    code = write_or_check(app, names, base=base, export=export, as_of=as_of, read_live=read_live)
    if not run_git(root, "status", "--porcelain", "--", ORDERS):
        app.tell(msg("ci.update.same"))
    else:
        run_git(root, "add", "--all", "--", ORDERS)
        run_git(root, *_identity(root), "commit", "--quiet", "-m", render(msg("ci.update.message"), "sv"), "--", ORDERS)
        app.tell(msg("ci.update.committed", branch=branch))
    return code


def _branch(app: App, root: Path) -> str:
    """The branch to commit to. Raises TakError where none is checked out, or the one that counts is."""
    branch = git_says(root, "symbolic-ref", "--quiet", "--short", "HEAD")
    if branch is None:
        raise fail("ci.update.no_branch")
    settings = read_declared(WorkTree(root), NoStore()).declared.settings
    app.speak(settings)
    if branch in {settings.branch, settings.ledger, os.environ.get("GITHUB_BASE_REF")}:
        raise fail("ci.update.counting", branch=branch)
    return branch


def _identity(root: Path) -> tuple[str, ...]:
    """Who commits: as Git is told, else the account of jobs."""
    if os.environ.get("GIT_COMMITTER_EMAIL") or git_says(root, "config", "user.email"):
        return ()
    name, email = BOT
    return ("-c", f"user.name={name}", "-c", f"user.email={email}")


def push(app: App, root: Path, branch: str) -> None:
    """Bring the commit to the pull request, never by force. Raises TakError where that does not work."""
    remote = remote_of(root)
    if remote is None:
        raise fail("ci.update.no_remote")
    try:
        run_git(root, "push", "--quiet", remote, f"HEAD:refs/heads/{branch}", timeout=PATIENCE)
    except GitError:
        raise TakError(msg("ci.update.not_pushed", branch=branch)) from None
    app.tell(msg("ci.update.pushed", branch=branch))
