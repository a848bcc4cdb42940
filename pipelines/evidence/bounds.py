"""How far a quote may reach on its page: back to where its part begins, and without notes' numbers. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.breaks import begins_anew
from ingest.footnotes import Mark, footnotes
from ingest.sentences import Span, trim


def reaches_back(page: str, start: int, page_before: str) -> int:
    """Return from where on what a passage refers to may be quoted with it.

    That is the beginning of the footnote or of the page that the passage stands on, and behind what runs over
    from the page before.

    :param page: the page's text.
    :param start: offset of the passage.
    :param page_before: the text of the page before, empty where there is none.
    """
    notes = [note for note in footnotes(page) if note <= start]
    return min(start, notes[-1] if notes else begins_anew(page_before, page))


def without_notes(page: str, span: Span, notes: Sequence[Mark]) -> Span:
    """Return a stretch of a page without the numbers of notes that it begins and ends with.

    :param page: the page's text.
    :param span: the stretch.
    :param notes: where numbers of notes stand on the page, in order.
    """
    for mark in notes:
        if mark.start == span.start and mark.end < span.end:
            span = trim(page, mark.end, span.end)
    for mark in reversed(notes):
        if mark.end == span.end and mark.start > span.start:
            span = trim(page, span.start, mark.start)
    return span
