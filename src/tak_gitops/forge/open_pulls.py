"""The pull requests that are open, for telling in them what a merge has done to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tak_gitops.forge.client import ForgeAwayError
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.forge.client import GitHub

_COMMIT = re.compile(r"[0-9a-f]{40}")
_BRANCH = re.compile(r"[^\x00-\x20\x7f~^:?*\[\\]+")
"""What Git takes as the name of a branch, as far as it matters in a refspec."""


class OpenPull(NamedTuple):
    """A pull request that is open, with its last commit."""

    number: int
    head: str


class _Head(msgspec.Struct):
    sha: str


class _Base(msgspec.Struct):
    ref: str


class _Pull(msgspec.Struct):
    """An entry of `GET …/pulls`, as far as it is read."""

    number: int
    state: str
    head: _Head
    base: _Base


class PullBranch(NamedTuple):
    """Where a pull request comes from and what it is for; `head` is its last commit."""

    number: int
    head: str
    branch: str
    base: str
    is_open: bool
    is_of_this_repository: bool


class _Repository(msgspec.Struct):
    id: int


class _HeadBranch(msgspec.Struct):
    """`repo` is null where the fork is gone."""

    sha: str
    ref: str
    repo: _Repository | None = None


class _BaseBranch(msgspec.Struct):
    ref: str
    repo: _Repository


class _PullBranch(msgspec.Struct):
    """`GET …/pulls/{number}`, as far as it is read for its branch."""

    state: str
    head: _HeadBranch
    base: _BaseBranch


def branch_of(github: GitHub, number: int) -> PullBranch:
    """The branch of a pull request. Raises ForgeAwayError and ForgeRefusedError."""
    path = f"/pulls/{number}"
    try:
        pull = msgspec.convert(github.get(path), _PullBranch)
    except msgspec.ValidationError:
        raise ForgeAwayError(msg("forge.unreadable", path=path)) from None
    head, base = pull.head, pull.base
    if not _COMMIT.fullmatch(head.sha) or not _BRANCH.fullmatch(head.ref):
        raise ForgeAwayError(msg("forge.unreadable", path=path))
    is_ours = head.repo is not None and head.repo.id == base.repo.id
    return PullBranch(number, head.sha, head.ref, base.ref, pull.state == "open", is_ours)


def open_pulls(github: GitHub, branch: str) -> list[OpenPull]:
    """The open pull requests for a branch, by number. Raises ForgeAwayError and ForgeRefusedError."""
    listed = github.every("/pulls", state="open", base=branch)
    try:
        pulls = msgspec.convert(listed, list[_Pull])
    except msgspec.ValidationError:
        raise ForgeAwayError(msg("forge.unreadable", path="/pulls")) from None
    # pages may overlap where one is opened or closed between two of them
    found = {
        each.number: OpenPull(each.number, each.head.sha)
        for each in pulls
        if each.state == "open" and each.base.ref == branch and _COMMIT.fullmatch(each.head.sha)
    }
    return [found[number] for number in sorted(found)]
