"""The words of a sentence that matter for a question. Pure."""

from __future__ import annotations

from pipelines.evidence.focus import ASKING
from pipelines.records import ShortAnswer
from pipelines.text import root, roots_of, search_terms, single_spaced, words


def matching(question: str, sentence: str, short: ShortAnswer | None = None) -> list[tuple[int, int]]:
    """Find what to mark in a sentence: the question's words, and the short fact.

    Words match by their roots. What stands side by side is marked together.

    :param question: the question.
    :param sentence: the sentence as it is shown.
    :param short: the short answer that stands in it, if one does.
    :returns: spans, in order; none overlap.
    """
    asked = {root(term) for term in search_terms(question) if term not in ASKING}
    spans = [(word.start, word.end) for word in words(sentence) if asked & roots_of(word.written)]
    fact = sentence.find(single_spaced(short.text)) if short else -1
    if short and fact >= 0:
        spans.append((fact, fact + len(single_spaced(short.text))))
    marked: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if marked and not sentence[marked[-1][1] : start].strip():
            marked[-1] = (marked[-1][0], max(end, marked[-1][1]))
        else:
            marked.append((start, end))
    return marked
