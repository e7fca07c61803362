"""The tree of errors, and the exit codes of the command line (design.md 7).

TakError
├── RefusedError      a limit or a gate says no (3)
├── StaleError        what was approved does not hold any more (4)
└── UsageError        the command line itself is wrong (64)
"""

from collections.abc import Sequence
from enum import IntEnum

from tak_gitops.findings import Finding
from tak_gitops.texts import Message, msg


class ExitCode(IntEnum):
    """What a command ends with."""

    OK = 0
    FAILURE = 1
    CHANGES = 2
    REFUSED = 3
    STALE = 4
    USAGE = 64
    BUG = 70
    INTERRUPTED = 130


class TakError(Exception):
    """Something outside the program is wrong, and a person can mend it.

    `message` says what and what to do next; `findings` are all the problems that were met, with places.
    """

    exit_code = ExitCode.FAILURE

    def __init__(self, message: Message, findings: Sequence[Finding] = ()) -> None:
        super().__init__(message.key)
        self.message = message
        self.findings = tuple(findings)


class RefusedError(TakError):
    """A limit or a gate refuses what was asked."""

    exit_code = ExitCode.REFUSED


class StaleError(TakError):
    """What was approved is not what would be sent now."""

    exit_code = ExitCode.STALE


class UsageError(TakError):
    """The command line asks for something that cannot be."""

    exit_code = ExitCode.USAGE


def fail(key: str, /, **values: object) -> TakError:
    """A TakError with the text `key`."""
    return TakError(msg(key, **values))
