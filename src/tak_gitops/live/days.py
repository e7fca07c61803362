"""Days and moments of an export: stamps with any offset, read as Swedish days (domain.md 2).

A row's stamp is the midnight at which a Swedish day begins, printed in whatever zone the exporting program
ran in: `2014-08-12T22:00:00+0000` is 13 August 2014.
"""

import re
from datetime import UTC, date, datetime

from tak_gitops.model.catalogue import Period
from tak_gitops.model.swedish_time import SWEDEN

_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?", re.ASCII)


class UnreadableDayError(KeyError):
    """A stamp that is no day; it holds the stamp."""

    @property
    def stamp(self) -> str:
        """The stamp as the export has it."""
        return str(self.args[0])


class Periods(dict[tuple[str, str], int]):
    """Numbers of periods by their pair of stamps; a million rows have some thousands of pairs at most.

    Looking up a pair raises UnreadableDayError when a stamp of it is no day.
    """

    def __init__(self) -> None:
        super().__init__()
        self._days: dict[str, int] = {}
        self._numbers: dict[Period, int] = {}

    def __missing__(self, stamps: tuple[str, str]) -> int:
        first, last = stamps
        period = Period(self._day(first), self._day(last))
        number = self._numbers.setdefault(period, len(self._numbers))
        self[stamps] = number
        return number

    def distinct(self) -> list[Period]:
        """Every period by its number."""
        return list(self._numbers)

    def _day(self, stamp: str) -> int:
        day = self._days.get(stamp)
        if day is None:
            found = day_of(stamp)
            if found is None:
                raise UnreadableDayError(stamp)
            day = self._days[stamp] = found.toordinal()
        return day


def day_of(stamp: str) -> date | None:
    """The Swedish day of a stamp, or None when it is none; without an offset it is Swedish time already."""
    found = _parse(stamp)
    if found is None or found.tzinfo is None:
        return found.date() if found else None
    try:
        return found.astimezone(SWEDEN).date()
    except OverflowError:
        return found.date()


def moment(stamp: str) -> datetime | None:
    """The moment of a stamp, in UTC, or None when it is none; without an offset it is Swedish time."""
    found = _parse(stamp)
    if found is None:
        return None
    try:
        return (found if found.tzinfo else found.replace(tzinfo=SWEDEN)).astimezone(UTC)
    except OverflowError:
        return None


def _parse(stamp: str) -> datetime | None:
    if not _STAMP.fullmatch(stamp):
        return None
    try:
        return datetime.fromisoformat(stamp)
    except ValueError:
        return None
