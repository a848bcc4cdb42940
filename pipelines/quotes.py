"""The stretches of the evidence that answer: ranked, and judged whether they bear on the question at all.

They are what is quoted when the model's prose does not survive, and what its prose is measured by.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ingest.sections import heading_of
from ingest.sentences import Span
from pipelines.asked import Kind, kind_asked
from pipelines.embedder import DIMENSIONS, MiniLM, TokenVectors
from pipelines.matter import Matter
from pipelines.records import Evidence
from pipelines.text import root, search_terms, words
from pipelines.units import quotable


class Features(NamedTuple):
    """What a quote is judged by, each about 0 to 1.

    ``retrieved`` is its passage's place among those found; ``words`` the share of what is asked that the
    quote or its heading has; ``around`` the same with what stands just before and behind it; ``document``
    the same, with the names of the case, of its passage and its document's caption; ``soft`` and ``weakest``
    how near the question's words come to a word of the quote, on average and at worst; ``typed`` how well it
    holds the kind of fact asked for.
    """

    retrieved: float
    words: float
    around: float
    document: float
    soft: float
    weakest: float
    typed: float


WEIGHTS = Features(retrieved=1.5, words=2.5, around=1.5, document=3.0, soft=2.7, weakest=1.1, typed=3.3)
"""How much each feature counts: fitted to the evaluation's questions by the likelihood of the gold quotes."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of the evidence.

    :param passage: the passage that it stands in.
    :param start: offset of the quote in its page's text.
    :param end: offset behind it.
    :param text: the quote, verbatim.
    :param features: what it is judged by.
    """

    passage: Evidence
    start: int
    end: int
    text: str
    features: Features

    @property
    def score(self) -> float:
        """How well it answers, 0 to 1."""
        total = sum(weight * value for weight, value in zip(WEIGHTS, self.features, strict=True))
        return total / sum(WEIGHTS)

    @property
    def typed(self) -> bool:
        """Whether it holds the kind of fact that the question asks for, where it asks for one."""
        return self.features.typed > 0

    def overlaps(self, other: Quote) -> bool:
        """Say whether this and another quote have characters in common.

        :param other: a quote of any passage.
        """
        same = self.passage == other.passage  # passages have nothing in common
        return same and self.start < other.end and other.start < self.end


_ASKING = frozenset(
    search_terms(
        """statute section law code rule date day month year time amount sum number name kind type basis base
        based say says said state states stated describe explain give list tell told happen happened mention
        decide decided rule ruled ruling outcome result case document file files according reason ground much
        many long soon large high far cite cites cited admit admits concede claim claims argue argues contend
        final finally original originally actual actually individual take takes run runs place see take per
        call called name named identify identified deadline find found give gave general testify testified
        testimony deposition person people party parties someone anyone somebody court judge opinion write
        wrote written ask asked use used make made do get got v vs
        must shall may might can could will would should"""
    )
)
"""Words that say what is asked for, and seldom stand in the sentence that answers."""
_SHORT = 3
_QUARTER = 4
_RARE = 0.3
_BEFORE, _BEHIND = 500, 200  # characters: some five lines, and two
_NAMING = 0.15


class _Asked:
    """A question as it is compared with the evidence."""

    def __init__(self, question: str, model: MiniLM, matter: Matter) -> None:
        self.text = question
        self.matter = matter
        self.kind: Kind | None = kind_asked(question)
        by = matter.names.route(question).by
        signs = self.kind.signs if self.kind else frozenset()
        terms = {term for term in search_terms(question) if term not in _ASKING or term in signs}
        self.terms = {term: 0.05 + matter.keywords.rarity(term) for term in terms}
        self.focus = {term: weight for term, weight in self.terms.items() if term not in by}
        (tokens,) = model.token_vectors([question])
        vectors, weights, rare = [], [], []
        for word in words(question):
            term = next(iter(search_terms(word.written)), None)
            inside = _inside(tokens, word.start, word.end)
            if term in self.terms and len(inside):
                mean = tokens.vectors[inside].mean(axis=0)
                vectors.append(mean / np.linalg.norm(mean))
                weights.append(self.terms[term] * (_NAMING if term in by else 1.0))
                rare.append(term not in by and matter.keywords.rarity(term) > _RARE)
        self.vectors = np.array(vectors, dtype=np.float32).reshape(-1, DIMENSIONS)
        self.weights = np.array(weights)
        self.rare = np.array(rare, dtype=bool)

    def nearness(self, tokens: TokenVectors, start: int, end: int) -> tuple[float, float]:
        """Return how near the question's words come to a word of a stretch, on average and at worst."""
        inside = _inside(tokens, start, end)
        if not len(self.vectors):
            return 1.0, 1.0
        if not len(inside):
            return 0.0, 0.0
        nearest = (self.vectors @ tokens.vectors[inside].T).max(axis=1)
        average = float(nearest @ self.weights / self.weights.sum())
        return average, float(nearest[self.rare].min()) if self.rare.any() else average


