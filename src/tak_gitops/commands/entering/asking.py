"""Questions on a terminal. Elsewhere nothing is asked: flags must say it (design.md 7)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tak_gitops.model.identifiers import fold
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tak_gitops.commands.common.app import App
    from tak_gitops.texts import Message
    from tak_gitops.writing.proposals import Proposal

SHOWN = 9
"""How many proposals are listed at once."""
_ALIKE = 75
"""How alike, in per cent, a part of a proposal must be to what was typed."""


def may_ask() -> bool:
    """Whether there is somebody to answer: both streams that a question needs are a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(app: App, question: Message, *, default: str | None = None, judge: Callable[[str], Message | None]) -> str:
    """The answer to a question, asked again while `judge` has something against it; Enter takes the default."""
    while True:
        answer = prompt(app, question, default)
        problem = judge(answer)
        if problem is None:
            return answer
        app.tell(problem)


def choose(
    app: App, question: Message, proposals: Sequence[Proposal], judge: Callable[[str], Message | None]
) -> str | None:
    """The word of a proposal, by its number in the list, by its word, or by a part of its name; None where nothing.

    What is none of them is taken as it was typed if `judge` has nothing against it.
    """
    shown = list(proposals)
    while True:
        propose(app, shown)
        answer = prompt(app, question, "")
        if not answer:
            return None
        if answer.isdecimal() and 0 < int(answer) <= min(len(shown), SHOWN):
            return shown[int(answer) - 1].word
        held = holding(answer, proposals)
        found = held or matching(answer, proposals)
        if len(found) == 1:
            app.tell(msg("new.taken", word=found[0].word, title=found[0].title))
            return found[0].word
        problem = msg("new.choose_one") if held else judge(answer)
        if not found and problem is None:
            return answer
        app.tell(problem or msg("new.choose_one"))
        shown = found or list(proposals)


def propose(app: App, proposals: Sequence[Proposal]) -> None:
    """Show the first proposals with their numbers, and how many more there are."""
    for number, each in enumerate(proposals[:SHOWN], 1):
        app.tell(msg("new.proposal", number=str(number), word=each.word, title=each.title))
    if len(proposals) > SHOWN:
        app.tell(msg("new.more_proposals", count=len(proposals) - SHOWN))


def matching(text: str, proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals that a text may mean: the one with that word, else those that hold it, else those like it."""
    return holding(text, proposals) or list(_alike(fold(text), proposals))


def holding(text: str, proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposal with a word, else those with that very name, else those that hold it in their word or name."""
    wanted = fold(text)
    exact = [each for each in proposals if fold(each.word) == wanted]
    named = exact[:1] or [each for each in proposals if fold(each.title) == wanted]
    if named:
        return named
    return [each for each in proposals if wanted in fold(each.word) or wanted in fold(each.title)]


def _alike(wanted: str, proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    from rapidfuzz import fuzz, process

    names = [f"{fold(each.word)} {fold(each.title)}" for each in proposals]
    for _, _, number in process.extract(wanted, names, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=SHOWN):
        yield proposals[number]


def prompt(app: App, question: Message, default: str | None) -> str:
    """What is typed on a line, without blanks around it; Enter gives the default."""
    answer: str = click.prompt(
        app.render(question), default=default or "", show_default=bool(default), prompt_suffix=" ", err=True, type=str
    )
    return answer.strip()
