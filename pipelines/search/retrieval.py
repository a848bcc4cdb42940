"""A question becomes evidence: by what it names, by meaning and by words, fused, in one pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from haystack import Pipeline, component

from ingest.records import Passage
from pipelines.records import Continuation, Evidence
from pipelines.search.embedder import MiniLMTextEmbedder
from pipelines.search.fusion import Ranking
from pipelines.search.retrievers import (
    CANDIDATES,
    DenseRetriever,
    Fusion,
    KeywordRetriever,
    NamedDocumentRetriever,
    QuestionRouter,
)
from pipelines.storage.matter import Matter
from pipelines.storage.register import Register
from pipelines.text import single_spaced


@component
class EvidenceReader:
    """Reads the passages that were found out of the register, each text only once.

    :param register: the matter's register.
    """

    def __init__(self, register: Register) -> None:
        self.register = register

    @component.output_types(evidence=list[Evidence])
    def run(self, ranked: Ranking, count: int) -> dict[str, Any]:
        """Read the best passages.

        :param ranked: what was found; keys of documents that are not whole are passed over.
        :param count: how many passages at most.
        :returns: ``evidence``, the best first; scores fall.
        """
        scores = dict(zip(ranked.keys, ranked.scores, strict=True))
        names: dict[str, str] = {}
        evidence: list[Evidence] = []
        seen: set[str] = set()
        for passage in self._passages(ranked.keys, count):
            if len(evidence) == count:
                break
            plain = single_spaced(passage.text)
            if plain in seen:
                continue
            seen.add(plain)
            if passage.document_id not in names:
                name = self.register.name(passage.document_id)
                if name is None:  # it was deleted in between
                    continue
                names[passage.document_id] = name
            evidence.append(evidence_of(passage, names[passage.document_id], scores[passage.key]))
        return {"evidence": evidence}

    def _passages(self, keys: Sequence[str], at_once: int) -> Iterator[Passage]:
        """Read passages a few at a time: seldom are more needed than are asked for."""
        for start in range(0, len(keys), at_once):
            yield from self.register.passages(keys[start : start + at_once])


def evidence_of(passage: Passage, name: str, score: float) -> Evidence:
    """Return a passage as evidence.

    :param passage: the passage.
    :param name: its document's file name.
    :param score: how relevant it is.
    """
    return Evidence(
        document=name,
        document_id=passage.document_id,
        page=passage.page,
        page_label=passage.page_label,
        start=passage.start,
        end=passage.end,
        text=passage.text,
        score=score,
        continues=_rest(passage),
    )


def _rest(passage: Passage) -> Continuation | None:
    if passage.continues is None:
        return None
    here = passage.end - passage.start + 1
    return Continuation(**passage.continues._asdict(), quote=passage.text[here:])


def build_pipeline(matter: Matter, models_folder: Path) -> Pipeline:
    """Build the retrieval pipeline of a matter.

    :param matter: the matter to search.
    :param models_folder: see :func:`pipelines.search.embedder.load`.
    :returns: the pipeline; :func:`retrieve` runs it.
    """
    pipeline = Pipeline()
    pipeline.add_component("embedder", MiniLMTextEmbedder(str(models_folder)))
    pipeline.add_component("router", QuestionRouter(matter.names))
    pipeline.add_component("dense", DenseRetriever(matter.vectors, matter.keywords))
    pipeline.add_component("keywords", KeywordRetriever(matter.keywords))
    pipeline.add_component("named", NamedDocumentRetriever(matter.keywords))
    pipeline.add_component("fusion", Fusion())
    pipeline.add_component("reader", EvidenceReader(matter.register))
    pipeline.connect("embedder.embedding", "dense.embedding")
    pipeline.connect("router.sought", "named.sought")
    pipeline.connect("router.sought", "fusion.sought")
    pipeline.connect("dense.found", "fusion.dense")
    pipeline.connect("keywords.found", "fusion.keywords")
    for found in ("first", "case", "edges", "pages", "told"):
        pipeline.connect(f"named.{found}", f"fusion.{found}")
    pipeline.connect("fusion.ranked", "reader.ranked")
    return pipeline


def retrieve(
    pipeline: Pipeline,
    question: str,
    count: int,
    *,
    everything: bool = False,
    only: Sequence[str] | None = None,
) -> Sequence[Evidence]:
    """Find the evidence that bears on a question most.

    :param pipeline: as :func:`build_pipeline` gives it.
    :param question: the question, or any words to search for.
    :param count: how many passages at most.
    :param everything: whether no document is to be searched before the others.
    :param only: ids of the documents that are searched; all where None.
    :returns: passages, the best first; their scores rise with relevance.
    """
    result = pipeline.run(
        {
            "embedder": {"text": question},
            "router": {"text": question, "everything": everything, "only": only},
            "dense": {"count": max(CANDIDATES, count), "only": only},
            "keywords": {"text": question, "count": max(CANDIDATES, count), "only": only},
            "reader": {"count": count},
        }
    )
    evidence: list[Evidence] = result["reader"]["evidence"]
    return evidence
