"""Dates as events have them: with their precision, their year, and the spans they open. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import zip_longest
from typing import NamedTuple

from pipelines.facts import Fact, facts
from pipelines.timeline.records import Precision

YEAR, DAYS = "year", "days"
"""What is not written of a date: its year, or all of it ("two days later")."""

_NEAR = 1500
"""Characters before a date without a year among which another date may give it one."""
_NEAR_DAYS = 120
"""How far from that other date it may then lie; farther, its year is a guess."""

_YEAR = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Ss]ince|(?:[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|"
    r"[Ww]inter|[Ee]nd|[Bb]eginning|[Ll]ate|[Ee]arly|[Mm]iddle)(?:\s(?:in|of))?)\s"
    r"(?:(?:early|late|mid)[ -])?(?P<year>(?:19|20)\d\d)\b(?![-–/’']\w|\s*\)|,?\s(?:WL|F\.|U\.\s?S\.))"
)
"""A year by itself, where a preposition makes a time of it and not a number."""
_TWO_DAYS = re.compile(r"(?:\s(?:or|and|through|to|until)\s|[-–])\d{1,2},\s(?P<year>(?:19|20)\d\d)\b")
"""Behind a day without a year: "May 3 or 4, 2021"."""
_SPAN = re.compile(
    r"\s*,?\s*(?:and continuing )?(?:through|to|until|and|–|-)\s*(?:on\s)?(?:[A-Z][a-z]+day,?\s)?\s*"
)
_OPENS_SPAN = re.compile(r"\b(?:from|between)\s(?:[A-Z][a-z]+day,?\s|about\s|the\s)?$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:chang|continu|mov|extend|extending|postpon|reset|reschedul|adjourn|rais|reduc|correct|amend|"
    r"advanc|defer)"
    r"(?:e[sd]?|ed|ing|s)?\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""What is changed from one date to another is no span of both."""
_MONTH_SPAN = re.compile(
    r"\b(?P<month>January|February|March|April|May|June|July|August|September|October|November)\s"
    r"(?:through|to|until)\s$"
)
_AHEAD = re.compile(r"\b(?:due|set for|will|shall|must|may|no later than|on or before|until)\b")
_LATER = re.compile(
    r"\b(?:(?P<count>\w+)\s(?P<unit>days?|weeks?)\slater|(?P<next>the\s(?:next|following)\sday))\b"
    r"(?!,?\s(?:on|of|after|that)\b)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.?!]\s+[A-Z“]|\n[QA]\.")


class Told(NamedTuple):
    """A date as a text tells it.

    :param value: ISO 8601, as precise as it is told.
    :param precision: how exact that is.
    :param start: offset of its first character.
    :param end: offset behind it.
    :param until: the end of the span that it begins, or None.
    :param inferred: :data:`YEAR` where its year is another date's, :data:`DAYS` where it is counted from one;
        else nothing.
    """

    value: str
    precision: Precision
    start: int
    end: int
    until: str | None = None
    inferred: str = ""


def told_dates(text: str, known: Mapping[str, str], latest: str = "") -> list[Told]:
    """Find the dates of a text, each with a year; those whose year cannot be told for sure are left out.

    A day without a year has that of a date in its sentence's reach: of the other end of its span, of the same
    day where the document names it in full, or of the nearest date before it, where only one year brings it
    close to that.

    :param text: the text.
    :param known: years by month and day ("--05-03"), of days that the document names in full, once or always
        alike.
    :param latest: the day of the document, ISO 8601, or nothing: what it tells without a year was before.
    """
    found: list[Told] = []
    anchor: Told | None = None
    bare = [fact for fact in facts(text) if fact.kind == "date"]
    for fact in sorted([*bare, *_years(text, bare)], key=lambda fact: fact.start):
        told = _with_year(fact, text, known, anchor, latest)
        if told is None:
            continue
        found.append(told)
        if not told.inferred:
            anchor = told
    return sorted([*_spans(text, found), *_later(text, found)], key=lambda told: told.start)


def years_of(text: str) -> dict[str, set[str]]:
    """Return the years that a text gives to each month and day.

    :param text: the text.
    """
    found: dict[str, set[str]] = {}
    for fact in facts(text):
        if fact.kind == "date" and len(fact.value) == 10 and is_day(fact.value):
            found.setdefault(f"-{fact.value[4:]}", set()).add(fact.value[:4])
    return found


def is_day(value: str) -> bool:
    """Say whether a text is a day of the calendar.

    :param value: ISO 8601, or not.
    """
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def within(value: str, first: str, last: str) -> bool:
    """Say whether a date, or some of a less exact one, lies in a span.

    :param value: ISO 8601, a day, a month or a year.
    :param first: the first day, or nothing.
    :param last: the last day, or nothing.
    """
    return (not first or value >= first[: len(value)]) and (not last or value <= last[: len(value)])


