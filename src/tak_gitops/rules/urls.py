"""Rules about URLs and platforms as files write them: TG260 to TG279."""

from tak_gitops.findings import Severity
from tak_gitops.rules.rule import Rule

RULES = (
    Rule("TG260", Severity.WARNING),
    Rule("TG261", Severity.ERROR),
    Rule("TG262", Severity.WARNING),
    Rule("TG263", Severity.NOTE),
    Rule("TG264", Severity.WARNING),
    Rule("TG265", Severity.NOTE),
    Rule("TG266", Severity.WARNING),
    Rule("TG267", Severity.NOTE),
    Rule("TG268", Severity.NOTE),
    Rule("TG269", Severity.WARNING),
    Rule("TG270", Severity.WARNING),
    Rule("TG271", Severity.WARNING),
    Rule("TG272", Severity.WARNING),
    Rule("TG273", Severity.WARNING),
)
