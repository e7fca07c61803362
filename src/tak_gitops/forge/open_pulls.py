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
