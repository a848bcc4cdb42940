"""How far a quote may reach on its page: back to where its part begins, and without notes' numbers. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.breaks import begins_anew
from ingest.footnotes import Mark, footnotes, marks, openings
from ingest.sentences import Span, trim
from pipelines.records import Evidence
from pipelines.text import single_spaced


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


def note_marks(page: str, text: str, end: int) -> list[Mark]:
    """Return where numbers of footnotes stand in a passage's text.

    :param page: the stored text of its page.
    :param text: the same as the passage's offsets count it (:meth:`pipelines.records.Evidence.on`).
    :param end: offset behind the passage, or behind its part on this page.
    """
    here = [mark for mark in (*marks(page), *openings(page)) if mark.end <= end]
    return sorted({*here, *marks(text)})


def notes_in(span: Span, notes: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the numbers of footnotes that stand in a stretch, as offsets in its text.

    :param span: the stretch.
    :param notes: where numbers of footnotes stand, as the stretch's offsets count, in order.
    """
    inside = (mark for mark in notes if span.start <= mark.start and mark.end <= span.end)
    return tuple(Mark(mark.start - span.start, mark.end - span.start) for mark in inside)


def on_one_line(text: str, notes: Sequence[Mark]) -> str:
    """Return a quote as it is shown: on one line, without the numbers of footnotes.

    :param text: the quote.
    :param notes: where numbers of footnotes stand in it, in order.
    """
    edges = [0, *(edge for mark in notes for edge in mark), len(text)]
    return single_spaced("".join(text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)))


def part_on_one_line(text: str, span: Span, notes: Sequence[Mark]) -> str:
    """Return a stretch of a text on one line, without the numbers of footnotes.

    :param text: the text.
    :param span: the stretch.
    :param notes: where numbers of footnotes stand in the text, in order.
    """
    return on_one_line(text[slice(*span)], notes_in(span, notes))


def overlap(mine: Evidence, span: Span, theirs: Evidence, other: Span) -> bool:
    """Say whether two stretches have characters in common.

    :param mine: the passage of the first.
    :param span: the first, as its passage's offsets count.
    :param theirs: the passage of the other.
    :param other: the other.
    """
    if (mine.document_id, mine.page) != (theirs.document_id, theirs.page):
        return False
    if mine.start == theirs.start:
        return span.overlaps(other)
    # What runs over the page's end has offsets that no other passage's mean.
    return span.start < min(other.end, theirs.end) and other.start < min(span.end, mine.end)
