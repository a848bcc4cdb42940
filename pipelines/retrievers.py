"""The components that find passages: by what a question names, by meaning, by words."""

from __future__ import annotations

from typing import Any

import numpy as np
from haystack import component

from pipelines import fusion
from pipelines.asked import kind_asked
from pipelines.keywords import KeywordIndex
from pipelines.routing import DocumentNames, Route
from pipelines.store import VectorStore
from pipelines.text import search_terms

CANDIDATES = 64
"""Passages that each retriever hands to the fusion."""

NAMED = 3
"""Documents whose edges and pages are looked at."""

EDGES = 3
"""Passages at each end of a document that hold its caption, or its conclusion and signatures."""

FIRST, EDGE, PAGE = 2.0, 0.5, 4.0
"""What the lists of documents searched first, of their edges and of the pages asked for count, where the
list of the whole matter by meaning, that by words and that of the case count 1."""


@component
class QuestionRouter:
    """Finds the documents that a question names, and what else it asks.

    :param names: the matter's document names.
    """

    def __init__(self, names: DocumentNames) -> None:
        self.names = names

    @component.output_types(route=Route, terms=list[str], formal=bool)
    def run(self, text: str, everything: bool = False) -> dict[str, Any]:
        """Read a question.

        :param text: the question.
        :param everything: whether nothing is to be searched first.
        :returns: ``route``: what it names; ``terms``: what to look for inside the documents that it names;
            ``formal``: whether it stands in a caption, a conclusion or a signature block.
        """
        route = self.names.route(text)
        kind = kind_asked(text)
        terms = (set(search_terms(text)) - route.by) | (kind.signs if kind else set())
        return {
            "route": route.everywhere() if everything else route,
            "terms": sorted(terms),
            "formal": bool(kind and kind.formal),
        }


@component
class DenseRetriever:
    """Finds passages whose meaning is near the question's.

    :param store: the matter's vectors.
    """

    def __init__(self, store: VectorStore) -> None:
        self.store = store

    @component.output_types(found=list[str])
    def run(self, embedding: np.ndarray, count: int = CANDIDATES) -> dict[str, Any]:
        """Retrieve passages.

        :param embedding: the question's vector, of shape (384,).
        :param count: how many passages at most.
        :returns: ``found``: keys, the most similar first.
        """
        return {"found": [key for key, _ in self.store.nearest(embedding, count)]}


@component
class KeywordRetriever:
    """Finds passages that share the question's words.

    :param index: the matter's keyword index.
    """

    def __init__(self, index: KeywordIndex) -> None:
        self.index = index

    @component.output_types(found=list[str])
    def run(self, text: str, count: int = CANDIDATES) -> dict[str, Any]:
        """Retrieve passages.

        :param text: the question.
        :param count: how many passages at most.
        :returns: ``found``: keys by BM25, the best first.
        """
        return {"found": [key for key, _ in self.index.best(search_terms(text), count)]}


@component
class NamedDocumentRetriever:
    """Finds passages of the documents that a question names.

    :param index: the matter's keyword index.
    """

    def __init__(self, index: KeywordIndex) -> None:
        self.index = index

    @component.output_types(first=list[str], case=list[str], edges=list[str], pages=list[str])
    def run(self, route: Route, terms: list[str], formal: bool, count: int = CANDIDATES) -> dict[str, Any]:
        """Retrieve passages.

        :param route: the documents named.
        :param terms: what to look for.
        :param formal: whether it stands in a caption, a conclusion or a signature block.
        :param count: how many passages at most, of each list.
        :returns: keys, the best first. ``first``: of the documents that are searched first; ``case``: of
            their case, where that is more than these; ``edges``: first and last passages, where a formal fact
            is asked for; ``pages``: of the pages that are asked for, in their order.
        """
        groups = [route.documents, route.case if route.case != route.documents else ()]
        first, case = self.index.best_of_each(terms, count, groups)
        looked_at = route.documents[:NAMED]
        return {
            "first": first,
            "case": case,
            "edges": [key for each in looked_at if formal for key in self.index.edges(each, EDGES)],
            "pages": [key for each in looked_at for key in self.index.on_pages(each, route.pages)],
        }


@component
class Fusion:
    """Fuses what was found into one ranked list."""

    @component.output_types(ranked=list[tuple[str, float]])
    def run(
        self,
        route: Route,
        dense: list[str],
        keywords: list[str],
        first: list[str],
        case: list[str],
        edges: list[str],
        pages: list[str],
    ) -> dict[str, Any]:
        """Fuse lists of keys.

        :param route: the documents that are searched first.
        :param dense: by meaning.
        :param keywords: by words.
        :param first: of the documents that are searched first.
        :param case: of their case.
        :param edges: of their beginnings and ends.
        :param pages: of pages that are asked for; which of their passages come first the other lists say.
        :returns: ``ranked``: keys with scores, the highest first.
        """
        asked = [(PAGE, [key]) for key in pages]
        lists = [(1.0, dense), (1.0, keywords), (FIRST, first), (1.0, case), (EDGE, edges), *asked]
        scores = fusion.preferring(fusion.fuse(lists), frozenset(route.documents))
        return {"ranked": fusion.ranked(fusion.spread(scores) if route.across else scores)}
