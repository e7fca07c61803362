"""What `tak validate` found, for a screen or a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, Severity
from tak_gitops.reports.findings_report import finding_lines
from tak_gitops.reports.found import Found, counts_of
from tak_gitops.reports.wrapping import wrapped
from tak_gitops.texts import Language, Message, msg, render

if TYPE_CHECKING:
    from tak_gitops.reports.style import Style


def findings_text(found: Found, language: Language, style: Style) -> str:
    """All findings by place, then how many there are, and where to read more."""
    lines = [
        line for finding in found.findings for line in finding_lines(finding, found.lines.of(finding), language, style)
    ]
    if lines:
        lines.append("")
    for message in summary(found):
        lines += wrapped(render(message, language), style.width)
    return "\n".join([*lines, ""])


def summary(found: Found) -> list[Message]:
    """How many findings there are, among how many files; what is not shown; and how to read more of a rule."""
    messages = [_counted(found)]
    if found.base is not None:
        messages.append(_elsewhere(found))
    if found.findings:
        messages.append(msg("validate.more", rule=_heaviest(found.findings).rule))
    return messages


def _counted(found: Found) -> Message:
    if not found.findings:
        return msg("validate.clean" if found.base is None else "validate.clean.change", files=found.files)
    counts = counts_of(found.findings)
    notes = msg("validate.notes", notes=counts["note"]) if counts["note"] else ""
    return msg(
        "validate.summary",
        errors=counts["error"],
        warnings=counts["warning"],
        notes=notes,
        hit=len({finding.place.path for finding in found.findings if finding.place}),
        files=found.files,
    )


def _elsewhere(found: Found) -> Message:
    counts = counts_of(found.elsewhere)
    if not found.elsewhere:
        return msg("validate.base", base=found.base)
    return msg("validate.elsewhere", base=found.base, count=len(found.elsewhere), errors=counts["error"])


def _heaviest(findings: tuple[Finding, ...]) -> Finding:
    order = list(Severity)
    return min(findings, key=lambda finding: order.index(finding.severity))
