"""The days that a docket question names: a day, a month, a year, or a span of them. Pure functions."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from pipelines.docket.left import Left
from pipelines.docket.wanted import Condition
from pipelines.facts import facts

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?P<{0}>\d{{4}}-\d{{2}}-\d{{2}}|\d{{4}}-\d{{2}}|\d{{4}})"
_ONE = _DAY.format("one")
_TWO = _DAY.format("two")
_SPAN = re.compile(
    rf"\b(?:between|from)\s+{_ONE}\s+(?:and|to|through|until|till)\s+{_TWO}(?!\w)|"
    rf"(?:\b(?:in|during)\s+)?(?<![\w-])(?P<first_year>{_YEAR})\s?(?:-|–|to|through)\s?(?P<last_year>{_YEAR})(?![\w-])",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\b(?P<how>since|after|later than|on or after|from)\s+{_ONE}(?:\s+on(?:wards?)?)?(?!\w)", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"\b(?P<how>before|prior to|until|till|through|by|on or before|up to)\s+{_ONE}(?!\w)", re.IGNORECASE
)
_IN = re.compile(
    rf"(?:\b(?:in|on|during|dated|of|for)\s+(?:the year\s+)?)?(?<![\w:-]){_ONE}(?![\w:-])", re.IGNORECASE
)


def days_in(left: Left) -> tuple[Condition, ...]:
    """Take the days out of a question, as conditions on a day.

    :param left: the question.
    :returns: none where it names none; a day without its year is left in it.
    """
    _as_iso(left)
    if match := _take(left, _SPAN):
        one, two = match["one"] or match["first_year"], match["two"] or match["last_year"]
        return _since(_start(one)), _until(_end(two))
    found: list[Condition] = []
    if match := _take(left, _AFTER):
        after = match["how"].lower() in ("after", "later than")
        found.append(_since(_next(match["one"]) if after else _start(match["one"])))
    if match := _take(left, _BEFORE):
        through = match["how"].lower() in ("through", "on or before", "up to", "until", "till")
        found.append(_until(_end(match["one"]) if through else _previous(match["one"])))
    if not found and (match := _take(left, _IN)):
        found += [_since(_start(match["one"])), _until(_end(match["one"]))]
    return tuple(found)


def _take(left: Left, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Take the first place that a pattern matches with days that the calendar has."""
    for match in pattern.finditer(left.text):
        if all(_is_day(day) for day in match.groupdict().values() if day and day[0].isdigit()):
            left.blank(*match.span())
            return match
    return None


def _as_iso(left: Left) -> None:
    """Write the days and months of a question as numbers, in the place where they stand."""
    for fact in sorted((f for f in facts(left.text) if f.kind == "date"), key=lambda f: -f.start):
        if _is_day(fact.value):
            end = fact.start + len(fact.written)
            left.text = left.text[: fact.start] + fact.value + left.text[end:]


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(_start(value))
    except ValueError:  # a day without its year, or one that the calendar has not
        return False
    return True


def _since(day: str) -> Condition:
    return Condition("day", "from", (day,))


def _until(day: str) -> Condition:
    return Condition("day", "to", (day,))


def _start(day: str) -> str:
    return (day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10]


def _end(day: str) -> str:
    if len(day) == 4:
        return f"{day}-12-31"
    if len(day) == 7:
        return f"{day}-{calendar.monthrange(int(day[:4]), int(day[5:7]))[1]:02}"
    return day


def _next(day: str) -> str:
    return (date.fromisoformat(_end(day)) + timedelta(days=1)).isoformat()


def _previous(day: str) -> str:
    return (date.fromisoformat(_start(day)) - timedelta(days=1)).isoformat()
