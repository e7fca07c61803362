"""Swedish time: the days of TAK and of orders, and the moments that people read (domain.md 4.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date, datetime

SWEDEN = ZoneInfo("Europe/Stockholm")
"""The zone of whoever orders, and of the platform's days."""


def swedish_day(moment: datetime) -> date:
    """The day in Sweden at a moment, which knows its zone."""
    return _in_sweden(moment).date()


def swedish_moment(moment: datetime) -> str:
    """A moment, which knows its zone, as people read it: `2026-11-29 08:15`, Swedish time."""
    return f"{_in_sweden(moment):%Y-%m-%d %H:%M}"


def _in_sweden(moment: datetime) -> datetime:
    """The moment by Swedish clocks; at the ends of the calendar, where a certificate without an end ends, as it is."""
    try:
        return moment.astimezone(SWEDEN)
    except OverflowError:
        return moment
