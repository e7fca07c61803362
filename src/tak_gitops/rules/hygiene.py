"""Rules about all that live has, whoever manages it: TG360 to TG399."""

from tak_gitops.findings import Severity
from tak_gitops.rules.rule import Rule

RULES = (
    Rule("TG360", Severity.WARNING),
    Rule("TG362", Severity.WARNING),
    Rule("TG363", Severity.NOTE),
    Rule("TG364", Severity.NOTE),
    Rule("TG365", Severity.NOTE),
    Rule("TG366", Severity.NOTE),
    Rule("TG367", Severity.NOTE),
    Rule("TG368", Severity.NOTE),
    Rule("TG369", Severity.NOTE),
    Rule("TG370", Severity.NOTE),
    Rule("TG371", Severity.WARNING),
    Rule("TG372", Severity.NOTE),
    Rule("TG373", Severity.NOTE),
    Rule("TG374", Severity.NOTE),
    Rule("TG375", Severity.NOTE),
    Rule("TG376", Severity.NOTE),
    Rule("TG377", Severity.NOTE),
)
