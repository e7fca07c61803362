"""The ledger as a store: reading it whole, and adding to it by compare-and-swap (reliability.md 5.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.errors import fail
from tak_gitops.orders.ledger.branch import Branch, LocalBranch, RemoteBranch, descends, words
from tak_gitops.orders.ledger.cache import LedgerCache
from tak_gitops.orders.ledger.objects import (
    REGULAR,
    list_changes,
    list_files,
    make_commit,
    message_of,
    read_objects,
)
from tak_gitops.orders.ledger.paths import read_path
from tak_gitops.orders.ledger.refusals import is_full
from tak_gitops.orders.ledger.seen import Seen
from tak_gitops.orders.ledger.shelf import Shelf
from tak_gitops.orders.ledger.state import state
from tak_gitops.repository.git import GitError, git_line, git_says
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from tak_gitops.orders.ledger.objects import Blob
    from tak_gitops.orders.ledger.state import LedgerState


class Snapshot(NamedTuple):
    """Every file of the ledger at one commit, by path; the tip is None before the first."""

    tip: str | None
    files: Mapping[str, bytes]


class Won(NamedTuple):
    """The files are in the ledger, for certain; `tip` is the commit that brought them."""

    tip: str


class Lost(NamedTuple):
    """The files are not in the ledger: read it again and decide anew.

    `problem` is what git said, `tip` what the branch had afterwards: where that is the tip that was expected, nobody
    else was faster, but the remote refused. `commit` is the one that was made: it may still land, for as long as
    nothing else does.
    """

    problem: str
    tip: str | None
    commit: str


class Ledger:
    """The ledger of a clone: any clone, also a bare, a shallow or a linked one."""

    def __init__(self, root: Path, name: str, branch: Branch, seen: Seen, cache: Path | None) -> None:
        self.root = root
        self.name = name
        self.remote = branch.remote if isinstance(branch, RemoteBranch) else None
        self.branch = branch
        self.seen = seen
        self._cache = LedgerCache(cache, root, name)
        self._shelf = Shelf(cache, root, name)
        self._last: Snapshot | None = None

    @classmethod
    def open(cls, root: Path, name: str, remote: str | None, cache: Path | None = None) -> Ledger:
        """The ledger on the branch `name` of a remote, or of this repository where `remote` is None.

        `cache` is a folder for what was read. Raises TakError where `root` is in no Git repository or the name is
        none of a branch.
        """
        if git_says(root, "rev-parse", "--git-dir") is None:
            raise fail("git.no_repository", folder=str(root))
        if git_says(root, "check-ref-format", "--branch", name) != name:
            raise fail("ledger.bad_branch", name=name)
        branch = RemoteBranch(root, name, remote) if remote else LocalBranch(root, name)
        return cls(root, name, branch, Seen(root, name, remote), cache)

    def read(self) -> Snapshot:
        """Every file of the ledger as it is now.

        Raises UnreachableError where the remote cannot be asked, RefusedError where it has lost commits (K13).
        """
        return self._read_at(self.fetch())

    def state(self) -> LedgerState:
        """What the ledger adds up to as it is now, for whoever looks; what is written is decided by `transact`.

        Raises as `read` does.
        """
        tip = self.fetch()
        is_first = self._last is None
        kept = self._shelf.get(tip) if tip and is_first else None
        if kept is None:
            kept = state(self._read_at(tip).files)
            if tip and is_first:
                self._shelf.put(tip, kept)
        return kept

    def _read_at(self, tip: str | None) -> Snapshot:
        if tip is None:
            return Snapshot(None, {})
        last = self._last or self._kept()
        if last is None or last.tip != tip:
            first = self._last is None
            last = Snapshot(tip, self._files(tip, last))
            if first:
                # later tips of the same run are few steps away: the next run takes them itself
                self._cache.put(tip, last.files)
        self._last = last
        return last

    def fetch(self) -> str | None:
        """The tip now, held to what was seen, and remembered. Raises as `read` does."""
        before = self.seen.commit()
        tip = self.branch.tip(before)
        self.seen.require(tip, before)
        if tip:
            self.seen.remember(tip, before)
        return tip

    def append(self, files: Mapping[str, bytes], expected: str | None, subject: str, at: datetime) -> Won | Lost:
        """Add files, by path, in one commit on top of the `expected` tip, made at the moment `at`.

        A push that failed is never guessed: the branch is read again and looked through for this very commit. Raises
        UnreachableError where that cannot be done (the files may or may not be there: send nothing), GitError where
        the commit cannot be made here, and ValueError for a path that is none of the ledger's or is there already.
        """
        wrong = [path for path in files if read_path(path) is None]
        if wrong or not files:
            raise ValueError(wrong)
        if expected and self._any_there(expected, files):
            raise ValueError(sorted(files))
        try:
            commit = make_commit(self.root, expected, files, message_of(files, subject, expected), at)
        except GitError as failure:
            said = words(failure)
            failure.message = msg("ledger.full" if is_full(said) else "ledger.not_made", problem=said)
            raise
        problem = self.branch.swap(commit, expected)
        if problem is None:
            self.seen.remember(commit, expected)
            if self._last and self._last.tip == expected:
                self._last = Snapshot(commit, {**self._last.files, **files})
            return Won(commit)
        tip = self.fetch()
        if tip and descends(self.root, tip, commit):
            return Won(commit)
        return Lost(problem, tip, commit)

    def _any_there(self, tip: str, files: Mapping[str, bytes]) -> bool:
        if self._last and self._last.tip == tip:
            return not self._last.files.keys().isdisjoint(files)
        return bool(git_line(self.root, "ls-tree", "--full-tree", "--name-only", tip, "--", *files))

    def _files(self, tip: str, last: Snapshot | None) -> Mapping[str, bytes]:
        """The files at a tip: all of them, or those that differ from what was read before."""
        changes = self._changes(tip, last)
        files = dict(last.files) if last and changes is not None else {}
        changed = list_files(self.root, tip) if changes is None else changes
        regular = [blob.id for blob in changed.values() if blob and blob.mode == REGULAR]
        contents = read_objects(self.root, regular)
        for path, blob in changed.items():
            files.pop(path, None)
            if blob:
                # a link or a submodule is no record, whatever it holds
                files[path] = contents[blob.id] if blob.mode == REGULAR else b""
        return files

    def _changes(self, tip: str, last: Snapshot | None) -> Mapping[str, Blob | None] | None:
        if last is None or last.tip is None:
            return None
        try:
            return list_changes(self.root, last.tip, tip)
        except GitError:
            return None

    def _kept(self) -> Snapshot | None:
        kept = self._cache.get()
        return Snapshot(kept.tip, kept.files) if kept else None


def remote_of(root: Path) -> str | None:
    """The remote that the ledger is on: the only one, or `origin` of several; None where there is none.

    Raises TakError where it cannot be told: two ledgers would let an order be sent twice.
    """
    remotes = git_line(root, "remote").splitlines()
    if len(remotes) > 1 and "origin" not in remotes:
        raise fail("ledger.which_remote", remotes=", ".join(sorted(remotes)))
    return "origin" if "origin" in remotes else next(iter(remotes), None)
