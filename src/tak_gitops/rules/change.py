"""Rules about a change over live: TG230 to TG239 and TG400 to TG429."""

from tak_gitops.findings import Severity
from tak_gitops.rules.rule import Rule

RULES = (
    Rule("TG231", Severity.WARNING),
    Rule("TG401", Severity.ERROR, adjustable=False),
    Rule("TG402", Severity.ERROR, adjustable=False),
    Rule("TG403", Severity.ERROR, adjustable=False),
    Rule("TG404", Severity.ERROR, adjustable=False),
    Rule("TG405", Severity.ERROR, adjustable=False),
    Rule("TG406", Severity.ERROR, adjustable=False),
    Rule("TG407", Severity.WARNING),
    Rule("TG408", Severity.NOTE),
    Rule("TG409", Severity.ERROR, adjustable=False),
    Rule("TG412", Severity.ERROR, adjustable=False),
    Rule("TG413", Severity.ERROR, adjustable=False),
    Rule("TG414", Severity.ERROR, adjustable=False),
    Rule("TG415", Severity.WARNING),
    Rule("TG420", Severity.ERROR, adjustable=False),
)
