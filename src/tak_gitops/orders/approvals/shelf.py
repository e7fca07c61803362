"""The branch `tak-approvals`, which keeps signed approvals, and with them the commits that they are for.

It only grows: `<head>/<sha256>.approval`, one commit an approval. The approved commit is a parent of that commit, so
that a clone of the branch has it, also when it was squashed and its own branch is gone. Nobody has to protect the
branch: a signature speaks for itself, and what is taken away is missed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.errors import fail
from tak_gitops.orders.approvals.statement import read_signed
from tak_gitops.orders.approvals.tags import tags_by_commit
from tak_gitops.orders.ledger.branch import LocalBranch, RemoteBranch, tip_of
from tak_gitops.orders.ledger.objects import REGULAR, list_files, make_commit, read_objects
from tak_gitops.orders.ledger.payload import sha256

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from tak_gitops.orders.ledger.branch import Branch

BRANCH = "tak-approvals"
MOST = 100
"""How many approvals of one commit are looked at: each costs two runs of ssh-keygen."""
MOST_HEADS = 200
"""How many commits that were approved are tried for one squashed merge: each costs three runs of Git."""
TRIES = 10
_PATH = re.compile(r"(?P<head>[0-9a-f]{40}([0-9a-f]{24})?)/(?P<name>[0-9a-f]{64})\.approval")


class Approvals(NamedTuple):
    """What the branch holds at its commit `tip`: the ids of the approvals of each commit; and those of signed tags."""

    root: Path
    tip: str | None
    blobs: Mapping[str, Sequence[str]]
    tags: Mapping[str, Sequence[str]] = {}

    @property
    def heads(self) -> frozenset[str]:
        """The commits that somebody has approved."""
        return frozenset(self.blobs.keys() | self.tags.keys())

    def of(self, head: str) -> tuple[bytes, ...]:
        """The approvals of a commit, at most `MOST` of each kind. Raises TakError where Git has lost one."""
        wanted = [*self.blobs.get(head, ())[:MOST], *self.tags.get(head, ())[:MOST]]
        contents = read_objects(self.root, wanted)
        return tuple(contents[each] for each in wanted)

    def heads_for(self, orders: tuple[tuple[str, str], ...]) -> list[str]:
        """The commits that somebody has approved with just these orders, those that count longest first, few at most.

        All approvals are read in one run of Git, so that those of years cost a squashed merge next to nothing.
        """
        places = {each: head for kind in (self.blobs, self.tags) for head, ids in kind.items() for each in ids[:MOST]}
        until: dict[str, datetime] = {}
        for each, content in read_objects(self.root, places).items():
            signed = read_signed(content)
            if signed and signed.statement.orders == orders:
                head, expires = places[each], signed.statement.expires
                until[head] = max(until.get(head, expires), expires)
        return sorted(until, key=lambda head: (until[head], head), reverse=True)[:MOST_HEADS]


class Shelf(NamedTuple):
    """The approvals of a repository, at its remote where it has one."""

    root: Path
    remote: str | None

    def approvals(self) -> Approvals:
        """Every approval there is now. Raises UnreachableError where the remote cannot be asked."""
        tip = tip_of(self.root, BRANCH, self.remote)
        found: dict[str, list[str]] = {}
        for path, blob in (list_files(self.root, tip) if tip else {}).items():
            place = _PATH.fullmatch(path)
            if place and blob.mode == REGULAR:
                found.setdefault(place["head"], []).append(blob.id)
        return Approvals(self.root, tip, found, tags_by_commit(self.root, self.remote))

    def put(self, head: str, content: bytes, at: datetime, pause: Callable[[float], object]) -> bool:
        """Keep an approval of a commit; False where it is there already.

        Raises UnreachableError where the remote cannot be asked, TakError where it keeps refusing.
        """
        branch: Branch = RemoteBranch(self.root, BRANCH, self.remote) if self.remote else LocalBranch(self.root, BRANCH)
        path = f"{head}/{sha256(content)}.approval"
        problem = ""
        for attempt in range(TRIES):
            before = self.approvals()
            if content in before.of(head):
                return attempt > 0
            commit = make_commit(self.root, before.tip, {path: content}, f"approve {head[:12]}\n", at, keeps=head)
            problem = branch.swap(commit, before.tip) or ""
            if not problem:
                return True
            pause(0.05 * (attempt + 1))
        raise fail("approve.not_kept", branch=BRANCH, problem=problem)
