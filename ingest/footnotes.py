"""Where a page's footnotes begin. Pure functions on the page's cleaned text."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_SPACED = re.compile(r"(?<=[.?!”’\"')\]]) (?P<mark>\d{1,2})(?=\s+[A-Z“\"‘(\[§]|\s*\Z|[ ]*\n)")
"""A note's number that is set apart from the stop before it, as raised numbers often are read."""
_COUNTS = re.compile(
    r"(?:\b(?:Nos?|Am|Arts?|Secs?|Chs?|Vols?|pp?|nn?|Exs?|Dkt|Doc|Bankr|ECF|Br|Mot|Compl|Ans|Opp|Dep|Decl|Tr|Ct|"
    r"Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|[A-Z])\.|\d\))$"
)
"""What a number may belong to that stands behind it: "Dkt. 3", "2(a)(1) 3"."""
_INNER = re.compile(r"(?<=[a-z”’)][,;])(?P<mark>\d{1,2})(?=\s+[a-z(])")
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
        if following if last.isdigit() and line[1].isdigit() else _is_referred_to(text, line):
            found.append(line.start())
            last = line[1]
    return found


@lru_cache(maxsize=256)
def marks(text: str) -> tuple[Mark, ...]:
    """Find the numbers of notes that stand directly behind stops and commas: "on May 3, 2018.2 It says".

    Behind a number, or apart from the stop, it is taken for a note's where a footnote of that number stands
    on the page.

    :param text: a page's cleaned text.
    :returns: where they stand, in order.
    """
    noted = {text[mark.start : mark.end] for mark in openings(text)}
    inner = [match for match in _INNER.finditer(text) if match["mark"] in noted]
    spaced = [match for match in _spaced(text) if match["mark"] in noted]
    found = [Mark(*match.span("mark")) for match in (*inner, *spaced)]
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


def _spaced(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers that stand apart from a stop, and belong to nothing before it."""
    return (match for match in _SPACED.finditer(text) if not _COUNTS.search(text[: match.start()][-12:]))


def _is_referred_to(text: str, note: re.Match[str]) -> bool:
    if not note[1].isdigit():
        return re.search(rf"\S ?(?<!\*){re.escape(note[1])}(?!\*)", text[: note.start()]) is not None
    # Behind a digit it would be a longer number's end, and in front of one its beginning.
    mark = re.compile(
        rf"(?:[^\W\d_]|[.,;:?!”’\"')\]])[ ]?(?:(?<![.,]\s){re.escape(note[1])})(?![\w.,%]\d|[\w%/])"
    )
    if mark.search(text, 0, note.start()):
        return True
    return any(match["mark"] == note[1] for match in _spaced(text[: note.start()]))
