"""What a forge says of a pull request, as far as the gate asks: plain values that can be kept as evidence."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

_CO_AUTHOR = re.compile(r"^co-authored-by:.*<([^<>\s]+)>\s*$", re.IGNORECASE | re.MULTILINE)


def co_authors(message: str) -> list[str]:
    """The e-mail addresses of those whom the message of a commit names as co-authors."""
    return _CO_AUTHOR.findall(message)


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
    of the branch ended for the merge, None where the forge does not say so to us. `retargeted_at` is when it was last
    led to another branch.
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
    retargeted_at: datetime | UnsetType = UNSET


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a merge passed the gate, kept in the ledger with its orders (reliability.md 6.9).

    `facts_sha256` is of all that the forge said of the pull request, as JSON with the fields in their order; of the
    signatures where no forge was asked, and then `pull` is 0. `signatures` are the signed approvals themselves.
    """

    repository: str
    pull: int
    head: str
    approved_by: tuple[str, ...]
    reviews: tuple[int, ...]
    facts_sha256: str
    signatures: tuple[str, ...] | UnsetType = UNSET
