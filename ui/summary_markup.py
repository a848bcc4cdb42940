"""Pieces of HTML of the page Summary, as pure functions; every text is escaped, as in :mod:`ui.markup`."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from pipelines.events import Reading
from pipelines.records import Sentence
from pipelines.summaries.records import Length, Serves, SummarySentence

LENGTHS = {Length.SHORT: "Short", Length.STANDARD: "Standard", Length.SECTIONS: "By section"}


def part(title: str) -> str:
    """Return the title of a part of a summary.

    :param title: what its sentences tell, or the heading that they stand under.
    """
    return f'<h2 class="pc-side">{escape(title)}</h2>'


def under(sentence: Sentence, title: str) -> str:
    """Return the heading that a sentence's quote stands under, in small print; nothing where it has none.

    :param sentence: a sentence of a summary.
    :param title: of the part of the summary; the heading is not said again.
    """
    heading = sentence.heading if isinstance(sentence, SummarySentence) else ""
    return f'<p class="pc-quiet">{escape(heading)}</p>' if heading not in ("", title) else ""


def parts(sentences: Sequence[Sentence]) -> list[tuple[str, list[tuple[int, Sentence]]]]:
    """Part a summary by what its sentences tell, or by the headings that they stand for.

    :param sentences: in order.
    :returns: titles, each with its sentences and their places from 0.
    """
    groups = groupby(enumerate(sentences), key=lambda each: _title(each[1]))
    return [(title, list(group)) for title, group in groups]


def _title(sentence: Sentence) -> str:
    if not isinstance(sentence, SummarySentence):
        return ""
    if sentence.serves is Serves.SECTION:
        return sentence.heading or "Without a heading"
    return sentence.serves.value.capitalize()


def progress(reading: Reading | None) -> tuple[float, str]:
    """Return how far a summary is: the share that is done, and the same in words.

    :param reading: how far the document is read, or None where that was not begun.
    """
    if reading is None or not reading.of:
        return 0.0, "Opening the document"
    if reading.done >= reading.of:
        return 1.0, "Comparing its sentences"
    return reading.done / reading.of, f"Reading passage {reading.done + 1:,} of {reading.of:,}"
