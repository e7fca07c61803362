"""Why git could not keep what is for the ledger, and what to do: told apart by git's own words.

A remote that takes nothing says so in words of its own, and most often it is for a right that is missing; but a disk
that is full, here or there, is nothing that a right would mend.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.texts import Message

_FULL = (
    *("no space left on device", "disk quota exceeded", "out of diskspace"),
    *("enheten är full", "diskkvoten överskriden", "slut på diskutrymme"),
)
"""What the C library and git say, in the languages of who runs this; most servers speak English."""
_NOT_KEPT = ("unpacker error", "failed to update ref", "read-only file system", "unable to create temporary")
"""What the server's git says when it could not write: it has nothing against the push itself."""
_THERE = ("remote:", "error: remote unpack failed", "! [remote rejected]")
"""How lines begin that tell of the other side."""


def refused(problem: str, *, remote: bool) -> Message:
    """What to say of a push that was refused again and again; `problem` are git's words, on one line.

    `remote` False = the branch is one of this repository.
    """
    said = problem.lower()
    if not remote:
        return msg("ledger.full" if is_full(problem) else "ledger.refused.here", problem=problem)
    if any(words in said for words in _FULL):
        return msg("ledger.refused.full", problem=problem)
    if any(words in said for words in _NOT_KEPT):
        return msg("ledger.refused.not_kept", problem=problem)
    return msg("ledger.refused", problem=problem)


def is_full(problem: str) -> bool:
    """Whether it is a disk of this machine that is full, by git's words; those of the other side do not count."""
    here = (line.strip().lower() for line in problem.split(";"))
    return any(words in line for line in here if not line.startswith(_THERE) for words in _FULL)
