"""Reading and making the objects of the ledger's branch, by the git program, without a work tree or an index.

Nothing of the user's is touched: objects that nothing refers to yet are all that is written.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.errors import fail
from tak_gitops.repository.blobs import read_blobs
from tak_gitops.repository.git import run_git

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

IDENTITY = "tak-gitops <noreply@tak-gitops.invalid>"
"""Author and committer of every commit of the ledger: who did what stands in the records."""
REGULAR = "100644"
_DELETED = "0" * 6
_MANY = 10_000
"""From how many objects on a second processor is worth its start."""
_SETTINGS = ("-c", "core.fsync=all", "-c", "fastimport.unpackLimit=1000")


class Blob(NamedTuple):
    """A file in a tree: its mode as git writes it, and the id of its content."""

    mode: str
    id: str


def list_files(root: Path, commit: str) -> dict[str, Blob]:
    """Every file at a commit, by path."""
    listing = run_git(root, "ls-tree", "-r", "-z", "--full-tree", commit).decode("utf-8", "surrogateescape")
    files = {}
    for line in listing.split("\0")[:-1]:
        head, _, path = line.partition("\t")
        mode, _, blob = head.split(" ")
        files[path] = Blob(mode, blob)
    return files


def list_changes(root: Path, before: str, after: str) -> dict[str, Blob | None]:
    """What differs from one commit to another, by path; None for a file that is gone."""
    listing = run_git(root, "diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", before, after)
    words = listing.decode("utf-8", "surrogateescape").split("\0")[:-1]
    return {path: _changed(head) for head, path in zip(words[::2], words[1::2], strict=True)}


def _changed(head: str) -> Blob | None:
    _, mode, _, blob, _ = head.split(" ")
    return None if mode == _DELETED else Blob(mode, blob)


def read_objects(root: Path, ids: Iterable[str]) -> dict[str, bytes]:
    """The contents of objects by their ids, in one run of git; in two at once where they are very many.

    Raises TakError where git has lost one.
    """
    wanted = list(dict.fromkeys(ids))
    if len(wanted) < _MANY:
        return _read(root, wanted)
    from concurrent.futures import ThreadPoolExecutor

    half = len(wanted) // 2
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda part: _read(root, part), (wanted[:half], wanted[half:]))
    return first | second


def _read(root: Path, wanted: Sequence[str]) -> dict[str, bytes]:
    found = read_blobs(root, wanted)
    lost = next((each for each in wanted if each not in found), None)
    if lost is not None:
        raise fail("ledger.no_object", id=lost)
    return found


def message_of(files: Mapping[str, bytes], subject: str, tip: str | None) -> str:
    """The message of the commit that adds files: what it does, after which commit, and what exactly it adds.

    So a commit that was made anew, in another place or with other files, does not fit its own words.
    """
    sums = "".join(f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files))
    content = hashlib.sha256(sums.encode("utf-8", "surrogateescape")).hexdigest()
    return f"{subject}\n\nAfter: {tip or 'none'}\nContent: sha256:{content}\n"


def make_commit(
    root: Path, tip: str | None, files: Mapping[str, bytes], message: str, at: datetime, *, keeps: str | None = None
) -> str:
    """The id of a new commit on top of `tip` that adds files; no reference leads to it.

    A commit that it `keeps` is another parent of it, so that Git keeps that one as long as this one.
    Raises GitError, where the disk is full for instance.
    """
    branch = f"refs/tak-gitops/making/{secrets.token_hex(8)}"
    words = message.encode()
    stream = [
        b"feature done\ncommit %s\nmark :1\n" % branch.encode(),
        b"committer %s %d +0000\n" % (IDENTITY.encode(), int(at.timestamp())),
        b"data %d\n%s\n" % (len(words), words),
        b"from %s\n" % tip.encode() if tip else b"",
        b"merge %s\n" % keeps.encode() if keeps else b"",
        *(
            b"M %s inline %s\ndata %d\n%s\n" % (REGULAR.encode(), path.encode(), len(content), content)
            for path, content in files.items()
        ),
        # a branch that is set to nothing before the end is never written: only its objects are
        b"\nget-mark :1\nreset %s\nfrom %s\n\ndone\n" % (branch.encode(), b"0" * len(tip or _null(root))),
    ]
    return run_git(root, *_SETTINGS, "fast-import", "--quiet", stdin=b"".join(stream)).decode().strip()


def _null(root: Path) -> str:
    """As many zeros as an id of this repository has digits."""
    return run_git(root, "hash-object", "-t", "blob", "--stdin", stdin=b"").decode().strip()
