"""What a stretch of the evidence is judged by: how it stands to the question, in numbers of about 0 to 1."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from functools import lru_cache
from itertools import groupby
from math import exp, log
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ingest.sections import heading_of
from ingest.sentences import Span
from pipelines.evidence.asked import Kind, kind_asked
from pipelines.evidence.events import events_asked, lacks_event
from pipelines.evidence.focus import ASKING
from pipelines.evidence.outcomes import contradicts, presupposed
from pipelines.evidence.slots import asked_for, witness_asked
from pipelines.evidence.units import is_statement
from pipelines.records import Evidence
from pipelines.search.embedder import DIMENSIONS, MiniLM, TokenVectors, Vectors
from pipelines.storage.matter import Matter
from pipelines.text import Word, root, roots_of, search_terms, words


class Features(NamedTuple):
    """How a quote stands to the question.

    ``retrieved`` is its passage's place among those found. ``words`` is the share of what is asked that the
    quote or its heading has; ``around`` the same with what stands just before and behind it; ``document`` the
    same, with the names of the case, of its passage and its document's caption; ``common`` as ``around``, of
    the words that are no names; ``absent`` how many of the question's words stand in none of these. ``soft``,
    ``weakest`` and ``commonest`` are how near the question's words come to a word of the quote: on average,
    at worst among the rare ones, at worst among those that are no names. ``alike`` is how near the whole is
    to the whole. ``typed`` is how well the quote holds the kind of fact asked for, ``candidates`` how many
    such facts it has, ``near`` how near one of them stands to the words asked about. ``named`` is whether the
    question names its document, or none (see :meth:`Asked.is_meant`), ``length`` how long it is. ``head`` is
    the share of the nouns asked for that the quote or its heading has; ``missing`` how much of the question,
    by rarity, is in neither it nor its passage, names aside; ``witness`` whether it is from the testimony of
    whom the question is about. ``asked`` is how many words the question has, names aside: the same for all
    of its quotes. ``stated`` is whether the quote is a sentence, or what is asked for stands in captions,
    tables and signatures. ``said`` is the share of the words that are no names that the quote or its heading
    has; ``contrary`` whether it says the contrary of what the question takes for granted; ``eventless``
    whether neither its passage nor its document's caption speaks of a step of the case that the question
    asks about.
    """

    retrieved: float
    words: float
    around: float
    document: float
    common: float
    absent: float
    soft: float
    weakest: float
    commonest: float
    alike: float
    typed: float
    candidates: float
    near: float
    named: float
    length: float
    head: float
    missing: float
    witness: float
    asked: float
    stated: float
    said: float
    contrary: float
    eventless: float


_RARE = 0.3
_BEFORE, _BEHIND = 500, 200  # characters: some five lines, and two
_NAMING = 0.2
"""How much of its weight a word keeps that only names the document."""
_MOST_CANDIDATES = 3
_MOST_ABSENT = 5
_SWORN = re.compile(r"\b(?:testif|swor|swear|deposition|declar|affidavit)", re.IGNORECASE)
_MOST_MISSING, _MANY_WORDS = 5.0, 10
_AT_HAND, _REACH = 2, 8
"""Words between a fact and a word asked about: within the first it counts whole, then less, by e at each of
the second."""


class Asked:
    """A question as it is compared with the evidence.

    :param question: the question.
    :param model: the embedding model.
    :param matter: the matter that is asked.
    """

    def __init__(self, question: str, model: MiniLM, matter: Matter) -> None:
        self.text = question
        self.matter = matter
        self.kind: Kind | None = kind_asked(question)
        route = matter.names.route(question)
        self.documents = frozenset(route.documents)
        self._naming = route.by
        signs = self.kind.signs if self.kind else frozenset()
        terms = {term for term in search_terms(question) if term not in ASKING or term in signs}
        self.rarity = {term: matter.keywords.rarity(term) for term in terms}
        self.terms = {term: 0.05 + rarity for term, rarity in self.rarity.items()}
        courts = frozenset().union(*map(matter.names.court, route.documents))
        naming = route.by | (courts & _capitalised(question))
        self.focus = {term: weight for term, weight in self.terms.items() if term not in naming}
        self.weights = {
            term: weight * (_NAMING if term in naming else 1) for term, weight in self.terms.items()
        }
        (tokens,) = model.token_vectors([question])
        self._mean = _unit(tokens.vectors.mean(axis=0)) if len(tokens.vectors) else np.zeros(DIMENSIONS)
        seen = [word for word in words(question) if _term(word) in self.terms]
        seen = [word for word in seen if len(tokens.inside(word.start, word.end))]
        vectors = [_unit(tokens.vectors[tokens.inside(word.start, word.end)].mean(axis=0)) for word in seen]
        self._vectors = np.array(vectors, dtype=np.float32).reshape(-1, DIMENSIONS)
        self._weights = np.array([self.weights[_term(word)] for word in seen])
        self._rare = np.array(
            [_term(word) in self.focus and self.rarity[_term(word)] > _RARE for word in seen],
            dtype=bool,
        )
        self._common = np.array([word.written[0].islower() for word in seen], dtype=bool)
        common = {_term(word) for word in seen if word.written[0].islower()}
        self.common = {term: weight for term, weight in self.terms.items() if term in common}
        self.head = {root(_term(word)) for word in asked_for(question) if _term(word) in self.terms}
        self.presupposed = presupposed(question)
        self.events = events_asked(question)
        self.witness = {root(term) for term in witness_asked(question)}

    def is_meant(self, document_id: str, roots: Set[str]) -> float:
        """Say whether a document is one that the question names.

        :param document_id: the document's.
        :param roots: the roots of the terms of a passage of it, and of its caption.
        :returns: 1 where it is, or the question names none; ½ where it only has one of the naming words;
            else 0.
        """
        if not self.documents or document_id in self.documents:
            return 1.0
        return 0.5 if any(root(term) in roots for term in self._naming) else 0.0

    def nearness(self, tokens: TokenVectors, start: int, end: int) -> tuple[float, float, float, float]:
        """Return ``soft``, ``weakest``, ``commonest`` and ``alike`` of a stretch of a passage.

        :param tokens: the passage's.
        :param start: offset of the stretch in the passage.
        :param end: offset behind it.
        """
        inside = tokens.inside(start, end)
        if not len(inside):
            return 0.0, 0.0, 0.0, 0.0
        stretch = tokens.vectors[inside]
        alike = float(_unit(stretch.mean(axis=0)) @ self._mean)
        if not len(self._vectors):
            return 1.0, 1.0, 1.0, alike
        nearest = (self._vectors @ stretch.T).max(axis=1)
        soft = float(nearest @ self._weights / self._weights.sum())
        weakest = float(nearest[self._rare].min()) if self._rare.any() else soft
        commonest = float(nearest[self._common].min()) if self._common.any() else float(nearest.min())
        return soft, weakest, commonest, alike


def measure(
    asked: Asked,
    passage: Evidence,
    page: str,
    span: Span,
    page_before: Callable[[int], str],
    tokens: TokenVectors,
    retrieved: float,
    inside: Set[str],
    caption: Set[str],
) -> Features:
    """Measure a quote.

    :param asked: the question.
    :param passage: the passage that it stands in.
    :param page: its page's text, as the passage's offsets count it.
    :param span: the quote's place in it.
    :param page_before: gives the text of the page so many pages before, empty where there is none.
    :param tokens: the passage's token vectors.
    :param retrieved: the passage's place among those found, 1 for the first, falling.
    :param inside: the roots of the passage's terms.
    :param caption: the roots of the terms of its document's name and caption.
    """
    text = page[span.start : span.end]
    heading = search_terms(heading_of(page, span.start, page_before))
    own = {root(term) for term in [*search_terms(text), *heading]}
    around = own | roots_of(_around(page, span, page_before))
    whole = own | inside | caption
    near, candidates = _facts_near(asked, text)
    soft, weakest, commonest, alike = asked.nearness(
        tokens, span.start - passage.start, span.end - passage.start
    )
    anywhere = around | whole
    absent = sum(root(term) not in anywhere for term in asked.terms)
    said = own | inside
    missing = sum(asked.rarity[term] for term in asked.common if root(term) not in said)
    sworn = caption | own if _SWORN.search(text) else caption
    return Features(
        retrieved=retrieved,
        words=coverage(asked.focus, own),
        around=coverage(asked.focus, around),
        document=coverage(asked.terms, own | whole),
        common=coverage(asked.common, around),
        absent=min(absent, _MOST_ABSENT) / _MOST_ABSENT,
        soft=soft,
        weakest=weakest,
        commonest=commonest,
        alike=alike,
        typed=asked.kind.held(asked.text, text) if asked.kind else 1.0,
        candidates=candidates,
        near=near,
        named=asked.is_meant(passage.document_id, whole),
        length=log(1 + len(words(text))) / 5,
        head=len(asked.head & own) / len(asked.head) if asked.head else 1.0,
        missing=missing / _MOST_MISSING,
        witness=float(bool(asked.witness & sworn) or not asked.witness),
        asked=len(asked.common) / _MANY_WORDS,
        stated=float(bool(asked.kind and (asked.kind.formal or asked.kind.tabular)) or is_statement(text)),
        said=coverage(asked.common, own),
        contrary=float(contradicts(asked.presupposed, text)),
        eventless=float(lacks_event(asked.events, f"{text} {passage.text}", caption)),
    )


def _facts_near(asked: Asked, text: str) -> tuple[float, float]:
    """Return how near a fact of the kind asked for stands to the words asked about, and how many there are.

    Where no kind is known, any word may be the fact: then it is how near those words stand together.
    """
    found = words(text)
    places: dict[str, list[int]] = {}
    terms = sorted((root(_term(word)), place) for place, word in enumerate(found))
    for term, group in groupby(terms, key=lambda item: item[0]):
        places[term] = [place for _, place in group]

    def nearness(place: int) -> float:
        near = 0.0
        for term, weight in asked.weights.items():
            if there := places.get(root(term)):
                apart = min(abs(other - place) for other in there)
                near += weight * exp(-max(0, apart - _AT_HAND) / _REACH)
        return near

    total = sum(asked.weights.values()) or 1.0
    if asked.kind is None:
        return max(map(nearness, range(len(found))), default=0.0) / total, 0.0
    spans = asked.kind.finds(asked.text, text)
    edges = [
        edge
        for start, end in spans
        if (within := [place for place, word in enumerate(found) if word.start < end and word.end > start])
        for edge in (within[0], within[-1])
    ]
    return max(map(nearness, edges), default=0.0) / total, min(
        len(spans), _MOST_CANDIDATES
    ) / _MOST_CANDIDATES


def coverage(asked: dict[str, float], roots: Set[str]) -> float:
    """Return the share of a question's terms that a text has, by their weights.

    Terms count as the same when they share their first five letters: "fraud" and "fraudulent", "terminate"
    and "termination".

    :param asked: weights by term.
    :param roots: the roots of the text's terms, see :func:`pipelines.text.root`.
    :returns: 0 to 1; 1 where nothing is asked.
    """
    total = sum(asked.values())
    if not total:
        return 1.0
    return sum(weight for term, weight in asked.items() if root(term) in roots) / total


def _capitalised(question: str) -> set[str]:
    """Return the terms of the words that begin with a capital: a court's, as a question has them."""
    return {
        term for word in words(question) if word.written[0].isupper() for term in search_terms(word.written)
    }


def _term(word: Word) -> str:
    return _term_of(word.written)


@lru_cache(maxsize=65536)
def _term_of(written: str) -> str:
    return next(iter(search_terms(written)), "")


def _around(page: str, span: Span, page_before: Callable[[int], str]) -> str:
    """Return a quote with what stands before it, on the page before too, and a little of what follows."""
    before = page[max(0, span.start - _BEFORE) : span.start]
    if len(before) < _BEFORE:
        before = page_before(1)[len(before) - _BEFORE :] + "\n" + before
    return before + page[span.start : span.end + _BEHIND]


def _unit(vector: Vectors) -> npt.NDArray[np.float32]:
    unit: npt.NDArray[np.float32] = vector / np.linalg.norm(vector)
    return unit
