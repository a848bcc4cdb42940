"""Vectors in Chroma, under the passages' keys. The only importer of Chroma.

Chroma gets no text: the key leads to it in the register (:mod:`pipelines.register`). So nothing of a
document's words has to be hunted for in Chroma's files when it is deleted, and writing is faster.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from chromadb.errors import ChromaError
from haystack import Document, default_to_dict
from haystack.document_stores.types import DuplicatePolicy
from haystack_integrations.document_stores.chroma import ChromaDocumentStore

from ingest import keys
from pipelines.errors import StoreDamaged

_WRITE_BATCH = 1000


class VectorStore(ChromaDocumentStore):
    """A matter's passages as vectors, in one Chroma collection, compared by cosine.

    :param folder: Chroma's folder; made when absent.
    """

    def __init__(self, folder: str) -> None:
        super().__init__(
            collection_name="passages",
            persist_path=folder,
            distance_function="cosine",
            client_settings={"anonymized_telemetry": False},
        )
        self.folder = folder

    def open(self) -> None:
        """Open the collection, so that damage shows now and not at the first question.

        :raises StoreDamaged: when Chroma cannot open it.
        """
        Path(self.folder).mkdir(parents=True, exist_ok=True)
        try:
            self._ensure_initialized()
        except (ChromaError, ValueError, OSError) as error:
            raise StoreDamaged(f"{self.folder}: the index cannot be opened: {error}") from error

    def write_documents(
        self, documents: list[Document], policy: DuplicatePolicy = DuplicatePolicy.OVERWRITE
    ) -> int:
        """Write passages' vectors, a batch at a time.

        :param documents: passages as Haystack documents: the key as id, an embedding; their content stays
            out of Chroma.
        :param policy: only overwriting is offered; keys are made of content, so it changes nothing.
        :returns: how many were written.
        :raises ValueError: when a document has no embedding, for Chroma would then download a model.
        """
        self._ensure_initialized()
        assert self._collection is not None
        if missing := [document.id for document in documents if document.embedding is None]:
            raise ValueError(f"{len(missing)} passages have no embedding, the first is {missing[0]}")
        for start in range(0, len(documents), _WRITE_BATCH):
            batch = documents[start : start + _WRITE_BATCH]
            spans = [keys.parse_passage_key(document.id) for document in batch]
            self._collection.upsert(
                ids=[document.id for document in batch],
                embeddings=np.array([document.embedding for document in batch], dtype=np.float32),
                metadatas=[{"document_id": span.document_id, "page": span.page} for span in spans],
            )
        return len(documents)

    def nearest(self, vector: Sequence[float], count: int) -> list[tuple[str, float]]:
        """Find the passages nearest to a vector.

        :param vector: 384 floats.
        :param count: how many at most.
        :returns: (key, cosine similarity) pairs, the most similar first.
        """
        self._ensure_initialized()
        assert self._collection is not None
        query = np.array([vector], dtype=np.float32)
        result = self._collection.query(query_embeddings=query, n_results=count, include=["distances"])
        distances = (result["distances"] or [[]])[0]
        return [
            (key, 1.0 - float(distance)) for key, distance in zip(result["ids"][0], distances, strict=True)
        ]

    def remove(self, document_id: str) -> int:
        """Remove a document's vectors.

        :param document_id: the document.
        :returns: how many there were.
        """
        self._ensure_initialized()
        assert self._collection is not None
        found = self._collection.get(where={"document_id": document_id}, include=[])["ids"]
        for start in range(0, len(found), _WRITE_BATCH):
            self._collection.delete(ids=found[start : start + _WRITE_BATCH])
        return len(found)

    def to_dict(self) -> dict[str, Any]:
        """Return the store as plain values, for a pipeline's YAML."""
        data: dict[str, Any] = default_to_dict(self, folder=self.folder)
        return data

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> VectorStore:
        """Make the store that :meth:`to_dict` described.

        :param data: what it returned.
        """
        return cls(**data["init_parameters"])
