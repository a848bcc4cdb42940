"""What may be quoted out of a passage: sentences, questions with their answers, captions."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.sections import is_heading
from ingest.sentences import Span, sentence_spans
from pipelines.text import ends_sentence

LONGEST = 80
"""Words in the longest quote that is put together out of several sentences."""

_BLOCK = 45
"""Words of a caption, a table or a signature block that are quoted together."""

_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d+)*\.?|\([a-z0-9]{1,4}\)|[IVX]{1,5}\.|[A-H]\.)\s")
_ROW = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}\b")
_DEPENDENT = re.compile(
    r"(?:It|Its|They|Their|He|His|She|Her)\b|"
    r"(?:This|That|These|Those) (?:is|are|was|were|would|does|did)\b|\([a-z0-9]{1,4}\)\s[a-z]"
)
"""A sentence that opens so is about something in the one before, or part of it: an item of its list."""


def quotable(page: str, start: int, end: int) -> list[Span]:
    """Find what may be quoted out of a passage.

    Sentences, alone and with the next one; a transcript's question with its answer; and the short lines of a
    caption, a table or a signature block, several together. A numbered heading is not quoted alone, nor with
    the text above it; an answer not without its question, nor a sentence about "it" without the one before.

    :param page: the page's text.
    :param start: offset of the passage.
    :param end: offset behind it.
    :returns: spans in the page's text, in order of their beginning; they overlap.
    """
    units = _units(page, start, end)
    found = list(units)
    for place, (unit, following) in enumerate(pairwise(units)):
        if _speaker(page, unit) == "Q":
            answer = _answered(page, units[place:])
            if answer is not None:
                found[found.index(unit)] = answer
        elif _continues(page, unit, following):
            found.append(Span(unit.start, following.end))
    if any(_speaker(page, unit) == "Q" for unit in units):
        found = [span for span in found if _speaker(page, span) != "A"]
    return sorted({span for span in found if _stands_alone(page[span.start : span.end])})


def is_statement(text: str) -> bool:
    """Say whether a text is a sentence, and no heading or caption.

    :param text: a unit of a page.
    """
    return ends_sentence(text) and any(word.islower() for word in text.split())


def _units(page: str, start: int, end: int) -> list[Span]:
    """Return the passage's sentences, short lines that belong together joined."""
    spans = [span for span in sentence_spans(page) if span.start >= start and span.end <= end]
    units: list[Span] = []
    for span in spans:
        joined = Span(units[-1].start, span.end) if units else span
        if units and _are_lines(page, units[-1], span) and _length(page, joined) <= _BLOCK:
            units[-1] = joined
        else:
            units.append(span)
    return units


def _are_lines(page: str, before: Span, span: Span) -> bool:
    """Say whether both are short lines, and neither a numbered paragraph, nor the second begins a section."""
    return not (
        _NUMBER.match(page[before.start : before.end])
        or _begins_anew(page, span)
        or any(is_statement(page[s.start : s.end]) or _speaker(page, s) for s in (before, span))
    )


def _begins_anew(page: str, span: Span) -> bool:
    """Say whether a unit is a numbered paragraph or heading, or an entry of a docket sheet."""
    text = page[span.start : span.end]
    return bool(_NUMBER.match(text) or _ROW.match(text))


def _stands_alone(text: str) -> bool:
    is_title = "\n" not in text and bool(_NUMBER.match(text)) and is_heading(text)
    return not is_title and not _DEPENDENT.match(text) and not text.endswith(":")


def _speaker(page: str, span: Span) -> str:
    opening = page[span.start : span.start + 2]
    return opening[0] if opening in ("Q.", "A.") and span.end - span.start > 3 else ""


def _answered(page: str, units: list[Span]) -> Span | None:
    """Return the span from a question through its answer, as far as it may be quoted together."""
    last = None
    for unit in units[1:]:
        if _speaker(page, unit) == "Q" or _length(page, Span(units[0].start, unit.end)) > LONGEST:
            break
        last = unit
    return Span(units[0].start, last.end) if last else None


def _continues(page: str, unit: Span, following: Span) -> bool:
    text = page[following.start : following.end]
    return (
        not _speaker(page, following)
        and not _begins_anew(page, following)
        and not is_heading(text.partition("\n")[0].strip())
        and _length(page, Span(unit.start, following.end)) <= LONGEST
    )


def _length(page: str, span: Span) -> int:
    return len(page[span.start : span.end].split())
