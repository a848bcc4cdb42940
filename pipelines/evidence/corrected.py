"""Testimony that the witness changes later in the transcript. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from ingest.sentences import Span
from pipelines.evidence.quotes import Quote
from pipelines.text import root, roots_of

CHANGED = "The witness later changed this testimony."
"""What is said behind a quote that is changed; the change is cited with it."""

_TESTIFIED = re.compile(r"[QA]\.\s")
_CHANGES = re.compile(
    r"\b(?:change|correct) (?:your|my|that|the) (?:testimony|answer)|\b(?:had|got) (?:it|that) wrong|"
    r"\bmisspoke\b|\bI (?:was|am|’m) (?:mistaken|wrong)\b|\b(?:was|were) (?:not correct|incorrect)\b"
)
_QUESTION = re.compile(r"(?:^|\s)Q\.\s")


def later_change(
    quote: Quote, ranked: Sequence[Quote], question: str, naming: Collection[str]
) -> Quote | None:
    """Return the testimony by which a witness changes a quote, or None.

    The change names a thing that the quote speaks of, too, and that the question asks about.

    :param quote: of a transcript, or of anything else, which nothing changes.
    :param ranked: what may be quoted for the question, the best first; the change is looked for among them.
    :param question: the question.
    :param naming: terms of the question that name a document or its case, and tell no thing asked about.
    """
    if not _TESTIFIED.match(quote.text):
        return None
    about = (roots_of(question) - set(map(root, naming))) & roots_of(quote.text)
    for other in ranked:
        if (
            other.passage.document_id == quote.passage.document_id
            and (other.passage.page, other.start) > (quote.passage.page, quote.start)
            and not other.overlaps(quote)
            and (other.typed or not quote.typed)
            and about & roots_of(_changing_turn(other.plain))
        ):
            return other
    return None


def changing_turns(text: str) -> Iterator[Span]:
    """Find the questions and answers in which testimony is changed.

    :param text: of a transcript: a page, or what is quoted of it.
    :returns: their spans, in order.
    """
    end, text = 0, text.replace("\n", " ")
    for changes in _CHANGES.finditer(text):
        if changes.start() < end:
            continue
        begins = max((match.start() for match in _QUESTION.finditer(text, 0, changes.start())), default=0)
        behind = _QUESTION.search(text, changes.end())
        end = behind.start() if behind else len(text)
        yield Span(begins, end)


def _changing_turn(text: str) -> str:
    """Return the first question and answer in which testimony is changed; nothing where none is."""
    turn = next(changing_turns(text), None) if _TESTIFIED.match(text) else None
    return "" if turn is None else text[slice(*turn)]
