"""Rules about what files declare, each by itself and together: TG200 to TG229."""

from tak_gitops.findings import Severity
from tak_gitops.rules.rule import Rule

RULES = (
    Rule("TG201", Severity.ERROR, adjustable=False),
    Rule("TG202", Severity.ERROR, adjustable=False),
    Rule("TG203", Severity.ERROR, adjustable=False),
    Rule("TG204", Severity.ERROR, adjustable=False),
    Rule("TG205", Severity.ERROR, adjustable=False),
    Rule("TG206", Severity.ERROR, adjustable=False),
    Rule("TG207", Severity.ERROR, adjustable=False),
    Rule("TG210", Severity.ERROR, adjustable=False),
    Rule("TG211", Severity.WARNING),
    Rule("TG212", Severity.WARNING),
    Rule("TG213", Severity.WARNING),
    Rule("TG214", Severity.ERROR),
    Rule("TG220", Severity.ERROR, adjustable=False),
    Rule("TG222", Severity.ERROR, adjustable=False),
    Rule("TG223", Severity.WARNING),
)
