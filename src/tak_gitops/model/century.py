"""How long a row that an order makes lasts: a hundred years (domain.md 1, 4.3)."""

from datetime import date

YEARS = 100


def a_century_on(day: date) -> date:
    """The same day a hundred years on, and 28 February where there is no 29th; the calendar's last day beyond it."""
    year = day.year + YEARS
    if year > date.max.year:
        return date.max
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
