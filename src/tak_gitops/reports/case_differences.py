"""How the cases of an order differ from those that would be ordered now."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from tak_gitops.reports.case_words import case_words
from tak_gitops.texts import Language, Message, msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tak_gitops.orders.stale import CaseDifference

_INDENT = " " * 6


def case_difference_text(differences: Sequence[CaseDifference], language: Language) -> str:
    """Each case that differs, with the lines of its text that do."""
    return "".join(f"{line}\n" for each in differences for line in _lines(each, language))


def _lines(difference: CaseDifference, language: Language) -> Iterator[str]:
    approved, now = difference
    case = now or approved
    if case is None:
        return

    def said(message: Message) -> str:
        return render(message, language)

    what = case_words(case.case, case.about, language)
    if approved is None or now is None:
        key = "order.case.new" if approved is None else "order.case.gone"
        yield f"  {said(msg(key, what=what))}"
        return
    yield f"  {said(msg('order.case.text', what=what))}"
    for line in difflib.ndiff(approved.text.splitlines(), now.text.splitlines()):
        if line[0] in "+-":
            yield f"{_INDENT}{visible(line)}"
