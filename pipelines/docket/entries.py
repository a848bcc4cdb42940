"""The entries of a docket sheet: number, day, kind, and what each rules on. Pure functions.

As CM/ECF prints them: the day of filing, the entry's number where it has one, and the docket text, which
opens with what was filed ("ADMINISTRATIVE MOTION to file under seal"), names other entries by their numbers
("GRANTING 17 Stipulation"), and ends with who filed it electronically.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from ingest.keys import Stretch

_ROW = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)[ \n](?:(\d{1,4})[ \n])?(?=[A-Z\[“\"(])", re.MULTILINE)
_CENTURY = 100


class Entry(NamedTuple):
    """An entry of a docket sheet.

    :param number: its number; None where it has none.
    :param day: ISO 8601.
    :param text: the docket text, on one line.
    :param stretches: where the entry stands, its day with it; two where it runs over a page's end.
    """

    number: int | None
    day: str
    text: str
    stretches: tuple[Stretch, ...]


def entries(pages: Sequence[tuple[int, str]]) -> list[Entry]:
    """Read the entries of a docket sheet.

    :param pages: the number of each page, from 1, and its text, in order.
    :returns: in the order of the sheet. A line of a docket text that opens with a day is no entry: its day
        would go back, or its number.
    """
    found: list[tuple[int | None, str, list[str], list[Stretch]]] = []
    for number, text in pages:
        rows = list(_rows(text, *_last(found)))
        if found and (head := text[: rows[0].start() if rows else len(text)].rstrip()):
            start = len(head) - len(head.lstrip())
            found[-1][2].append(head)
            found[-1][3].append(Stretch(number, start, len(head)))
        for n, row in enumerate(rows):
            end = rows[n + 1].start() if n + 1 < len(rows) else len(text)
            end = row.start() + len(text[row.start() : end].rstrip())
            entry = int(row[4]) if row[4] else None
            found.append(
                (entry, _day(row) or "", [text[row.end() : end]], [Stretch(number, row.start(), end)])
            )
    return [Entry(n, day, " ".join(" ".join(texts).split()), tuple(at)) for n, day, texts, at in found]


def _last(found: Sequence[tuple[int | None, str, list[str], list[Stretch]]]) -> tuple[str, int]:
    numbers = [number for number, *_ in found if number is not None]
    return (found[-1][1] if found else "", numbers[-1] if numbers else -1)


def _rows(text: str, day: str, number: int) -> Iterator[re.Match[str]]:
    """Yield what opens the entries of a page, which goes on from a day and a number."""
    for match in _ROW.finditer(text):
        here = _day(match)
        if here is None or (day and here < day) or (match[4] and int(match[4]) <= number):
            continue
        if match[4]:
            number = int(match[4])
        elif number < 0:
            continue  # a head's day before the first entry
        day = here
        yield match


def _day(match: re.Match[str]) -> str | None:
    month, day, year = int(match[1]), int(match[2]), int(match[3])
    if year < _CENTURY:
        year += 1900 if year >= 70 else 2000  # POSIX: 69 is 2069
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


_HEAD = re.compile(
    r"\s(?:by|filed|re|regarding|to|for|against|of|on|under|granting|denying|with|that|setting|as|in|from|"
    r"extending|vacating|issued|returned|identifying|selecting|referring|continuing|striking)\b|[.:;,(\[]",
    re.IGNORECASE,
)
_KINDS = (
    ("transcript order", r"transcript order|transcript request"),
    ("proposed order", r"proposed order|proposed judgment"),
    ("stipulation and order", r"stipulat\w+ (?:and|&) (?:\w+ )?order|stipulated order|consent order"),
    ("notice of appeal", r"notice of appeal"),
    ("motion", r"notice of motion|motions?|application|request for"),
    ("opposition", r"opposition|response in opposition|memorandum in opposition"),
    ("reply", r"reply"),
    ("minutes", r"minute entry|minutes|minute order"),
    ("notice", r"(?:clerk[’']?s )?notice"),
    ("summons", r"summons"),
    ("certificate", r"certificate"),
    ("certification", r"certification"),
    ("cover sheet", r"cover sheet"),
    ("disclosure statement", r"disclosure statement"),
    ("case management statement", r"case management statement|status report|joint report"),
    ("letter", r"letter"),
    ("transcript", r"transcript"),
    ("case assignment", r"case (?:assigned|reassigned|referred)"),
    ("answer", r"answer"),
    ("complaint", r"complaint"),
    ("judgment", r"judge?ment"),
    ("order", r"order|opinion"),
    ("stipulation", r"stipulation"),
    ("declaration", r"declaration|affidavit"),
    ("brief", r"brief|memorandum"),
    ("petition", r"petition"),
    ("response", r"response"),
    ("exhibit", r"exhibits?"),
    ("subpoena", r"subpoena"),
    ("verdict", r"verdict"),
    ("indictment", r"indictment"),
)
_KIND = [(kind, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for kind, pattern in _KINDS]
KINDS = tuple(kind for kind, _ in _KINDS)
"""The kinds of entries that there are."""


def head(text: str) -> str:
    """Return how an entry opens: what was filed, without of what and by whom.

    :param text: the docket text.
    """
    end = _HEAD.search(text, text.find(" ") if text[:1] in "[(" else 0)
    opening = text[: end.start()] if end else text
    if re.match(r"notice$", opening.strip(), re.IGNORECASE) and (of := re.match(r"\w+ of \w+", text)):
        return of[0]
    return opening.strip()


def kind_of(text: str) -> str | None:
    """Return what an entry is.

    :param text: the docket text.
    :returns: one of :data:`KINDS`; None where it opens with none of them.
    """
    opening = head(text)
    return next((kind for kind, form in _KIND if form.search(opening) or form.match(text)), None)


_VERB = (
    r"(?P<verb>grant(?:ing|ed|s)?|den(?:ying|ied|ies|y)|withdraw(?:ing|n|s)?|strik(?:ing|es?)|stricken|"
    r"finding as moot|moot(?:ing|ed)?)"
)
_PART = r"(?:\s+in\s+part)"
_BOTH = (
    rf"(?P<both>grant(?:ing|ed){_PART}\s+and\s+den(?:ying|ied){_PART}|"
    rf"den(?:ying|ied){_PART}\s+and\s+grant(?:ing|ed){_PART})"
)
_REFERENCE = (
    r"(?:\[|\(|Dkt\.?\s|ECF\s|Docs?\.?\s|No\.?\s|#\s?)*(?P<number>\d{1,4})(?!\d)\]?\)?(?![/.,]\d)(?!/)"
    r"(?!\s(?:days?|weeks?|months?|years?|pages?|hours?)\b)"
)
_RULES_ON = re.compile(
    rf"\b(?:{_BOTH}|{_VERB})(?P<moot>\s+as\s+moot)?(?P<part>{_PART})?\s+(?:the\s+)?{_REFERENCE}"
    rf"(?P<behind>{_PART}|\s+as\s+modified)?",
    re.IGNORECASE,
)
_IS_RULED = re.compile(
    rf"(?:^|(?<=[.;] )){_REFERENCE}\s+(?:[\w’'-]+\s+){{0,12}}?(?:is\s+|are\s+)?(?:{_BOTH}|{_VERB})\b"
    rf"(?P<moot>\s+as\s+moot)?(?P<part>{_PART})?(?P<behind>\s+as\s+modified)?",
    re.IGNORECASE,
)
_WITHDRAWN = re.compile(r"(?:^|[.(;] ?)withdrawn\b", re.IGNORECASE)


class OnEntry(NamedTuple):
    """What an entry decides of another one: that one's number, and how."""

    number: int
    disposition: str


def rulings(text: str) -> list[OnEntry]:
    """Read what an entry decides of others.

    :param text: the docket text.
    :returns: of each motion that it names by number, how it came out.
    """
    found = [OnEntry(int(m["number"]), _disposition(m)) for m in _RULES_ON.finditer(text)]
    found += [OnEntry(int(m["number"]), _disposition(m)) for m in _IS_RULED.finditer(text)]
    return list({each.number: each for each in found}.values())


def is_withdrawn(text: str) -> bool:
    """Say whether an entry says of itself that it was withdrawn.

    :param text: the docket text.
    """
    return _WITHDRAWN.search(text) is not None


def _disposition(match: re.Match[str]) -> str:
    if match["both"]:
        return "granted in part and denied in part"
    verb = match["verb"].lower()
    behind = " ".join(filter(None, (match["part"], match["behind"]))).lower()
    for opening, said in (
        ("grant", "granted"),
        ("den", "denied"),
        ("withdr", "withdrawn"),
        ("str", "stricken"),
    ):
        if verb.startswith(opening):
            partly = " in part" if "in" in behind.split() else ""
            modified = " as modified" if "modified" in behind else ""
            return said + (" as moot" if match["moot"] else "") + partly + modified
    return "moot"
