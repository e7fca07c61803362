"""A dialogue with the program on a real terminal: it asks, and is answered question by question.

The transcript holds what a person sees: questions, what was typed, and what the program says.
"""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tak_gitops.texts import Language, Message, render

_LONGEST = 90.0
_PATIENT = 10.0
INTERRUPT = "\x03"
"""Ctrl-C."""


class Answer(NamedTuple):
    """What is typed once a question has been asked."""

    question: Message
    typed: str


class Said(NamedTuple):
    """What the terminal showed, and the exit code."""

    transcript: str
    code: int


def talk(folder: Path, language: Language, arguments: Sequence[str], answers: Sequence[Answer]) -> Said:
    """Run `tak` in a folder with a terminal of its own, as it stands on 2026-11-23."""
    controller, terminal = pty.openpty()
    environment = {**os.environ, "TAK_GITOPS_AS_OF": "2026-11-23", "NO_COLOR": "1", "COLUMNS": "100", "TERM": "dumb"}
    # whoever leads a session and opens a terminal has it as its own: Ctrl-C reaches the program
    opened = ["sh", "-c", 'exec "$@" <>"$0" >&0 2>&0', os.ttyname(terminal)]
    command = [*opened, sys.executable, "-m", "tak_gitops", "--language", language, *arguments]
    process = subprocess.Popen(command, cwd=folder, env=environment, start_new_session=True)
    heard = _Heard(controller)
    try:
        for answer in answers:
            heard.until(f"{render(answer.question, language)} ")
            os.write(controller, (answer.typed if answer.typed == INTERRUPT else f"{answer.typed}\n").encode())
        os.close(terminal)
        heard.until(None)
        return Said(heard.text.replace("\r\n", "\n"), process.wait(_LONGEST))
    finally:
        process.kill()
        process.wait()
        os.close(controller)


class _Heard:
    """What has come from the program so far; a question counts once."""

    def __init__(self, controller: int) -> None:
        self.controller = controller
        self.bytes = b""
        self.seen = 0

    @property
    def text(self) -> str:
        """It as text."""
        return self.bytes.decode(errors="replace")

    def until(self, awaited: str | None) -> None:
        """Listen until something is said, or to the end."""
        ends = time.monotonic() + _LONGEST
        while awaited is None or awaited not in self.text[self.seen :]:
            left = ends - time.monotonic()
            assert left > 0, f"waited for {awaited!r} in vain:\n{self.text}"
            if not select.select([self.controller], [], [], min(left, _PATIENT))[0]:
                if awaited is None:
                    # a signal between two steps of the program can be lost: a person would press it again
                    os.write(self.controller, INTERRUPT.encode())
                continue
            try:
                more = os.read(self.controller, 65536)
            except OSError:  # the program has ended, and with it the terminal
                more = b""
            if not more:
                assert awaited is None, f"ended before {awaited!r}:\n{self.text}"
                return
            self.bytes += more
        self.seen = self.text.index(awaited, self.seen) + len(awaited)
