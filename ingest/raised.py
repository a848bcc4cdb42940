"""Numbers and signs that are raised above their line, as those of notes are. Pure functions.

Only where the glyphs stand tells "§ 1668.3" with a note's 3 from a section's number. The text keeps it as
white space: :data:`ingest.footnotes.RAISED` stands before a raised number that words alone do not tell for
one, and behind a raised number that opens a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.footnotes import RAISED
from ingest.runs import Word

_MARK = re.compile(r"\d{1,3}|\*{1,3}|[†‡]{1,2}")
_BEHIND = re.compile(r"(?:.*[^\d*†‡/])(?P<mark>\d{1,3}|\*{1,3}|[†‡]{1,2})[^\w/%*†‡]*", re.DOTALL)
_BEFORE = re.compile(r"(?P<mark>\d{1,3}|\*{1,3}|[†‡]{1,2})(?=[^\d*†‡/%.,:;)\]-])")
_UNIT = re.compile(r".*\d|(?:.*\d)?(?:[kcm]?m|ft|in|yd|mi)")
"""What a raised number is a power of: "10", "m"."""
_SPEAKS = re.compile(r".*[^\W\d_]{3}[a-z][.?!][”’\"')\]]*", re.DOTALL)
"""A word and its stop, behind which a number can only be a note's (:mod:`ingest.footnotes`)."""
_RAISED_BY = ((0.85, 0.15), (0.95, 0.3))
"""In heights of what stands beside it: a raised number's height at most, and how far up its foot is at least;
one as large as that must be set clearly higher."""


def is_raised(word: Word, beside: Word) -> bool:
    """Say whether a word is a number or sign set smaller and higher than the word beside it.

    :param word: the word.
    :param beside: what stands before or behind it on its line.
    """
    height = beside.bottom - beside.top
    size, rise = word.bottom - word.top, beside.bottom - word.bottom
    raised = any(size < smaller * height and rise > higher * height for smaller, higher in _RAISED_BY)
    return raised and _MARK.fullmatch(word.text) is not None


def parts(text: str) -> list[int]:
    """Return where in a word a raised number may begin and end: "3" in "1668.3", "1" in "1The".

    :param text: the word.
    :returns: offsets inside the word, in order; none where no such number stands in it.
    """
    found = _BEHIND.fullmatch(text) or _BEFORE.match(text)
    return [edge for edge in found.span("mark") if 0 < edge < len(text)] if found else []


def raised_in(words: Sequence[Word]) -> set[int]:
    """Return which words of a line are raised numbers or signs.

    :param words: the line's, from left to right.
    """
    return {
        place
        for place, word in enumerate(words)
        if _MARK.fullmatch(word.text) and any(is_raised(word, other) for other in _beside(words, place))
    }


def _beside(words: Sequence[Word], place: int) -> list[Word]:
    """Return the word that a number stands behind; the one that it stands before where it opens its line."""
    if place and words[place].glued and _UNIT.fullmatch(words[place - 1].text):
        return []
    before = [word for word in words[max(0, place - 2) : place] if not _MARK.fullmatch(word.text)]
    if before:
        return before[-1:]
    return [word for word in words[place + 1 : place + 3] if not _MARK.fullmatch(word.text)][:1]


def joined(words: Sequence[Word], *, opens_note: bool = False) -> str:
    """Return the words of a line as its text.

    :param words: from left to right.
    :param opens_note: whether a raised number that the line opens with is a note's own.
    """
    raised = raised_in(words)
    text = ""
    for place, word in enumerate(words):
        if place:
            text += _space(words, place, raised, opens_note)
        text += word.text
    return text


def _space(words: Sequence[Word], place: int, raised: set[int], opens_note: bool) -> str:
    """Return what stands between a word of a line and the one before it."""
    before, word = words[place - 1], words[place]
    glued = word.glued and abs(word.left - before.right) < before.bottom - before.top
    if place in raised:
        return "" if glued and _SPEAKS.fullmatch(before.text) else RAISED
    if place == 1 and 0 in raised:
        return RAISED if opens_note else " "
    return "" if glued else " "