def _inside(tokens: TokenVectors, start: int, end: int) -> npt.NDArray[np.intp]:
    return np.flatnonzero((tokens.spans[:, 0] >= start) & (tokens.spans[:, 1] <= end))


def rank_quotes(question: str, found: Sequence[Evidence], model: MiniLM, matter: Matter) -> list[Quote]:
    """Rank what may be quoted out of passages by how well it answers.

    :param question: the question.
    :param found: passages as retrieval found them, the best first.
    :param model: the embedding model.
    :param matter: the matter that the passages come from.
    :returns: quotes, the best first; those without the kind of fact that is asked for come last, whatever
        their score. They overlap.
    """
    asked = _Asked(question, model, matter)
    tokens = model.token_vectors([passage.text for passage in found])
    quotes = [
        quote
        for place, passage in enumerate(found)
        for quote in _quotes_of(asked, passage, tokens[place], 1 / (1 + place))
    ]
    return sorted(quotes, key=lambda quote: (not quote.typed, -quote.score))


def best_passages(ranked: Sequence[Quote], found: Sequence[Evidence], count: int) -> dict[Evidence, float]:
    """Choose passages by the best quote of each; a quarter are the first that retrieval found.

    :param ranked: what may be quoted out of them, the best first.
    :param found: the passages as retrieval found them.
    :param count: how many at most.
    :returns: scores by passage, the highest first; 0 for a passage without a quote.
    """
    scores = dict.fromkeys(found, 0.0)
    for quote in ranked:
        scores[quote.passage] = max(scores[quote.passage], quote.score)
    order = sorted(found, key=lambda passage: -scores[passage])
    kept = set(found[: count // _QUARTER])
    others = [passage for passage in order if passage not in kept][: max(count - len(kept), 0)]
    return {passage: scores[passage] for passage in order if passage in kept or passage in others}


def _quotes_of(asked: _Asked, passage: Evidence, tokens: TokenVectors, retrieved: float) -> list[Quote]:
    register = asked.matter.register
    page = register.page(passage.document_id, passage.page)
    if page is None:  # the document was deleted meanwhile
        return []

    def page_before(back: int) -> str:
        before = register.page(passage.document_id, passage.page - back)
        return before.text if before else ""

    caption = asked.matter.names.caption(passage.document_id)
    own = search_terms(passage.text)
    page_text = passage.on(page.text)
    quotes = []
    for span in quotable(page_text, passage.start, passage.reach):
        text = page_text[span.start : span.end]
        if len(words(text)) < _SHORT:
            continue
        heading = search_terms(heading_of(page_text, span.start, page_before))
        soft, weakest = asked.nearness(tokens, span.start - passage.start, span.end - passage.start)
        features = Features(
            retrieved=retrieved,
            words=coverage(asked.focus, [*search_terms(text), *heading]),
            around=coverage(asked.focus, [*search_terms(_around(page_text, span, page_before)), *heading]),
            document=coverage(asked.terms, [*own, *heading, *caption]),
            soft=soft,
            weakest=weakest,
            typed=asked.kind.held(asked.text, text) if asked.kind else 1.0,
        )
        quotes.append(Quote(passage, span.start, span.end, text, features))
    return quotes


def _around(page: str, span: Span, page_before: Callable[[int], str]) -> str:
    """Return a quote with what stands before it, on the page before too, and a little of what follows."""
    before = page[max(0, span.start - _BEFORE) : span.start]
    if len(before) < _BEFORE:
        before = page_before(1)[len(before) - _BEFORE :] + "\n" + before
    return before + page[span.start : span.end + _BEHIND]


def coverage(asked: dict[str, float], present: Sequence[str]) -> float:
    """Return the share of a question's terms that a text has, by their weights.

    Terms count as the same when they share their first five letters: "fraud" and "fraudulent", "terminate"
    and "termination".

    :param asked: weights by term.
    :param present: the text's terms.
    :returns: 0 to 1; 1 where nothing is asked.
    """
    total = sum(asked.values())
    if not total:
        return 1.0
    roots = {root(term) for term in present}
    return sum(weight for term, weight in asked.items() if root(term) in roots) / total


# How the files come to hold no answer: set where the evaluation's questions that have one and those that have
# none part best. They overlap: what is refused wrongly keeps its evidence on the screen.
LEAST_SCORE = 0.66
LEAST_COVERED = 0.7
LEAST_NEAR = 0.4


def bears_on(ranked: Sequence[Quote]) -> bool:
    """Say whether the evidence bears on the question, or the files must be said not to answer it.

    The best quote must be good enough and hold the kind of fact asked for; its passage and caption must have
    most of the question's words, and the quote words that are near to them.

    :param ranked: what may be quoted, the best first.
    """
    if not ranked:
        return False
    best = ranked[0]
    features = best.features
    return (
        best.score >= LEAST_SCORE
        and best.typed
        and features.document >= LEAST_COVERED
        and features.soft >= LEAST_NEAR
    )
