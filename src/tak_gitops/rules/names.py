"""Rules about ids, names, contracts and profiles as files write them: TG240 to TG259."""

from tak_gitops.findings import Severity
from tak_gitops.rules.rule import Rule

RULES = (
    Rule("TG240", Severity.WARNING),
    Rule("TG241", Severity.NOTE),
    Rule("TG242", Severity.WARNING),
    Rule("TG243", Severity.WARNING),
    Rule("TG244", Severity.NOTE),
    Rule("TG245", Severity.WARNING),
    Rule("TG246", Severity.WARNING),
    Rule("TG247", Severity.WARNING),
    Rule("TG249", Severity.WARNING),
    Rule("TG250", Severity.ERROR),
    Rule("TG251", Severity.WARNING),
    Rule("TG253", Severity.WARNING),
    Rule("TG255", Severity.ERROR),
    Rule("TG256", Severity.WARNING),
    Rule("TG257", Severity.WARNING),
)
