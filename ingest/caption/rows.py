"""A page's text as rows with offsets, and what can be told of a row by its look. Pure functions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.caption.records import TEXT, Source
from ingest.records import Page

HEAD_ROWS = 90
"""A caption is looked for in so many rows of a page; counsel's names may take forty before it."""
TAIL_ROWS = 30
"""A signature is looked for in so many rows at the end."""
OPENING = 12_000
"""Running text, a preamble or counsel's names, is read in so many characters of a page."""
_PAGE_ROWS = 300
_LONGEST_ROW = 300
"""No row of a real page is longer or has more beside it: a hostile page must not hold the reading up."""

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_SMALL_WORDS = frozenset(
    "a an and as at by d/b/a de del et ex for from in la of on or rel the through to v vs with".split()
)
_DOCKET_LABEL = re.compile(
    r"(?:^|(?<=\s))\(?((?:(?:[A-Z]\w+\sCounty,|BAP|Bk\.|D\.\s?C\.|C\.P\.C\.|Super\.\sCt\.|USDC|MDL|[Dd]istrict\s[Cc]ourt|[Oo]riginating|[Cc]ase|CASE|[Cc]ivil|CIVIL|[Cc]iv\.|CIV\.|[Dd]ocket|DOCKET|[Ii]ndex|INDEX|[Cc]ause|CAUSE"
    r"|[Aa]ction|ACTION|Crim(?:inal|\.)|CRIMINAL|Adv\.|Adversary|Proc\.|Proceeding|Appeal|A\.)\s?)*"
    r"(?:N[oO][sS]?[.:]|Number:)\s?:?\s?(?=\S*\s?\S*\d).*|Chapter\s\d\d?|D\.\s?C\.\sNos?\.)$"
)
_TITLE_BESIDE = re.compile(
    r"[,.]\s(?=(?:MEMORANDUM|OPINION|ORDER|JUDGMENT|COMPLAINT|DECISION|NOTICE|MOTION)\b[A-Z\s&]*\W*$)"
)
_NUMBER_BESIDE = re.compile(
    r"(?:^v\.?|,)\s(?=(?:\d\d\s(?:Civ|Cr|CV|Cv)\.?\s\d+.*|\d\d-\d{2,5}(?:-[a-z]{2})?|[A-H]\d{6})\W*$)"
)
_SEPARATORS = ")]:*§|}"
# The pieces of a tall brace, as readers give those of the Fourth Circuit's Symbol font; the Eighth's leaders.
_BRACES = re.compile(r"[üýþ\ue000-\uf8ff]|^l{6,}")


class Row(NamedTuple):
    """A line of a page, or a part of one.

    ``text`` is ``page.text[start:end]``.
    """

    page: int
    start: int
    end: int
    text: str

    def part(self, start: int, end: int | None = None) -> Row:
        """Return a part of the row, without the space around it.

        :param start: offset in the row's text.
        :param end: offset behind it; the row's end where None.
        """
        piece = self.text[start:end]
        begin = self.start + start + len(piece) - len(piece.lstrip())
        text = piece.strip()
        return Row(self.page, begin, begin + len(text), text)


def rows_of(page: Page) -> list[Row]:
    """Return a page's rows, blank ones too: of a page that no printer made, the first and the last.

    :param page: the page.
    """
    lines = page.text.split("\n")
    last = lines[-TAIL_ROWS:] if len(lines) > _PAGE_ROWS else []
    first = lines[: _PAGE_ROWS - len(last)]
    return [
        *_placed(page.number, first, 0),
        *_placed(page.number, last, len(page.text) - len("\n".join(last))),
    ]


def _placed(page: int, lines: Sequence[str], start: int) -> Iterator[Row]:
    for line in lines:
        text = line[:_LONGEST_ROW].rstrip()
        yield Row(page, start, start + len(text), text)
        start += len(line) + 1


def source_of(rows: Sequence[Row], pages: Sequence[Page]) -> Source:
    """Return the place of one or more rows of one page.

    :param rows: in reading order; what lies between them is part of the quote.
    :param pages: the document's pages.
    """
    first, last = rows[0], rows[-1]
    page = next(page for page in pages if page.number == first.page)
    return Source(first.page, TEXT, page.text[first.start : last.end], first.start, last.end)


def is_capitals(text: str) -> bool:
    """Say whether a text is set in capitals, some small words apart.

    :param text: any text.
    """
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def is_title(text: str) -> bool:
    """Say whether a text is set like a title or a name: its words are capitalised, small words apart.

    :param text: any text.
    """
    words = [word for word in _WORD.findall(text) if word.lower() not in _SMALL_WORDS]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def is_prose(text: str) -> bool:
    """Say whether a row is part of running text.

    :param text: the row's text.
    """
    words = _WORD.findall(text)
    return len(words) >= 7 and sum(word[0].islower() for word in words) >= 0.45 * len(words)


def split_columns(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Part the rows of a caption into its left column, of the parties, and its right one.

    Captions part them by a column of one character (")", ":", "*", "§"); where there is none, a docket
    number inside of a row begins the right column.

    :param rows: the rows of a caption.
    :returns: as many rows of each column, empty ones where a column has nothing.
    """
    counted = Counter(c for row in rows for c in _SEPARATORS if re.search(rf"(?:^|\s)\{c}(?:\s|$)", row.text))
    separator = next((c for c, count in counted.most_common(1) if count >= 3), None)
    left, right = [], []
    for row in rows:
        one, other = _split(row, separator)
        left.append(one)
        right.append(other)
    return left, right


def _split(row: Row, separator: str | None) -> tuple[Row, Row]:
    nothing = row.part(len(row.text))
    if brace := _BRACES.search(row.text):
        before, after = row.part(0, brace.start()), row.part(brace.end())
        return (after, before) if re.match(r"No", before.text) else (_without_brace(row), nothing)
    if separator and (match := re.search(rf"(?:^|\s)\{separator}+(?:\s|$)", row.text)):
        return row.part(0, match.start()), row.part(match.end())
    if (match := _DOCKET_LABEL.search(row.text)) and match.start():
        return row.part(0, match.start(1)), row.part(match.start(1))
    if match := _TITLE_BESIDE.search(row.text) or _NUMBER_BESIDE.search(row.text):
        return row.part(0, match.end()), row.part(match.end())
    return row, nothing


def _without_brace(row: Row) -> Row:
    pieces = [piece for piece in _BRACES.split(row.text) if piece.strip()]
    start = row.text.index(pieces[0]) if pieces else 0
    return row.part(start, start + len(pieces[0]) if pieces else 0)
