"""The sentences of a page: where they begin and end. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import nupunkt

from ingest.footnotes import footnotes


class Span(NamedTuple):
    """A stretch of a text: offsets of its first character and behind its last."""

    start: int
    end: int


# "12. ", "¶ 12 ", "(a) ", "IV. ", "Section 4.2 ", "Q. ": lines that begin something new.
_NEW_UNIT = re.compile(
    r"(?:¶+\s?)?\d{1,3}\.(?:\d+\.?)*\s+\S|\([a-z0-9]{1,4}\)\s|[IVX]{1,5}\.\s|[A-H]\.\s|"
    r"(?:Section|Article|SECTION|ARTICLE|COUNT|Count)\s+[\dIVX]|[QA][.:]?\s|[•–—-]\s"
)
_UNIT_NUMBER = re.compile(
    r"(?:¶+\s?|(?:Section|Article|SECTION|ARTICLE|COUNT|Count)\s+)?"
    r"(?:\d{1,3}|[IVX]{1,5}|[A-H])\.(?:\d+\.?)*\s+(?=\S)"
)
"""It belongs to the sentence behind it, whose first stop is not its own."""
_ROW_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")
"""Alone on its line it opens an entry of a docket sheet; the entry's number follows, alone on the next."""
_ENTRY_NUMBER = re.compile(r"\d{1,4}")
_VERSUS = re.compile(r"vs?\.?|-?against-?", re.IGNORECASE)
"""Alone on its line it stands between a caption's parties."""
_SHORT_LINE = 0.72
_LINE_SAMPLE = 0.9


def sentence_spans(text: str) -> list[Span]:
    """Find the sentences of a page.

    Sentences end where nupunkt, whose model was trained on legal text, ends them (Bommarito et al. 2025,
    arXiv:2504.04131), at blank lines, and before lines that open a numbered paragraph, a section, a
    question or a footnote. Lines that are set short without ending a sentence, as in captions and signature
    blocks, hold together as one.

    :param text: a page's cleaned text.
    :returns: spans without surrounding white space, in order, never overlapping; together they cover
        every character that is not white space.
    """
    full = full_line(text)
    edges = [0, *footnotes(text), len(text)]
    return [span for start, end in pairwise(edges) for span in _stretch_spans(text, start, end, full)]


def _stretch_spans(text: str, begin: int, stop: int, full: int) -> Iterator[Span]:
    """Find the sentences of the text above a page's footnotes, or of one footnote."""
    for block in _blocks(text, begin, stop, full):
        piece = text[block.start : block.end]
        if _is_set_short(piece, full):
            yield block
            continue
        number = _UNIT_NUMBER.match(piece)
        skipped = number.end() if number else 0
        for start, end in nupunkt.sent_spans(piece[skipped:].replace("\n", " ")):
            span = trim(text, block.start + (start and skipped + start), block.start + skipped + end)
            if span.start < span.end:
                yield span


def opens_unit(line: str) -> bool:
    """Say whether a line opens something new: a numbered paragraph, a section, a question, an item.

    :param line: a line without surrounding space.
    """
    return _NEW_UNIT.match(line) is not None or _ROW_DATE.fullmatch(line) is not None


def _blocks(text: str, start: int, stop: int, full: int) -> Iterator[Span]:
    """Cut a stretch at blank lines, at units that begin, and where short-set lines meet running text."""
    position = start
    previous = ""
    for line in text[start:stop].splitlines(keepends=True):
        stripped = line.strip()
        in_row = bool(_ROW_DATE.fullmatch(previous) or _ENTRY_NUMBER.fullmatch(previous))
        turns = (
            not in_row
            and bool(previous)
            and _is_heading(previous, full) != _is_heading(stripped, full)
            and not _goes_on(previous, stripped, full)
        )
        ends = previous.endswith((".", ":", "?", "!", ".”", ";")) and not _VERSUS.fullmatch(previous)
        closes = ends and len(previous) < _SHORT_LINE * full
        if position > start and (not stripped or not previous or opens_unit(stripped) or turns or closes):
            yield from _filled(text, start, position)
            start = position
        previous = stripped
        position += len(line)
    yield from _filled(text, start, position)


def _filled(text: str, start: int, end: int) -> Iterator[Span]:
    span = trim(text, start, end)
    if span.start < span.end:
        yield span


def trim(text: str, start: int, end: int) -> Span:
    """Return a stretch of a text without the white space around it.

    :param text: the text.
    :param start: offset of the stretch.
    :param end: offset behind it.
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def full_line(text: str) -> int:
    """Return the length that a full line of running text has on a page, in characters.

    :param text: the page's text.
    """
    lengths = sorted(len(line) for line in text.splitlines() if line.strip())
    return max(40, lengths[int(_LINE_SAMPLE * (len(lengths) - 1))]) if lengths else 40


def _is_heading(line: str, full: int) -> bool:
    """Say whether a line is set short and is not the last line of a sentence."""
    return (
        0 < len(line) < _SHORT_LINE * full
        and not (line.endswith((".", "”", ";")) and " " in line)
        and (line.upper() == line or not line[0].islower() or _VERSUS.fullmatch(line) is not None)
    )


def _goes_on(previous: str, line: str, full: int) -> bool:
    """Say whether a line that is set short is the last one of the sentence in the full line above it."""
    return (
        len(previous) >= _SHORT_LINE * full
        and not previous.endswith((".", ":", ";", "?", "!", ".”"))
        and not previous.isupper()
        and not line.isupper()
    )


def _is_set_short(piece: str, full: int) -> bool:
    lines = piece.splitlines()
    return len(lines) > 1 and all(_is_heading(line, full) for line in lines[:-1])
