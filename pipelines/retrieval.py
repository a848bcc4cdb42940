"""A question becomes evidence: dense and keyword retrieval, fused by reciprocal rank, in one pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from haystack import Document, Pipeline, component
from haystack.components.joiners import DocumentJoiner

from ingest.records import Passage
from pipelines.asked import kind_asked
from pipelines.embedder import MiniLMTextEmbedder
from pipelines.keywords import KeywordIndex
from pipelines.matter import Matter
from pipelines.records import Continuation, Evidence
from pipelines.register import Register
from pipelines.routing import DocumentNames
from pipelines.store import VectorStore
from pipelines.text import search_terms, single_spaced

CANDIDATES = 64
"""Passages that each retriever hands to the fusion."""

NAMED = 3
"""Documents whose edges are looked at."""

EDGES = 3
"""Passages at each end of a document that hold its caption, or its conclusion and signatures."""


@component
class DocumentRouter:
    """Finds the documents that a question names, and what else it asks.

    :param names: the matter's document names.
    """

    def __init__(self, names: DocumentNames) -> None:
        self.names = names

    @component.output_types(documents=list[str], terms=list[str], formal=bool)
    def run(self, text: str) -> dict[str, Any]:
        """Read a question.

        :param text: the question.
        :returns: ``documents``: ids, empty where none is named; ``terms``: what to look for inside them;
            ``formal``: whether it stands in a caption, a conclusion or a signature block.
        """
        route = self.names.route(text)
        kind = kind_asked(text)
        terms = (set(search_terms(text)) - route.by) | (kind.signs if kind else set())
        return {
            "documents": list(route.documents),
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

    @component.output_types(documents=list[Document])
    def run(self, embedding: np.ndarray, count: int = CANDIDATES) -> dict[str, Any]:
        """Retrieve passages.

        :param embedding: the question's vector, of shape (384,).
        :param count: how many passages at most.
        :returns: ``documents``: keys as ids, cosine similarities as scores, the highest first.
        """
        return {"documents": _documents(self.store.nearest(embedding, count))}


@component
class KeywordRetriever:
    """Finds passages that share the question's words.

    :param index: the matter's keyword index.
    """

    def __init__(self, index: KeywordIndex) -> None:
        self.index = index

    @component.output_types(documents=list[Document])
    def run(self, text: str, count: int = CANDIDATES) -> dict[str, Any]:
        """Retrieve passages.

        :param text: the question.
        :param count: how many passages at most.
        :returns: ``documents``: keys as ids, BM25 scores, the highest first.
        """
        return {"documents": _documents(self.index.best(search_terms(text), count))}


@component
class NamedDocumentRetriever:
    """Finds passages of the documents that a question names.

    :param index: the matter's keyword index.
    """

    def __init__(self, index: KeywordIndex) -> None:
        self.index = index

    @component.output_types(documents=list[Document], edges=list[Document])
    def run(
        self, documents: list[str], terms: list[str], formal: bool, count: int = CANDIDATES
    ) -> dict[str, Any]:
        """Retrieve passages.

        :param documents: ids of the documents named.
        :param terms: what to look for.
        :param formal: whether it stands in a caption, a conclusion or a signature block.
        :param count: how many passages at most.
        :returns: ``documents``: keys as ids, BM25 scores, the highest first; ``edges``: first and last
            passages, where a formal fact is asked for.
        """
        found = self.index.best(terms, count, documents)
        edges = [key for document in documents[:NAMED] for key in self.index.edges(document, EDGES)]
        ranked = [(key, 1 / rank) for rank, key in enumerate(edges if formal else [], start=1)]
        return {"documents": _documents(found), "edges": _documents(ranked)}


def _documents(found: Iterable[tuple[str, float]]) -> list[Document]:
    return [Document(id=key, score=score) for key, score in found]


@component
class EvidenceReader:
    """Reads the passages that were found out of the register, each text only once.

    :param register: the matter's register.
    """

    def __init__(self, register: Register) -> None:
        self.register = register

    @component.output_types(evidence=list[Evidence])
    def run(self, documents: list[Document], count: int) -> dict[str, Any]:
        """Read the best passages.

        :param documents: keys as ids, with scores, the best first; keys of documents that are not whole
            are passed over.
        :param count: how many passages at most.
        :returns: ``evidence``, the best first; scores fall.
        """
        scores = {document.id: document.score or 0.0 for document in documents}
        names: dict[str, str] = {}
        evidence: list[Evidence] = []
        seen: set[str] = set()
        for passage in self._passages(list(scores), count):
            if len(evidence) == count:
                break
            plain = single_spaced(passage.text)
            if plain in seen:
                continue
            seen.add(plain)
            if passage.document_id not in names:
                entry = self.register.document(passage.document_id)
                if entry is None:  # it was deleted in between
                    continue
                names[passage.document_id] = entry.name
            evidence.append(
                Evidence(
                    document=names[passage.document_id],
                    document_id=passage.document_id,
                    page=passage.page,
                    page_label=passage.page_label,
                    start=passage.start,
                    end=passage.end,
                    text=passage.text,
                    score=scores[passage.key],
                    continues=_rest(passage),
                )
            )
        return {"evidence": evidence}

    def _passages(self, keys: Sequence[str], at_once: int) -> Iterator[Passage]:
        """Read passages a few at a time: seldom are more needed than are asked for."""
        for start in range(0, len(keys), at_once):
            yield from self.register.passages(keys[start : start + at_once])


def _rest(passage: Passage) -> Continuation | None:
    if passage.continues is None:
        return None
    here = passage.end - passage.start + 1
    return Continuation(**passage.continues._asdict(), quote=passage.text[here:])


def build_pipeline(matter: Matter, models_folder: Path) -> Pipeline:
    """Build the retrieval pipeline of a matter.

    Reciprocal rank fusion: Cormack, Clarke and Büttcher 2009 (SIGIR).

    :param matter: the matter to search.
    :param models_folder: see :func:`pipelines.embedder.load`.
    :returns: the pipeline; :func:`retrieve` runs it.
    """
    pipeline = Pipeline()
    pipeline.add_component("embedder", MiniLMTextEmbedder(str(models_folder)))
    pipeline.add_component("router", DocumentRouter(matter.names))
    pipeline.add_component("dense", DenseRetriever(matter.vectors))
    pipeline.add_component("keywords", KeywordRetriever(matter.keywords))
    pipeline.add_component("named", NamedDocumentRetriever(matter.keywords))
    pipeline.add_component("fusion", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
    pipeline.add_component("reader", EvidenceReader(matter.register))
    pipeline.connect("embedder.embedding", "dense.embedding")
    pipeline.connect("router.documents", "named.documents")
    pipeline.connect("router.terms", "named.terms")
    pipeline.connect("router.formal", "named.formal")
    pipeline.connect("dense.documents", "fusion.documents")
    pipeline.connect("keywords.documents", "fusion.documents")
    pipeline.connect("named.documents", "fusion.documents")
    pipeline.connect("named.edges", "fusion.documents")
    pipeline.connect("fusion.documents", "reader.documents")
    return pipeline


def retrieve(pipeline: Pipeline, question: str, count: int) -> Sequence[Evidence]:
    """Find the evidence that bears on a question most.

    :param pipeline: as :func:`build_pipeline` gives it.
    :param question: the question, or any words to search for.
    :param count: how many passages at most.
    :returns: passages, the best first; their scores rise with relevance.
    """
    result = pipeline.run(
        {
            "embedder": {"text": question},
            "router": {"text": question},
            "dense": {"count": max(CANDIDATES, count)},
            "keywords": {"text": question, "count": max(CANDIDATES, count)},
            "reader": {"count": count},
        }
    )
    evidence: list[Evidence] = result["reader"]["evidence"]
    return evidence
