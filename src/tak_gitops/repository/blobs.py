"""Reading many objects of a repository in one run of git."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.repository.git import run_git

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def read_blobs(root: Path, ids: Iterable[str]) -> dict[str, bytes]:
    """The contents of objects by their ids; one that git has not is not there. Raises GitError."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    answer = run_git(root, "cat-file", "--batch", "--buffer", stdin="".join(f"{each}\n" for each in wanted).encode())
    result = {}
    at = 0
    for each in wanted:
        end = answer.index(b"\n", at)
        if answer.endswith(b" missing", at, end):
            at = end + 1
            continue
        size = int(answer[at:end].rsplit(b" ", 1)[1])
        result[each] = answer[end + 1 : end + 1 + size]
        at = end + size + 2
    return result
