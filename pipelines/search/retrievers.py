"""The components that find passages: by what a question names, by meaning, by words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from haystack import component

from ingest.keys import parse_passage_key
from ingest.unchanging import Unchanging
from pipelines.evidence.asked import kind_asked
from pipelines.lookup import told
from pipelines.routes.routing import DocumentNames, Route
from pipelines.search import fusion
from pipelines.search.fusion import Ranking
from pipelines.search.keywords import KeywordIndex
from pipelines.storage.store import VectorStore
from pipelines.text import search_terms

CANDIDATES = 64
"""Passages that each retriever hands to the fusion."""

NAMED = 3
"""Documents whose edges and pages are looked at."""

EDGES = 3
"""Passages at each end of a document that hold its caption, or its conclusion and signatures."""

FIRST, EDGE, PAGE, TOLD = 2.0, 0.5, 4.0, 4.0
"""What the lists of documents searched first, of their edges, of the pages asked for and of the passages that
tell the field asked for count, where the list of the whole matter by meaning, that by words and that of the
case count 1."""


@dataclass(frozen=True, slots=True)
class Sought(Unchanging):
    """What a question asks for.

    :param route: what it names.
    :param terms: what to look for inside the documents that it names.
    :param formal: whether it stands in a caption, a conclusion or a signature block.
    :param question: as it was asked.
    :param only: ids of the documents that are searched; all where None.
    """

    route: Route
    terms: frozenset[str]
    formal: bool
    question: str = ""
    only: frozenset[str] | None = None


@component
class QuestionRouter:
    """Finds the documents that a question names, and what else it asks.

    :param names: the matter's document names.
    """

    def __init__(self, names: DocumentNames) -> None:
        self.names = names

    @component.output_types(sought=Sought)
    def run(self, text: str, everything: bool = False, only: Sequence[str] | None = None) -> dict[str, Any]:
        """Read a question.

        :param text: the question.
        :param everything: whether nothing is to be searched first.
        :param only: ids of the documents that are searched; all where None.
        :returns: ``sought``.
        """
        route = self.names.route(text)
        kind = kind_asked(text)
        terms = (frozenset(search_terms(text)) - route.by) | (kind.signs if kind else frozenset())
        route = route.everywhere() if everything else route.inside(only)
        inside = None if only is None else frozenset(only)
        return {"sought": Sought(route, terms, bool(kind and kind.formal), text, inside)}


@component
class DenseRetriever:
    """Finds passages whose meaning is near the question's.

    :param store: the matter's vectors.
    :param index: knows which passages a document has.
    """

    def __init__(self, store: VectorStore, index: KeywordIndex) -> None:
        self.store = store
        self.index = index

    @component.output_types(found=Ranking)
    def run(
        self, embedding: np.ndarray, count: int = CANDIDATES, only: Sequence[str] | None = None
    ) -> dict[str, Any]:
        """Retrieve passages.

        :param embedding: the question's vector, of shape (384,).
        :param count: how many passages at most.
        :param only: ids of the documents that are searched; all where None.
        :returns: ``found``: keys, the most similar first.
        """
        among = None if only is None else self.index.keys_of(only)
        return {"found": _ranking(key for key, _ in self.store.nearest(embedding, count, among))}


@component
class KeywordRetriever:
    """Finds passages that share the question's words.

    :param index: the matter's keyword index.
    """

    def __init__(self, index: KeywordIndex) -> None:
        self.index = index

    @component.output_types(found=Ranking)
    def run(self, text: str, count: int = CANDIDATES, only: Sequence[str] | None = None) -> dict[str, Any]:
        """Retrieve passages.

        :param text: the question.
        :param count: how many passages at most.
        :param only: ids of the documents that are searched; all where None.
        :returns: ``found``: keys by BM25, the best first.
        """
        return {"found": _ranking(key for key, _ in self.index.best(search_terms(text), count, only))}


@component
class NamedDocumentRetriever:
    """Finds passages of the documents that a question names.

    :param index: the matter's keyword index.
    """

    def __init__(self, index: KeywordIndex) -> None:
        self.index = index

    @component.output_types(first=Ranking, case=Ranking, edges=Ranking, pages=Ranking, told=Ranking)
    def run(self, sought: Sought, count: int = CANDIDATES) -> dict[str, Any]:
        """Retrieve passages.

        :param sought: the documents named, and what to look for in them.
        :param count: how many passages at most, of each list.
        :returns: keys, the best first. ``first``: of the documents that are searched first; ``case``: of
            their case, where that is more than these; ``edges``: first and last passages, where a formal fact
            is asked for; ``pages``: of the pages that are asked for, in their order.
        """
        route = sought.route
        groups = [route.documents, route.case if route.case != route.documents else ()]
        first, case = self.index.best_of_each(sought.terms, count, groups)
        near = route.documents[:NAMED]
        edges = [key for each in near for key in self.index.edges(each, EDGES)] if sought.formal else []
        pages = [key for each in near for key in self.index.on_pages(each, route.pages)]
        only = sought.only
        tells = [
            key
            for key in told.find(sought.question, route, self.index).keys
            if only is None or parse_passage_key(key).document_id in only
        ]
        lists = {"first": first, "case": case, "edges": edges, "pages": pages, "told": tells}
        return {name: _ranking(keys) for name, keys in lists.items()}


@component
class Fusion:
    """Fuses what was found into one ranked list."""

    @component.output_types(ranked=Ranking)
    def run(
        self,
        sought: Sought,
        dense: Ranking,
        keywords: Ranking,
        first: Ranking,
        case: Ranking,
        edges: Ranking,
        pages: Ranking,
        told: Ranking,
    ) -> dict[str, Any]:
        """Fuse ranked lists.

        :param sought: the documents that are searched first.
        :param dense: by meaning.
        :param keywords: by words.
        :param first: of the documents that are searched first.
        :param case: of their case.
        :param edges: of their beginnings and ends.
        :param pages: of pages that are asked for; which of their passages come first the other lists say.
        :param told: that tell the field asked for.
        :returns: ``ranked``: with scores.
        """
        whole = [(1.0, dense.keys), (1.0, keywords.keys)]
        named = [(FIRST, first.keys), (1.0, case.keys), (EDGE, edges.keys)]
        asked = [(PAGE, (key,)) for key in pages.keys] + [(TOLD, told.keys)]
        scores = fusion.fuse([*whole, *named, *asked])
        scores = fusion.preferring(scores, frozenset(sought.route.documents))
        return {"ranked": fusion.ranked(fusion.spread(scores) if sought.route.across else scores)}


def _ranking(keys: Iterable[str]) -> Ranking:
    return Ranking(tuple(keys))
