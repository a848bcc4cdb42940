"""Which of a document's passages have a vector of their own: the first of those that say the same."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.records import Passage


def distinct(passages: Iterable[Passage]) -> list[Passage]:
    """Leave out what a document says again in the same words under the same headings.

    A form's page that stands in a file a hundred times gives vectors that are alike to the bit. hnswlib,
    Chroma's index, ties each of them to others of them alone, and no search that begins there leaves them:
    where one came 5,099 times among 1,673 other passages, 2,888 of all were found. The first is quoted.

    :param passages: of any documents, in order.
    :returns: the others, in order.
    """
    first: dict[tuple[str, str, str], Passage] = {}
    for passage in passages:
        first.setdefault((passage.document_id, passage.heading, passage.text), passage)
    return list(first.values())
