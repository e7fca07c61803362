"""What became of a sending and the ledger could not take: kept where people find it (reliability.md 5.3, S7)."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tak_gitops.errors import fail
from tak_gitops.orders.ledger.errored import errored_file, errored_line
from tak_gitops.repository.files import write_whole
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.commands.common.app import App
    from tak_gitops.orders.ledger.records import Outcome
    from tak_gitops.texts import Message

ROOM = 256 << 10
"""As many bytes as an outcome can have, with its answer: none is larger."""


def require_room(app: App) -> None:
    """See that an outcome could be kept in a file, before there is one: afterwards it is too late.

    Raises TakError where the folder of the run cannot be written to, or its disk is full.
    """
    try:
        with tempfile.TemporaryFile(dir=app.folder) as file:
            file.write(b"\n" * ROOM)
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise fail("submit.no_room", folder=str(app.folder.resolve()), problem=reason) from None


def keep(app: App, outcome: Outcome, told: Message, problem: Message | None = None) -> None:
    """Keep an outcome in a file and write it as a line too: the file of a CI job goes with its machine.

    `told` is what became of the sending, `problem` why the ledger does not have it. Nothing that fails on the way stops
    the rest.
    """
    path = _file(app, outcome)
    if path is None:
        text = msg("submit.not_recorded.unsaved", kind=told, seq=str(outcome.seq))
    else:
        text = msg("submit.not_recorded", kind=told, path=path)
    for each in (problem, text, msg("submit.not_recorded.line")):
        with suppress(OSError):
            if each is not None:
                app.tell(each)
    with suppress(OSError):
        app.tell_lines(errored_line(outcome))


def _file(app: App, outcome: Outcome) -> str | None:
    """The path of the file; where the folder of the run is full meanwhile, one for temporary files is tried too."""
    name, content = errored_file(outcome)
    try:
        write_whole(app.folder / name, content)
    except OSError:
        # also the search for a folder for temporary files fails where nothing can be written
        with suppress(OSError):
            other = Path(tempfile.gettempdir()) / name
            write_whole(other, content)
            return str(other)
        return None
    return name
