"""What an answer is worth, measured by the gold alone. Pure functions.

The verifier that let a sentence through has no say here: a sentence counts by where its citations lead and
by what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from evals.gold import Place, Question
from pipelines.checks.scoring import rank_of, stands_on
from pipelines.records import Answer, Citation, Evidence, Sentence

OVERLAP = 0.5
"""The share of the shorter of quote and gold evidence that both must have in common."""

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_NO_LETTERS = re.compile(r"(?:[^\w$%§]|_)+")


@dataclass(frozen=True, slots=True)
class Score:
    """What one answer is worth.

    :param gold_rank: place of the first passage from a gold page among the evidence, from 1; None where there
        is none. Where a question needs every place, the place of the last page that comes.
    :param answered: whether an answer was shown.
    :param right: for an answerable question, whether the answer holds the gold evidence, or an accepted
        answer wherever it is cited from; for an unanswerable one, whether it was refused.
    :param right_page: whether it is right by a citation of a gold page.
    :param near: whether it is refused, and right by the quotes that are shown as coming near.
    :param wrong_document: whether the first citation leads to a document that is not among the gold ones.
    :param sentences: how many sentences are shown.
    :param recalled: how many of them have a citation that overlaps with the gold evidence.
    :param citations: how many citations the sentences have.
    :param precise: how many of them overlap with the gold evidence.
    :param not_verbatim: keys of citations whose quote does not stand at its offsets.
    """

    gold_rank: int | None
    answered: bool
    right: bool
    right_page: bool
    near: bool
    wrong_document: bool
    sentences: int
    recalled: int
    citations: int
    precise: int
    not_verbatim: tuple[str, ...] = field(default=())


def score(question: Question, answer: Answer, pages: dict[tuple[str, int], str]) -> Score:
    """Score an answer.

    Citation recall and precision follow ALCE (Gao et al. 2023, EMNLP), with the gold evidence spans in the
    place of its entailment model: a sentence is recalled when one of its citations overlaps with a gold span,
    and a citation is precise when it does. A true sentence cited from a place that the gold does not list
    counts as wrong: the figures are lower bounds.

    :param question: with its gold.
    :param answer: what was answered.
    :param pages: the stored text of every cited page, also of a quote's rest, by document id and page.
    :returns: the score.
    """
    documents = {place.document for place in question.places}
    by_key = {citation.key: citation for citation in answer.citations}
    hits = {key for key, citation in by_key.items() if any(overlaps(citation, p) for p in question.places)}
    cited = [key for sentence in answer.sentences for key in sentence.citations]
    return Score(
        gold_rank=gold_rank(question, answer.evidence),
        answered=not answer.abstained,
        right=_is_right(question, answer, by_key, on_page=False),
        right_page=_is_right(question, answer, by_key, on_page=True),
        near=question.answerable and _holds(question, answer.nearest, by_key, on_page=True),
        wrong_document=bool(cited) and bool(documents) and by_key[cited[0]].document not in documents,
        sentences=len(answer.sentences),
        recalled=sum(any(key in hits for key in sentence.citations) for sentence in answer.sentences),
        citations=len(cited),
        precise=sum(key in hits for key in cited),
        not_verbatim=tuple(
            c.key
            for c in answer.citations
            if any(
                pages.get((c.document_id, part.page), "")[part.start : part.end] != part.quote
                for part in c.parts
            )
        ),
    )


def gold_rank(question: Question, evidence: tuple[Evidence, ...]) -> int | None:
    """Return the place of the first gold page among the evidence, from 1, or None.

    :param question: with its gold; where it needs every place, the last one that comes counts.
    :param evidence: passages, the best first.
    """
    places = ((place.document, place.page) for place in question.places)
    return rank_of(evidence, places, every=question.every)


def overlaps(citation: Citation, place: Place) -> bool:
    """Say whether a citation's quote and a gold span have half of the shorter one in common.

    :param citation: of an answer.
    :param place: a gold place.
    """
    return _is_on(citation, place) and _in_common(citation.whole_quote, place.evidence) >= OVERLAP


def answers_in(quote: str, passage: Evidence, question: Question) -> bool:
    """Say whether a stretch of a passage answers a question: from a gold page, by its evidence or an answer.

    :param quote: the stretch.
    :param passage: where it stands.
    :param question: with its gold.
    """
    return any(
        _is_on(passage, place)
        and (_in_common(quote, place.evidence) >= OVERLAP or _holds_answer(quote, question))
        for place in question.places
    )


def letters(text: str) -> str:
    """Return a text's words without punctuation, in lower case and single spaces, between spaces.

    A number is one word, that $5,000 is not found in $5,000,000.

    :param text: any text.
    """
    return f" {_NO_LETTERS.sub(' ', _THOUSANDS.sub('', text.lower())).strip()} "


def _is_on(item: Evidence | Citation, place: Place) -> bool:
    return stands_on(item, place.document, place.page)


def _in_common(quote: str, evidence: str) -> float:
    """Return the share of the shorter text that is the longest run of words in both."""
    quoted, gold = letters(quote).split(), letters(evidence).split()
    longest = 0
    lengths = [0] * (len(gold) + 1)
    for word in quoted:
        row = [0] * (len(gold) + 1)
        for place, other in enumerate(gold, start=1):
            if word == other:
                row[place] = lengths[place - 1] + 1
                longest = max(longest, row[place])
        lengths = row
    return longest / max(min(len(quoted), len(gold)), 1)


def _holds_answer(text: str, question: Question) -> bool:
    return any(letters(accepted) in letters(text) for accepted in question.accepted)


def _is_right(question: Question, answer: Answer, by_key: dict[str, Citation], *, on_page: bool) -> bool:
    if not question.answerable:
        return answer.abstained
    return _holds(question, answer.sentences, by_key, on_page=on_page)


def _holds(
    question: Question, sentences: Sequence[Sentence], by_key: dict[str, Citation], *, on_page: bool
) -> bool:
    def answers(sentence: Sentence, place: Place) -> bool:
        citations = [by_key[key] for key in sentence.citations]
        if any(overlaps(citation, place) for citation in citations):
            return True
        if question.every or (on_page and not any(_is_on(citation, place) for citation in citations)):
            return False
        return _holds_answer(sentence.text, question)

    found = [any(answers(sentence, place) for sentence in sentences) for place in question.places]
    return all(found) if question.every else any(found)
