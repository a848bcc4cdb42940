"""Where a page's footnotes begin. Pure functions on the page's cleaned text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_NOTE = re.compile(r"^(\d{1,3}|\*{1,3}|†) ?(?=[A-Z“\"‘§¶\[])", re.MULTILINE)
"""A line that may open a footnote: its number or sign, and a sentence's beginning behind it."""

_REPORTER = re.compile(
    r"\d{1,3} (?:(?!Id\.|See\b|Cf\.|But\b|M[rs]s?\.|Dr\.|Hon\.)[A-Z][A-Za-z]{0,5}\.|(?:CFR|USC)\b)"
)
"""A line that opens with a citation broken before its volume: "550 U.S.", "13 Tex. App."."""


_MARK = re.compile(
    r"(?P<word>[^\s.?!]+)(?P<stop>[.?!])[”’\"')\]]*(?P<mark>\d{1,2})(?=\s+[A-Z“\"‘(\[§]|\s*\Z|[ ]*\n)"
)
_INNER = re.compile(r"(?<=[a-z”’)][,;])(?P<mark>\d{1,2})(?=\s+[a-z])")
_POINTS = re.compile(
    r"(?:§+|¶+|\b(?:Sections?|Articles?|Rules?|Parts?|Chapters?|Nos?|Am|Lease)\.?)[ \n]$", re.IGNORECASE
)
_WORD = 4
"""Letters of a word behind which, after a stop, a number can only be a note's: "No.2" is none."""


class Mark(NamedTuple):
    """The number of a note: where it begins, and where it ends."""

    start: int
    end: int


def footnotes_start(text: str) -> int:
    """Return where the footnotes of a page begin; the text's length where it has none.

    :param text: a page's cleaned text.
    """
    return next(iter(footnotes(text)), len(text))


def footnotes(text: str) -> list[int]:
    """Find the footnotes of a page.

    They stand at its foot. A line opens the first one when it begins with a number or sign that the text
    above refers to: one that stands directly behind a word or a stop, as in ``$2,368,400.1 It says``. The
    others bear the next numbers.

    :param text: a page's cleaned text.
    :returns: the offsets at which they begin, in order.
    """
    found: list[int] = []
    last = ""
    for line in _NOTE.finditer(text):
        if _REPORTER.match(text, line.start()):
            continue
        following = last.isdigit() and line[1] == str(int(last) + 1)
        if following if found and line[1].isdigit() else _is_referred_to(text, line):
            found.append(line.start())
            last = line[1]
    return found


@lru_cache(maxsize=256)
def marks(text: str) -> tuple[Mark, ...]:
    """Find the numbers of notes that stand directly behind stops and commas: "on May 3, 2018.2 It says".

    Behind a number it is taken for a note's where a footnote of that number stands on the page.

    :param text: a page's cleaned text, or a part of it.
    :returns: where they stand, in order.
    """
    starts = footnotes(text)
    noted = {text[start : start + 3].split()[0] for start in starts}
    found = [Mark(*match.span("mark")) for match in _INNER.finditer(text) if match["mark"] in noted]
    for match in _MARK.finditer(text):
        word = match["word"].rstrip("”’\"')]")
        line_opens = text.rfind("\n", 0, match.start()) == match.start() - 1
        is_word = len(word) >= _WORD and word[-_WORD:].isalpha() and word[-1].islower()
        is_numbered = word.isdigit() and (
            (line_opens and len(word) < _WORD)
            or (len(word) < _WORD and _POINTS.search(text[: match.start()]))
        )
        if is_word or (match["mark"] in noted and not is_numbered):
            found.append(Mark(match.start("mark"), match.end("mark")))
    return tuple(sorted(found))


def openings(text: str) -> tuple[Mark, ...]:
    """Find the numbers that a page's footnotes open with.

    :param text: the page's cleaned text.
    """
    numbers = [(start, re.match(r"\d+", text[start:])) for start in footnotes(text)]
    return tuple(Mark(start, start + number.end()) for start, number in numbers if number)


def _is_referred_to(text: str, note: re.Match[str]) -> bool:
    # Behind a digit it would be a longer number's end, and in front of one its beginning.
    mark = re.compile(
        rf"(?:[^\W\d_]|[.,;:?!”’\"')\]])[ ]?(?:(?<![.,]\s){re.escape(note[1])})(?![\w.,%]\d|[\w%/])"
    )
    return mark.search(text, 0, note.start()) is not None
