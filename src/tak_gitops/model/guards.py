"""What the guards say of a plan: which of them are closed, and why (formats.md 5)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.errors import ExitCode

if TYPE_CHECKING:
    from tak_gitops.findings import Finding
    from tak_gitops.model.changes import Change
    from tak_gitops.texts import Message


class Guard(StrEnum):
    """The guards under which a plan may be looked at and not ordered."""

    AGE = "age"
    SHRUNKEN = "shrunken"
    REMOVALS = "removals"
    CHANGES = "changes"


class Refusal(NamedTuple):
    """A guard that is closed: what it says, with its figures.

    `lines` are those that it counts, and that an allow file must name to open it; an age counts none, and
    nothing opens it.
    """

    guard: Guard
    message: Message
    lines: tuple[Change, ...] = ()

    @property
    def can_be_opened(self) -> bool:
        """Whether an allow file opens it."""
        return self.guard is not Guard.AGE

    @property
    def exit_code(self) -> ExitCode:
        """What a command ends with that the guard stops."""
        return ExitCode.REFUSED if self.can_be_opened else ExitCode.STALE


class Verdict(NamedTuple):
    """All that the guards have to say of one plan; `opened_by` are the paths of the allow files that opened any."""

    refusals: tuple[Refusal, ...] = ()
    findings: tuple[Finding, ...] = ()
    opened_by: tuple[str, ...] = ()

    @property
    def exit_code(self) -> ExitCode:
        """The worst of the refusals, OK where there is none."""
        return max((refusal.exit_code for refusal in self.refusals), default=ExitCode.OK)

    @property
    def can_be_opened(self) -> bool:
        """Whether anything is closed, and an allow file would open all of it."""
        return bool(self.refusals) and all(refusal.can_be_opened for refusal in self.refusals)


NOTHING_SAID = Verdict()
"""No guard is closed, or none has been asked."""
