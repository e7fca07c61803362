"""Rules about single files, whatever they declare: TG100 to TG199."""

from tak_gitops.findings import Severity
from tak_gitops.rules.rule import Rule

RULES = (
    Rule("TG100", Severity.ERROR, adjustable=False),
    Rule("TG101", Severity.ERROR, adjustable=False),
    Rule("TG102", Severity.ERROR, adjustable=False),
    Rule("TG103", Severity.ERROR, adjustable=False),
    Rule("TG104", Severity.ERROR, adjustable=False),
    Rule("TG105", Severity.ERROR, adjustable=False),
    Rule("TG106", Severity.ERROR, adjustable=False),
    Rule("TG107", Severity.ERROR, adjustable=False),
    Rule("TG108", Severity.ERROR, adjustable=False),
    Rule("TG109", Severity.ERROR, adjustable=False),
    Rule("TG110", Severity.WARNING),
    Rule("TG111", Severity.WARNING),
    Rule("TG112", Severity.ERROR, adjustable=False),
    Rule("TG113", Severity.ERROR, adjustable=False),
    Rule("TG114", Severity.ERROR, adjustable=False),
    Rule("TG115", Severity.ERROR, adjustable=False),
    Rule("TG116", Severity.ERROR, adjustable=False),
    Rule("TG118", Severity.ERROR, adjustable=False),
    Rule("TG119", Severity.ERROR, adjustable=False),
    Rule("TG120", Severity.ERROR, adjustable=False),
    Rule("TG121", Severity.WARNING),
    Rule("TG122", Severity.ERROR, adjustable=False),
    Rule("TG123", Severity.ERROR, adjustable=False),
    Rule("TG124", Severity.ERROR, adjustable=False),
    Rule("TG125", Severity.ERROR, adjustable=False),
    Rule("TG126", Severity.ERROR, adjustable=False),
    Rule("TG127", Severity.WARNING),
    Rule("TG128", Severity.NOTE),
    Rule("TG129", Severity.WARNING),
    Rule("TG180", Severity.WARNING),
)
