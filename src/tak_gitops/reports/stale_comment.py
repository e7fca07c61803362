"""What a merge did to the order of a pull request that is still open, told there: one comment, kept up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.reports.case_differences import case_difference_text
from tak_gitops.reports.comment_marks import Marked, marker
from tak_gitops.reports.difference_text import FILE_AND_NOW, difference_text
from tak_gitops.reports.markdown import code, inert
from tak_gitops.reports.style import Style
from tak_gitops.texts import Language, Message, msg, render

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tak_gitops.findings import Finding
    from tak_gitops.orders.stale import CaseDifference, LineDifference
    from tak_gitops.plan import Plan

KIND, NAME = "stale", "pull"
MARK = marker(NAME, KIND).removesuffix("-->")
"""How the comment begins."""
LIMIT = 60_000
"""GitHub takes 65,536 characters."""
_SHOWN = (60, 20, 5, 0)
"""As many lines are told of each environment, as far as there is room."""
_MOST_ENVIRONMENTS = 50
_LONGEST = 500


class Trouble(NamedTuple):
    """Why the order file of an environment is not what the change gives with the branch that counts as it is now.

    `plan` is what differences are named by; `findings` are what is wrong with the files.
    """

    why: Message
    plan: Plan | None = None
    differences: tuple[LineDifference, ...] = ()
    cases: tuple[CaseDifference, ...] = ()
    findings: tuple[Finding, ...] = ()


class Since(NamedTuple):
    """The merge that made the difference, with the number of its pull request where that is known."""

    commit: str
    number: int | None


def stale_comment(troubles: Sequence[Trouble], branch: str, since: Since | None, language: Language) -> Marked:
    """The comment about an order that is no longer current, never longer than GitHub takes."""
    body = ""
    for shown in _SHOWN:
        body = "\n".join([*_lines(troubles, branch, since, language, shown), ""])
        if len(body) <= LIMIT:
            break
    return Marked(KIND, NAME, False, body)


def current_again(branch: str, language: Language) -> Marked:
    """What takes its place once the order is current; quiet: it is put nowhere else."""
    headline = inert(render(msg("ci.stale.again"), language))
    why = inert(render(msg("ci.stale.again.why", branch=branch), language))
    return Marked(KIND, NAME, True, f"{marker(NAME, KIND)}\n### {headline}\n\n{why}\n")


def _lines(
    troubles: Sequence[Trouble], branch: str, since: Since | None, language: Language, shown: int
) -> Iterator[str]:
    yield marker(NAME, KIND)
    yield f"### {inert(render(msg('ci.stale.headline'), language))}"
    yield ""
    if since is None:
        yield inert(render(msg("ci.stale.since_unknown", branch=branch), language))
    else:
        said = inert(render(msg("ci.stale.since", branch=branch), language))
        number = f"#{since.number} " if since.number else ""
        yield f"{said} {number}({code(since.commit[:12])})."
    for each in troubles[:_MOST_ENVIRONMENTS]:
        yield ""
        yield f"**{inert(render(each.why, language)[:_LONGEST])}**"
        told = _told(each, language)
        if told[:shown]:
            # no empty line in it, which could end it, and no sign that means anything
            yield "<pre>"
            yield from (inert(line[:_LONGEST]) for line in told[:shown])
            yield "</pre>"
        if len(told) > shown:
            yield ""
            yield inert(render(msg("ci.stale.more", count=len(told) - shown), language))
    yield ""
    yield inert(render(msg("ci.stale.how", branch=branch), language))
    yield ""
    yield from (
        f"- {code(each)}" for each in ("git fetch origin", f"git merge origin/{branch}", "tak ci update --push")
    )


def _told(trouble: Trouble, language: Language) -> list[str]:
    """What differs, or what is wrong with the files, line by line."""
    lines = [f"{each.place or ''} {each.rule} {render(each.message, language)}".strip() for each in trouble.findings]
    if trouble.plan is not None:
        lines += difference_text(trouble.differences, trouble.plan, language, Style(), FILE_AND_NOW).splitlines()
    lines += case_difference_text(trouble.cases, language).splitlines()
    return [line for line in lines if line.strip()]
