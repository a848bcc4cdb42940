"""Days: how they are told, counted and moved by months. Pure functions."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

EARLIEST, LATEST = date(1971, 1, 1), date(2100, 12, 31)
"""Between these days deadlines are computed: since 1971 holidays lie on the Mondays of 5 U.S.C. § 6103."""


def spelled(day: date) -> str:
    """Return a day as it is told: ``Tuesday, September 4, 2007``.

    :param day: the day.
    """
    return f"{day:%A}, {day:%B} {day.day}, {day.year}"


def short(day: date) -> str:
    """Return a day without its weekday: ``September 4, 2007``.

    :param day: the day.
    """
    return f"{day:%B} {day.day}, {day.year}"


def plus_months(day: date, months: int) -> date:
    """Return the corresponding day of another month, or that month's last day where it has none.

    :param day: the day.
    :param months: how many months later; earlier where negative.
    :raises OverflowError: when there is no such year.
    """
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"there is no year {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def whole_day(value: str) -> date | None:
    """Return a day, or None where a date is told less precisely, or is in no calendar.

    :param value: a date as :class:`~pipelines.facts.Fact` gives it.
    """
    try:
        return date.fromisoformat(value) if value.count("-") == 2 else None
    except ValueError:
        return None
