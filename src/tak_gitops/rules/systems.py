"""Rules about systems and their files: TG140 to TG159."""

from tak_gitops.findings import Severity
from tak_gitops.rules.rule import Rule

RULES = (
    Rule("TG140", Severity.ERROR, adjustable=False),
    Rule("TG141", Severity.ERROR, adjustable=False),
    Rule("TG142", Severity.ERROR, adjustable=False),
    Rule("TG143", Severity.NOTE),
    Rule("TG144", Severity.WARNING),
    Rule("TG146", Severity.NOTE),
    Rule("TG147", Severity.ERROR, adjustable=False),
    Rule("TG150", Severity.WARNING),
    Rule("TG151", Severity.WARNING),
    Rule("TG152", Severity.WARNING),
)
