"""Testimony that the witness changes later in the transcript. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

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


def _changing_turn(text: str) -> str:
    """Return the question and answer in which testimony is changed; nothing where none is."""
    changes = _CHANGES.search(text)
    if changes is None or not _TESTIFIED.match(text):
        return ""
    begins = max((match.start() for match in _QUESTION.finditer(text, 0, changes.start())), default=0)
    behind = _QUESTION.search(text, changes.end())
    return text[begins : behind.start() if behind else len(text)]
