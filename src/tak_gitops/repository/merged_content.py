"""What a merge brought, by the objects of Git alone (reliability.md 6.1 and 6.3)."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

from tak_gitops.model.pull_request import co_authors
from tak_gitops.repository.git import GitError, folder_in_git, git_line, git_says, run_git

if TYPE_CHECKING:
    from pathlib import Path

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_FEW = 100
PATIENCE = 120.0
"""How many seconds a fetch may take."""
_NOBODY = ("-c", "user.name=tak-gitops", "-c", "user.email=tak-gitops@localhost")
"""Who makes commits that are only looked at."""


def changed_paths(root: Path, base: str | None, commit: str) -> tuple[str, ...]:
    """Every path that a commit changes, measured from its first parent: relative to the root where it lies below it.

    Paths beside the root begin with `../` as often as it takes.
    """
    prefix = folder_in_git(root)
    span = (base, commit) if base else ("--root", "--no-commit-id", commit)
    listing = run_git(root, "diff-tree", "-r", "-z", "--no-renames", "--name-only", *span)
    paths = listing.decode("utf-8", "surrogateescape").split("\0")[:-1]
    up = "../" * prefix.count("/")
    return tuple(path.removeprefix(prefix) if path.startswith(prefix) else up + path for path in paths)


def fetch_head(root: Path, remote: str | None, number: int) -> None:
    """Fetch the last commit of a pull request, which a squashed merge does not bring, if that can be had."""
    if remote is not None:
        with contextlib.suppress(GitError):
            run_git(root, "fetch", "--quiet", "--no-tags", remote, f"refs/pull/{number}/head", timeout=PATIENCE)


def parents_of(root: Path, commit: str) -> tuple[str, ...]:
    """The parents of a commit, the first one first."""
    return tuple(git_line(root, "log", "-1", "--format=%P", commit).split())


def emails_between(root: Path, base: str | None, head: str) -> frozenset[str]:
    """Every e-mail address in the commits of `head` that `base` has not: authors, committers and co-authors."""
    span = (f"{base}..{head}",) if base else (head,)
    log = run_git(root, "log", "-z", "--format=%ae%n%ce%n%B", *span).decode("utf-8", "replace")
    found: set[str] = set()
    for entry in filter(None, log.split("\0")):
        author, committer, message = entry.split("\n", 2)
        found |= {author, committer, *co_authors(message)}
    return frozenset(found)


def is_merge_of(root: Path, base: str, head: str, commit: str) -> bool | None:
    """Whether a commit holds just what merging `head` into `base` gives; None where Git cannot tell.

    A conflict that somebody resolved by hand is another content than the approved one.
    """
    if git_says(root, "cat-file", "-e", f"{head}^{{commit}}") is None:
        return None
    merged = git_says(root, "merge-tree", "--write-tree", base, head)
    if merged is None:
        return False
    return merged.splitlines()[0] == git_line(root, "rev-parse", f"{commit}^{{tree}}")


def was_merged(root: Path, head: str, base: str) -> bool:
    """Whether the main line of `base` has merged `head` already, in whatever way, since the two went apart.

    True where nobody can tell, because they have nothing in common here.
    """
    ancestor = common_ancestor(root, head, base)
    if ancestor is None:
        return True
    # whatever merged it touched what it changes: a few of these paths find it, and an argument list has an end
    literal = [f":(literal){path}" for path in changed_paths(root, ancestor, head)[:_FEW]]
    listed = run_git(root, "rev-list", "--first-parent", "--parents", f"{ancestor}..{base}", "--", *literal)
    pairs = [line.split()[:2] for line in listed.decode("ascii").splitlines()]
    return any(is_merge_of(root, parent, head, commit) for commit, parent in pairs)


def has_commit(root: Path, commit: str) -> bool:
    """Whether a commit is here."""
    return git_says(root, "cat-file", "-e", f"{commit}^{{commit}}") is not None


def came_with(root: Path, commit: str, before: str, after: str) -> bool:
    """Whether a commit is one of those that a push, from one commit of a branch to another, put on its main line.

    Not where the clone has not all of them: nobody can tell then.
    """
    if not (_COMMIT.fullmatch(before) and _COMMIT.fullmatch(after)):
        return False
    try:
        listed = run_git(root, "rev-list", "--first-parent", f"{before}..{after}")
    except GitError:
        return False
    return commit in listed.decode("ascii").split()


def common_ancestor(root: Path, one: str, other: str) -> str | None:
    """The newest commit that two have in common; None where they have none, or the clone does not go back to it."""
    return git_says(root, "merge-base", one, other)


def merge_of(root: Path, base: str, head: str) -> str | None:
    """A commit with what merging `head` into `base` gives, which no branch has; None where they conflict."""
    merged = git_says(root, "merge-tree", "--write-tree", base, head)
    if merged is None:
        return None
    parents = ("-p", base, "-p", head)
    return git_line(root, *_NOBODY, "commit-tree", merged.splitlines()[0], *parents, "-m", "merge")
