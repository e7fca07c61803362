"""One finding, as a line and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tak_gitops.findings import Finding, Severity
from tak_gitops.reports.excerpt import excerpt
from tak_gitops.reports.wrapping import wrapped
from tak_gitops.texts import Language, msg, render, visible

if TYPE_CHECKING:
    from tak_gitops.reports.style import Style

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_INDENT = "      "
"""Where the further lines of a message begin, as far in as the text of an excerpt."""


def finding_line(finding: Finding, language: Language, style: Style) -> str:
    """One finding as `path:line:column: error TG103  what and what to do`."""
    word = style.coloured(severity_word(finding.severity, language), COLOURS[finding.severity])
    where = f"{visible(str(finding.place))}: " if finding.place else ""
    return f"{where}{word} {finding.rule}  {render(finding.message, language)}"


def finding_lines(finding: Finding, line: str | None, language: Language, style: Style) -> list[str]:
    """One finding with the `line` of the file that it is about, and a mark under the place.

    On a screen the message is wrapped; elsewhere it stays in one line, for programs that look for such lines.
    """
    said = finding_line(finding, language, style)
    lines = wrapped(said, style.width, further=_INDENT) if style.is_screen else [said]
    if line is None or finding.place is None:
        return lines
    place = finding.place
    margin = f"{place.line:>4} | "
    shown = excerpt(line, place.column, style.width - len(margin), place.path)
    marks = shown.marks.lstrip()
    before = " " * (len(margin) - 2) + "| " + " " * (len(shown.marks) - len(marks))
    return [*lines, f"{margin}{shown.text}", f"{before}{style.coloured(marks, COLOURS[finding.severity])}"]


def finding_data(finding: Finding, language: Language) -> dict[str, Any]:
    """One finding as data: keys and ids in English, the message in `language`."""
    place = finding.place
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": render(finding.message, language),
        "path": place.path if place else None,
        "line": place.line or None if place else None,
        "column": place.column or None if place else None,
    }


def severity_word(severity: Severity, language: Language) -> str:
    """What a finding of this weight is called."""
    return render(msg(f"cli.{severity.value}"), language)
