"""The order files of a commit, and the commit before it: what orders need of Git's history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.repository.git import git_says

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ORDERS = "orders"
REGULAR = (0o100644, 0o100755)


def orders_at(root: Path, commit: str | None) -> Mapping[str, bytes]:
    """Every order file of a commit by its path relative to the root; none where there is no commit."""
    if commit is None:
        return {}
    from git import Blob, Repo, Tree

    with Repo(root, search_parent_directories=True) as repository:
        prefix = (git_says(root, "rev-parse", "--show-prefix") or "") + ORDERS
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


def orders_in_work_tree(root: Path) -> Mapping[str, bytes]:
    """Every order file on disk by its path relative to the root; like those of a commit, without symbolic links."""
    folder = root / ORDERS
    files = [] if folder.is_symlink() else sorted(folder.rglob("*.json"))
    regular = [file for file in files if file.is_file() and not file.is_symlink()]
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in regular}
