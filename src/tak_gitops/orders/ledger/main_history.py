"""The branch that counts, as the ledger follows it: its first parents, and the order files that each brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.orders.ledger.objects import read_objects
from tak_gitops.repository.git import folder_in_git, run_git
from tak_gitops.repository.trees import ORDERS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_REGULAR = {"100644", "100755"}


class MainHistory(NamedTuple):
    """`commits` are first parents, oldest first; `brought` are the order files of each that brought any, by path.

    `cut` where the clone is shallow and older commits are not here.
    """

    commits: tuple[str, ...]
    brought: Mapping[str, Mapping[str, bytes]]
    cut: bool = False


def read_main(root: Path, tip: str) -> MainHistory:
    """The history of the branch up to `tip`; paths are relative to the root."""
    commits = run_git(root, "rev-list", "--first-parent", "--reverse", tip).decode().split()
    # a shallow clone hides the parents of the commit at which it is cut, but not from who reads the commit itself
    cut = b"\nparent " in run_git(root, "cat-file", "commit", commits[0]).partition(b"\n\n")[0]
    prefix = folder_in_git(root) + ORDERS + "/"
    pairs = zip(commits, [None, *commits], strict=False)
    asked = "".join(f"{commit} {parent}\n" if parent else f"{commit}\n" for commit, parent in pairs)
    options = ("--stdin", "--root", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--diff-filter=A")
    output = run_git(root, "diff-tree", *options, "--", f":(top,literal){prefix}", stdin=asked.encode())
    found: dict[str, dict[str, str]] = {}
    commit = ""
    words = iter(output.decode("utf-8", "surrogateescape").split("\0"))
    for word in words:
        if not word.startswith(":"):
            commit = word.strip()
            continue
        path = next(words)
        _, mode, _, blob, _ = word.split(" ")
        if path.endswith(".json") and mode in _REGULAR:
            found.setdefault(commit, {})[ORDERS + "/" + path.removeprefix(prefix)] = blob
    contents = read_objects(root, [blob for files in found.values() for blob in files.values()])
    brought = {each: {path: contents[blob] for path, blob in files.items()} for each, files in found.items()}
    return MainHistory(tuple(commits), brought, cut)
