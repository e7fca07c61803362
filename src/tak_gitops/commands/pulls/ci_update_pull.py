"""`tak ci update --pull N`: writes the order file of a pull request by its number, in a work tree of its own."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tak_gitops.commands.common.state import live_of, read_state
from tak_gitops.commands.gates.forge_access import github_of
from tak_gitops.commands.pulls.ci_update import committed, push
from tak_gitops.errors import RefusedError, fail
from tak_gitops.forge.open_pulls import branch_of
from tak_gitops.orders.approvals.shelf import BRANCH as APPROVALS
from tak_gitops.orders.ledger.store import remote_of
from tak_gitops.repository.git import git_says, run_git
from tak_gitops.repository.merged_content import fetch_head, has_commit
from tak_gitops.repository.trees import ORDERS, path_in_git
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tak_gitops.commands.common.app import App
    from tak_gitops.commands.common.counting import Counting
    from tak_gitops.errors import ExitCode
    from tak_gitops.forge.open_pulls import PullBranch
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.repository_files import Environment

_AS_TEXT = (
    *("-c", "core.symlinks=false"),
    *("-c", "filter.lfs.process=", "-c", "filter.lfs.smudge=", "-c", "filter.lfs.required=false"),
)
"""What a pull request has of symbolic links is text here: nothing is read or written where one leads.

So is what it has in Git LFS, which machines of GitHub know: its `.lfsconfig` would say where to fetch from.
"""
_LINKS = (b"120000", b"160000")


def update_pull(app: App, names: Sequence[str], number: int, *, export: str | None, as_of: str | None) -> ExitCode:
    """Write the order files of an open pull request on top of its last commit, and push that to its branch.

    What is checked out stays as it is. Raises RefusedError for a pull request of a fork, for another branch, or one
    that is not open: who starts this may write in this repository, and nobody writes elsewhere with its key.
    """
    github, counting = github_of(app)
    root = app.root
    with github:
        pull = branch_of(github, number)
    _require_ours(pull, counting)
    remote = remote_of(root)
    if not has_commit(root, pull.head):
        fetch_head(root, remote, number)
    if not has_commit(root, pull.head):
        raise fail("ci.stale.no_head", number=str(number))
    with _checked_out(root, pull.head) as folder:
        there = replace(app, folder=folder)
        reader = _live_reader(app, counting.tip, export)
        code = committed(there, names, pull.branch, base=counting.tip, export=export, as_of=as_of, read_live=reader)
        if not code:
            push(there, folder, pull.branch)
    return code


def _require_ours(pull: PullBranch, counting: Counting) -> None:
    number = str(pull.number)
    if not pull.is_open:
        raise RefusedError(msg("ci.update.closed", number=number))
    if pull.base != counting.branch:
        raise RefusedError(msg("ci.other_base", branch=counting.branch, base=pull.base))
    if not pull.is_of_this_repository:
        raise RefusedError(msg("ci.update.fork", number=number))
    if pull.branch in {counting.branch, counting.ledger.name, APPROVALS}:
        raise fail("ci.update.counting", branch=pull.branch)


def _live_reader(app: App, tip: str, export: str | None) -> Callable[[Environment], Catalogue]:
    """What reads live from where the branch that counts has it: no line of a pull request says where from.

    Raises TakError for an environment that it does not have.
    """
    here = replace(app)
    state = read_state(here, tip, head=tip, is_told=False)

    def read(environment: Environment) -> Catalogue:
        known = state.after.environments.get(environment.key)
        if known is None:
            raise fail("ci.update.new_environment", environment=environment.key)
        return live_of(here, state, known, export)

    return read


@contextmanager
def _checked_out(root: Path, commit: str) -> Iterator[Path]:
    """A folder with the files of a commit, gone afterwards; it has the repository's branches and remotes.

    Raises RefusedError where something in the folder of orders is no file of this repository.
    """
    prefix = path_in_git(root)
    listing = run_git(root, "ls-tree", "-r", "-z", commit, "--", ORDERS).split(b"\0")
    if any(entry.startswith(_LINKS) for entry in listing):
        raise RefusedError(msg("ci.update.link", commit=commit[:12]))
    with TemporaryDirectory(prefix="tak-") as name:
        folder = Path(name).resolve() / "pull"
        run_git(root, *_AS_TEXT, "worktree", "add", "--quiet", "--detach", str(folder), commit)
        try:
            yield folder / prefix
        finally:
            git_says(root, "worktree", "remove", "--force", str(folder))
