"""Which words of a page's text layer are seen on the page. Runs in the child process.

A file may hold words that nobody sees: in the colour of the paper, under a bar that was drawn to redact them,
off the page, too small to be read. A quote of them could not be shown, and they may be planted. They are told
by the page's picture: where a word that is seen stands, not all is of one shade.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import islice
from math import sqrt
from typing import Any, NamedTuple, cast

import pypdfium2.raw as pdfium_c
from PIL.Image import Image

from ingest.runs import Word

REDACTED = "■■■"
"""Stands in the text for a run of words under a bar, and for a bar in a line from under which the words were
taken out of the file; the square is in the fonts of every export."""

_MOST_OBJECTS = 2000
"""Of the lines and pictures that are drawn on a page, so many are looked at."""

_MOST_PIXELS = 4_000_000
"""Letter paper has an eighth at a pixel a point."""
_LEAST_PIXELS = 4
"""Words of fewer pixels in height are not judged: the page is too large for its picture."""
_LEAST_POINTS = 1.5
"""Smaller print is read by nobody; fine print has five points."""
_SHADES = 16
"""Of 256: what is less apart from its ground is not seen on paper."""
_PAPER = 200
"""Darker ground hides words as a bar does that was drawn to redact them."""
_BAR_HEIGHT = 6.0, 24.0
"""Points that a bar in a line of text is high at least and at most: a rule is lower, a picture higher."""
_BAR_WIDTH = 2.0
"""Times its height that a bar is wide at least: a box to be ticked is narrower."""
_MOST_BARS = 200
"""Of a page, so many are looked at: each is compared with all words."""
_EDGE = 0.2
"""The share of a word's height and width at each edge that may show what stands beside it."""
_MOSTLY = 0.8
_PICTURED = 0.6


class Layer(NamedTuple):
    """A page's text layer: the words that are seen on the page, and how many more it holds."""

    words: list[Word]
    unseen: int


def seen(words: Sequence[Word], page: Any) -> Layer:
    """Part the words that are seen on a page from those that are not.

    A scan's own, which lie unseen above their picture, are kept, and the end of a line that is too long for
    its page: nobody hid it. What has neither letters nor digits goes with the word before it. Where words lie
    under a bar, or were taken out of the file from under it, :data:`REDACTED` stands for them.

    :param words: in points from the top left corner of the unturned page, in the order of the file.
    :param page: of pypdfium2.
    """
    if not words or (is_pictured(page) and hides_text(page)):
        return Layer(list(words), 0)
    picture = _Picture(page)
    kept: list[Word] = []
    unseen, how = 0, _Look.SEEN
    for word in words:
        before = how
        if any(map(str.isalnum, word.text)):
            how = picture.look(word)
        if how is _Look.BEYOND and before is _Look.SEEN and kept and _goes_on(word, kept[-1]):
            how = _Look.SEEN
        unseen += how is not _Look.SEEN
        if how is _Look.SEEN:
            kept.append(word)
        elif how is _Look.BARRED and not (before is how and _on_one_line(word, kept[-1])):
            kept.append(word._replace(text=REDACTED))
    for bar in _bars(page, kept, picture):
        kept.insert(_place_in_line(bar, kept), bar)
    return Layer(kept, unseen)


def hides_text(page: Any) -> bool:
    """Say whether a page's text is drawn unseen, but for stamps, as a scanner's software lays it.

    :param page: of pypdfium2.
    """
    drawn = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT])
    modes = [pdfium_c.FPDFTextObj_GetTextRenderMode(item.raw) for item in drawn]
    return modes.count(pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE) > _MOSTLY * len(modes)


def is_pictured(page: Any) -> bool:
    """Say whether pictures fill most of a page, as those of a scanner do.

    :param page: of pypdfium2.
    """
    left, bottom, right, top = page.get_bbox()
    pictures = islice(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE]), _MOST_OBJECTS)
    edges = (picture.get_bounds() for picture in pictures)
    filled = sum(
        max(0.0, min(right, east) - max(left, west)) * max(0.0, min(top, north) - max(bottom, south))
        for west, south, east, north in edges
    )
    return bool(filled > _PICTURED * (right - left) * (top - bottom))


