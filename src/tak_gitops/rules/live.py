"""Rules about an export, whatever the files declare: TG300 to TG339."""

from tak_gitops.findings import Severity
from tak_gitops.rules.rule import Rule

RULES = (
    Rule("TG300", Severity.WARNING),
    Rule("TG301", Severity.WARNING),
    Rule("TG302", Severity.WARNING),
    Rule("TG303", Severity.WARNING),
    Rule("TG304", Severity.WARNING),
    Rule("TG310", Severity.WARNING),
    Rule("TG311", Severity.NOTE),
    Rule("TG312", Severity.NOTE),
    Rule("TG320", Severity.WARNING),
    Rule("TG321", Severity.NOTE),
    Rule("TG330", Severity.NOTE),
    Rule("TG331", Severity.WARNING),
    Rule("TG332", Severity.NOTE),
    Rule("TG333", Severity.NOTE),
)
