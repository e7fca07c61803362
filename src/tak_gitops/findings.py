"""A finding: one thing that a rule has to say about one place."""

from enum import StrEnum
from typing import NamedTuple

from tak_gitops.texts import Message, msg


class Severity(StrEnum):
    """How much a finding weighs; only errors stop a command."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(NamedTuple):
    """Where: a path, relative to the root where there is one, and line and column from 1 (0 = the whole file)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.path, *(str(number) for number in (self.line, self.column) if number)])


class Finding(NamedTuple):
    """What a rule found; `rule` is the stable id that settings, reports and pages use."""

    severity: Severity
    message: Message
    place: Place | None = None

    @property
    def rule(self) -> str:
        """The stable id, such as TG103."""
        return self.message.key.partition(".")[0]


def error(key: str, place: Place | None, /, **values: object) -> Finding:
    """A finding that stops the command."""
    return Finding(Severity.ERROR, msg(key, **values), place)


def warning(key: str, place: Place | None, /, **values: object) -> Finding:
    """A finding to look at."""
    return Finding(Severity.WARNING, msg(key, **values), place)


def note(key: str, place: Place | None, /, **values: object) -> Finding:
    """A finding that only tells."""
    return Finding(Severity.NOTE, msg(key, **values), place)


def in_order(findings: list[Finding]) -> list[Finding]:
    """The findings by place, then rule: the order in which every report shows them."""
    return sorted(findings, key=lambda f: (f.place or Place(""), f.rule, str(f.message)))


def has_errors(findings: list[Finding]) -> bool:
    """Whether any finding stops the command."""
    return any(finding.severity is Severity.ERROR for finding in findings)
