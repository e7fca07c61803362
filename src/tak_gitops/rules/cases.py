"""Rules about cases: TG160 to TG179 for files, TG460 to TG479 for what a change asks for."""

from tak_gitops.findings import Severity
from tak_gitops.rules.rule import Rule

RULES = (
    Rule("TG160", Severity.ERROR, adjustable=False),
    Rule("TG161", Severity.ERROR, adjustable=False),
    Rule("TG162", Severity.ERROR, adjustable=False),
    Rule("TG163", Severity.ERROR, adjustable=False),
    Rule("TG460", Severity.NOTE),
    Rule("TG461", Severity.NOTE),
    Rule("TG462", Severity.ERROR),
    Rule("TG463", Severity.ERROR, adjustable=False),
)
