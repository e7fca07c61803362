"""Servers end in order when they are told to."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tak_gitops.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def stoppable() -> Iterator[None]:
    """SIGTERM ends the block in order, as the usual way to stop a server."""

    def stop(*_: object) -> None:
        sys.exit(ExitCode.OK)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
