"""Where a paragraph begins, and what of it a sentence is quoted with. Pure functions on a page's text."""

from __future__ import annotations

import re
from bisect import bisect_right

from ingest.footnotes import footnotes_start
from ingest.sections import is_heading
from ingest.sentences import Span, is_table, opens_unit, paragraph_starts, sentence_spans
from pipelines.evidence.anaphora import leans_back
from pipelines.evidence.cohesion import lost
from pipelines.text import ends_sentence

MOST = 90
"""Words of a sentence that may stand in a summary, with what stands before it in its paragraph."""
_RUNS_ON = re.compile(
    r"(?:(?:^|\s)[a-z][\w’'-]*|[,–-]|\svs?\.|\b(?:Sections?|Rules?|Articles?|Paragraphs?|Exhibits?)|\bNos?\.|[§¶])$"
)
"""Ends a line that does not end its sentence: with a word in small letters, a comma, "v.", "Section"."""
_LISTS = re.compile(r"(?:[:;,]|\b(?:and|or))$")
"""Ends a line behind which the next item of a list begins."""


def from_paragraph(text: str, span: Span, since: int, page_before: str) -> Span:
    """Return a stretch with what stands before it in its paragraph, where that is not too much.

    :param text: the page's text, as the passage's offsets count it.
    :param span: the stretch.
    :param since: from where on may be quoted.
    :param page_before: the text of the page before, empty where there is none.
    """
    longer = Span(paragraph_start(text, span.start), span.end)
    said = text[slice(*longer)]
    first = said[: sentence_spans(said)[0].end]
    fits = (
        begins_paragraph(text, longer.start, page_before)
        and longer.start >= since
        and len(said.split()) <= MOST
    )
    return longer if fits and not leans_back(first) and lost(first) is None else span


def begins_paragraph(text: str, start: int, page_before: str) -> bool:
    """Say whether a paragraph begins at a place, and nothing that stands before it runs on.

    :param text: the page's text.
    :param start: offset of the place.
    :param page_before: the text of the page before, empty where there is none.
    """
    if paragraph_start(text, start) != start:
        return False
    above = text[:start]
    if not above.strip():
        body = page_before[: footnotes_start(page_before)].rstrip()
        return not body or (ends_sentence(body) and not body.endswith(":"))
    last = above.rstrip().rpartition("\n")[2].strip()
    if _LISTS.search(last) and _is_listed(text, start):
        return True
    introduces = last.endswith(":") and not last.startswith("Dear ")
    return is_heading(last) or not (introduces or _RUNS_ON.search(last))


def _is_listed(text: str, start: int) -> bool:
    """Say whether an item or a table begins at a place, which what stands before it only announces."""
    behind = text[start : next((each for each in paragraph_starts(text) if each > start), len(text))]
    return opens_unit(behind) or is_table(behind.strip())


def is_broken_above(text: str, start: int) -> bool:
    """Say whether a line goes on with the sentence of the line right above it.

    :param text: the page's text.
    :param start: offset of the line.
    """
    above = text[:start].rpartition("\n")[0].rpartition("\n")[2]
    return bool(above.strip()) and _RUNS_ON.search(above.rstrip()) is not None


def paragraph_start(text: str, offset: int) -> int:
    """Return where the paragraph begins that a place stands in.

    :param text: the page's text.
    :param offset: the place.
    """
    starts = paragraph_starts(text)
    return starts[max(0, bisect_right(starts, offset) - 1)] if starts else 0
