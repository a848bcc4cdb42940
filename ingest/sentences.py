"""The sentences of a page: where they begin and end. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import nupunkt

from ingest.footnotes import RAISED, Mark, footnotes, marks


class Span(NamedTuple):
    """A stretch of a text: offsets of its first character and behind its last."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether another stretch of the text has characters of this one.

        :param other: the other one.
        """
        return self.start < other.end and other.start < self.end


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
_ROW = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4} \d{1,4} [A-Z]")
"""An entry of a docket sheet on one line: its date, its number, and what it is."""
_ENTRY_NUMBER = re.compile(r"\d{1,4}")
_ROW_END = re.compile(
    r"(?:^|\s)(?:\$\s?\d[\d,]*(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d\d|\d+(?:\.\d+)?%)\)?$"
)
_FEWEST_ROWS = 2
"""Rows that make a table."""
_VERSUS = re.compile(r"vs?\.?|-?against-?", re.IGNORECASE)
"""Alone on its line it stands between a caption's parties."""
_BARE_NUMBER = re.compile(r"(?:¶+\s?)?\d{1,3}\.\s")
_CITES = re.compile(
    r"(?:¶+|§+|\b(?:at|dkts?|ecf|docs?|rogs?|nos?|pp?|nn?|exs?|secs?|arts?|mot|compl|br|dep|tr|decl|jan|feb|mar|apr|may|june?|july?|aug|sept?|"
    r"oct|nov|dec|january|february|march|april|august|september|october|november|december)\.?|–)$",
    re.IGNORECASE,
)
"""Ends a line of running text whose next word is a number: of a page, a paragraph, a day."""
_REFERRED = re.compile(r"(?:Nos?\.? ?)?\d[\d, &–-]*\)")
_NAMED_PART = re.compile(r"(?:Section|Article|SECTION|ARTICLE|COUNT|Count)\s")
_PART_IN_TEXT = re.compile(
    r"(?:Section|Article|SECTION|ARTICLE|COUNT|Count)\s[\dIVX.]+(?:\([a-zA-Z\d]{1,4}\))*,?\s[a-z]"
)
_GOVERNS = re.compile(
    r"\b(?:on|of|to|in|by|under|and|or|with|for|from|see|that|than|the|against|at|as|about|whether|only|since|because|"
    r"while|when|if|though|which|who|whose|until|unless|after|before)$",
    re.IGNORECASE,
)
"""Ends a line whose sentence goes on, whatever the next one opens with."""
_INITIAL = re.compile(r"\b(?!(?:EXHIBIT|SECTION|SCHEDULE|APPENDIX|PART|COUNT|CLASS|LOT|BUILDING|TITLE)\b)"
                      r"[A-Z][\w’'-]+,? [A-Z]\.$")  # fmt: skip
"""A name that is broken behind its middle initial: "DANA R."."""
_NAME_LINE = re.compile(
    r"(?:[A-Z\d&][\w.,’'&-]* )+"
    r"(?:Esq|Inc|Co|Corp|Ltd|L\.?L\.?[CP]|L\.P|P\.?[AC]|N\.A|Jr|Sr|Ph\.D|M\.D|Ave|Blvd|Rd|St|Ste|Bldg)\.",
    re.IGNORECASE,
)
"""A line of an address or a caption that ends with a short form and is no sentence: "Rosa Quist, Esq."."""
_COUNTS = re.compile(r"\b(?:Rogs?|Interrogs?|R[FP][AP]s?|Reqs?|Dkts?|Docs?|Exhs?|Figs?|Vols?|Paras?|Chs?)\.$")
"""A short form that a number follows, in the same sentence: "its response to Rog. 6 explained"."""
_STOP = re.compile(r"[.?!][”’\"')\]]*$")
_ON = re.compile(r"\s*[a-z,;(]")
"""Behind a stop and a note's number the sentence goes on: "Cal. 4th at 12³ and"."""
_QUOTATION = 250
"""Characters of a quotation that is not cut between its sentences."""
_SHORT_LINE = 0.72
_ASIDE, _EVEN, _MOSTLY, _NARROWEST = 6, 0.8, 0.75, 35
"""Lines above and below by which a column is known; the share of its widest line that its lines have; how
many of them must; and its least width, in characters."""
_LINE_SAMPLE = 0.9


