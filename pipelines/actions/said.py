"""What a request says: days, periods, times of day, service. Pure functions.

Each thing found keeps where it stands, so that every input can be shown in the request's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import NamedTuple

from pipelines.actions.days import short
from pipelines.actions.inputs import Unit
from pipelines.errors import ActionError
from pipelines.facts import Fact, facts


class Day(NamedTuple):
    """A day that a request names; ``day`` is None where its year is not said."""

    day: date | None
    written: str
    start: int
    end: int


class Period(NamedTuple):
    """A period that a request names."""

    number: int
    unit: Unit
    written: str
    start: int
    end: int


_NUMBER = (
    r"\d[\d,]*|an?|one|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|one hundred(?: and [a-z]+)?"
)
PERIOD = re.compile(
    rf"\b(?P<n>{_NUMBER})(?:\s*\((?P<again>\d+)\))?[\s-]+"
    r"(?:(?P<kind>calendar|consecutive|full|whole|business|court|working)[\s-]+)?"
    r"(?P<unit>hour|hr|day|week|wk|fortnight|month|mo|year|yr)(?:s['’]?|['’]s)?(?![\w])",
    re.IGNORECASE,
)
_ARTICLES = ("a", "an", "one")
_SHORTENED = {"hr": "hour", "wk": "week", "mo": "month", "yr": "year"}
_WORKING = ("business", "court", "working")
_RELATIVE = re.compile(r"\b(?P<word>today|tomorrow|yesterday)\b", re.IGNORECASE)
_TODAY_IS = re.compile(
    r"\b(?:today is|today[’']s date is|it is now|as of today)\W+(?:\w+day,?\s+)?(?:the\s+)?$", re.IGNORECASE
)
_SHIFT = {"today": 0, "tomorrow": 1, "yesterday": -1}
_LATER_YEAR = re.compile(r"\s*,?\s+\d{3,}")
TIME = re.compile(
    r"\b(?:(?P<h>\d{1,2})(?::(?P<m>\d{2}))?\s*(?P<half>[ap])\.?\s?m\b\.?|(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)\b"
    r"|(?P<noon>noon\b))",
    re.IGNORECASE,
)
_SERVICE = (
    (
        "clerk",
        r"\b(?:leav\w+|left) (?:it |them |a copy |copies |the \w+ )?with the (?:court )?clerk|"
        r"\bwith the court[’']s clerk",
    ),
    ("electronic", r"\be-?(?:mail|serv|fil)\w*|\belectronic\w*|\bCM/?ECF\b|\bECF\b|\bfax\w*|\bfacsimile"),
    ("mail", r"\bmail(?:ed|ing)?\b|\bU\.?S\.?P\.?S\b"),
    (
        "other",
        r"\bother means\b|\bcourier\b|\bFed ?Ex\b|\bUPS\b|\bovernight\b|"
        r"\bmeans (?:that were |was )?consented to",
    ),
    (
        "hand",
        r"\b(?:by|in) hand\b|\bhand[ -](?:deliver|serv)\w+|\bin person\b|\bserved personally\b|"
        r"\bpersonal(?:ly)? (?:service|serv\w+|deliver\w+)|\bprocess server\b",
    ),
)
"""How a paper is served, by the letter of Rule 5(b)(2), and the words that say it."""
_BY_SERVICE = re.compile(r"\bserv\w*\W+(?:\w+\W+){0,5}$", re.IGNORECASE)
_HOLIDAYS = re.compile(
    r"\b(?:count|treat)\w*\b(?P<days>[^.;?]*?)\bas (?:a |an |another |additional )*(?:legal )?holidays?\b",
    re.IGNORECASE,
)


def days(request: str, today: date) -> list[Day]:
    """Find the days that a request names.

    :param request: the request.
    :param today: what "today" means.
    :returns: the days, in order.
    :raises ActionError: when one of them is not in the calendar.
    """
    found = [
        _day(fact, request) for fact in facts(request) if fact.kind == "date" and fact.value.count("-") != 1
    ]
    told = [each.day for each in found if each.day and _TODAY_IS.search(request[: each.start])]
    today = told[0] if told else today
    for match in _RELATIVE.finditer(request):
        day = today + timedelta(days=_SHIFT[match["word"].lower()])
        found.append(Day(day, match[0], *match.span()))
    return sorted(found, key=lambda each: each.start)


def _day(fact: Fact, request: str) -> Day:
    written = request[fact.start : fact.start + len(fact.written)]
    end = fact.start + len(written)
    if fact.value.startswith("--"):
        if _LATER_YEAR.match(request[end : end + 12]):
            raise ActionError(
                f"“{written}{request[end : end + 8].rstrip()} …” is not a day: give a year of four digits."
            )
        return Day(None, written, fact.start, end)
    try:
        return Day(date.fromisoformat(fact.value), written, fact.start, end)
    except ValueError:
        raise ActionError(f"“{written}” is not a day of the calendar. Give it as in June 1, 2021.") from None


def periods(request: str) -> Iterator[Period]:
    """Find the periods that a request names, in order.

    :param request: the request.
    :raises ActionError: when one of them contradicts itself.
    """
    for match in PERIOD.finditer(request):
        if match["n"].lower() in _ARTICLES and match["unit"].lower() in _SHORTENED:
            continue  # "a mo" is nobody's month
        count = _count(match["n"])
        if match["again"] and int(match["again"]) != count:
            raise ActionError(f"“{match[0]}” contradicts itself: say which number is meant.")
        unit = _SHORTENED.get(match["unit"].lower(), match["unit"].lower())
        if unit == "fortnight":
            count, unit = 2 * count, "week"
        working = (match["kind"] or "").lower() in _WORKING
        if working and unit != "day":
            raise ActionError(f"“{match[0]}” cannot be counted: only days can be business days.")
        name: Unit = "business days" if working else _plural(unit)
        yield Period(count, name, match[0], *match.span())


def period(request: str) -> Period | None:
    """Return the one period that a request names, or None.

    "A day" is one only where no other is named.

    :param request: the request.
    :raises ActionError: when it names more than one, or one that contradicts itself.
    """
    found = list(periods(request))
    counted = [each for each in found if each.written.split()[0].lower() not in ("a", "an")] or found
    if len({(each.number, each.unit) for each in counted}) > 1:
        named = ", ".join(f"“{each.written}”" for each in counted)
        raise ActionError(f"The request names more than one period: {named}. Ask for one at a time.")
    return counted[0] if counted else None


def _count(written: str) -> int:
    word = written.lower()
    if word in _ARTICLES:
        return 1
    values = [fact.value for fact in facts(f"{written} days") if fact.kind == "day"]
    if not values or not values[0].isdecimal():
        raise ActionError(f"“{written}” is not a number that can be counted with.")
    return int(values[0][:12])  # what is longer is refused all the same


def _plural(unit: str) -> Unit:
    match unit:
        case "hour":
            return "hours"
        case "week":
            return "weeks"
        case "month":
            return "months"
        case "year":
            return "years"
        case _:
            return "days"


def time_of_day(request: str) -> tuple[time, str] | None:
    """Return the first time of day that a request names, and its words.

    :param request: the request.
    :raises ActionError: when there is no such time.
    """
    match = TIME.search(request)
    if match is None:
        return None
    if match["noon"]:
        return time(12), match[0]
    if match["h24"]:
        return time(int(match["h24"]), int(match["m24"])), match[0]
    hour, minute = int(match["h"]), int(match["m"] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        raise ActionError(f"“{match[0]}” is no time of day.")
    return time(hour % 12 + (12 if match["half"].lower() == "p" else 0), minute), match[0]


def service(request: str) -> tuple[str, str] | None:
    """Return how a request says that a paper was served, and its words.

    :param request: the request.
    """
    found = [
        (not _BY_SERVICE.search(request[: match.start()]), match.start(), name, match[0])
        for name, pattern in _SERVICE
        for match in re.finditer(pattern, request, re.IGNORECASE)
    ]
    return min(found)[2:] if found else None


def declared(request: str, named: list[Day]) -> tuple[list[Day], list[Day]]:
    """Part the days that a request wants counted as holidays from the others.

    :param request: the request.
    :param named: its days.
    :returns: the holidays, and the other days.
    """
    spans = [match.span("days") for match in _HOLIDAYS.finditer(request)]
    inside = [day for day in named if day.day and any(start <= day.start < end for start, end in spans)]
    return inside, [day for day in named if day not in inside]


def month_first(named: list[Day]) -> str | None:
    """Return a note where a day in digits could be read the other way round."""
    for each in named:
        parts = each.written.split("/")
        if len(parts) == 3 and each.day and parts[0] != parts[1] and each.day.day <= 12:
            return f"{each.written} is read as {short(each.day)}: the month comes first."
    return None
