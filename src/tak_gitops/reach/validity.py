"""When a row counts: by TAK's whole days, or at a moment as the platform compares it (domain.md 1, 5)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from tak_gitops.model.catalogue import Period

Valid: TypeAlias = "Callable[[Period], bool]"
"""Whether a row with this period counts."""

_HALF_TURN = 14
"""Hours: days without a time zone may begin anywhere on earth, from UTC+14 to UTC-14."""


def on_day(day: date) -> Valid:
    """The first and the last day belong to a row, as TAK-web lists what is active."""
    ordinal = day.toordinal()
    return lambda period: period.first <= ordinal <= period.last


def not_over(day: date) -> Valid:
    """Rows of the day, and those that begin later."""
    ordinal = day.toordinal()
    return lambda period: ordinal <= period.last


def from_day_on(day: date) -> Valid:
    """Rows of the day that are there on the next one too: what a plan counts on."""
    ordinal = day.toordinal()
    return lambda period: period.first <= ordinal < period.last


def at_moment(moment: datetime) -> Valid:
    """What the platform lets through at a moment that has a time zone.

    It compares midnight without a zone with its own clock, and what cannot be decided counts as valid: a row begins
    at 11 or 12 (summer) of the day before its first day, and ends at 15 or 16 of its last day, Swedish time.
    """
    now = moment.astimezone(UTC)
    hours = now.toordinal() * 24 + now.hour
    begun = hours + _HALF_TURN
    is_whole = not (now.minute or now.second or now.microsecond)

    def valid(period: Period) -> bool:
        ended = period.last * 24 + _HALF_TURN
        return period.first * 24 <= begun and (hours < ended or (hours == ended and is_whole))

    return valid


def valid_on(when: date | datetime) -> Valid:
    """Which rows count on a day or at a moment."""
    return at_moment(when) if isinstance(when, datetime) else on_day(when)
