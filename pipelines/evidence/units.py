"""What a unit of a page is: a sentence with its citations, or a caption's lines together. Pure functions."""

from __future__ import annotations

import re

from ingest.sentences import Span, sentence_spans
from pipelines.evidence.cited import NUMBER, is_citation
from pipelines.evidence.transcripts import ROW, speaker_of
from pipelines.text import ends_sentence

LONGEST_GROWN = 120
"""Words in the longest quote that is put together because its parts cannot stand alone."""
_BLOCK = 45
"""Words of a caption, a table or a signature block that are quoted together."""
LAST_WORDS = 8
"""Words at a text's end, half of them in lower case, by which running text is told from titles and tables."""
ITEM = re.compile(r"\([a-z0-9]{1,4}\)\s")
"""Opens an item of a list."""
_VERSUS = ("v.", "vs.")


def units_of(page: str, start: int, end: int) -> list[Span]:
    """Find a passage's units: its sentences, short lines that belong together joined.

    A citation belongs to the sentence before it, and so does what that sentence goes on in behind a line that
    is set short.

    :param page: the page's text.
    :param start: offset of the passage.
    :param end: offset behind it.
    :returns: spans in the page's text, in order.
    """
    spans = [span for span in sentence_spans(page) if span.start >= start and span.end <= end]
    units: list[Span] = []
    for span in spans:
        joined = Span(units[-1].start, span.end) if units else span
        broken = units and _breaks_off(page, units[-1], span) and fits(page, joined)
        lines = units and _are_lines(page, units[-1], span) and fits(page, joined, _BLOCK)
        if broken or lines or (units and _is_cited_for(page, units[-1], span)):
            units[-1] = joined
        else:
            units.append(span)
    return units


def fits(page: str, span: Span, most: int = LONGEST_GROWN) -> bool:
    """Say whether a stretch of a page is not too long to be quoted.

    :param page: the page's text.
    :param span: the stretch.
    :param most: words that it may have.
    """
    return len(page[span.start : span.end].split()) <= most


def is_statement(text: str) -> bool:
    """Say whether a text is a sentence, and no heading or caption.

    :param text: a unit of a page.
    """
    return ends_sentence(text) and any(
        word.islower() and word.lstrip("(“‘[")[:1].isalpha() and word not in _VERSUS for word in text.split()
    )


def first_line(text: str) -> str:
    """Return the line that a text begins with, without surrounding space.

    :param text: a unit of a page.
    """
    return text.partition("\n")[0].strip()


def is_prose(text: str) -> bool:
    """Say whether a text, or a part of a sentence, is running text.

    :param text: a unit of a page.
    """
    return sum(word.islower() for word in text.split()[-LAST_WORDS:]) >= LAST_WORDS / 2


def is_numbered(text: str) -> bool:
    """Say whether a text is a numbered paragraph or heading, or an entry of a docket sheet.

    :param text: a unit of a page.
    """
    return bool(NUMBER.match(text) or ROW.match(text))


def _breaks_off(page: str, before: Span, span: Span) -> bool:
    """Say whether a unit goes on in the sentence behind it, as behind a line that is set short."""
    said = page[before.start : before.end]
    return page[span.start].islower() and is_prose(said) and not (ends_sentence(said) or said[-1] in ":;—")


def _are_lines(page: str, before: Span, span: Span) -> bool:
    """Say whether both are short lines, and neither a numbered paragraph, nor the second begins a section."""
    return not (
        NUMBER.match(page[before.start : before.end])
        or is_numbered(page[span.start : span.end])
        or any(is_statement(page[s.start : s.end]) or speaker_of(page, s) for s in (before, span))
    )


def _is_cited_for(page: str, before: Span, span: Span) -> bool:
    """Say whether a unit is a citation for the statement before it."""
    said = page[before.start : before.end]
    return is_statement(said) and not speaker_of(page, span) and is_citation(page[span.start : span.end])
