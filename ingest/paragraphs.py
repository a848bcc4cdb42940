"""Numbered paragraphs of pleadings, and numbered sections of contracts. Pure functions on pages' texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.footnotes import footnotes_start
from ingest.sections import headings

FEWEST = 5
"""So many consecutive numbers are paragraphs; fewer may be a list."""


class Mark(NamedTuple):
    """From an offset on, a page's text stands in a paragraph or section of this number, or in none."""

    start: int
    number: str | None


class _Number(NamedTuple):
    page: int
    start: int
    value: int


_NUMBER = re.compile(r"^(\d{1,3})\.(?=\s+\S|$)(?!\s*\d+\.\d)", re.MULTILINE)
_PILCROW = re.compile(r"^¶\s?(\d{1,3})\b(?![-–,]|\s?(?:and|&)\s)", re.MULTILINE)
_ENDS = re.compile(r"(?:[.:;?!][”’\"')\]]*\d{0,2}|[;,]\s(?:and|or))$")
_CLOSES = re.compile(
    r"^(?:(?:[A-Z-]+ )?(?:CAUSE OF ACTION|CLAIM FOR RELIEF|(?:AFFIRMATIVE )?DEFENSE)\b|COUNT [IVX\d]+\b|"
    r"WHEREFORE|Wherefore|PRAYER|(?:DATED|Dated|DATE|Date|Executed on)\b[: ]|Respectfully)",
    re.MULTILINE,
)
_ASIDE = re.compile(r".{0,60}\)")
"""Ends the heading of a count: "(Against Brightwater)"."""
_SECTION_OR_EDGE = re.compile(
    r"^(?:(?:[Ss]ection |SECTION |§ ?)?(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\.?(?=\s)|\d{1,2}\.\s+[A-Z]|"
    r"ARTICLE\s|EXHIBIT\s|Exhibit [A-Z]\b|(?:SCHEDULE|APPENDIX)\s|IN WITNESS|"
    r"The parties have (?:signed|executed))",
    re.MULTILINE,
)
_CONTENTS = 150
"""In a table of contents a section has fewer characters."""
_FIRST_ARTICLE = 3
"""The articles before it may have no sections of their own."""
_GAP = 2
"""So many numbers may have been lost in the reading, where they go on behind."""


def numbered_paragraphs(pages: Sequence[str], *, signed: bool = False) -> list[list[Mark]]:
    """Find where a document's numbered paragraphs begin and end.

    Their numbers rise by one through the whole document and stand at the beginning of a line whose
    predecessor ends a sentence, or is a heading. A list inside a paragraph begins at 1 again, and so
    does a new count of defenses; a paragraph of those has no number here, for it would be mistaken. Nor has
    what stands under a heading or in the prayer before the next number, in a footnote, or where a number
    was lost.

    :param pages: the texts of all pages, in order; the empty ones of pages without text too.
    :param signed: whether only numbers behind a paragraph sign (¶) count, as in opinions.
    :returns: for each page its marks, in order; the first one is at 0. No marks bear a number where fewer
        than :data:`FEWEST` follow each other.
    """
    edges = [sorted(_edges(text)) for text in pages]
    chain = _chain([*_numbers(pages, _PILCROW)])
    if len(chain) < FEWEST and not signed:
        chain = _chain(
            [
                number
                for number in _numbers(pages, _NUMBER)
                if _opens(pages[number.page], edges[number.page], number.start)
            ]
        )
    if len(chain) < FEWEST:
        return [[Mark(0, None)] for _ in pages]
    begins = {(n.page, n.start): n.value for n in chain}
    lost = {n.value for n, following in pairwise(chain) if following.value != n.value + 1}
    found: list[list[Mark]] = []
    current: str | None = None
    for page, text in enumerate(pages):
        marks = [Mark(0, current)]
        notes = footnotes_start(text)
        starts = [start for number_page, start in begins if number_page == page]
        for start in sorted({*starts, *(edge for edge in edges[page] if edge < notes)}):
            value = begins.get((page, start))
            current = None if value is None or value in lost else str(value)
            marks.append(Mark(start, current))
        found.append([*marks, Mark(notes, None)] if notes < len(text) else marks)
    return found


