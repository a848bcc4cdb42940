"""Where a court disposes in less than a sentence, or in an item: "AFFIRMED.", "1. … is granted;". Pure.

Such words stand among the short lines of a signature block, or end in a semicolon, so that no sentence of the
paper holds them; they are what it decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.footnotes import Mark
from ingest.sentences import Span, sentence_spans, trim
from pipelines.evidence.asked import is_disposition
from pipelines.evidence.bounds import without_notes
from pipelines.evidence.cited import NUMBER
from pipelines.lookup.decretal import decrees
from pipelines.records import Evidence


def operative(text: str, passage: Evidence, notes: Sequence[Mark]) -> Iterator[Span]:
    """Yield where a passage disposes so, in order.

    :param text: the page's text, as the passage's offsets count it.
    :param passage: the passage, of a paper that a court gave.
    :param notes: where numbers of footnotes stand in it.
    """
    for decree in decrees(text[passage.start : passage.reach]):
        if decree.disposes and (span := _around(text, passage.start + decree.start)):
            yield without_notes(text, span, notes)


def _around(text: str, place: int) -> Span | None:
    stop = text.find(".", place) + 1
    bare = trim(text, text.rfind("\n", 0, place) + 1, stop or len(text))
    if is_disposition(text[slice(*bare)]):
        return bare
    sentence = next((span for span in sentence_spans(text) if span.start <= place < span.end), None)
    if sentence is None:
        return None
    said = text[slice(*sentence)]
    return sentence if NUMBER.match(said) and said.endswith((";", "; and")) else None
