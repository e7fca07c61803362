"""What `tak validate` found, as Markdown: for the summary of a job, or a comment in a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.reports.findings_report import severity_word
from tak_gitops.reports.findings_text import summary
from tak_gitops.reports.markdown import code, inert, row
from tak_gitops.texts import Language, msg, render

if TYPE_CHECKING:
    from tak_gitops.findings import Finding
    from tak_gitops.reports.found import Found

_HEADS = ("validate.column.where", "validate.column.weight", "validate.column.rule", "validate.column.what")


def findings_markdown(found: Found, language: Language) -> str:
    """How many there are, then a table with all of them by place; nothing from a file is more than text there."""
    headline, *further = [inert(render(message, language)) for message in summary(found)]
    lines = [f"**{headline}**", ""]
    if found.findings:
        heads = [render(msg(key), language) for key in _HEADS]
        lines += [row(heads), row(["---"] * len(heads)), *(_row(each, language) for each in found.findings), ""]
    lines += [f"{text}  " for text in further]
    return "\n".join([*lines, ""])


def _row(finding: Finding, language: Language) -> str:
    where = code(str(finding.place)) if finding.place else ""
    what = inert(render(finding.message, language))
    return row([where, severity_word(finding.severity, language), finding.rule, what])
