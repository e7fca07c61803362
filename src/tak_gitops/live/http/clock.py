"""Whether the clock of this machine can be trusted, held to that of a server (reliability.md 5.3, S0).

The clock decides on which day an order takes effect, whether it is too old, and whether its export is.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Protocol

from tak_gitops.errors import RefusedError
from tak_gitops.texts import msg

TRUSTED = timedelta(seconds=60)
"""How far two clocks may be apart."""


class Headers(Protocol):
    """The headers of an answer, as either library has them."""

    def get(self, key: str, /) -> str | None:
        """A header; None where there is none."""


def moment_of(headers: Headers) -> datetime | None:
    """When a server made an answer, in UTC; None where it does not tell.

    What somebody on the way has kept for a while (`Age`) is as old as that, and tells nothing (RFC 9111, 5.1).
    """
    if headers.get("Age"):
        return None
    try:
        moment = parsedate_to_datetime(headers.get("Date") or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def require_same_clock(now: datetime, told: datetime | None, server: str) -> None:
    """Hold the moment here (UTC) to the one that a server told. Raises RefusedError where they are a minute apart."""
    if told is not None and abs(now - told) > TRUSTED:
        raise RefusedError(msg("submit.clock.apart", now=shown(now), server=server, there=shown(told)))


def shown(moment: datetime) -> str:
    """A moment as messages show it: in UTC, so that clocks can be compared whatever zone they are in."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
