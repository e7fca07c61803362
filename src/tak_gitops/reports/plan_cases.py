"""The cases of a plan: what is asked of a service desk beside the rows, and what waits for what."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from tak_gitops.model.cases import CaseKind
from tak_gitops.model.names import system_title
from tak_gitops.orders.cases.line import LAST
from tak_gitops.orders.cases.text import case_text
from tak_gitops.reports.case_words import case_words
from tak_gitops.reports.markdown import code, inert
from tak_gitops.texts import Language, Message, msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.model.cases import Case
    from tak_gitops.plan import Plan
    from tak_gitops.reports.style import Style

_INDENT = " " * 6
_RENAMED = frozenset({CaseKind.SYSTEM_NAME, CaseKind.ADDRESS_NAME})
_OF_THINGS = frozenset({CaseKind.CONTRACT_INSTALLATION, CaseKind.CONTRACT_UNINSTALLATION, CaseKind.ADDRESS_NAME})
"""What is about contracts or addresses, whosever they are."""


def case_lines(plan: Plan, language: Language, style: Style, *, show_all: bool) -> Iterator[str]:
    """The cases for the terminal, ending in an empty line; nothing where there are none. With all, their texts too."""
    if not plan.cases:
        return
    yield render(msg("plan.cases", count=len(plan.cases), platform=plan.platform), language)
    for case in plan.cases:
        yield from textwrap.wrap(f"  {_what(case, language)}", style.width, subsequent_indent=_INDENT)
        yield f"{_INDENT}{_where(case, language)}"
        for parts in _renamed(case):
            whole = f"{_INDENT}{' '.join(parts)}"
            yield from [whole] if len(whole) <= style.width else (f"{_INDENT}{part}" for part in parts)
        if show_all:
            yield from (f"{_INDENT}| {line}".rstrip() for line in case_text(case, plan.platform, "").splitlines())
    for order in _turns(plan):
        yield from textwrap.wrap(render(order, language), style.width)
    yield ""


def case_markdown(plan: Plan, language: Language) -> Iterator[str]:
    """The cases for a pull request: each in the open, its text folded away."""
    if not plan.cases:
        return
    yield inert(render(msg("plan.cases", count=len(plan.cases), platform=plan.platform), language))
    yield ""
    yield from case_items(plan, language)
    yield ""
    yield f"<details><summary>{render(msg('plan.cases.texts', count=len(plan.cases)), language)}</summary>"
    yield ""
    for case in plan.cases:
        yield "````text"
        # four of them would end the block
        yield case_text(case, plan.platform, "").replace("````", "'```").rstrip("\n")
        yield "````"
        yield ""
    yield "</details>"
    yield ""


def case_items(plan: Plan, language: Language, limit: int | None = None) -> Iterator[str]:
    """The items of a list: each case, the first few where there is a limit, and what waits for what."""
    for case in plan.cases[:limit]:
        yield f"- {inert(_what(case, language))}, {code(str(case.place))}"
        yield from (f"  - {inert(' '.join(parts))}" for parts in _renamed(case))
    if limit is None or len(plan.cases) <= limit:
        yield from (f"- {inert(render(order, language))}" for order in _turns(plan))
    else:
        yield f"- {render(msg('comment.more', count=len(plan.cases) - limit), language)}"


def case_data(case: Case) -> dict[str, Any]:
    """A case as JSON-ready data."""
    return {
        "kind": case.kind.value,
        "about": [subject._asdict() for subject in case.subjects],
        "system": case.system.title if case.system else None,
        "window": case.window,
        "prestudy": case.prestudy,
        "reference": case.reference,
        "path": case.place.path,
        "line": case.place.line,
    }


def order_size(plan: Plan) -> Message:
    """How much a plan orders: rows, cases or both."""
    lines, cases = len(plan.changes), len(plan.cases)
    if not cases:
        return msg("order.size.rows", lines=lines)
    return msg("order.size", lines=lines, cases=cases) if lines else msg("order.size.cases", cases=cases)


def _what(case: Case, language: Language) -> str:
    """What is asked for, and of whom or of what."""
    systems = [system_title(case.system.title)] if case.system and case.kind not in _OF_THINGS else []
    return case_words(case.kind.value, case.subjects, language, systems)


def _where(case: Case, language: Language) -> str:
    place = case.place
    line = [render(msg("plan.line", line=str(place.line)), language)] if place.line else []
    return ", ".join([visible(place.path), *line])


def _renamed(case: Case) -> Iterator[tuple[str, ...]]:
    """Whose name it is, the old one and the new one, where that is what is asked for."""
    if case.kind in _RENAMED:
        for subject in case.subjects:
            yield visible(subject.id), visible(subject.was or "–"), f"→ {visible(subject.name or '–')}"


def _turns(plan: Plan) -> Iterator[Message]:
    """What waits for what."""
    own = {key for case in plan.cases for key in case.keys}
    if own.intersection(plan.needs):
        yield msg("plan.cases.first")
    last = sum(case.kind in LAST for case in plan.cases) if plan.changes else 0
    if last:
        yield msg("plan.cases.last", count=last)
