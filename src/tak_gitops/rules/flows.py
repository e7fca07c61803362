"""Rules about what a change is called and needs: TG430 to TG459."""

from tak_gitops.findings import Severity
from tak_gitops.rules.rule import Rule

RULES = (
    Rule("TG430", Severity.ERROR),
    Rule("TG431", Severity.ERROR),
    Rule("TG432", Severity.ERROR),
    Rule("TG433", Severity.ERROR, adjustable=False),
    Rule("TG434", Severity.WARNING),
    Rule("TG435", Severity.WARNING),
    Rule("TG436", Severity.NOTE),
    Rule("TG437", Severity.WARNING),
    Rule("TG438", Severity.NOTE),
    Rule("TG439", Severity.WARNING),
)
