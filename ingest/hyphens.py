"""Words that a line's end has broken."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

_LINE_END_HYPHEN = re.compile(r"(\b[A-Za-z]+)[-\u2010]\n([a-z]+)")


def join_hyphens(text: str, words: set[str]) -> tuple[str, Callable[[int], int]]:
    """Join words broken at a line's end: without the hyphen where the document has the word elsewhere.

    Word processors seldom hyphenate by themselves, so that an unknown pair is taken for a real compound.

    :param text: a page's text.
    :param words: the words of the whole document, in lower case.
    :returns: the text, and a function from an offset in the old one to the offset in it.
    """
    ends, lost = [0], [0]
    pieces, reached = [], 0
    for match in _LINE_END_HYPHEN.finditer(text):
        joined = match[1] + match[2]
        word = joined if joined.lower() in words else f"{match[1]}-{match[2]}"
        pieces += [text[reached : match.start()], word]
        reached = match.end()
        ends.append(match.start(2))
        lost.append(lost[-1] + len(match[0]) - len(word))
    pieces.append(text[reached:])

    def moved(offset: int) -> int:
        return offset - lost[bisect_right(ends, offset) - 1]

    return "".join(pieces), moved
