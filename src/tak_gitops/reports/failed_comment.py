"""The comment of an environment for which no plan could be made: what is wrong, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Severity, in_order
from tak_gitops.reports.comment_marks import marker
from tak_gitops.reports.markdown import code, inert
from tak_gitops.texts import Language, Message, msg, render

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tak_gitops.findings import Finding

SHOWN = (50, 20, 5, 0)
"""As many findings are told, as far as there is room."""


def failed_comment(
    environment: str,
    problem: Message,
    findings: Sequence[Finding],
    language: Language,
    *,
    limit: int | None,
    is_quiet: bool = False,
) -> str:
    """The comment, with its hidden marker, ending in a line break; no longer than `limit` bytes, None = as it is."""
    errors = [each for each in in_order([*findings]) if each.severity is Severity.ERROR]
    text = ""
    for shown in (len(errors), *SHOWN):
        found = [*_lines(errors[:shown], len(errors) - shown, language)]
        head = [marker(environment, is_quiet=is_quiet), _headline(environment, language), ""]
        told = inert(render(problem, language)[:2000])
        text = "\n".join([*head, f"**{told}**", "", *found, _next(language), ""])
        if limit is None or len(text.encode()) <= limit:
            break
    return text


def _headline(environment: str, language: Language) -> str:
    return f"### {inert(environment[:200])}: {render(msg('comment.failed'), language)}"


def _next(language: Language) -> str:
    return f"**{render(msg('comment.next'), language)}** {render(msg('comment.failed.next'), language)}"


def _lines(errors: Sequence[Finding], rest: int, language: Language) -> Iterator[str]:
    for each in errors:
        place = f"{code(str(each.place))} " if each.place else ""
        yield f"- {place}**{each.rule}** {inert(render(each.message, language))}"
    if rest > 0:
        yield f"- {inert(render(msg('comment.more', count=rest), language))}"
    if errors or rest > 0:
        yield ""
