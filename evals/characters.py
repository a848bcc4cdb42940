"""How well retrieval finds the gold evidence, counted by characters. Pure functions.

As LegalBench-RAG does (Pipitone and Houir Alami 2024, arXiv:2408.10343): recall is the share of the gold
characters among those retrieved, precision the share of the retrieved ones that are gold. The share of
passages from a wrong document is called document-level retrieval mismatch in arXiv:2510.06999.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.keys import Stretch
from pipelines.records import Evidence

DEPTHS = (1, 4, 8, 16, 64)

Marked = tuple[str, Stretch]
"""Characters of a document, by its file name."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the first passages hold of a question's gold, each a share from 0 to 1.

    :param recall: of the characters of all places that answer.
    :param answer: of those of the place that is found best; where every place is needed, of the one found
        worst.
    :param precision: of the passages' characters, those that are gold.
    :param wrong_document: of the passages, those from documents without gold.
    """

    recall: float
    answer: float
    precision: float
    wrong_document: float


def found(places: Sequence[Sequence[Marked]], every: bool, passages: Sequence[Evidence]) -> Found:
    """Measure passages against the gold.

    :param places: the places that answer, each where it stands; at least one.
    :param every: whether all of them are needed.
    :param passages: what was retrieved; no two have characters in common.
    :returns: the shares; nothing retrieved is right of nothing.
    """
    parts = [(item.document, stretch) for item in passages for stretch in _stretches(item)]
    taken = [_characters(place) for place in places]
    gold: frozenset[tuple[str, int, int]] = frozenset().union(*taken)
    pages = {(document, page) for document, page, _ in gold}
    held = gold & {
        (document, stretch.page, offset)
        for document, stretch in parts
        if (document, stretch.page) in pages
        for offset in range(stretch.start, stretch.end)
    }
    length = sum(stretch.end - stretch.start for _, stretch in parts)
    shares = [len(place & held) / len(place) for place in taken]
    documents = {document for place in places for document, _ in place}
    return Found(
        recall=len(held) / len(gold),
        answer=min(shares) if every else max(shares),
        precision=len(held) / length if length else 0.0,
        wrong_document=sum(item.document not in documents for item in passages) / max(len(passages), 1),
    )


def mean(shares: Sequence[Found]) -> Found:
    """Return the means over questions.

    :param shares: at least one.
    """
    return Found(
        *(
            sum(getattr(share, name) for share in shares) / len(shares)
            for name in ("recall", "answer", "precision", "wrong_document")
        )
    )


def _stretches(item: Evidence) -> list[Stretch]:
    here = [Stretch(item.page, item.start, item.end)]
    rest = item.continues
    return [*here, Stretch(rest.page, rest.start, rest.end)] if rest else here


def _characters(place: Sequence[Marked]) -> frozenset[tuple[str, int, int]]:
    return frozenset(
        (document, stretch.page, offset)
        for document, stretch in place
        for offset in range(stretch.start, stretch.end)
    )
