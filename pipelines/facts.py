"""Numbers, amounts and dates in a text, in one canonical form each. Pure functions.

"$1.25 million" and "$1,250,000" are the same fact, as are "thirty (30) days" and "30 days", "May 3, 2021"
and "5/3/2021" (month first, as American courts write). What differs in value or unit is another fact.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple


class Fact(NamedTuple):
    """A fact as a value that can be compared, and as it is written.

    ``kind`` is ``"date"``, ``"money"``, ``"percent"``, ``"number"`` or a unit of measure such as ``"day"``.
    A date's value is ISO 8601, as precise as it was written: ``2021-05-03``, ``2021-05``, ``--05-03``.
    ``start`` and ``end`` say where it stands in the text.
    """

    kind: str
    value: str
    written: str
    start: int = 0
    end: int = 0


_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = (
    r"(?P<{0}>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DATE = re.compile(
    rf"\b{_MONTH.format('m1')}\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?:\s*,?\s+(?P<y1>(?:1[89]|20)\d\d)\b)?"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?\s+{_MONTH.format('m2')}\b"
    rf"(?:\s*,?\s+(?P<y2>(?:1[89]|20)\d\d)\b)?"
    rf"|\b{_MONTH.format('m3')},?\s+(?:of\s+)?(?P<y3>(?:1[89]|20)\d\d)\b"
    r"|\b(?P<m4>\d{1,2})/(?P<d4>\d{1,2})/(?P<y4>\d{4}|\d{2})\b"
    r"|\b(?P<y5>(?:1[89]|20)\d\d)-(?P<m5>\d{2})-(?P<d5>\d{2})\b",
    re.IGNORECASE,
)

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: n for n, word in enumerate(_ONES)} | {word: 10 * (n + 2) for n, word in enumerate(_TENS)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_NUMBER_WORD = "|".join([*_SMALL, *_SCALES])
_SPELLED = rf"(?:{_NUMBER_WORD})(?:(?:\s+and\s+|[\s-]+)(?:{_NUMBER_WORD}))*"
_UNITS = {
    "day", "week", "month", "year", "hour", "minute", "percent", "dollar", "mile", "page", "share", "count",
    "foot", "feet", "inch", "acre", "unit", "pound", "ton", "time",
}  # fmt: skip
_QUANTITY = re.compile(
    rf"(?P<money>\$\s?)?(?<![\w.])(?:(?P<digits>\d+(?:,\d+)*(?:\.\d+)?)|(?P<words>\b{_SPELLED}\b))"
    r"(?:\s?(?P<scale>hundred|thousand|million|billion)\b)?"
    rf"(?:\s*\((?P<again>\$?\s?(?:\d[\d,.]*|{_SPELLED}))\))?"
    r"(?P<percent>\s?%)?(?:[\s-](?:calendar\s|business\s|court\s|consecutive\s)?(?P<unit>[a-z]+))?",
    re.IGNORECASE,
)


def facts(text: str) -> list[Fact]:
    """Find the dates, amounts and numbers of a text.

    The word "one" alone is left out: it is seldom a number.

    :param text: any text, line breaks included.
    :returns: the facts in order, dates first.
    """
    return list(_facts(text))


@lru_cache(maxsize=2048)
def _facts(text: str) -> tuple[Fact, ...]:
    found: list[Fact] = []

    def take_date(match: re.Match[str]) -> str:
        found.append(Fact("date", _iso(match), match[0], *match.span()))
        return " " * len(match[0])

    rest = _DATE.sub(take_date, text)
    for match in _QUANTITY.finditer(rest):
        value = _value(match)
        if value is not None:
            kind = _kind(match)
            end = match.start("unit") if match["unit"] and not _unit(match) else match.end()
            written = rest[match.start() : end].rstrip(" -\n")
            found.append(Fact(kind, value, written.strip(), match.start(), match.start() + len(written)))
    return tuple(found)


def supports(stated: Fact, source: list[Fact]) -> bool:
    """Say whether a fact is among those of a source.

    A date may be stated less precisely than the source gives it, never more precisely; a plain number
    must have its value, whatever unit the source gives it.

    :param stated: the fact of the sentence under test.
    :param source: the facts of the passage.
    """
    for fact in source:
        if stated.kind == "date" == fact.kind:
            if stated.value == fact.value or fact.value.startswith(stated.value + "-"):
                return True
            if stated.value.startswith("--") and fact.value.endswith(stated.value[1:]):
                return True
        elif stated.value == fact.value and stated.kind in ("number", fact.kind):
            return True
    return False


def _iso(match: re.Match[str]) -> str:
    group = match.groupdict()
    for n in "123":
        if name := group.get(f"m{n}"):
            month = next(i for i, m in enumerate(_MONTHS, start=1) if m.startswith(name.lower()[:3]))
            return _join_date(group.get(f"y{n}"), month, group.get(f"d{n}"))
    n = "4" if group["m4"] else "5"
    year = group[f"y{n}"] or ""
    if len(year) == 2:
        year = ("19" if year > "60" else "20") + year
    return _join_date(year, int(group[f"m{n}"] or 0), group[f"d{n}"])


def _join_date(year: str | None, month: int, day: str | None) -> str:
    return f"{year or '-'}-{month:02}" + (f"-{int(day):02}" if day else "")


def _value(match: re.Match[str]) -> str | None:
    try:
        if match["digits"]:
            number = Decimal(_without_footnote(match).replace(",", ""))
        elif match["words"].lower() == "one":
            return None
        else:
            number = Decimal(_spelled(match["words"].lower()))
    except InvalidOperation:
        return None
    if match["scale"]:
        number *= _SCALES[match["scale"].lower()]
    value = format(number.normalize(), "f")
    # "five (6) days" is neither: a number that contradicts itself equals only itself.
    again = [fact.value for fact in facts(match["again"] or "") if fact.kind != "date"]
    return value if not again or value in again else f"{value}/{again[0]}"


def _without_footnote(match: re.Match[str]) -> str:
    """Return an amount's digits; cents are two, so a single one is a footnote's: "$2,368,400.1"."""
    glued = match["money"] and not match["scale"] and re.fullmatch(r"([\d,]{3,})\.\d", match["digits"])
    return str(glued[1] if glued else match["digits"])


def _spelled(text: str) -> int:
    total = current = 0
    for word in re.findall(r"[a-z]+", text):
        if word in _SMALL:
            current += _SMALL[word]
        elif word == "hundred":
            current = max(1, current) * 100
        elif word in _SCALES:
            total, current = total + max(1, current) * _SCALES[word], 0
    return total + current


def _kind(match: re.Match[str]) -> str:
    unit = _unit(match)
    if match["money"] or unit == "dollar":
        return "money"
    if match["percent"] or unit == "percent":
        return "percent"
    return unit or "number"


def _unit(match: re.Match[str]) -> str:
    unit = (match["unit"] or "").lower()
    unit = unit if unit in _UNITS else unit.removesuffix("s")
    return unit if unit in _UNITS else ""
