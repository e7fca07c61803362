"""What a forge says of a pull request, as far as the gate asks: plain values that can be kept as evidence."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec


class Review(msgspec.Struct, frozen=True):
    """One review; `state` is in the forge's words (APPROVED, CHANGES_REQUESTED, COMMENTED, DISMISSED, PENDING)."""

    id: int
    user_id: int
    user_type: str
    state: str
    commit: str
    at: datetime | None


class PullCommit(msgspec.Struct, frozen=True):
    """One commit of a pull request: the accounts that the forge links it to, and the e-mail addresses in it."""

    sha: str
    author_id: int | None
    committer_id: int | None
    emails: tuple[str, ...]


class PullFacts(msgspec.Struct, frozen=True):
    """A pull request as the forge has it now.

    `commits_in_all` is how many commits the forge counts, `commits` are those that it lists. `rules` is how the rules
    of the branch ended for the merge, None where the forge does not say so to us.
    """

    number: int
    merged: bool
    merged_at: datetime | None
    merge_commit: str | None
    base_ref: str
    repository_id: int
    head: str
    author_id: int
    author_type: str
    commits_in_all: int
    commits: tuple[PullCommit, ...]
    reviews: tuple[Review, ...]
    rules: Literal["pass", "fail", "bypass"] | None = None


class Signature(msgspec.Struct, frozen=True):
    """An approval that was signed, and whose signature holds: by whose key, over which statement."""

    approver: str
    statement: str


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a merge passed the gate, kept in the ledger with the order (reliability.md 6.9)."""

    by: Literal["merge", "github", "signed", "person"]
    pull: int | None = None
    head: str | None = None
    approved_by: tuple[str, ...] = ()
    reviews: tuple[int, ...] = ()
    signatures: tuple[Signature, ...] = ()
    facts_sha256: str | None = None
    reason: str = ""
