"""Stretches of time that a question names: "between March and June 2021", "since 2020". Pure functions."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from pipelines.facts import facts

_MONTHS = [name for name in calendar.month_name if name]
_YEAR = re.compile(r"(?<!§ )(?<!§)(?<!Section )(?<![\w/$-])(?:19|20)\d\d(?![\w/%-])")
_YEARS = re.compile(r"(?<![\w-])(?P<first>(?:19|20)\d\d)\s?[-–]\s?(?P<last>(?:19|20)\d\d)(?![\w-])")
_ISO_MONTH = re.compile(r"(?<![\w-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?![\w-])")
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
    r"\b(?P<word>on or after|on or before|no later than|no earlier than|later than|up to|in|on|during|"
    r"dated|of|for|from|between|since|after|before|until|till|through|to|and|prior to|by|around|"
    r"following|starting|beginning)"
    r"\s(?:the\s)?(?:(?:year|month|week|course|period|date)\s(?:(?:of|beginning)\s)?)?$",
    re.IGNORECASE,
)
_TO_THE_SECOND = frozenset({"and", "to", "through", "until", "till"})
_SECOND = re.compile(
    r"(?:and )?(?P<word>before|prior to|until|till|through|to|by|on or before|up to)", re.IGNORECASE
)
_ONWARDS = re.compile(r"\s+on(?:wards?)?(?=[\s?.!,]*$)", re.IGNORECASE)
_FROM = frozenset(
    "since|after|following|starting|beginning|from|on or after|no earlier than|later than".split("|")
)
_TO = frozenset("before|until|till|through|to|by|prior to|on or before|no later than|up to".split("|"))


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
        between = text[one.end : other.start].strip().lower()
        second = _SECOND.fullmatch(between)
        if word in _FROM - {"from"} and second:
            first, last = _from(word, one), _to(second["word"], other)
        elif between in _TO_THE_SECOND:
            first, last = one.first, other.last
        else:
            return None
        return Stretch(first.isoformat(), last.isoformat(), start, other.end) if first <= last else None
    if word in _FROM:
        onwards = _ONWARDS.match(text, one.end)
        return Stretch(_from(word, one).isoformat(), "", start, onwards.end() if onwards else one.end)
    if word in _TO:
        return Stretch("", _to(word, one).isoformat(), start, one.end)
    return Stretch(one.first.isoformat(), one.last.isoformat(), start, one.end)


def _from(word: str, named: _Named) -> date:
    return named.last + timedelta(days=1) if word in ("after", "following", "later than") else named.first


def _to(word: str, named: _Named) -> date:
    return named.first - timedelta(days=1) if word in ("before", "prior to") else named.last


def _named(text: str) -> Iterator[_Named]:
    """Yield the days, weeks, months, seasons and years that a text names."""
    taken: list[range] = []
    for match in _SEASON.finditer(text):
        month = _SEASONS[match["season"].lower()]
        year = int(match["year"])
        taken.append(range(*match.span()))
        yield _Named(date(year, month, 1), _month_end(year, month + 2), *match.span())
    for match in _YEARS.finditer(text):
        taken.append(range(*match.span()))
        if match["first"] > match["last"]:
            continue
        yield _Named(date(int(match["first"]), 1, 1), date(int(match["last"]), 12, 31), *match.span())
    for match in _ISO_MONTH.finditer(text):
        if days := _days(match[0]):
            taken.append(range(*match.span()))
            yield _Named(*days, *match.span())
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
