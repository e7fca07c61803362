"""The branch that the ledger is on: where its tip is, and moving it by compare-and-swap (reliability.md 5.2)."""

from __future__ import annotations

import re
import signal
from typing import TYPE_CHECKING, Protocol

from tak_gitops.errors import TakError, fail
from tak_gitops.orders.ledger.refusals import is_full
from tak_gitops.repository.git import GitError, GitSlowError, git_says, run_git
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from pathlib import Path

NETWORK_SECONDS = 120.0
"""How long git may take over the network: then it is stopped, and the remote is asked what happened."""
_DEEP = 2**31 - 2
"""Deeper than any history; git takes one more as the wish to have the user's branches whole, too."""
_SECRET = re.compile(r"(?<=://)[^/@\s]+@")


class UnreachableError(TakError):
    """The remote cannot be asked what it has: nothing is known, so nothing may be sent."""


class Branch(Protocol):
    """A branch that several processes and machines move."""

    def tip(self, known: str | None) -> str | None:
        """Its commit, with all objects here; None where there is no such branch.

        `known` is a commit that is here with everything it needs. Raises UnreachableError.
        """

    def swap(self, new: str, old: str | None) -> str | None:
        """Move it from `old` (None: it must not exist) to `new`.

        None where that has happened for certain; else what git said, and it may or may not have happened.
        """


class RemoteBranch:
    """A branch of a remote; nothing but objects is written here, and no reference of the user's is moved."""

    def __init__(self, root: Path, name: str, remote: str) -> None:
        self._root = root
        self._ref = f"refs/heads/{name}"
        self.remote = remote

    def tip(self, known: str | None) -> str | None:
        """Its commit, fetched unless it is known: a commit that is merely here may lack files (a killed fetch)."""
        try:
            listing = self._git("ls-remote", "--", self.remote, self._ref).decode()
            lines = (line.partition("\t") for line in listing.splitlines())
            found = next((commit for commit, _, ref in lines if ref == self._ref), None)
            is_new = bool(found) and found != known
            if is_new:
                self._fetch()
        except GitError as problem:
            raise self._unreachable(problem) from None
        if is_new and found and not has_commit(self._root, found):
            # the branch was moved back or replaced between the question and the fetch
            raise fail("ledger.moved", remote=self.remote, commit=found[:12])
        return found

    def swap(self, new: str, old: str | None) -> str | None:
        """Push, on condition that the remote still has `old`."""
        lease = f"--force-with-lease={self._ref}:{old or ''}"
        careful = ("--no-verify", "--no-signed", "--no-follow-tags", "--recurse-submodules=no")
        try:
            self._git("push", "--quiet", "--atomic", *careful, lease, "--", self.remote, f"{new}:{self._ref}")
        except GitError as problem:
            return words(problem)
        return None

    def deepen(self) -> None:
        """Fetch what a shallow clone has cut off of this branch; the user's branches stay as shallow as they are."""
        try:
            self._fetch(f"--depth={_DEEP}")
        except GitError as problem:
            raise self._unreachable(problem) from None

    def _unreachable(self, problem: GitError) -> UnreachableError:
        """What there is to say where nothing could be fetched: it may be for the disk of this machine."""
        said = words(problem)
        if is_full(said):
            return UnreachableError(msg("ledger.full", problem=said))
        return UnreachableError(msg("ledger.unreachable", remote=self.remote, problem=said))

    def _fetch(self, *options: str) -> None:
        careful = ("--no-tags", "--no-prune", "--no-write-fetch-head", "--no-recurse-submodules", "--refmap=")
        strict = ("-c", "fetch.fsckObjects=true")
        self._git(*strict, "fetch", "--quiet", *careful, *options, "--", self.remote, self._ref)

    def _git(self, *arguments: str) -> bytes:
        mirror = ("-c", f"remote.{self.remote}.mirror=false")
        return run_git(self._root, *mirror, *arguments, timeout=NETWORK_SECONDS)


class LocalBranch:
    """A branch of this very repository, where there is no remote."""

    def __init__(self, root: Path, name: str) -> None:
        self._root = root
        self._name = name
        self._ref = f"refs/heads/{name}"

    def tip(self, known: str | None) -> str | None:
        """Its commit."""
        del known
        return git_says(self._root, "rev-parse", "--verify", "--quiet", f"{self._ref}^{{commit}}")

    def swap(self, new: str, old: str | None) -> str | None:
        """Update the reference, on condition that it still has `old`. Raises TakError where it is checked out."""
        listing = run_git(self._root, "worktree", "list", "--porcelain").decode("utf-8", "replace")
        if f"branch {self._ref}" in listing.splitlines():
            raise fail("ledger.checked_out", branch=self._name)
        durable = ("-c", "core.fsync=all")
        try:
            run_git(self._root, *durable, "update-ref", "-m", "tak-gitops", self._ref, new, old or "0" * len(new))
        except GitError as problem:
            return words(problem)
        return None


def tip_of(root: Path, name: str, remote: str | None) -> str | None:
    """The newest commit of a branch where it counts, at the remote or here, with all objects; None without a branch.

    Raises UnreachableError.
    """
    if remote is None:
        return LocalBranch(root, name).tip(None)
    # what a reference leads to is here with everything it needs: it need not be fetched again
    here = git_says(root, "rev-parse", "--verify", "--quiet", f"refs/remotes/{remote}/{name}^{{commit}}")
    return RemoteBranch(root, name, remote).tip(here)


def has_commit(root: Path, commit: str) -> bool:
    """Whether a commit is here."""
    try:
        run_git(root, "cat-file", "-e", f"{commit}^{{commit}}")
    except GitError:
        return False
    return True


def descends(root: Path, commit: str, ancestor: str) -> bool:
    """Whether `ancestor` is the commit itself or in its history. Raises GitError where git cannot tell."""
    try:
        run_git(root, "merge-base", "--is-ancestor", ancestor, commit)
    except GitError as problem:
        if problem.code == 1:
            return False
        raise
    return True


def words(problem: GitError) -> str:
    """What git said, on one line and without a password that stands in an address; how it ended if it said nothing."""
    if isinstance(problem, GitSlowError):
        return f"git: {NETWORK_SECONDS:.0f} s"
    lines = (line.strip() for line in problem.stderr.splitlines())
    said = "; ".join(line.rstrip(".") for line in lines if line and not line.startswith("hint:"))
    return _SECRET.sub("", said) or f"git: {_ending(problem.code or 0)}"


def _ending(code: int) -> str:
    """How a program ended that said nothing: the signal that stopped it, or its exit code."""
    return signal.strsignal(-code) or str(code) if code < 0 else str(code)