def _years(text: str, bare: list[Fact]) -> Iterator[Fact]:
    for match in _YEAR.finditer(text):
        start, end = match.span("year")
        if not any(fact.start < end and start < fact.end for fact in bare):
            yield Fact("date", match["year"], match["year"], start, end)


def _with_year(
    fact: Fact, text: str, known: Mapping[str, str], anchor: Told | None, latest: str
) -> Told | None:
    if not fact.value.startswith("--"):
        precision = {4: Precision.YEAR, 7: Precision.MONTH}.get(len(fact.value), Precision.DAY)
        valid = is_day(fact.value) if precision is Precision.DAY else is_day(f"{fact.value}-01-01"[:10])
        return Told(fact.value, precision, fact.start, fact.end) if valid else None
    if len(fact.value) < 7:
        return None
    day = fact.value[1:]
    behind = _TWO_DAYS.match(text, fact.end)
    if year := behind["year"] if behind else _same_span(text, fact):
        return _told(f"{year}{day}", fact)
    named = f"{known[fact.value]}{day}" if fact.value in known else ""
    near = ""
    if anchor and fact.start - anchor.end <= _NEAR and anchor.precision is not Precision.YEAR:
        ahead = _AHEAD.search(text[max(fact.start - 60, 0) : fact.start])
        near = _nearest(day, anchor.value, "" if ahead else latest)
    if named and near and named != near:
        return None
    value = named or near
    return _told(value, fact, YEAR) if value else None


def _told(value: str, fact: Fact, inferred: str = "") -> Told | None:
    return Told(value, Precision.DAY, fact.start, fact.end, inferred=inferred) if is_day(value) else None


def _same_span(text: str, fact: Fact) -> str:
    """Return the year of the date that ends the span which a date without one begins."""
    ahead = text[fact.end : fact.end + 60]
    for other in facts(ahead):
        if other.kind == "date" and not other.value.startswith("-"):
            is_span = _SPAN.fullmatch(ahead[: other.start])
            return other.value[:4] if is_span and other.value[4:] >= fact.value[1:] else ""
    return ""


def _nearest(day: str, anchor: str, latest: str) -> str:
    """Return the one date of a month and day that is close to another date, and no later than the last."""
    near = date.fromisoformat(f"{anchor}-01"[:10])
    found = []
    for year in (near.year - 1, near.year, near.year + 1):
        value = f"{year}{day}"
        close = is_day(value) and abs(date.fromisoformat(value) - near) <= timedelta(days=_NEAR_DAYS)
        if close and (not latest or value <= latest):
            found.append(value)
    return found[0] if len(found) == 1 else ""


def _spans(text: str, found: list[Told]) -> Iterator[Told]:
    """Join the two ends of each span, and leave out what a date was before it was changed."""
    skip = False
    for here, after in zip_longest(found, found[1:]):
        if skip:
            skip = False
            continue
        before = text[max(here.start - 80, 0) : here.start]
        between = _SPAN.fullmatch(text, here.end, after.start) if after else None
        opens = _OPENS_SPAN.search(before)
        if between and after and (opens or "through" in between[0]) and after.value > here.value:
            if opens and _CHANGED.search(before[: opens.start()]):
                continue
            skip = True
            yield here._replace(until=after.value)
        elif here.precision is Precision.MONTH and (months := _MONTH_SPAN.search(before)):
            first = f"{here.value[:4]}{facts(f'{months[1]} 2000')[0].value[4:]}"
            start = here.start - len(before) + months.start()
            yield here._replace(value=first, start=start, until=here.value) if first < here.value else here
        else:
            yield here


def _later(text: str, found: list[Told]) -> Iterator[Told]:
    """Yield days that are counted from a day in the same sentence: "two days later", "the next day"."""
    for match in _LATER.finditer(text):
        day = next((told for told in reversed(found) if told.end <= match.start()), None)
        if day is None or day.precision is not Precision.DAY or _STOP.search(text, day.end, match.start()):
            continue
        count = 1 if match["next"] else _count(match["count"])
        if count:
            days = timedelta(days=count * (7 if (match["unit"] or "").lower().startswith("week") else 1))
            value = (date.fromisoformat(day.value) + days).isoformat()
            yield Told(value, Precision.DAY, match.start(), match.end(), inferred=DAYS)


def _count(word: str) -> int:
    numbers = [fact.value for fact in facts(f"{word} days") if fact.kind == "day"]
    return 1 if word.lower() == "one" else int(numbers[0]) if numbers and numbers[0].isdigit() else 0
