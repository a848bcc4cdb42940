"""The words of a page's text layer and where they stand, read by pdfium. Runs in the child process."""

from __future__ import annotations

import ctypes
from functools import partial
from itertools import pairwise
from math import pi
from typing import Any

import pypdfium2.raw as pdfium_c

from ingest.filled import FilledPage
from ingest.raised import is_raised, parts
from ingest.runs import ASLANT, Word
from ingest.seen import Layer, seen

_SPACE = frozenset(map(ord, " \t\r\n\x0b\x0c\u00a0\u2003\u200a\u2028\u2029"))
_LINE_END_HYPHENS = (0xFFFE, 0x02)
"""What pdfium gives for a hyphen at a line's end."""

_LEAST_SLANT = 0.2
"""In quarter turns: what is drawn so far off a page's directions runs across it, as "DRAFT" does."""
_Edges = tuple[float, float, float, float]


class TooManyCharacters(ValueError):  # noqa: N818 - named for what is wrong
    """A page has more characters than are read."""


def read_words(filled: FilledPage, most: int) -> Layer:
    """Read a page's words in the order in which the file draws them.

    :param filled: the page.
    :param most: how many characters a page may have.
    :returns: those that are seen, in points from the top left corner of the unturned page.
    :raises TooManyCharacters: when the page has more.
    """
    page = filled.page
    text_page = page.get_textpage()
    count = text_page.count_chars()
    if count > most:
        raise TooManyCharacters(f"more than {most:,} characters on one page")
    top = page.get_bbox()[3]
    boxes = _Boxes(text_page.raw, top)
    words: list[Word] = []
    start = -1
    codes: list[int] = []
    for index, code in enumerate(map(partial(pdfium_c.FPDFText_GetUnicode, text_page.raw), range(count))):
        if code in _SPACE:
            if codes:
                words += boxes.words(start, codes)
            codes = []
            continue
        if not codes:
            start = index
        codes.append(code)
        if code in _LINE_END_HYPHENS:
            codes[-1] = ord("-")
            words += boxes.words(start, codes)
            codes = []
    if codes:
        words += boxes.words(start, codes)
    text_page.close()
    shown, unseen = seen(words, page)
    if filled.ticks:
        shown = [word for word in shown if not any(_inside(word, tick) for tick in filled.ticks)]
    return Layer(shown + filled.ticks, unseen)


def _inside(word: Word, tick: Word) -> bool:
    """Say whether a word is the sign that a box was ticked with."""
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return tick.left < across < tick.right and tick.top < down < tick.bottom


class _Boxes:
    """Where the characters of a page stand."""

    def __init__(self, raw: Any, top: float) -> None:
        self._raw = raw
        self._top = top
        self._box = pdfium_c.FS_RECTF()
        self._reference = ctypes.byref(self._box)

    def words(self, start: int, codes: list[int]) -> list[Word]:
        """Make a word of characters; several where they do not stand on one line."""
        first = self._of(start)
        last = self._of(start + len(codes) - 1) if len(codes) > 1 else first
        quarters = self._quarters(start)
        if len(codes) > 1 and not (first[1] < last[3] and last[1] < first[3]) and not quarters:
            middle = len(codes) // 2
            return self.words(start, codes[:middle]) + self.words(start + middle, codes[middle:])
        text = "".join(map(_character, codes))
        if edges := parts(text) if len(text) == len(codes) else []:
            pieces = [
                _word(text[one:two], self._of(start + one), self._of(start + two - 1), quarters)
                for one, two in pairwise([0, *edges, len(text)])
            ]
            if any(is_raised(word, beside) for word, beside in _neighbours(pieces)):
                return [pieces[0], *(piece._replace(glued=True) for piece in pieces[1:])]
        return [_word(text, first, last, quarters)]

    def _of(self, index: int) -> _Edges:
        pdfium_c.FPDFText_GetLooseCharBox(self._raw, index, self._reference)
        box = self._box
        return box.left, self._top - box.top, box.right, self._top - box.bottom

    def _quarters(self, index: int) -> int:
        angle: float = pdfium_c.FPDFText_GetCharAngle(self._raw, index)
        quarters = angle / (pi / 2)
        return ASLANT if abs(quarters - round(quarters)) > _LEAST_SLANT else round(quarters) % 4


def _word(text: str, first: _Edges, last: _Edges, quarters: int) -> Word:
    """Return a word, from where its first and its last character stand."""
    return Word(
        text,
        min(first[0], last[0]),
        min(first[1], last[1]),
        max(first[2], last[2]),
        max(first[3], last[3]),
        quarters,
    )


def _neighbours(pieces: list[Word]) -> list[tuple[Word, Word]]:
    return [pair for one, two in pairwise(pieces) for pair in ((one, two), (two, one))]


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF else ""
