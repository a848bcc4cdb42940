"""Where a page's footnotes begin. Pure functions on the page's cleaned text.

What only the page's look tells, the text keeps as white space: :data:`NOTES_BELOW` and :data:`RAISED`. Where
it tells nothing, as on scans, the words must.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

RAISED = "\u200a"
"""A hair space, as typesetters set it: before a raised number in the text, behind one that opens a note."""

NOTES_BELOW = "\n\u2003\n"
"""Parts the text of a page from the notes at its foot: a line of nothing but an em space."""

_NOTE = re.compile(rf"^(\d{{1,3}}|\*{{1,3}}|[†‡]{{1,2}})(?:{RAISED}(?=\S)| ?(?=[A-Z“\"‘§¶\[]))", re.MULTILINE)
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
_RAISED = re.compile(rf"{RAISED}(?P<mark>\d{{1,3}}|\*{{1,3}}|[†‡]{{1,2}})(?!\w)")
_INNER = re.compile(r"(?<=[a-z”’)][,;])(?P<mark>\d{1,2})(?=\s+[a-z(])")
_POINTS = re.compile(
    r"(?:§+|¶+|\b(?:Sections?|Articles?|Rules?|Parts?|Chapters?|Nos?|Am|Lease)\.?)[ \n]$", re.IGNORECASE
)
_WORD = 4
"""Letters of a word behind which, after a stop, a number can only be a note's: "No.2" is none."""


class Mark(NamedTuple):
    """The number of a note: where it begins, with the hair space before it, and where it ends."""

    start: int
    end: int


def footnotes_start(text: str) -> int:
    """Return where the footnotes of a page begin; the text's length where it has none.

    :param text: a page's cleaned text.
    """
    return next(iter(footnotes(text)), len(text))


def footnotes(text: str) -> list[int]:
    """Find the footnotes of a page.

    They stand at its foot. Where the page's look parted them from its text they begin there, if only with the
    rest of a note of the page before. Elsewhere a line opens the first one when it begins with a number or
    sign that the text above refers to: one that stands directly behind a word or a stop, as in
    ``$2,368,400.1 It says``. The others bear the next numbers.

    :param text: a page's cleaned text.
    :returns: the offsets at which they begin, in order.
    """
    return [note.start for note in _notes(text)]


@lru_cache(maxsize=256)
def _notes(text: str) -> list[Mark]:
    """Find the notes of a page: where each begins, and where the number ends that opens it.

    The rest of a note of the page before has no number: there it ends where it begins.
    """
    body = text.find(NOTES_BELOW)
    below = body + len(NOTES_BELOW) if body >= 0 else 0
    found: list[Mark] = []
    last = ""
    for line in _NOTE.finditer(text, below):
        raised = line[0].endswith(RAISED)
        if raised or (not _REPORTER.match(text, line.start()) and _may_open(text, line, last, below)):
            found.append(Mark(*line.span(1)))
            last = line[1]
    if below and (not found or found[0].start > below):
        found.insert(0, Mark(below, below))
    return found


def _may_open(text: str, line: re.Match[str], last: str, below: int) -> bool:
    """Say whether a number that is not raised may open a note.

    :param last: the number or sign of the note before, empty where there is none.
    :param below: where the page's look says that its notes begin; 0 where it says nothing.
    """
    if last.isdigit() and line[1].isdigit():
        return line[1] == str(int(last) + 1)
    return line.start() == below > 0 or _is_referred_to(text, line)


@lru_cache(maxsize=256)
def marks(text: str) -> tuple[Mark, ...]:
    """Find the numbers of notes in a text: raised ones, and those behind stops: "on May 3, 2018.2 It says".

    One that is not known to be raised and stands behind a number, behind a comma, or apart from the stop is
    taken for a note's where a footnote of that number stands on the page.

    :param text: a page's cleaned text.
    :returns: where they stand, in order.
    """
    noted = {text[mark.start : mark.end] for mark in openings(text)}
    inner = [match for match in _INNER.finditer(text) if match["mark"] in noted]
    spaced = [match for match in _spaced(text) if match["mark"] in noted]
    found = [Mark(*match.span("mark")) for match in (*inner, *spaced)]
    found += [Mark(*match.span()) for match in _RAISED.finditer(text)]
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


def unmarked(line: str) -> str:
    """Return a line without the raised numbers in it.

    :param line: a line of a page's text, or more.
    """
    return _RAISED.sub("", line)


def openings(text: str) -> tuple[Mark, ...]:
    """Find the numbers that a page's footnotes open with.

    :param text: the page's cleaned text.
    """
    return tuple(note for note in _notes(text) if text[note.start : note.end].isdigit())


def _spaced(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers that stand apart from a stop, and belong to nothing before it."""
    return (match for match in _SPACED.finditer(text) if not _COUNTS.search(text[: match.start()][-12:]))


def _is_referred_to(text: str, note: re.Match[str]) -> bool:
    if not note[1].isdigit():
        return re.search(rf"\S ?(?<!\*){re.escape(note[1])}(?!\*)", text[: note.start()]) is not None
    # Behind a digit it would be a longer number's end, and in front of one its beginning.
    mark = re.compile(
        rf"(?:[^\W\d_]|[.,;:?!”’\"')\]])[ {RAISED}]?"
        rf"(?:(?<![.,][ \n]){re.escape(note[1])})(?![\w.,%]\d|[\w%/])"
    )
    if mark.search(text, 0, note.start()):
        return True
    return any(match["mark"] == note[1] for match in _spaced(text[: note.start()]))