def path_bounds(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """Yield the edges of what is drawn of lines on a page: left, bottom, right and top, in points.

    :param page: of pypdfium2.
    """
    paths = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH])
    return (path.get_bounds() for path in islice(paths, _MOST_OBJECTS))


def _bars(page: Any, words: Sequence[Word], picture: _Picture) -> list[Word]:
    """Return the bars that stand in a line of text where words should, each as a word.

    :param page: of pypdfium2.
    :param words: that are seen on it.
    :param picture: of the page.
    """
    bars: list[Word] = []
    for bar in islice(_dark(page, picture), _MOST_BARS):
        height = bar.bottom - bar.top
        beside = any(_on_one_line(bar, word) and _apart(bar, word) <= height for word in words)
        if beside and not any(_inside(word, bar) for word in (*words, *bars)):
            bars.append(bar)
    return bars


def _dark(page: Any, picture: _Picture) -> Iterator[Word]:
    """Yield what is drawn on a page, dark, of the size that a bar in a line of text has."""
    low, high = _BAR_HEIGHT
    top = page.get_bbox()[3]
    for west, south, east, north in path_bounds(page):
        bar = Word(REDACTED, west, top - north, east, top - south)
        is_bar = low <= north - south <= high and east - west >= _BAR_WIDTH * (north - south)
        if is_bar and picture.look(bar) is _Look.BARRED:
            yield bar


def _place_in_line(bar: Word, words: Sequence[Word]) -> int:
    """Return where a bar goes among words: behind the one before it in its line, or as the line's first."""
    line = [place for place, word in enumerate(words) if _on_one_line(bar, word)]
    before = [place for place in line if words[place].right <= bar.right]
    return max(before, key=lambda place: words[place].right) + 1 if before else line[0]


def _inside(word: Word, bar: Word) -> bool:
    middle = (word.left + word.right) / 2
    return bar.left < middle < bar.right and _on_one_line(word, bar)


def _apart(one: Word, other: Word) -> float:
    return max(0.0, other.left - one.right, one.left - other.right)


def _on_one_line(word: Word, before: Word) -> bool:
    return before.top < (word.top + word.bottom) / 2 < before.bottom


def _goes_on(word: Word, before: Word) -> bool:
    return _on_one_line(word, before) and abs(word.left - before.right) < word.bottom - word.top


def _is_foreign(sign: str) -> bool:
    """Say whether a letter may need a font that the file leaves to the computer, which may lack it."""
    return sign.isalpha() and "\u0530" <= sign < "\ufb00"  # neither Latin, Greek, Cyrillic nor ligatures


class _Look(Enum):
    SEEN = auto()
    BEYOND = auto()
    BARRED = auto()
    UNSEEN = auto()


class _Picture:
    """A page's picture, unturned, at a pixel a point where it is not too large."""

    def __init__(self, page: Any) -> None:
        self._left, bottom, right, top = page.get_bbox()
        self._scale = min(1.0, sqrt(_MOST_PIXELS / max(1.0, (right - self._left) * (top - bottom))))
        turned_back = -page.get_rotation() % 360
        shown = page.render(scale=self._scale, rotation=turned_back, grayscale=True)
        self._image: Image = shown.to_pil()

    def look(self, word: Word) -> _Look:
        width, height = word.right - word.left, word.bottom - word.top
        high = width if word.quarters in (1, 3) else height
        if high < _LEAST_POINTS:
            return _Look.UNSEEN
        if high * self._scale < _LEAST_PIXELS:
            return _Look.SEEN
        left, top, right, bottom = (
            int(edge * self._scale)
            for edge in (
                word.left - self._left + _EDGE * width,
                word.top + _EDGE * height,
                word.right - self._left - _EDGE * width,
                word.bottom - _EDGE * height,
            )
        )
        left, top = max(0, left), max(0, top)
        right, bottom = min(self._image.width, right + 1), min(self._image.height, bottom + 1)
        if left >= right or top >= bottom:
            return _Look.BEYOND
        darkest, lightest = cast("tuple[int, int]", self._image.crop((left, top, right, bottom)).getextrema())
        if lightest - darkest >= _SHADES:
            return _Look.SEEN
        if lightest < _PAPER:
            return _Look.BARRED
        return _Look.SEEN if any(map(_is_foreign, word.text)) else _Look.UNSEEN
