"""Rules about what must be in place around the files: TG700 to TG719."""

from tak_gitops.findings import Severity
from tak_gitops.rules.rule import Rule

RULES = (
    Rule("TG700", Severity.ERROR, adjustable=False),
    Rule("TG701", Severity.ERROR, adjustable=False),
    Rule("TG702", Severity.ERROR, adjustable=False),
    Rule("TG703", Severity.WARNING),
    Rule("TG704", Severity.ERROR, adjustable=False),
    Rule("TG705", Severity.ERROR, adjustable=False),
    Rule("TG706", Severity.WARNING),
    Rule("TG707", Severity.ERROR, adjustable=False),
    Rule("TG708", Severity.WARNING),
    Rule("TG709", Severity.ERROR, adjustable=False),
    Rule("TG710", Severity.ERROR, adjustable=False),
    Rule("TG711", Severity.WARNING),
    Rule("TG712", Severity.ERROR, adjustable=False),
    Rule("TG713", Severity.WARNING),
)
