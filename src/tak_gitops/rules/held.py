"""Rules about what files declare against live: TG340 to TG359."""

from tak_gitops.findings import Severity
from tak_gitops.rules.rule import Rule

RULES = (
    Rule("TG340", Severity.WARNING),
    Rule("TG341", Severity.WARNING),
    Rule("TG342", Severity.WARNING),
    Rule("TG344", Severity.NOTE),
    Rule("TG345", Severity.WARNING),
    Rule("TG346", Severity.WARNING),
    Rule("TG347", Severity.WARNING),
    Rule("TG348", Severity.NOTE),
    Rule("TG350", Severity.WARNING),
    Rule("TG351", Severity.WARNING),
    Rule("TG352", Severity.NOTE),
)
