"""The files at a commit, and the commit that a change is measured from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.errors import fail
from tak_gitops.findings import Finding, Place, error, warning
from tak_gitops.repository.blobs import read_blobs
from tak_gitops.repository.git import GitError, git_line, git_says, run_git
from tak_gitops.repository.trees import (
    APPROVERS,
    FOLDERS,
    ORDERS,
    SETTINGS,
    EmptyTree,
    Tree,
    TreeFile,
    has_odd_suffix,
    is_allow,
    is_hidden,
    is_of_interest,
    is_put_aside,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

REGULAR = {b"100644", b"100755"}
NO_BASE = "none"
"""The word for "no base": everything that is declared counts as caused."""


class CommitTree:
    """The files as they are at a commit. Anything but regular files is refused (reliability.md 4)."""

    def __init__(self, root: Path, commit: str) -> None:
        self.root = root
        self.commit = commit

    def files(self) -> tuple[Mapping[str, TreeFile], tuple[Finding, ...]]:
        """Every file of interest by path, in order; none is read."""
        listing = run_git(self.root, "ls-tree", "-r", "-z", self.commit, "--", *FOLDERS, *SETTINGS, *APPROVERS, ORDERS)
        found: dict[str, TreeFile] = {}
        findings = []
        seen: set[str] = set()
        for line in listing.split(b"\0")[:-1]:
            head, _, name = line.partition(b"\t")
            mode, _, blob = head.split(b" ")
            path = name.decode("utf-8", "surrogateescape")
            if path in seen:
                # no Git makes such a tree, and who looks at it sees one of the two
                findings.append(error("TG100.twice", Place(path)))
                continue
            seen.add(path)
            if mode in REGULAR and is_put_aside(path):
                findings.append(warning("TG129", Place(path)))
            if is_hidden(path) or (path.partition("/")[0] == ORDERS and not is_allow(path)):
                continue
            if mode not in REGULAR:
                findings.append(error("TG100.link", Place(path)))
            elif has_odd_suffix(path):
                findings.append(error("TG100.suffix", Place(path)))
            elif is_of_interest(path):
                found[path] = TreeFile(path, blob.decode())
        return dict(sorted(found.items())), tuple(findings)

    def contents(self, files: Iterable[TreeFile]) -> Mapping[str, bytes]:
        """The bytes of files that `files()` gave, by path: all in one run of git.

        Raises TakError where Git has lost one of them.
        """
        wanted = list(files)
        found = read_blobs(self.root, (file.blob for file in wanted))
        for file in wanted:
            if file.blob not in found:
                raise fail("git.no_object", path=file.path, commit=self.commit[:12])
        return {file.path: found[file.blob] for file in wanted}


class Base(NamedTuple):
    """What a change is measured from: a commit with the name to show for it, or nothing."""

    tree: Tree
    name: str
    commit: str | None = None
    merged: bool = False
    """Whether what is checked out is the branch that counts: what its commits hold is approved."""


def head_commit(root: Path) -> str | None:
    """The commit that is checked out; None where there is no commit yet.

    Raises TakError where `root` is not in a Git repository.
    """
    try:
        inside = git_line(root, "rev-parse", "--is-inside-work-tree")
    except GitError:
        # a repository of another owner: git refuses it, and says what to do
        if any((folder / ".git").exists() for folder in (root, *root.parents)):
            raise
        inside = "false"
    if inside != "true":
        raise fail("git.no_repository", folder=str(root))
    return git_says(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")


def find_base(root: Path, wanted: str | None, branch: str, *, of_commit: bool) -> Base:
    """The base of what is checked out (issue: `plan --base`).

    `wanted` is a ref, `none`, or None for the default: the merge base with `branch` (here or at origin); on
    that branch itself the commit before. The work tree with changes of its own counts as a commit after HEAD,
    unless `of_commit` says that HEAD itself is looked at.
    Raises TakError where there is no such commit, also when a shallow clone has cut it off.
    """
    if wanted == NO_BASE:
        return Base(EmptyTree(), NO_BASE)
    head = head_commit(root)
    if wanted is not None:
        return _commit(root, wanted)
    if head is None:
        return Base(EmptyTree(), NO_BASE)
    tips = _tips(root, branch)
    if _is_on(root, branch, head, tips):
        return _before(root, head, branch, of_commit=of_commit)._replace(merged=True)
    if not tips:
        raise fail("git.no_branch", branch=branch)
    merge_base = git_says(root, "merge-base", head, *tips)
    if merge_base is None:
        raise _cut_off(root, branch)
    return _commit(root, merge_base, branch)


def branch_point(root: Path, ref: str) -> Base:
    """The commit at which what is checked out left `ref`: what came to `ref` since is no change of this branch.

    `none` is nothing at all. Raises TakError where there is no such commit, or a shallow clone has cut it off.
    """
    if ref == NO_BASE:
        return Base(EmptyTree(), NO_BASE)
    head = head_commit(root)
    tip = _commit(root, ref)
    if head is None or tip.commit is None:
        return tip
    common = git_says(root, "merge-base", head, tip.commit)
    if common is None:
        raise _cut_off(root, ref)
    return _commit(root, common, ref)


def is_merged(root: Path, branch: str) -> bool:
    """Whether what is checked out is the newest commit of `branch`, here or at origin: what it holds is approved."""
    head = head_commit(root)
    return head is not None and _is_on(root, branch, head, _tips(root, branch))


def _tips(root: Path, branch: str) -> list[str]:
    refs = (f"refs/heads/{branch}", f"refs/remotes/origin/{branch}")
    found = (git_says(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}") for ref in refs)
    return [tip for tip in found if tip]


def _is_on(root: Path, branch: str, head: str, tips: list[str]) -> bool:
    return head in tips and git_says(root, "symbolic-ref", "--quiet", "--short", "HEAD") in (None, branch)


def _before(root: Path, head: str, branch: str, *, of_commit: bool) -> Base:
    if not of_commit and run_git(root, "status", "--porcelain", "--", *FOLDERS, *SETTINGS):
        return _commit(root, head, branch)
    return first_parent(root, head, branch)


def not_committed(root: Path) -> list[str]:
    """The files that a commit of HEAD would be read for and that the work tree has otherwise, in the order of Git."""
    listed = run_git(
        root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *FOLDERS, *SETTINGS, ORDERS
    )
    paths = [each[3:] for each in listed.decode("utf-8", "replace").split("\0") if each]
    return [path for path in paths if is_of_interest(path) or path.startswith(f"{ORDERS}/")]


def first_parent(root: Path, head: str, branch: str | None = None) -> Base:
    """The commit before `head` on its branch; nothing before the first one. Raises TakError in a shallow clone."""
    if git_line(root, "rev-list", "--count", "--max-count=2", head) == "1":
        if _is_shallow(root):
            raise _cut_off(root, f"{head[:12]}")
        return Base(EmptyTree(), NO_BASE)
    return _commit(root, f"{head}^1", branch)


def _commit(root: Path, ref: str, branch: str | None = None) -> Base:
    commit = git_says(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None:
        if _is_shallow(root):
            raise _cut_off(root, ref)
        raise fail("git.no_commit", ref=ref)
    short = git_line(root, "rev-parse", "--short", commit)
    return Base(CommitTree(root, commit), f"{branch or ref}@{short}", commit)


def _is_shallow(root: Path) -> bool:
    return git_says(root, "rev-parse", "--is-shallow-repository") == "true"


def _cut_off(root: Path, ref: str) -> Exception:
    return fail("git.shallow" if _is_shallow(root) else "git.unrelated", ref=ref)
