"""What a run of `tak validate` found: the one value that every format is written from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tak_gitops.findings import Place

UNSEEN = frozenset({"TG111", "TG112", "TG112.kind", "TG112.meaning", "TG116"})
"""What is said of something that nobody sees there: a mark would accuse what stands beside it."""


class Lines(NamedTuple):
    """Lines of files, by path and number: those that findings are about, as far as they can be read."""

    by_place: Mapping[tuple[str, int], str] = {}

    def of(self, finding: Finding) -> str | None:
        """The line that a finding is about; None where there is none to show."""
        place = finding.place
        if place is None or not place.column or finding.message.key in UNSEEN:
            return None
        line = self.by_place.get((place.path, place.line))
        return line if line and line != "\r" else None


class Found(NamedTuple):
    """The findings in the order of places, and what is to be known of them."""

    findings: tuple[Finding, ...]
    files: int
    """How many files were looked at."""
    lines: Lines = Lines()
    prefix: str = ""
    """Where the root is within the Git repository, with `/` at its end: forges know files from there."""
    base: str | None = None
    """What the change was measured from, where only what it touches is shown."""
    elsewhere: tuple[Finding, ...] = ()
    """What was found before the change too, in files that it does not touch: counted, not shown."""

    def from_top(self, place: Place) -> str:
        """The path of a place as the Git repository has it."""
        return f"{self.prefix}{place.path}"


def counts_of(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each weight."""
    every = list(findings)
    return {level.value: sum(finding.severity is level for finding in every) for level in Severity}


def at_least(findings: Iterable[Finding], level: Severity) -> list[Finding]:
    """The findings that weigh as much as `level` or more."""
    heavy = list(Severity)[: list(Severity).index(level) + 1]
    return [finding for finding in findings if finding.severity in heavy]
