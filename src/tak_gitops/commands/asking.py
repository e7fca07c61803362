"""Questions on a terminal. Elsewhere nothing is asked: flags must say it (design.md 7)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from tak_gitops.commands.app import App
    from tak_gitops.texts import Message

SHOWN = 9
"""How many proposals are listed at once."""


def may_ask() -> bool:
    """Whether there is somebody to answer: both streams that a question needs are a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(app: App, question: Message, *, default: str | None = None, judge: Callable[[str], Message | None]) -> str:
    """The answer to a question, asked again while `judge` has something against it; Enter takes the default."""
    while True:
        answer: str = click.prompt(app.render(question), default=default, err=True, type=str)
        answer = answer.strip()
        problem = judge(answer)
        if problem is None:
            return answer
        app.tell(problem)
