"""What an audit says of the merges that a ledger passed: proven, let through by people, or not (reliability.md 6.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from tak_gitops.texts import Message

Result = Literal["proven", "by_hand", "differs", "unproven"]
"""`unproven` = nobody can tell now, or not from here: nothing speaks against it."""


class AuditedMerge(NamedTuple):
    """One merge that needed approval: when the ledger passed it (UTC), which entries it has, and what was found.

    `hints` say what differs, or why nobody can tell.
    """

    commit: str
    passed_at: datetime
    entries: tuple[int, ...]
    result: Result
    approved_by: tuple[str, ...] = ()
    hints: tuple[Message, ...] = ()
