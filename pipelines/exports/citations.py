"""Citations as CSV: a row for each key of each sentence, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipelines.exports.content import ToldTurn, content_of
from pipelines.exports.legible import legible
from pipelines.exports.records import Exported, ExportedTurn, Extras, Filing, turns_of
from pipelines.records import Citation
from pipelines.spreadsheets import csv_text

COLUMNS = (
    *("question number", "question", "sentence", "key", "document", "kind", "docket number", "page"),
    *("printed page", "pinpoint", "quote", "continued on page", "sha-256"),
)


def to_citations(exported: Exported, extras: Extras) -> str:
    """Return the citations of answers as CSV, with a question that has none as a row of its own.

    :param exported: an answer or a conversation.
    :param extras: what is known of the cited documents.
    """
    told = content_of(exported)
    rows: list[tuple[object, ...]] = []
    for number, (turn, words) in enumerate(zip(turns_of(exported), told.turns, strict=True), start=1):
        rows += [(number, words.question, *row) for row in _rows(turn, words, extras)]
    return csv_text(COLUMNS, rows)


def _rows(turn: ExportedTurn, words: ToldTurn, extras: Extras) -> Iterator[tuple[object, ...]]:
    citations = {legible(each.key): each for each in turn.answer.citations} if turn.answer else {}
    nothing = ("",) * (len(COLUMNS) - 4)
    if not words.sentences or (turn.answer and turn.answer.abstained):
        yield (words.statement or "", "", *nothing)
    for sentence in words.sentences:
        for key in sentence.keys or ("",):
            citation = citations.get(key)
            cells = _cells(citation, extras.filings) if citation else nothing
            yield (sentence.text, key, *cells)


def _cells(citation: Citation, filings: Mapping[str, Filing]) -> tuple[object, ...]:
    filing = filings.get(citation.document_id, Filing())
    rest = citation.continues
    return (
        legible(citation.document),
        legible(filing.kind or ""),
        legible(filing.docket_number or ""),
        citation.page,
        legible(citation.page_label or ""),
        legible(citation.pinpoint),
        legible(citation.whole_quote),
        rest.page if rest else "",
        legible(citation.document_id),
    )
