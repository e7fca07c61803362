"""What `tak validate` found, as annotations of GitHub Actions: workflow commands, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, Severity
from tak_gitops.reports.explain_report import title_of
from tak_gitops.reports.findings_text import summary
from tak_gitops.rules.registry import RULES
from tak_gitops.texts import Language, render, visible

if TYPE_CHECKING:
    from tak_gitops.reports.found import Found

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def findings_github(found: Found, language: Language) -> str:
    """A command for each finding, the heaviest first: GitHub shows ten of each weight; then how many there are.

    Nothing from a file can become a command of its own: a command is one line, and what could end or split it is
    escaped as the runner reads it (percent signs, line breaks, and in properties `:` and `,`).
    """
    order = list(Severity)
    findings = sorted(found.findings, key=lambda finding: order.index(finding.severity))
    lines = [_command(finding, found, language) for finding in findings]
    return "".join(f"{line}\n" for line in (*lines, *(render(message, language) for message in summary(found))))


def _command(finding: Finding, found: Found, language: Language) -> str:
    place = finding.place
    properties = {}
    message = f"{finding.rule} {render(finding.message, language)}"
    if place:
        properties = {"file": found.from_top(place), "line": str(place.line or 1)}
        if place.column:
            properties["col"] = str(place.column)
        message = f"{visible(str(place))}: {message}"
    properties["title"] = f"{finding.rule} {title_of(RULES[finding.rule], language)}"
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
