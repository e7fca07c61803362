"""Signed tags as approvals: `git tag -s tak-approval/<name>` on the approved commit, with the statement as its message.

A tag says by itself which commit it is for, and its signature covers that and the message. So what counts is the tag
object; where the reference leads now, and who moved it there, decides nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.errors import TakError
from tak_gitops.orders.ledger.branch import NETWORK_SECONDS, UnreachableError, words
from tak_gitops.repository.git import GitError, run_git
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PREFIX = "refs/tags/tak-approval/"
MOST_TAGS = 1_000
"""How many tags are looked at, by name: whoever pushes more than that hides approvals, which are missed then."""
_PEELED = "^{}"


def tags_by_commit(root: Path, remote: str | None) -> Mapping[str, Sequence[str]]:
    """The ids of the tag objects by the commit that each leads to; all of them are here.

    Raises UnreachableError where the remote cannot be asked.
    """
    try:
        listing = _listed(root, remote).decode("utf-8", "replace")
        pairs = (line.partition("\t") for line in listing.splitlines())
        refs = {ref: found for found, _, ref in pairs if ref}
        # only a tag object has a commit behind it; a lightweight tag is the commit itself, and signs nothing
        annotated = sorted(ref for ref in refs if f"{ref}{_PEELED}" in refs)[:MOST_TAGS]
        missing = [ref for ref in annotated if not _is_here(root, refs[ref])]
        if missing and remote is not None:
            run_git(root, "fetch", "--quiet", "--no-tags", "--", remote, *missing, timeout=NETWORK_SECONDS)
    except GitError as problem:
        raise UnreachableError(msg("ledger.unreachable", remote=remote or "–", problem=words(problem))) from None
    found: dict[str, list[str]] = {}
    for ref in annotated:
        found.setdefault(refs[f"{ref}{_PEELED}"], []).append(refs[ref])
    return found


def _listed(root: Path, remote: str | None) -> bytes:
    """The tags, each with its id, and again with the commit behind it."""
    if remote is not None:
        return run_git(root, "ls-remote", "--", remote, f"{PREFIX}*", timeout=NETWORK_SECONDS)
    form = f"%(objectname)%09%(refname)%0a%(*objectname)%09%(refname){_PEELED}"
    lines = run_git(root, "for-each-ref", f"--format={form}", PREFIX).splitlines()
    return b"\n".join(line for line in lines if not line.startswith(b"\t"))


def _is_here(root: Path, tag: str) -> bool:
    try:
        run_git(root, "cat-file", "-e", tag)
    except TakError:
        return False
    return True
