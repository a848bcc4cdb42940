"""Two units of a page, one behind the other: what parts them, and what may be quoted together. Pure."""

from __future__ import annotations

import re

from ingest.footnotes import footnotes
from ingest.sections import is_heading
from ingest.sentences import Span, full_line
from pipelines.evidence.transcripts import ROW, in_row, is_transcript, speaker_of
from pipelines.evidence.units import ITEM, LAST_WORDS, first_line, is_numbered, is_statement

_TURNS_TO = re.compile(r"(?:As to|As for|With respect to|With regard to|Regarding|Turning to) ")
"""Opens what is about another party or claim than the sentence before."""
_SHORT_LINE = 0.72
"""A line shorter than this share of a full one is set short, as a caption's are."""
_PARAGRAPH_END = 0.85
"""A sentence whose last line is shorter than this share of a full one ends its paragraph."""


def are_parted(page: str, before: Span, following: Span) -> bool:
    """Say whether a unit cannot lean on the one before: a caption, a paragraph's end, a heading between.

    :param page: the page's text.
    :param before: the unit before.
    :param following: the unit.
    """
    text, said = page[before.start : before.end], page[following.start : following.end]
    if is_transcript(page) or in_row(page, following):
        return False
    if text.endswith(":"):
        return not (ITEM.match(said) or said.startswith("“"))
    return (
        is_heading(first_line(text))
        or is_heading(first_line(said))
        or following.start in footnotes(page)
        or not is_statement(text)
        or (_ends_paragraph(page, before, following) and not is_numbered(said))
    )


def go_together(page: str, unit: Span, following: Span) -> bool:
    """Say whether a unit may be quoted with the next: sentences, or a heading or a row with its first one.

    :param page: the page's text.
    :param unit: the unit.
    :param following: the next one.
    """
    said, text = page[unit.start : unit.end], page[following.start : following.end]
    last = text.split()[-LAST_WORDS:]
    is_short = len(first_line(text)) < _SHORT_LINE * full_line(page)
    are_lines = is_short and sum(map(str.islower, last)) < len(last) / 2
    heads = is_heading(first_line(said))
    opens = (heads and are_lines) or bool(ROW.match(said)) or in_row(page, unit)
    return (
        not speaker_of(page, following)
        and (opens or is_statement(said) or not heads)
        and not is_numbered(text)
        and not is_heading(first_line(text))
        and not _TURNS_TO.match(text)
        and (opens or is_statement(said) == is_statement(text) or in_row(page, following))
        and not _ends_paragraph(page, unit, following)
    )


def _ends_paragraph(page: str, unit: Span, following: Span) -> bool:
    """Say whether a statement ends its paragraph, and another begins the next one."""
    line = page[page.rfind("\n", 0, unit.end) + 1 : unit.end]
    ends = "\n" in page[unit.end : following.start] and len(line) < _PARAGRAPH_END * full_line(page)
    return ends and all(is_statement(page[span.start : span.end]) for span in (unit, following))
