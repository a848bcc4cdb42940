"""Dates as American legal papers write them, to ISO 8601. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

_MONTHS = "january february march april may june july august september october november december".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third"
    " twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth"
    " thirty-first"
).split()
_MONTH = (
    r"(?P<{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = re.compile(
    rf"\b{_MONTH.format('m1')}\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?,)?\s?(?P<y1>\d{{4}})\b"
    rf"|\b(?P<d2>\d{{1,2}})\s{_MONTH.format('m2')},?\s(?P<y2>\d{{4}})\b"
    rf"|\b(?P<d3>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(reversed(_ORDINALS))})\sday\sof\s{_MONTH.format('m3')},?"
    r"\s(?P<y3>\d{4})\b"
    r"|(?<![\d/])(?P<m4>\d{1,2})/(?P<d4>\d{1,2})/(?P<y4>\d{4}|\d{2})(?![\d/])",
    re.IGNORECASE,
)
_CENTURY = 70
"""Two digits of a year up to this are of the 21st century: no court stamped files before 1970."""


class Dated(NamedTuple):
    """A date in a text: the day, and where it stands."""

    day: str
    start: int
    end: int


def find_dates(text: str) -> Iterator[Dated]:
    """Return the dates in a text, in order; what is no day of the calendar is left out.

    :param text: any text; the parts of a date may stand on two lines.
    """
    for match in _DATE.finditer(text):
        form = match.lastgroup[-1] if match.lastgroup else ""
        day, month, year = (match[f"{part}{form}"] for part in "dmy")
        number = int(year)
        if len(year) == 2:
            number += 2000 if number <= _CENTURY else 1900
        try:
            found = date(number, _month(month), _day(day))
        except ValueError:
            continue
        yield Dated(found.isoformat(), match.start(), match.end())


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return next(i for i, name in enumerate(_MONTHS, start=1) if name.startswith(text.lower()[:3]))


def _day(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else _ORDINALS.index(text.lower()) + 1
