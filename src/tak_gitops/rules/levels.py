"""Rules made louder, quieter or silent by the settings of a repository (formats.md 1)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tak_gitops.findings import Finding, Severity
from tak_gitops.rules.registry import RULES


class Adjustment(NamedTuple):
    """What settings say of an adjustable rule, and where: its severity, None where its findings are not told at all."""

    rule: str
    severity: Severity | None
    reason: str | None = None
    line: int = 0
    column: int = 0


_OF_FILES = range(100, 300)
_OF_A_CHANGE = range(230, 240)
_OF_LIVE = range(300, 400)
_TOLD_AT_TIMES = frozenset({"TG121", "TG127", "TG128", "TG180"})
"""Rules of the files that depend on the machine, on other rules, or on the command."""

Levels = Sequence[Adjustment]
"""All that the settings of one state of a repository say of rules."""


def adjusted(findings: Iterable[Finding], levels: Levels) -> list[Finding]:
    """The findings as the settings want them told, without those that are silenced; doing it again changes nothing."""
    if not levels:
        return list(findings)
    wanted = {each.rule: each.severity for each in levels}
    told = []
    for finding in findings:
        severity = wanted.get(finding.rule, finding.severity)
        if severity is not None:
            told.append(finding if severity is finding.severity else finding._replace(severity=severity))
    return told


def silences(levels: Levels) -> list[Adjustment]:
    """The adjustments that silence a rule."""
    return [each for each in levels if each.severity is None]


def is_judged(rule: str, *, with_live: bool) -> bool:
    """Whether `tak validate` judges a rule, so that no finding means that nothing breaks it."""
    number = int(rule.removeprefix("TG"))
    if rule in _TOLD_AT_TIMES or number in _OF_A_CHANGE:
        return False
    return number in _OF_FILES or (with_live and number in _OF_LIVE)


def are_beyond_use(findings: Iterable[Finding]) -> bool:
    """Whether what the findings are about has no meaning: one of them is an error that no settings can make smaller."""
    return any(each.severity is Severity.ERROR and not RULES[each.rule].adjustable for each in findings)
