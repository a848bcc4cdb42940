"""Where gold evidence stands in the stored text, by characters. Pure functions.

Gold is quoted from another reading of the file: spaces, hyphens, line ends and ligatures differ, letters and
digits do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ingest.keys import Stretch

_LEFT_OUT = re.compile(r"\s*(?:\. ?\. ?\.|…|\[\.\.\.\])\s*")
_FEWEST = 3
"""Letters and digits of a piece between what a quotation leaves out: fewer stand anywhere."""


def locate(evidence: str, first: int, texts: Sequence[str]) -> tuple[Stretch, ...]:
    """Find evidence on pages that follow each other.

    :param evidence: the words, verbatim but for spacing and punctuation; what "…" leaves out may be long.
    :param first: the number of the first of the pages.
    :param texts: the pages' stored texts, in order.
    :returns: where it stands, a stretch a page at least; none where any of it cannot be found.
    """
    wanted, places = "", []
    for number, text in enumerate(texts, start=first):
        letters, offsets = _letters(text)
        wanted += letters
        places += [(number, offset) for offset in offsets]
    found: list[Stretch] = []
    behind = 0
    for piece in _LEFT_OUT.split(evidence):
        letters, _ = _letters(piece)
        if len(letters) < _FEWEST and letters != _letters(evidence)[0]:
            continue
        start = wanted.find(letters, behind) if letters else -1
        if start < 0:
            return ()
        behind = start + len(letters)
        found += _stretches(places[start:behind])
    return tuple(found)


def _stretches(places: Sequence[tuple[int, int]]) -> list[Stretch]:
    by_page: dict[int, list[int]] = {}
    for page, offset in places:
        by_page.setdefault(page, []).append(offset)
    return [Stretch(page, offsets[0], offsets[-1] + 1) for page, offsets in by_page.items()]


def _letters(text: str) -> tuple[str, list[int]]:
    """Return a text's letters and digits, and the offset in it of each."""
    found = [
        (plain, offset)
        for offset, character in enumerate(text)
        for plain in unicodedata.normalize("NFKD", character).lower()
        if plain.isalnum()
    ]
    return "".join(plain for plain, _ in found), [offset for _, offset in found]
