"""A page as a picture, and where on it a quote of the page's stored text stands."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from ingest.child import Child, ChildError
from ingest.errors import ReadingStopped
from ingest.records import Box, Page

_TOKEN = re.compile(r"[^\W_]+")
_SECONDS = 60.0
_MEMORY = 4 << 30
_ENOUGH_FOUND = 0.6


class PlacedWord(NamedTuple):
    """A word and where it stands."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class PageView:
    """A rendered page.

    :param png: the picture.
    :param width: its width in pixels.
    :param height: its height in pixels.
    :param words: the page's words, in the renderer's order.
    """

    png: bytes
    width: int
    height: int
    words: tuple[PlacedWord, ...]


class PageRenderer:
    """Renders pages with pdfium in a child process. Safe to use from several threads; they take turns."""

    def __init__(self) -> None:
        self._child = Child("ingest.pdf_process", memory_limit=_MEMORY)

    def render(self, path: Path, number: int, width: int) -> PageView:
        """Render one page.

        :param path: the PDF.
        :param number: the page, from 1.
        :param width: the picture's width in pixels.
        :returns: the picture and its words.
        :raises ReadingStopped: when the page cannot be rendered.
        """
        request = {"do": "render", "path": str(path.resolve()), "page": number, "width": width}
        try:
            (reply,) = self._child.request(request, timeout=_SECONDS)
        except ChildError as error:
            raise ReadingStopped(path.name, f"page {number} cannot be shown") from error
        return PageView(
            png=base64.b64decode(reply["png"]),
            width=reply["width"],
            height=reply["height"],
            words=tuple(PlacedWord(text, Box(*box)) for text, *box in reply["words"]),
        )

    def close(self) -> None:
        """End the child process."""
        self._child.close()


def mark(view: PageView, page: Page, start: int, end: int) -> list[Box]:
    """Find where a quote of a page's stored text stands on its picture.

    :param view: the rendered page.
    :param page: the page.
    :param start: offset of the quote's first character in the page's text.
    :param end: offset behind its last.
    :returns: a box for each stretch of a line; empty when the quote is not found.
    """
    if page.words:  # recognised text: where its words stand is known
        held = [word for word in page.words if word.start < end and word.end > start]
        return _line_boxes([PlacedWord(page.text[word.start : word.end], word.box) for word in held])
    return locate(view.words, page.text, start, end)


def locate(words: Sequence[PlacedWord], text: str, start: int, end: int) -> list[Box]:
    """Find where a quote stands on the page.

    The stored text and the renderer's words come from different readers, which part words differently, and
    what is not text was taken out of the one. So the quote's letters and digits are looked for as they
    follow each other; where something stands between them, the whole page is aligned word by word. Both
    tell repeated phrases apart.

    :param words: the rendered page's words.
    :param text: the page's stored text.
    :param start: offset of the quote's first character in it.
    :param end: offset behind its last.
    :returns: a box for each stretch of a line; empty when the quote is not found.
    """
    found = _by_letters(words, text, start, end) or _by_words(words, text, start, end)
    return _line_boxes([words[place] for place in sorted(found)])


def _by_letters(words: Sequence[PlacedWord], text: str, start: int, end: int) -> set[int]:
    """Return the places of the words that hold the quote's letters in one run, or nothing."""
    before, quote = _letters(text[:start]), _letters(text[start:end])
    shown = [_letters(word.text) for word in words]
    page = "".join(shown)
    if not quote or quote not in page:
        return set()
    position = -1
    for _ in range(_count(before + quote[:-1], quote) + 1):  # as many as begin before it in the stored text
        following = page.find(quote, position + 1)
        position = following if following >= 0 else position
    found, reached = set(), 0
    for place, letters in enumerate(shown):
        if reached < position + len(quote) and reached + len(letters) > position:
            found.add(place)
        reached += len(letters)
    return found


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def _count(text: str, part: str) -> int:
    """Count where a part begins in a text, overlapping ones too."""
    count, position = 0, text.find(part)
    while position >= 0:
        count, position = count + 1, text.find(part, position + 1)
    return count


def _by_words(words: Sequence[PlacedWord], text: str, start: int, end: int) -> set[int]:
    """Return the places of the words that the quote's are aligned with, if most of them are."""
    shown = [(m[0].lower(), place) for place, word in enumerate(words) for m in _TOKEN.finditer(word.text)]
    stored = [(m[0].lower(), m.start()) for m in _TOKEN.finditer(text)]
    wanted = {index for index, (_, offset) in enumerate(stored) if start <= offset < end}
    found = _aligned([t for t, _ in stored], [t for t, _ in shown], wanted)
    if len(found) < _ENOUGH_FOUND * len(wanted):  # the readers disagree on the order: align the quote alone
        quote = [stored[index][0] for index in sorted(wanted)]
        found = _aligned(quote, [t for t, _ in shown], set(range(len(quote))))
    if len(found) < _ENOUGH_FOUND * len(wanted):
        return set()
    return {shown[index][1] for index in found}


def _aligned(stored: list[str], shown: list[str], wanted: set[int]) -> list[int]:
    """Return the indexes in ``shown`` that the wanted indexes of ``stored`` are aligned with.

    Words that match all by themselves are left out of a longer quote: they stand anywhere.
    """
    blocks = SequenceMatcher(None, stored, shown, autojunk=False).get_matching_blocks()
    least = min(2, len(wanted))
    return [
        block.b + step
        for block in blocks
        if block.size >= least
        for step in range(block.size)
        if block.a + step in wanted
    ]


def _line_boxes(words: Sequence[PlacedWord]) -> list[Box]:
    """Join the boxes of words that follow each other on a line."""
    lines: list[Box] = []
    for _, box in words:
        if lines:
            last = lines[-1]
            overlap = min(last.bottom, box.bottom) - max(last.top, box.top)
            same_line = overlap > 0.5 * min(last.bottom - last.top, box.bottom - box.top)
            if same_line and -0.02 < box.left - last.right < 0.06:
                lines[-1] = Box(
                    last.left,
                    min(last.top, box.top),
                    max(last.right, box.right),
                    max(last.bottom, box.bottom),
                )
                continue
        lines.append(box)
    return lines
