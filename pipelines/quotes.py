"""The sentences of the evidence that answer: ranked, and judged whether they bear on the question at all.

They are what is quoted when the model's prose does not survive, and what its prose is measured by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.split import sentence_spans
from pipelines.asked import holds_asked_fact
from pipelines.embedder import MiniLM
from pipelines.keywords import KeywordIndex
from pipelines.records import Evidence
from pipelines.text import STOPWORDS, ends_sentence, search_terms, single_spaced, words


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the evidence.

    :param passage: the passage's place in the evidence, from 0.
    :param start: offset of the sentence in its page's text.
    :param end: offset behind it.
    :param text: the sentence, verbatim.
    :param score: how well it answers, about 0 to 1.
    :param typed: whether it holds the kind of fact that the question asks for; True where it asks for none.
    """

    passage: int
    start: int
    end: int
    text: str
    score: float
    typed: bool


MEANING, WORDS, TYPE, CONTEXT = 0.32, 0.28, 0.25, 0.15
"""Weights of a quote's score: likeness of meaning, the question's words found in it, the kind of fact asked
for, and how much of the question the passage around it covers."""
HEADING = 0.25
"""What a quote loses that is a heading or caption and no statement, unless it holds the fact asked for."""

_ASKING = frozenset(
    search_terms(
        """statute section law code rule date day month year time amount sum number name kind type basis base
        based say says state states stated describe explain give list tell happen happened mention decide
        decided rule ruled outcome result case document file files according reason"""
    )
)
"""Words that say what is asked for, and seldom stand in the sentence that answers."""
_SHORT = 4
_ROOT = 5


def rank_quotes(
    question: str, evidence: Sequence[Evidence], model: MiniLM, keywords: KeywordIndex
) -> list[Quote]:
    """Rank the sentences of the evidence by how well they answer.

    :param question: the question.
    :param evidence: passages, the best first.
    :param model: the embedding model.
    :param keywords: the matter's keyword index, which knows how rare a word is.
    :returns: every sentence of more than a few words, the best first; those without the kind of fact that
        is asked for come last, whatever their score.
    """
    spans = [
        (place, span)
        for place, passage in enumerate(evidence)
        for span in sentence_spans(passage.text)
        if len(words(passage.text[span.start : span.end])) >= _SHORT
    ]
    if not spans:
        return []
    texts = [evidence[place].text[span.start : span.end] for place, span in spans]
    vectors = model.embed([question, *(single_spaced(text) for text in texts)])
    meaning = vectors[1:] @ vectors[0]
    context = [coverage(question, _named(passage), keywords) for passage in evidence]
    quotes = []
    for (place, span), text, likeness in zip(spans, texts, meaning, strict=True):
        held = holds_asked_fact(question, text)
        typed = held is not False
        score = (
            MEANING * float(likeness)
            + WORDS * coverage(question, text, keywords)
            + TYPE * typed
            + CONTEXT * context[place]
            - HEADING * (not held and not _is_statement(text))
        )
        start = evidence[place].start + span.start
        quotes.append(Quote(place, start, start + len(text), text, score, typed))
    return sorted(quotes, key=lambda quote: (not quote.typed, -quote.score))


def _named(passage: Evidence) -> str:
    """Return a passage's text with its document's name, which questions mention too."""
    return f"{passage.document} {passage.text}"


def _is_statement(text: str) -> bool:
    return ends_sentence(text) and any(word.islower() for word in text.split())


def coverage(question: str, text: str, keywords: KeywordIndex) -> float:
    """Return the share of a question's words that a text has, rare words counting more.

    Words count as the same when they share a stem or their first five letters: "fraud" and "fraudulent",
    "terminate" and "termination".

    :param question: the question.
    :param text: a sentence or passage.
    :param keywords: the matter's keyword index.
    :returns: 0 to 1; 1 where the question has no content words.
    """
    terms = [term for term in search_terms(question) if term not in _ASKING]
    asked = {term: 0.05 + keywords.rarity(term) for term in terms}
    if not asked:
        return 1.0
    present = {_root(term) for term in search_terms(text)}
    found = sum(weight for term, weight in asked.items() if _root(term) in present)
    return found / sum(asked.values())


def _root(term: str) -> str:
    return term[:_ROOT] if term.isalpha() else term


# How the files come to hold no answer: the limits were set on the smoke questions and on questions asked
# of real opinions, and are measured by the evaluation.
LEAST_COVERAGE = 0.5
LEAST_SCORE = 0.5
_LOOKED_AT = 3


def bears_on(
    question: str, evidence: Sequence[Evidence], ranked: Sequence[Quote], keywords: KeywordIndex
) -> bool:
    """Say whether the evidence bears on the question, or the files must be said not to answer it.

    The best quote must hold the kind of fact asked for and be good enough; every name and number of the
    question must stand somewhere in the evidence; and one of the passages with the best quotes must cover
    half of the question.

    :param question: the question.
    :param evidence: the passages found.
    :param ranked: their sentences, the best first.
    :param keywords: the matter's keyword index.
    """
    if not ranked or ranked[0].score < LEAST_SCORE or not ranked[0].typed:
        return False
    present = {term for item in evidence for term in search_terms(_named(item))}
    if _names_of(question) - present:
        return False
    passages = (evidence[quote.passage] for quote in ranked[:_LOOKED_AT])
    covered = (coverage(question, _named(item), keywords) for item in passages)
    return max(covered) >= LEAST_COVERAGE


def _names_of(question: str) -> set[str]:
    """Return the stems of the names and numbers that a question is about: all must be in the evidence."""
    found = words(question)
    return {
        word.stem
        for place, word in enumerate(found)
        if word.written.lower() not in STOPWORDS
        and (word.written[0].isdigit() or (place > 0 and word.written[0].isupper()))
    }
