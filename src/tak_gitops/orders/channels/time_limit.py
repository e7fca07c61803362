"""A conversation that ends in time, whatever it waits for."""

from __future__ import annotations

import socket
from contextlib import contextmanager, suppress
from threading import Event, Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def ended_after(seconds: float, current: Callable[[], socket.socket | None]) -> Iterator[Event]:
    """Cut the connection that `current` gives when the block has not ended after `seconds`; the event tells that.

    Waiting on a socket has a limit for each piece only: an answer of one byte a second would never end.
    """
    over = Event()

    def cut() -> None:
        over.set()
        connection = current()
        with suppress(OSError):
            if connection is not None:
                # the method of TLS would forget the encryption before the connection has ended
                socket.socket.shutdown(connection, socket.SHUT_RDWR)

    timer = Timer(max(seconds, 0), cut)
    timer.daemon = True
    timer.start()
    try:
        yield over
    finally:
        timer.cancel()
        # so that it never cuts a connection that has the number of this one later
        timer.join()
