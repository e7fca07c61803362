"""Rules about what a change is called and needs: TG430 to TG459."""

from tak_gitops.findings import Severity
from tak_gitops.rules.rule import Rule

RULES = (Rule("TG433", Severity.ERROR, adjustable=False),)
