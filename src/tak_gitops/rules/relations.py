"""Rules about what belongs together in the files: TG280 to TG299."""

from tak_gitops.findings import Severity
from tak_gitops.rules.rule import Rule

RULES = (
    Rule("TG280", Severity.NOTE),
    Rule("TG281", Severity.NOTE),
    Rule("TG283", Severity.NOTE),
    Rule("TG284", Severity.NOTE),
    Rule("TG285", Severity.NOTE),
    Rule("TG286", Severity.NOTE),
    Rule("TG287", Severity.WARNING),
    Rule("TG288", Severity.WARNING),
)