@lru_cache(maxsize=64)
def sentence_spans(text: str) -> tuple[Span, ...]:
    """Find the sentences of a page, once: of one page they are asked for several times.

    Sentences end where nupunkt, whose model was trained on legal text, ends them (Bommarito et al. 2025,
    arXiv:2504.04131), at blank lines, and before lines that open a numbered paragraph, a section, a
    question or a footnote. Lines that are set short without ending a sentence, as in captions and signature
    blocks, hold together as one.

    :param text: a page's cleaned text.
    :returns: spans without surrounding white space, in order, never overlapping; together they cover
        every character that is not white space.
    """
    notes = marks(text)
    return tuple(span for block, width in _paragraphs(text) for span in _spans_in(text, block, width, notes))


def paragraph_starts(text: str) -> tuple[int, ...]:
    """Find where the paragraphs of a page begin, with headings, items and notes, in order.

    :param text: a page's cleaned text.
    """
    return tuple(block.start for block, _ in _paragraphs(text))


@lru_cache(maxsize=64)
def _paragraphs(text: str) -> tuple[tuple[Span, int], ...]:
    """Cut a page at its notes and at what :func:`_blocks` cuts at, once: its sentences lie in these."""
    full = full_line(text)
    edges = [0, *footnotes(text), len(text)]
    return tuple(block for start, end in pairwise(edges) for block in _blocks(text, start, end, full))


def _spans_in(text: str, block: Span, width: int, notes: Sequence[Mark]) -> Iterator[Span]:
    """Find the sentences of a paragraph, whose full lines have so many characters."""
    piece = text[block.start : block.end]
    if _is_set_short(piece, width) or is_table(piece):
        yield block
        return
    number = _UNIT_NUMBER.match(piece)
    skipped = number.end() if number else 0
    at = block.start + skipped
    inside = [mark for mark in notes if at < mark.end < block.end and _closes(text, mark)]
    ends = _sentence_ends(piece[skipped:].replace("\n", " "), inside, at)
    for start, end in pairwise([block.start, *ends, block.end]):
        span = trim(text, start, end)
        if span.start < span.end:
            yield span


def _closes(text: str, note: Mark) -> bool:
    """Say whether the number of a note stands behind a sentence's stop, and not inside of the sentence."""
    if text.startswith(RAISED, note.start):
        return _STOP.search(text, 0, note.start) is not None and not _ON.match(text, note.end)
    return text[note.start - 1] not in ",;"


def _sentence_ends(line: str, notes: Sequence[Mark], at: int) -> list[int]:
    """Return where sentences end inside a stretch of running text, as offsets in its page's text.

    :param line: the stretch, on one line.
    :param notes: numbers of notes behind stops in it; a sentence ends behind its note's number.
    :param at: where the stretch begins in the page's text.
    """
    found = {
        at + end
        for _, end in nupunkt.sent_spans(line)
        if not _INITIAL.search(line[:end].rstrip())
        and not (_COUNTS.search(line[:end].rstrip()) and line[end:].lstrip()[:1].isdigit())
        and not _is_quoted(line, end)
    }
    before = {end for end in found for mark in notes if mark.start - 1 <= end <= mark.start + 1}
    return sorted((found - before) | {mark.end for mark in notes})


def _is_quoted(line: str, end: int) -> bool:
    """Say whether a sentence ends inside a short quotation: "“No easement. License only.” Id. at 6."."""
    opened, closed = line.rfind("“", 0, end), line.find("”", end)
    short = 0 <= opened < closed < opened + _QUOTATION
    return short and line.rfind("”", opened, end) < 0 and line.find("“", end, closed) < 0


def ends_between(before: str, behind: str) -> bool:
    """Say whether a sentence ends where a text breaks off, seen from how it goes on.

    :param before: the text's last sentence, or more.
    :param behind: what follows.
    """
    line = f"{before} {behind}".replace("\n", " ")
    return any(end in (len(before), len(before) + 1) for _, end in nupunkt.sent_spans(line))