def numbered_sections(pages: Sequence[str]) -> list[list[Mark]]:
    """Find where a contract's numbered sections ("12.2") begin and end.

    Each number follows the one before: 12.1, 12.2, 12.2.1, 13.1. What stands behind a number that does not,
    under the heading of an article, or in an exhibit, has none.

    :param pages: the texts of all pages, in order.
    :returns: for each page its marks, in order; the first one is at 0. Where no two levels are numbered, the
        numbered paragraphs are the sections.
    """
    found: list[list[Mark]] = []
    current: tuple[int, ...] | None = None
    last: tuple[int, ...] = ()
    sections = characters = 0
    for text in pages:
        marks = [Mark(0, _dotted(current))]
        for line in _SECTION_OR_EDGE.finditer(text, 0, footnotes_start(text)):
            number = tuple(map(int, line["number"].split("."))) if line["number"] else None
            if number == (1, 1) and sections and (characters + line.start()) / sections < _CONTENTS:
                # What came before was the table of contents.
                found = [[Mark(mark.start, None) for mark in earlier] for earlier in found]
                marks = [Mark(mark.start, None) for mark in marks]
                last = ()
            current = number if number and _follows(last, number) else None
            last = current or last
            sections += current is not None
            marks.append(Mark(line.start(), _dotted(current)))
        found.append(marks)
        characters += len(text)
    return found if len(last) > 1 else numbered_paragraphs(pages)


def _dotted(number: tuple[int, ...] | None) -> str | None:
    return ".".join(map(str, number)) if number else None


def _follows(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    if not last:
        return len(number) == 2 and number[0] <= _FIRST_ARTICLE and number[1] == 1
    deeper = number == (*last, 1)
    next_one = any(number == (*last[:level], last[level] + 1) for level in range(1, len(last)))
    return deeper or next_one or number == (last[0] + 1, 1)


def number_at(marks: Sequence[Mark], offset: int) -> str | None:
    """Return the number of the paragraph or section that a place of a page stands in, or None.

    :param marks: the page's, as :func:`numbered_paragraphs` or :func:`numbered_sections` gives them.
    :param offset: the place.
    """
    return next((mark.number for mark in reversed(marks) if mark.start <= offset), None)


def _edges(text: str) -> Iterator[int]:
    """Yield where paragraphs end without another one's beginning: at headings and at the prayer."""
    yield from (heading.start for heading in headings(text) if not _NUMBER.match(text, heading.start))
    yield from (match.start() for match in _CLOSES.finditer(text))


def _numbers(pages: Sequence[str], pattern: re.Pattern[str]) -> Iterator[_Number]:
    for page, text in enumerate(pages):
        for match in pattern.finditer(text, 0, footnotes_start(text)):
            yield _Number(page, match.start(), int(match[1]))


def _opens(text: str, edges: Sequence[int], start: int) -> bool:
    """Say whether a number opens a paragraph: the line before, if any, ends one or is a heading's."""
    above = text[:start].rstrip()
    last = above[above.rfind("\n") + 1 :]
    under_heading = any(above.rfind("\n", 0, above.rfind("\n")) < edge < start for edge in edges)
    return not above or under_heading or bool(_ENDS.search(above) or _ASIDE.fullmatch(last))


def _chain(numbers: Sequence[_Number]) -> list[_Number]:
    """Return the numbers that rise by one from 1 on, those of lists inside left out."""
    chain: list[_Number] = []
    nested = 0
    for place, number in enumerate(numbers):
        expected = chain[-1].value + 1 if chain else 1
        inner = number.value == nested + 1 and nested > 0
        if number.value == expected and not (inner and _comes_again(numbers, place)):
            chain.append(number)
            nested = 0
        elif inner or (chain and number.value == 1):
            nested = number.value
        elif chain and expected < number.value <= expected + _GAP and _goes_on(numbers, place):
            chain.append(number)
            nested = 0
    return chain


def _comes_again(numbers: Sequence[_Number], place: int) -> bool:
    """Say whether the same number comes once more before the second next one: then this is a list's."""
    for later in numbers[place + 1 :]:
        if later.value == numbers[place].value:
            return True
        if later.value > numbers[place].value + 1:
            return False
    return False


def _goes_on(numbers: Sequence[_Number], place: int) -> bool:
    return place + 1 < len(numbers) and numbers[place + 1].value == numbers[place].value + 1
