"""What `tak doctor` found: what is well, what is not and what to change, and what could not be checked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.findings import Finding, Severity
from tak_gitops.reports.findings_report import finding_data, finding_line
from tak_gitops.reports.wrapping import wrapped
from tak_gitops.texts import Language, Message, msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tak_gitops.reports.style import Style

WELL, WRONG, UNKNOWN = "✓", "✗", "?"
WIDTH = 18
NAMES = (
    *("program", "files", "approvals", "ledger", "token", "rules", "suites", "clock"),
    *("workflows", "live", "channel", "certificate", "certificates"),
)
"""What is looked at."""


class Checkup(NamedTuple):
    """One thing that was looked at: `name` is a word of ours, `about` what it is of, such as an environment.

    `said` tells what was seen, `unchecked` why nothing could be.
    """

    name: str
    about: str = ""
    said: Message | None = None
    findings: tuple[Finding, ...] = ()
    unchecked: Message | None = None

    @property
    def sign(self) -> str:
        """Well, wrong or unknown."""
        if self.findings:
            return WRONG
        return UNKNOWN if self.unchecked else WELL


def doctor_text(checkups: Sequence[Checkup], language: Language, style: Style) -> str:
    """The report for people, ending in a line break."""
    return "".join(f"{line}\n" for line in _lines(checkups, language, style))


def doctor_json(checkups: Sequence[Checkup], language: Language) -> str:
    """The report for programs; keys and codes are English."""
    data = {
        "format_version": "1.0",
        "checks": [
            {
                "name": each.name,
                "about": each.about or None,
                "result": {WELL: "ok", WRONG: "findings", UNKNOWN: "unchecked"}[each.sign],
                "said": render(each.said, language) if each.said else None,
                "unchecked": render(each.unchecked, language) if each.unchecked else None,
                "findings": [finding_data(finding, language) for finding in each.findings],
            }
            for each in checkups
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _lines(checkups: Sequence[Checkup], language: Language, style: Style) -> Iterator[str]:
    for each in checkups:
        name = " ".join(filter(None, (render(msg(f"doctor.name.{each.name}"), language), visible(each.about))))
        said = [render(text, language) for text in (each.said, each.unchecked) if text]
        head = f"{each.sign} {name:<{WIDTH}}"
        yield from wrapped("  ".join([head, *said]).rstrip(), style.width, "    ")
        for finding in each.findings:
            yield from wrapped(finding_line(finding, language, style), style.width, "      ", "        ")
    findings = [finding for each in checkups for finding in each.findings]
    errors = sum(each.severity is Severity.ERROR for each in findings)
    unchecked = sum(each.sign == UNKNOWN for each in checkups)
    counts = {"checks": len(checkups), "errors": errors, "others": len(findings) - errors, "unchecked": unchecked}
    yield ""
    yield style.bold(render(msg("doctor.summary", **counts), language))
