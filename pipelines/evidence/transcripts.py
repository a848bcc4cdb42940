"""Transcripts and docket sheets: whose turn a line is, and which entry it stands in. Pure functions."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.sentences import Span

ROW = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}\b")
_ROW_OPENS = re.compile(r"^\d{1,2}/\d{1,2}/\d{2,4}(?:[ ]*$| \d{1,4} [A-Z])", re.MULTILINE)
_FEWEST_ROWS = 2
"""Dates, alone on their lines or before an entry's number, that make a page one of a docket sheet."""
QUESTION = re.compile(r"^Q\. ", re.MULTILINE)
"""Begins a question to a witness."""
TURN = re.compile(r"BY (?:M[RS]S?|DR)\.|\([A-Z][^()]{0,60}(?:marked|[Rr]ecess)")
"""A transcript's line that belongs to neither question nor answer."""
SAID = re.compile(r"(?:THE [A-Z]+|M[RS]S?\. [A-Z’'-]+(?: [A-Z’'-]+)?):")
"""Opens what is said in a transcript between questions and answers."""


def in_row(page: str, unit: Span) -> bool:
    """Say whether a unit stands in an entry of a docket sheet.

    :param page: the page's text.
    :param unit: a stretch of it.
    """
    rows = _rows(page)
    return len(rows) >= _FEWEST_ROWS and unit.start >= rows[0]


@lru_cache(maxsize=64)
def _rows(page: str) -> tuple[int, ...]:
    return tuple(match.start() for match in _ROW_OPENS.finditer(page))


def speaker_of(page: str, span: Span) -> str:
    """Return whether a unit of a transcript asks ("Q") or answers ("A"); nothing for any other unit.

    :param page: the page's text.
    :param span: a stretch of it.
    """
    if page.startswith("THE WITNESS:", span.start):
        return "A"
    opening = page[span.start : span.start + 2]
    speaks = opening in ("Q.", "A.") and span.end - span.start > 3
    return opening[0] if speaks and (opening[0] == "Q" or is_transcript(page)) else ""


@lru_cache(maxsize=64)
def is_transcript(page: str) -> bool:
    """Say whether a page is one of a transcript.

    :param page: its text.
    """
    return len(QUESTION.findall(page)) > 0
