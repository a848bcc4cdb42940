"""Finds words inside one document, as they are typed: across line ends, broken words and page ends.

Unlike the search for evidence (:mod:`pipelines.search.retrieval`) it finds every place, by letters alone.
Pure functions on the pages' stored texts.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from pipelines.text import single_spaced

MOST_TYPED = 200
"""The longest text that is looked for, in characters."""

_DASHES = "-\u00ad‐‑‒–—"
_ALIKE = {
    **dict.fromkeys("'’‘", "['’‘]"),
    **dict.fromkeys('"“”„', '["“”„]'),
    **dict.fromkeys(_DASHES, rf"[{_DASHES}]\s*"),
}
_BROKEN = rf"(?:[{_DASHES}]\s*\n\s*)?"
"""What may stand between two letters of a word that a line's end breaks."""
_BEFORE, _AFTER = 50, 90
"""Characters of a snippet before and behind what was found."""


class Stretch(NamedTuple):
    """A part of what was found, on one page: the page, from 1, and offsets in its stored text."""

    page: int
    start: int
    end: int


class Snippet(NamedTuple):
    """What was found, with what stands around it, each on one line."""

    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a document.

    :param hits: each place, in order; one that runs over a page's end has a stretch on either page.
    :param apart: whether the words stand nowhere as they were typed, and ``hits`` are theirs one by one, on
        the pages that have all of them.
    """

    hits: tuple[tuple[Stretch, ...], ...] = ()
    apart: bool = False

    @property
    def pages(self) -> int:
        """On how many pages something was found."""
        return len({stretch.page for hit in self.hits for stretch in hit})

    def on(self, page: int) -> list[tuple[int, Stretch]]:
        """Return what of the hits stands on a page, each with its hit's place among all, from 0.

        :param page: the page, from 1.
        """
        return [
            (place, stretch) for place, hit in enumerate(self.hits) for stretch in hit if stretch.page == page
        ]


@dataclass(frozen=True, slots=True)
class PageTexts:
    """A document's pages, to be searched as one text.

    :param texts: the stored text of each page, in order, from page 1.
    """

    texts: Sequence[str]
    _joined: str = field(init=False)
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_joined", "\n".join(self.texts))
        starts = accumulate((len(text) + 1 for text in self.texts[:-1]), initial=0)
        object.__setattr__(self, "_starts", list(starts))

    def find(self, wanted: str) -> Found:
        """Find what was typed, from a word's beginning on, in any case.

        :param wanted: what was typed; words that stand nowhere next to each other are looked for one by one.
        """
        words = unicodedata.normalize("NFC", wanted[:MOST_TYPED]).split()
        if not words:
            return Found()
        if hits := self._hits(_pattern(words)):
            return Found(tuple(hits))
        each = [self._hits(_pattern([word])) for word in words]
        on_all = set.intersection(*({stretch.page for hit in hits for stretch in hit} for hits in each))
        apart = sorted({hit for hits in each for hit in hits if hit[0].page in on_all})
        return Found(tuple(apart), apart=bool(apart))

    def snippet(self, hit: Sequence[Stretch]) -> Snippet:
        """Return what was found with the words around it.

        :param hit: one of what :meth:`find` found.
        """
        start = self._starts[hit[0].page - 1] + hit[0].start
        end = self._starts[hit[-1].page - 1] + hit[-1].end
        while end < len(self._joined) and self._joined[end].isalnum():
            end += 1  # to the end of a word whose beginning was typed
        before, after = self._joined[max(0, start - _BEFORE) : start], self._joined[end : end + _AFTER]
        if start > _BEFORE:
            before = "… " + before.partition(" ")[2]
        if end + _AFTER < len(self._joined):
            after = after.rpartition(" ")[0] + " …"
        return Snippet(*(_spaced(part) for part in (before, self._joined[start:end], after)))

    def _hits(self, pattern: re.Pattern[str]) -> list[tuple[Stretch, ...]]:
        return [self._stretches(*match.span()) for match in pattern.finditer(self._joined)]

    def _stretches(self, start: int, end: int) -> tuple[Stretch, ...]:
        first, last = (bisect_right(self._starts, at) - 1 for at in (start, end - 1))
        return tuple(
            Stretch(
                index + 1,
                max(start - self._starts[index], 0),
                min(end - self._starts[index], len(self.texts[index])),
            )
            for index in range(first, last + 1)
            if self.texts[index]
        )


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return what finds words next to each other."""
    whole = words[0]
    pattern = _word(whole)
    for word in words[1:]:
        pattern += (r"\s*" if whole[-1] in "§¶" else r"\s+") + _word(word)
        whole = word
    edge = r"(?<![^\W_])" if words[0][0].isalnum() else ""
    return re.compile(edge + pattern, re.IGNORECASE)


def _word(word: str) -> str:
    pieces = []
    for place, sign in enumerate(word):
        if place and sign.isalpha() and word[place - 1].isalpha():
            pieces.append(_BROKEN)
        pieces.append(_ALIKE.get(sign) or re.escape(sign))
        if sign in "§¶" and place + 1 < len(word):
            pieces.append(r"\s*")
    return "".join(pieces)


def _spaced(text: str) -> str:
    """Return a text on one line; a space at either end stays one, where a word begins or ends there."""
    inner = single_spaced(text)
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if inner and text[-1:].isspace() else ''}"
