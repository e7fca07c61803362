"""The order files of a commit, and the commit before it: what orders need of Git's history."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.errors import fail
from tak_gitops.repository.blobs import read_blobs
from tak_gitops.repository.git import folder_in_git, git_line, git_says, run_git
from tak_gitops.repository.trees import APPROVERS, FOLDERS, ORDERS, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

REGULAR = (0o100644, 0o100755)
FORGE = (".github", ".gitlab-ci.yml", "CODEOWNERS", "docs/CODEOWNERS")
"""Workflows and owners, at the top of the repository: who changes them changes who may approve (formats.md 6)."""
_DAY = len("2026-11-23")


def orders_at(root: Path, commit: str | None) -> Mapping[str, bytes]:
    """Every order file of a commit by its path relative to the root; none where there is no commit."""
    if commit is None:
        return {}
    from git import Blob, Repo, Tree

    with Repo(root, search_parent_directories=True) as repository:
        prefix = folder_in_git(root) + ORDERS
        try:
            folder = repository.commit(commit).tree[prefix]
        except KeyError:
            return {}
        if not isinstance(folder, Tree):
            return {}
        found: dict[str, bytes] = {}
        for item in folder.traverse():
            # a symbolic link is a blob too: only regular files are orders
            if isinstance(item, Blob) and item.mode in REGULAR and str(item.path).endswith(".json"):
                found[f"{ORDERS}{str(item.path)[len(prefix) :]}"] = item.data_stream.read()
        return found


class OrderChanges(NamedTuple):
    """What a commit does to order files: those that it adds, by path, and the paths of those it changes or deletes."""

    added: Mapping[str, bytes]
    changed: tuple[str, ...]
    deleted: tuple[str, ...]


def order_changes(root: Path, base: str | None, commit: str) -> OrderChanges:
    """What a commit does to order files, measured from `base`, its first parent (None: it is the first commit).

    No other order file is read, so that many commits cost no more than what they bring. Raises TakError where Git has
    lost one.
    """
    prefix = folder_in_git(root) + ORDERS + "/"
    span = (base, commit) if base else ("--root", "--no-commit-id", commit)
    options = ("-r", "-z", "--raw", "--no-renames", "--no-abbrev")
    listing = run_git(root, "diff-tree", *options, *span, "--", f":(top,literal){prefix}")
    words = listing.decode("utf-8", "surrogateescape").split("\0")[:-1]
    added = {}
    changed, deleted = [], []
    for head, whole in zip(words[::2], words[1::2], strict=True):
        before, after, old, new, _ = head.removeprefix(":").split(" ")
        path = f"{ORDERS}/{whole.removeprefix(prefix)}"
        if not path.endswith(".json"):
            continue
        # a symbolic link is none: what a reviewer cannot see is not an order
        was_order, is_order = (int(mode, 8) in REGULAR for mode in (before, after))
        if is_order and not was_order:
            added[path] = new
        elif was_order and not is_order:
            deleted.append(path)
        elif was_order and old != new:
            changed.append(path)
    contents = read_blobs(root, added.values())
    for path, blob in added.items():
        if blob not in contents:
            raise fail("git.no_object", path=path, commit=commit[:12])
    return OrderChanges({path: contents[blob] for path, blob in added.items()}, tuple(changed), tuple(deleted))


def order_at(root: Path, commit: str, path: str) -> bytes:
    """One order file of a commit. Raises GitError where it has none of that path."""
    prefix = folder_in_git(root)
    return run_git(root, "cat-file", "blob", f"{commit}:{prefix}{path}")


def same_files(root: Path, files: Iterable[tuple[str, str]], tip: str) -> list[bool]:
    """Whether `tip` has each of the files, given as commit and path, as they were at that commit; one run of git."""
    blobs = _blobs(root, [(commit, path) for each, path in files for commit in (each, tip)])
    return [before is not None and before == after for before, after in zip(blobs[::2], blobs[1::2], strict=True)]


def settings_over_time(root: Path, tip: str) -> list[str]:
    """The contents that the settings have had on a branch, as ids of blobs, each once."""
    return list(dict.fromkeys(blob for _, blobs in settings_by_commit(root, tip) for blob in blobs))


def settings_by_commit(root: Path, tip: str) -> list[tuple[str, list[str]]]:
    """The first-parent commits that touch the settings, oldest first, each with the ids of its files of settings."""
    commits = _touching(root, tip, *SETTINGS)
    found = _blobs(root, [(commit, name) for commit in commits for name in SETTINGS])
    each = len(SETTINGS)
    return [(commit, [*filter(None, found[n * each : (n + 1) * each])]) for n, commit in enumerate(commits)]


def _blobs(root: Path, files: list[tuple[str, str]]) -> list[str | None]:
    """The id of each file, given as commit and path below the root, in one run of git; None where there is none."""
    if not files:
        return []
    prefix = folder_in_git(root)
    asked = "".join(f"{commit}:{prefix}{path}\n" for commit, path in files).encode("utf-8", "surrogateescape")
    options = ("--batch-check=%(objecttype) %(objectname)", "--buffer")
    lines = run_git(root, "cat-file", *options, stdin=asked).decode("utf-8", "surrogateescape").splitlines()
    return [line.removeprefix("blob ") if line.startswith("blob ") else None for line in lines]


def is_in_history(root: Path, commit: str, tip: str) -> bool:
    """Whether a commit is `tip` itself or in its history, as far as this clone goes back."""
    return git_says(root, "merge-base", "--is-ancestor", commit, tip) is not None


def has_file(root: Path, commit: str, path: str) -> bool:
    """Whether a commit has a file, by its path relative to the root."""
    prefix = folder_in_git(root)
    return git_says(root, "cat-file", "-e", f"{commit}:{prefix}{path}") is not None


def orders_in_work_tree(root: Path) -> Mapping[str, bytes]:
    """Every order file on disk by its path relative to the root; like those of a commit, without symbolic links."""
    folder = root / ORDERS
    files = [] if folder.is_symlink() else sorted(folder.rglob("*.json"))
    regular = [file for file in files if file.is_file() and not file.is_symlink()]
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in regular}


def newest_orders(root: Path, commit: str | None, environment: str) -> Iterator[Mapping[str, bytes]]:
    """The order files of an environment at a commit, newest day first, by the day that their names begin with.

    Those of one day come together, by path; they are read when they are asked for.
    """
    if commit is None:
        return
    listing = run_git(root, "ls-tree", "-r", "-z", commit, "--", f"{ORDERS}/{environment}/")
    found = []
    for entry in listing.split(b"\0")[:-1]:
        head, _, path = entry.partition(b"\t")
        mode, _, blob = head.decode().split(" ")
        if int(mode, 8) in REGULAR and path.endswith(b".json"):
            found.append((path.decode("utf-8", "surrogateescape"), blob))
    for _, same_day in groupby(sorted(found, reverse=True), lambda each: PurePosixPath(each[0]).name[:_DAY]):
        blobs = dict(same_day)
        contents = read_blobs(root, blobs.values())
        lost = next((path for path, blob in blobs.items() if blob not in contents), None)
        if lost is not None:
            raise fail("git.no_object", path=lost, commit=commit[:12])
        yield {path: contents[blob] for path, blob in blobs.items()}


def new_orders(root: Path, commit: str | None, environment: str) -> Mapping[str, bytes]:
    """The order files of an environment on disk that a commit does not have, by path; no others are read."""
    folder = root / ORDERS / environment
    files = [] if (root / ORDERS).is_symlink() or folder.is_symlink() else sorted(folder.rglob("*.json"))
    if not files:
        return {}
    listing = run_git(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", f"{ORDERS}/") if commit else b""
    known = set(listing.decode("utf-8", "surrogateescape").split("\0"))
    new = {path: file for file in files if (path := file.relative_to(root).as_posix()) not in known}
    return {path: file.read_bytes() for path, file in new.items() if file.is_file() and not file.is_symlink()}


def merges_since(root: Path, after: str | None, tip: str) -> list[str]:
    """The first-parent commits after `after` up to `tip` that touch orders or what is declared, oldest first.

    Where `after` is None those from the first that touches orders on: what was merged before anybody ordered from here
    is no matter of ours; without any, `tip` alone. None where `tip` is no newer than `after`. Raises TakError where
    `after` is not in the history of `tip`: the branch was rewritten, or the clone is too shallow to tell.
    """
    if after is None:
        first = next(iter(_touching(root, tip, ORDERS)), None)
        return [first, *merges_since(root, first, tip)] if first else [tip]
    if not is_in_history(root, after, tip):
        if is_in_history(root, tip, after):
            return []
        raise fail("git.not_in_history", commit=after[:12], tip=tip[:12])
    return _touching(root, f"{after}..{tip}", ORDERS, *FOLDERS, *SETTINGS, *APPROVERS, *FORGE)


def is_on_main_line(root: Path, commit: str, tip: str) -> bool:
    """Whether a commit in the history of `tip` is one of its first parents, or `tip` itself.

    It is not where somebody merged the branch into his own work and pushed that as the branch: then what was merged
    before lies behind a second parent, and looks as if that merge brought it.
    """
    line = run_git(root, "rev-list", "--first-parent", "--parents", f"{commit}..{tip}").decode().splitlines()
    return not line or line[-1].split()[1:2] == [commit]


def _touching(root: Path, span: str, *paths: str) -> list[str]:
    """The first-parent commits of a span that touch paths below the root, oldest first."""
    prefix = folder_in_git(root)
    # what is relative to the root, but for the files of the forge, which are at the top of the repository
    pathspecs = (f":(top,literal){'' if path in FORGE else prefix}{path}" for path in paths)
    return run_git(root, "rev-list", "--first-parent", "--reverse", span, "--", *pathspecs).decode().split()


class Bringing(NamedTuple):
    """The commit of a branch that brought a file, and whether it is a merge."""

    commit: str
    is_merge: bool


def brought_by(root: Path, path: str, tip: str) -> Bringing | None:
    """The first-parent commit up to `tip` that brought an order file; None where the clone does not go back to it."""
    commit = next(iter(_touching(root, tip, path)), None)
    if commit is None or git_says(root, "rev-parse", "--is-shallow-repository") == "true":
        return None
    return Bringing(commit, git_says(root, "rev-parse", "--verify", "--quiet", f"{commit}^2") is not None)


def touches_declarations(root: Path, base: str | None, commit: str) -> bool:
    """Whether a commit changes what is declared, measured from `base`; the first one does."""
    if base is None:
        return True
    return bool(run_git(root, "diff-tree", "-r", "--name-only", base, commit, "--", *FOLDERS, *SETTINGS))


def merged_by(root: Path, commit: str) -> tuple[str | None, str, datetime]:
    """The first parent of a commit, who made the commit, and when, in UTC."""
    parents, name, seconds = git_line(root, "log", "-1", "--format=%P%x00%cn%x00%ct", commit).split("\0")
    return next(iter(parents.split()), None), name, datetime.fromtimestamp(int(seconds), UTC)
