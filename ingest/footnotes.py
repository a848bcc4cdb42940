"""Where a page's footnotes begin. Pure functions on the page's cleaned text."""

from __future__ import annotations

import re

_NOTE = re.compile(r"^(\d{1,3}|\*{1,3}|†) ?(?=[A-Z“\"‘§¶\[])", re.MULTILINE)
"""A line that may open a footnote: its number or sign, and a sentence's beginning behind it."""

_REPORTER = re.compile(r"\d{1,3} (?:(?!Id\.|See\b|Cf\.|But\b)[A-Z][A-Za-z]{0,5}\.|(?:CFR|USC)\b)")
"""A line that opens with a citation broken before its volume: "550 U.S.", "13 Tex. App."."""


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


def _is_referred_to(text: str, note: re.Match[str]) -> bool:
    # Behind a digit it would be a longer number's end, and in front of one its beginning.
    mark = re.compile(
        rf"(?:[^\W\d_]|[.,;:?!”’\"')\]])[ ]?(?:(?<![.,]\s){re.escape(note[1])})(?![\w.,%]\d|[\w%/])"
    )
    return mark.search(text, 0, note.start()) is not None
