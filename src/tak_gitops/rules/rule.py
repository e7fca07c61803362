"""What is known of a rule without running it."""

from typing import NamedTuple

from tak_gitops.findings import Severity


class Rule(NamedTuple):
    """A rule by its stable id.

    `severity` is that of its findings where no settings say otherwise. A rule is `adjustable` when the tool knows
    what to do although somebody made it quieter: a file that cannot be read stays unread whatever it is called.
    """

    id: str
    severity: Severity
    adjustable: bool = True
