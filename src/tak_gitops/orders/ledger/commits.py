"""The commits of the ledger, each with what it adds: read once, for `check`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.orders.ledger.objects import REGULAR, Blob, read_objects
from tak_gitops.repository.git import run_git

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_COMMITTER = re.compile(rb"^committer .* (\d+) [+-]\d{4}$", re.MULTILINE)
_IDENTITIES = re.compile(rb"^(?:author|committer) (.*) \d+ [+-]\d{4}$", re.MULTILINE)


class LedgerCommit(NamedTuple):
    """A commit: `at` is its committer's time (seconds since 1970), `added` its new files by path.

    `other` are the paths that it changes, removes, or adds as something else than a plain file.
    """

    id: str
    parents: tuple[str, ...]
    identities: tuple[str, ...]
    at: int
    message: str
    added: Mapping[str, bytes]
    other: tuple[str, ...] = ()


def read_commits(root: Path, tip: str) -> tuple[list[LedgerCommit], str | None]:
    """The commits from the first to `tip`, and the id of the one after which the history is cut off, if it is.

    Only first parents are followed: a commit with several says so itself.
    """
    ids = run_git(root, "rev-list", "--first-parent", tip).decode().split()
    raw = read_objects(root, ids)
    chain: list[str] = []
    wanted: str | None = tip
    while wanted in raw:
        chain.append(wanted)
        parents = _parents(raw[wanted])
        wanted = parents[0] if parents else None
    changes = list(_changes(root, chain, raw))
    contents = read_objects(root, [blob.id for _, added, _ in changes for blob in added.values()])
    commits = [
        _commit(each, raw[each], {path: contents[blob.id] for path, blob in added.items()}, other)
        for each, added, other in changes
    ]
    return commits[::-1], wanted


def _commit(commit: str, raw: bytes, added: Mapping[str, bytes], other: tuple[str, ...]) -> LedgerCommit:
    head, _, message = raw.partition(b"\n\n")
    at = _COMMITTER.search(head)
    return LedgerCommit(
        commit,
        _parents(raw),
        tuple(each.decode("utf-8", "replace") for each in _IDENTITIES.findall(head)),
        int(at[1]) if at else 0,
        message.decode("utf-8", "replace"),
        added,
        other,
    )


def _parents(raw: bytes) -> tuple[str, ...]:
    lines = raw.partition(b"\n\n")[0].decode("utf-8", "replace").split("\n")
    return tuple(line.removeprefix("parent ") for line in lines if line.startswith("parent "))


def _changes(
    root: Path, chain: Sequence[str], raw: Mapping[str, bytes]
) -> Iterable[tuple[str, Mapping[str, Blob], tuple[str, ...]]]:
    """For each commit what it adds and what else it does, against its first parent; all in one run of git."""
    parents = [[parent for parent in _parents(raw[each])[:1] if parent in raw] for each in chain]
    asked = "".join(" ".join((each, *before)) + "\n" for each, before in zip(chain, parents, strict=True))
    options = ("--stdin", "--root", "-r", "-z", "--raw", "--no-renames", "--no-abbrev")
    listing = run_git(root, "diff-tree", *options, stdin=asked.encode()).decode("utf-8", "surrogateescape")
    words = iter(listing.split("\0"))
    found: dict[str, tuple[dict[str, Blob], list[str]]] = {each: ({}, []) for each in chain}
    added: dict[str, Blob] = {}
    other: list[str] = []
    for word in words:
        if not word.startswith(":"):
            added, other = found.get(word.strip(), ({}, []))
            continue
        path = next(words)
        _, mode, _, blob, status = word.split(" ")
        if status == "A" and mode == REGULAR:
            added[path] = Blob(mode, blob)
        else:
            other.append(path)
    return ((each, found[each][0], tuple(found[each][1])) for each in chain)
