"""Findings as text and as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tak_gitops.findings import Finding, Severity, in_order
from tak_gitops.reports.style import Style
from tak_gitops.texts import Language, msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def finding_line(finding: Finding, language: Language, style: Style) -> str:
    """One finding as `path:line:column: error TG103  what and what to do`."""
    word = style.coloured(render(msg(f"cli.{finding.severity.value}"), language), COLOURS[finding.severity])
    where = f"{visible(str(finding.place))}: " if finding.place else ""
    return f"{where}{word} {finding.rule}  {render(finding.message, language)}"


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


def findings_text(findings: Sequence[Finding], files: int, language: Language, style: Style) -> str:
    """All findings by place, and how many there are among `files` files."""
    if not findings:
        return render(msg("validate.clean", files=files), language) + "\n"
    lines = [finding_line(finding, language, style) for finding in in_order(list(findings))]
    counts = _counts(findings)
    summary = msg(
        "validate.summary",
        errors=counts["error"],
        warnings=counts["warning"],
        hit=len({finding.place.path for finding in findings if finding.place}),
        files=files,
    )
    return "\n".join([*lines, "", render(summary, language), ""])


def findings_json(findings: Sequence[Finding], files: int, language: Language) -> str:
    """All findings by place, as JSON."""
    data = {
        "format_version": "1.0",
        "files": files,
        "counts": _counts(findings),
        "findings": [finding_data(finding, language) for finding in in_order(list(findings))],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    return {level.value: sum(finding.severity is level for finding in findings) for level in Severity}
