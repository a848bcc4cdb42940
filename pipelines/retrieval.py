"""A question becomes evidence: dense and keyword retrieval, fused by reciprocal rank, in one pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from haystack import Document, Pipeline, component
from haystack.components.joiners import DocumentJoiner

from pipelines.embedder import MiniLMTextEmbedder
from pipelines.keywords import KeywordIndex
from pipelines.matter import Matter
from pipelines.records import Evidence
from pipelines.register import Register
from pipelines.store import VectorStore
from pipelines.text import single_spaced

CANDIDATES = 64
"""Passages that each retriever hands to the fusion."""


@component
class DenseRetriever:
    """Finds passages whose meaning is near the question's.

    :param store: the matter's vectors.
    """

    def __init__(self, store: VectorStore) -> None:
        self.store = store

    @component.output_types(documents=list[Document])
    def run(self, embedding: list[float], count: int = CANDIDATES) -> dict[str, Any]:
        """Retrieve passages.

        :param embedding: the question's vector.
        :param count: how many passages at most.
        :returns: ``documents``: keys as ids, cosine similarities as scores, the highest first.
        """
        return {"documents": [Document(id=key, score=s) for key, s in self.store.nearest(embedding, count)]}


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
        return {"documents": [Document(id=key, score=s) for key, s in self.index.best(text, count)]}


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
        names = {entry.document_id: entry.name for entry in self.register.documents()}
        evidence: list[Evidence] = []
        seen: set[str] = set()
        for passage in self.register.passages(scores):
            plain = single_spaced(passage.text)
            if plain in seen or len(evidence) == count:
                continue
            seen.add(plain)
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
                )
            )
        return {"evidence": evidence}


def build_pipeline(matter: Matter, models_folder: Path) -> Pipeline:
    """Build the retrieval pipeline of a matter.

    Reciprocal rank fusion: Cormack, Clarke and Büttcher 2009 (SIGIR).

    :param matter: the matter to search.
    :param models_folder: see :func:`pipelines.embedder.load`.
    :returns: the pipeline; :func:`retrieve` runs it.
    """
    pipeline = Pipeline()
    pipeline.add_component("embedder", MiniLMTextEmbedder(str(models_folder)))
    pipeline.add_component("dense", DenseRetriever(matter.vectors))
    pipeline.add_component("keywords", KeywordRetriever(matter.keywords))
    pipeline.add_component("fusion", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
    pipeline.add_component("reader", EvidenceReader(matter.register))
    pipeline.connect("embedder.embedding", "dense.embedding")
    pipeline.connect("dense.documents", "fusion.documents")
    pipeline.connect("keywords.documents", "fusion.documents")
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
            "dense": {"count": max(CANDIDATES, count)},
            "keywords": {"text": question, "count": max(CANDIDATES, count)},
            "reader": {"count": count},
        }
    )
    evidence: list[Evidence] = result["reader"]["evidence"]
    return evidence