def opens_unit(line: str) -> bool:
    """Say whether a line opens something new: a numbered paragraph, a section, a question, an item.

    :param line: a line without surrounding space.
    """
    row = _ROW.match(line) or _ROW_DATE.fullmatch(line)
    return _NEW_UNIT.match(line) is not None or row is not None


def _blocks(text: str, start: int, stop: int, full: int) -> Iterator[tuple[Span, int]]:
    """Cut a stretch at blank lines, at units that begin, and where short-set lines meet running text.

    :returns: blocks, each with the length of a full line where it begins.
    """
    position = start
    previous = ""
    lines = text[start:stop].splitlines(keepends=True)
    widths = _widths([len(line.strip()) for line in lines], full)
    width = full
    for line, here in zip(lines, widths, strict=True):
        stripped = line.strip()
        in_row = bool(_ROW_DATE.fullmatch(previous) or _ENTRY_NUMBER.fullmatch(previous))
        turns = (
            not in_row
            and bool(previous)
            and _is_heading(previous, here) != _is_heading(stripped, here)
            and not _goes_on(previous, stripped, here)
            and not (is_row(previous) and is_row(stripped))
        )
        closes = _ends(previous) and not _VERSUS.fullmatch(previous) and len(previous) < _SHORT_LINE * here
        opens = opens_unit(stripped) and not _is_cited(previous, stripped)
        parts = opens or ((turns or closes) and not _is_inside_reference(previous, stripped))
        if position > start and (not stripped or not previous or parts):
            yield from ((span, width) for span in _filled(text, start, position))
            start = position
        if position == start:
            width = here
        previous = stripped
        position += len(line)
    yield from ((span, width) for span in _filled(text, start, position))


def _widths(lengths: list[int], full: int) -> list[int]:
    """Return how long a full line is at each line: less than elsewhere on the page inside of a narrow column.

    :param lengths: of the lines.
    :param full: of a full line of the page.
    """
    widths = []
    for place in range(len(lengths)):
        around = lengths[max(0, place - _ASIDE) : place + _ASIDE + 1]
        widest = sorted(around)[-2] if len(around) > _ASIDE else 0
        even = sum(length >= _EVEN * widest for length in around) >= _MOSTLY * len(around)
        narrow = _NARROWEST <= widest < _SHORT_LINE * full and max(around) < _SHORT_LINE * full
        widths.append(widest if narrow and even else full)
    return widths


def _ends(line: str) -> bool:
    """Say whether a line ends as a sentence does, and not within a name."""
    return line.endswith((".", ":", "?", "!", ".”", ";")) and not _ends_with_name(line)


def _ends_with_name(line: str) -> bool:
    return bool(_INITIAL.search(line) or _NAME_LINE.fullmatch(line))


def _is_cited(previous: str, line: str) -> bool:
    """Say whether what a line opens with belongs to the sentence that the line before breaks off in."""
    if _NAMED_PART.match(line) and _GOVERNS.search(previous) and not previous.isupper():
        return True
    if _PART_IN_TEXT.match(line) and previous[-1:].islower():
        return True
    return bool(_BARE_NUMBER.match(line) and _CITES.search(previous))


def _is_inside_reference(previous: str, line: str) -> bool:
    """Say whether a line goes on with the number in a reference that the line before opens: "(Dkt."."""
    return previous.count("(") > previous.count(")") and _REFERRED.match(line) is not None


def is_row(line: str) -> bool:
    """Say whether a line is a row of a table of figures by its end: a sum, or a number with its thousands.

    :param line: a line without surrounding space.
    """
    return _ROW_END.search(line) is not None


def is_table(text: str) -> bool:
    """Say whether lines are a table of figures: rows, with or without what heads their columns.

    :param text: lines.
    """
    first, *rows = text.splitlines() or [""]
    return len(rows) >= _FEWEST_ROWS - is_row(first) and all(map(is_row, rows))


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
        and not (line.endswith((".", "”", ";")) and " " in line and not _ends_with_name(line))
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
