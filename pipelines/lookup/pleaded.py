"""What a pleading sets out one by one: its claims, its defenses, and what it asks for. Pure functions.

Each stands under a title or a number of its own (Federal Rule of Civil Procedure 10(b)), and whoever asks for
them wants all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.sentences import Span

_ORDINAL = (
    r"(?:(?:TWENTY-)?(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH)|TENTH|ELEVENTH|TWELFTH|"
    r"THIRTEENTH|FOURTEENTH|FIFTEENTH|SIXTEENTH|SEVENTEENTH|EIGHTEENTH|NINETEENTH|TWENTIETH)"
)
_TITLE = r"(?:\W*$|\W+(?=[A-Z(§]))"
"""What follows the number of a claim or a defense: its name, which is a title, or the line's end."""
_CLAIM = re.compile(
    rf"(?i:COUNT\s+(?:[IVXL]+|\d+|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)\b|"
    rf"{_ORDINAL}\s+(?:CAUSE\s+OF\s+ACTION|CLAIM(?:\s+FOR\s+RELIEF)?)\b){_TITLE}"
)
_DEFENSE = re.compile(rf"(?i:{_ORDINAL}\s+(?:[A-Z]+\s+){{0,2}}?DEFENSE\b){_TITLE}|{_ORDINAL}:\s+(?=[A-Z])")
_PRAYER = re.compile(
    r"\W*(?:(?i:PRAYER(?:\s+FOR\s+RELIEF)?|RELIEF\s+(?:REQUESTED|SOUGHT)|REQUEST\s+FOR\s+RELIEF|"
    r"DEMAND\s+FOR\s+(?:RELIEF|JUDGMENT))\W*$|WHEREFORE\b)"
)
_ENDS = re.compile(
    r"\W*(?:(?i:dated?\b|respectfully\s+submitted|verification\b|(?:demand\s+for\s+(?:a\s+)?)?jury\b)|By:|/s/)"
)
_ITEM = re.compile(r"\(?(?:[A-Za-z]|\d{1,2}|[ivx]{1,4})[.)]\s+(?=\S)")
_ASKS = re.compile(r"\b(?:prays?|asks?|requests?|seeks?|demands?)\b")
_CAPITALS = 0.6
"""A line with this share of capital letters goes on with a title in capitals."""


def claims(pages: Sequence[str]) -> Iterator[tuple[int, Span]]:
    """Find the titles of the claims: "COUNT II: NEGLIGENCE", "First Cause of Action (Fraud)".

    :param pages: the texts of a complaint's pages, in order.
    :returns: the page's number, from 1, and where the title stands on it.
    """
    return _titles(pages, _CLAIM)


def defenses(pages: Sequence[str]) -> Iterator[tuple[int, Span]]:
    """Find the titles of the defenses: "SECOND AFFIRMATIVE DEFENSE (Laches)", "THIRD: Waiver".

    :param pages: the texts of an answer's pages, in order.
    :returns: as :func:`claims`.
    """
    return _titles(pages, _DEFENSE)


def relief(pages: Sequence[str]) -> Iterator[tuple[int, Span]]:
    """Find what a pleading asks for: the items of its prayer, or the sentence that asks where it has none.

    :param pages: the texts of its pages, in order.
    :returns: the page's number, from 1, and the first line of each.
    """
    praying = False
    for number, line, text in _lines(pages):
        if _PRAYER.match(text):
            praying = True
        elif praying and _ENDS.match(text):
            praying = False
        if praying and (_ITEM.match(text) or (_ASKS.search(text) and not text.endswith(":"))):
            yield number, line


def _titles(pages: Sequence[str], pattern: re.Pattern[str]) -> Iterator[tuple[int, Span]]:
    open_title: tuple[int, Span] | None = None
    for number, line, text in _lines(pages):
        if (
            open_title
            and open_title[0] == number
            and _goes_on(pages[number - 1][slice(*open_title[1])], text)
        ):
            yield number, Span(open_title[1].start, line.end)
            open_title = None
            continue
        if open_title:
            yield open_title
        open_title = (number, line) if pattern.match(text) else None
    if open_title:
        yield open_title


def _goes_on(title: str, following: str) -> bool:
    """Say whether the next line belongs to a title: to one without a name, an open bracket, or capitals."""
    letters = [letter for letter in following if letter.isalpha()]
    is_loud = sum(map(str.isupper, letters)) > _CAPITALS * len(letters)
    is_numbered = bool(_ITEM.match(following) or _CLAIM.match(following) or _DEFENSE.match(following))
    names_nothing = re.fullmatch(r"(?:\S+\s+)?\S+(?:\s+(?:OF|FOR)\s+\S+)*\W*", title, re.IGNORECASE)
    is_open = title.count("(") > title.count(")")
    return not is_numbered and bool(is_loud or is_open or (names_nothing and following[:1] in "("))


def _lines(pages: Sequence[str]) -> Iterator[tuple[int, Span, str]]:
    """Yield each line that is not empty: its page's number, its place, and its text."""
    for number, page in enumerate(pages, start=1):
        start = 0
        for line in page.split("\n"):
            if text := line.strip():
                yield number, Span(start, start + len(line)), text
            start += len(line) + 1
