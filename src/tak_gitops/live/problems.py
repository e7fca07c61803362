"""What is wrong or odd in an export, collected: each rule says some in full, and then how many more there are."""

from tak_gitops.findings import Finding, Place, Severity
from tak_gitops.texts import msg

LIMIT = 20
"""How many findings of one rule are kept in full."""

_MORE = {
    "TG300": "TG300.more",
    "TG301": "TG301.more",
    "TG302": "TG302.more",
    "TG303": "TG303.more",
    "TG304": "TG304.more",
    "TG310": "TG310.more",
    "TG311": "TG311.more",
    "TG312": "TG312.more",
    "TG320": "TG320.more",
    "TG321": "TG321.more",
}


class Problems:
    """The findings of one export."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._kept: dict[str, list[Finding]] = {}
        self._counts: dict[str, int] = {}
        self._severities: dict[str, Severity] = {}

    def add(self, finding: Finding) -> None:
        """One more."""
        rule = finding.rule
        self._counts[rule] = self._counts.get(rule, 0) + 1
        self._severities.setdefault(rule, finding.severity)
        kept = self._kept.setdefault(rule, [])
        if len(kept) < LIMIT:
            kept.append(finding)

    def findings(self) -> tuple[Finding, ...]:
        """All of them by rule, those of one rule in the order in which they were met."""
        found: list[Finding] = []
        for rule in sorted(self._kept):
            found += self._kept[rule]
            more = self._counts[rule] - len(self._kept[rule])
            if more:
                found.append(Finding(self._severities[rule], msg(_MORE[rule], count=more), self.place))
        return tuple(found)
