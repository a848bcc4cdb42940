"""Stretches of time that a question names: "between March and June 2021", "since 2020". Pure functions."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from pipelines.facts import facts

_MONTHS = [name for name in calendar.month_name if name]
_YEAR = re.compile(r"(?<!§ )(?<!§)(?<!Section )(?<![\d/$-])(?:19|20)\d\d(?![\d/%-])")
_SEASON = re.compile(
    r"\b(?P<season>spring|summer|fall|autumn)(?: of)? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9}
"""The month in which each begins, as the meteorological seasons do; winter lies in two years."""
_BARE_MONTH = re.compile(
    rf"\b(?P<month>{'|'.join(_MONTHS)})(?P<join>\s(?:and|to|through|until|till)\s)(?=\w)", re.IGNORECASE
)
_WEEK = re.compile(r"\bweek (?:of|beginning)\s$", re.IGNORECASE)
_LEADS = re.compile(
    r"\b(?P<word>in|on|during|of|for|from|between|since|after|before|until|till|through|to|and|prior to|by"
    r"|around"
    r"|following|starting|beginning)\s(?:the\s)?(?:(?:year|month|week|course|period|date)\s(?:of"
    r"|beginning)\s)?$",
    re.IGNORECASE,
)
_FROM = frozenset({"since", "after", "following", "starting", "beginning", "from"})
_TO = frozenset({"before", "until", "till", "through", "to", "by", "prior to"})


class Stretch(NamedTuple):
    """A stretch of time, and the words that name it.

    :param first: its first day, ISO 8601; empty where it has none.
    :param last: its last day, likewise.
    :param start: where its words begin, with the preposition before them.
    :param end: where they end.
    """

    first: str
    last: str
    start: int
    end: int


class _Named(NamedTuple):
    first: date
    last: date
    start: int
    end: int


def stretch(text: str) -> Stretch | None:
    """Return the stretch of time that a text names, or None where it names none or more than one.

    :param text: a question.
    """
    named = sorted(_named(text), key=lambda each: each.start)
    if not named or len(named) > 2:
        return None
    one, other = named[0], named[-1]
    lead = _LEADS.search(text[: one.start])
    word = lead["word"].lower() if lead else ""
    start = lead.start() if lead else one.start
    if len(named) == 2:
        between = _LEADS.fullmatch(text[one.end : other.start].strip() + " ")
        if between is None or other.last < one.first:
            return None
        return Stretch(one.first.isoformat(), other.last.isoformat(), start, other.end)
    if word in _FROM:
        first = one.last + timedelta(days=1) if word in ("after", "following") else one.first
        return Stretch(first.isoformat(), "", start, one.end)
    if word in _TO:
        last = one.first - timedelta(days=1) if word in ("before", "prior to") else one.last
        return Stretch("", last.isoformat(), start, one.end)
    return Stretch(one.first.isoformat(), one.last.isoformat(), start, one.end)


def _named(text: str) -> Iterator[_Named]:
    """Yield the days, weeks, months, seasons and years that a text names."""
    taken: list[range] = []
    for match in _SEASON.finditer(text):
        month = _SEASONS[match["season"].lower()]
        year = int(match["year"])
        taken.append(range(*match.span()))
        yield _Named(date(year, month, 1), _month_end(year, month + 2), *match.span())
    for fact in facts(text):
        start, end = fact.start, fact.start + len(fact.written)
        if fact.kind != "date" or any(start in span for span in taken):
            continue
        taken.append(range(start, end))
        days = None if fact.value.startswith("--") else _days(fact.value)
        if days is None:
            continue
        if _WEEK.search(text[:start]):
            days = days[0], days[0] + timedelta(days=6)
        yield _Named(*days, start, end)
    for match in _YEAR.finditer(text):
        if not any(match.start() in span for span in taken):
            year = int(match[0])
            taken.append(range(*match.span()))
            yield _Named(date(year, 1, 1), date(year, 12, 31), *match.span())
    for match in _BARE_MONTH.finditer(text):  # "between March and June 2021": the year stands behind
        after = next((span for span in taken if span.start == match.end()), None)
        if after is not None and (its := _YEAR.search(text[after.start : after.stop])):
            month = _MONTHS.index(match["month"].capitalize()) + 1
            first = date(int(its[0]), month, 1)
            yield _Named(first, _month_end(first.year, month), match.start(), match.end("month"))


def _days(value: str) -> tuple[date, date] | None:
    """Return the first and the last day of a date in ISO 8601; None where the calendar has no such day."""
    try:
        if len(value) == 7:
            first = date.fromisoformat(f"{value}-01")
            return first, _month_end(first.year, first.month)
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day, day


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
