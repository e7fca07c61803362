"""A sign of life on the terminal while something takes longer than a second."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.commands.common.app import App
    from tak_gitops.texts import Message

PATIENCE = 1.0
"""Seconds before anything is shown: what is quick stays quiet."""


@contextmanager
def working(app: App, message: Message) -> Iterator[None]:
    """Show `message` on a terminal's standard error while the block runs, from the first second on."""
    if not sys.stderr.isatty():
        yield
        return
    text = app.render(message)
    shown: list[str] = []

    def show() -> None:
        shown.append(text)
        sys.stderr.write(text)
        sys.stderr.flush()

    timer = Timer(PATIENCE, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if shown:
            sys.stderr.write("\r" + " " * len(text) + "\r")
            sys.stderr.flush()
