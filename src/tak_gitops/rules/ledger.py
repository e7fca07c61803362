"""Rules about the ledger: TG600 to TG609."""

from tak_gitops.findings import Severity
from tak_gitops.rules.rule import Rule

RULES = (
    Rule("TG600", Severity.ERROR, adjustable=False),
    Rule("TG601", Severity.ERROR, adjustable=False),
    Rule("TG602", Severity.ERROR, adjustable=False),
    Rule("TG603", Severity.ERROR, adjustable=False),
    Rule("TG604", Severity.ERROR, adjustable=False),
)
