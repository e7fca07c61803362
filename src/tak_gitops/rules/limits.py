"""Rules about guards and what opens them: TG500 to TG509."""

from tak_gitops.findings import Severity
from tak_gitops.rules.rule import Rule

RULES = (
    Rule("TG501", Severity.WARNING, adjustable=False),
    Rule("TG502", Severity.WARNING, adjustable=False),
    Rule("TG503", Severity.NOTE, adjustable=False),
    Rule("TG504", Severity.NOTE, adjustable=False),
    Rule("TG505", Severity.ERROR, adjustable=False),
    Rule("TG506", Severity.ERROR, adjustable=False),
    Rule("TG507", Severity.NOTE),
)
