"""Vectors in Chroma, under the passages' keys. The only importer of Chroma.

Chroma gets no text: the key leads to it in the register (:mod:`pipelines.storage.register`). So nothing of a
document's words has to be hunted for in Chroma's files when it is deleted, and writing is faster.

Two traps of Chroma 1.5 are dealt with here. It writes its index out in place: killed in the middle, it leaves
one that cannot be opened, or that grew to 78 GB when it was. So it is kept from doing so by itself, and a
copy of the folder stands by whenever it is told to. And it keeps deleted vectors, from which words can be
guessed: in the log and the free pages of its SQLite file, and in the index, where their place is only marked.
Overwriting one there ties its neighbours anew, and some are found by no search then: nothing leads there. So
:meth:`VectorStore.purge` makes the index anew, of what is left.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from chromadb.api.models.Collection import Collection
from chromadb.errors import ChromaError
from haystack import Document, default_to_dict
from haystack.document_stores.types import DuplicatePolicy
from haystack_integrations.document_stores.chroma import ChromaDocumentStore

from ingest import keys
from pipelines.errors import StoreDamaged
from pipelines.storage import hnsw, standby

DIMENSIONS = 384

_BATCH = 1000
"""Passages that are written, changed or compared at once."""
_NEIGHBOURS = 32
"""That a vector is tied to; among Chroma's 16, a few of 400 passages much alike were found by no search."""
_NEVER = 1_000_000_000
_WRITE_OUT_AFTER = 2000
"""Changes that the log may hold: Chroma goes through them again whenever it is opened, a second or two."""
_COMPARED_ONE_BY_ONE = 1000
"""Of so many passages each is compared: Chroma's own filter by document goes through all of its SQLite file,
and takes seconds among 100,000 passages."""
_MOST_COMPARED = 8000
_TINY = 1e-12


class VectorStore(ChromaDocumentStore):
    """A matter's passages as vectors, in one Chroma collection, compared by cosine.

    Safe to use from several threads; they take turns, at opening the collection too: one that opened it while
    another had closed it, to write it out, would have its files moved from under it.

    :param folder: Chroma's folder; made when absent.
    """

    def __init__(self, folder: str) -> None:
        super().__init__(
            collection_name="passages",
            persist_path=folder,
            distance_function="cosine",
            metadata={"hnsw:M": _NEIGHBOURS},
            client_settings={"anonymized_telemetry": False},
        )
        self.folder = folder
        self._turn = threading.RLock()
        self._logged = 0
        """Changes that Chroma has logged and not written out."""

    def open(self) -> None:
        """Open the collection, so that damage shows now and not at the first question.

        :raises StoreDamaged: when Chroma cannot open it.
        """
        try:
            with self._turn:
                standby.settle(Path(self.folder))
                self._logged = self._count_logged()
                self._ensure_initialized()
                assert self._collection is not None
                index = self._collection.configuration["hnsw"] or {}
                if index.get("sync_threshold") != _NEVER:
                    self._reopen_to_write_out_after(_NEVER)
        except (ChromaError, ValueError, OSError, sqlite3.DatabaseError) as error:
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
        if missing := [document.id for document in documents if document.embedding is None]:
            raise ValueError(f"{len(missing)} passages have no embedding, the first is {missing[0]}")
        for start in range(0, len(documents), _BATCH):
            batch = documents[start : start + _BATCH]
            spans = [keys.parse_passage_key(document.id) for document in batch]
            with self._opened() as collection:
                collection.upsert(
                    ids=[document.id for document in batch],
                    embeddings=np.array([document.embedding for document in batch], dtype=np.float32),
                    metadatas=[{"document_id": span.document_id, "page": span.page} for span in spans],
                )
                self._logged += len(batch)
                if self._logged >= _WRITE_OUT_AFTER:
                    self._write_out()
        return len(documents)

    def nearest(
        self,
        vector: Sequence[float] | npt.NDArray[np.float32],
        count: int,
        among: Sequence[str] | None = None,
    ) -> list[tuple[str, float]]:
        """Find the passages nearest to a vector.

        :param vector: 384 floats.
        :param count: how many at most.
        :param among: keys of the passages to search; all where None.
        :returns: (key, cosine similarity) pairs, the most similar first.
        """
        if among is not None:
            few = len(among) <= _COMPARED_ONE_BY_ONE
            return (
                self._nearest_of_few(vector, count, among)
                if few
                else self._nearest_of_many(vector, count, among)
            )
        query = np.array([vector], dtype=np.float32)
        with self._opened() as collection:
            result = collection.query(query_embeddings=query, n_results=count, include=["distances"])
        distances = (result["distances"] or [[]])[0]
        return [
            (key, 1.0 - float(distance)) for key, distance in zip(result["ids"][0], distances, strict=True)
        ]

    def _nearest_of_few(
        self, vector: Sequence[float] | npt.NDArray[np.float32], count: int, among: Sequence[str]
    ) -> list[tuple[str, float]]:
        if not among:
            return []
        with self._opened() as collection:
            found = collection.get(ids=list(among), include=["embeddings"])
        vectors = np.asarray(found["embeddings"], np.float32).reshape(-1, DIMENSIONS)
        lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(vector)
        likeness = vectors @ np.asarray(vector, np.float32) / np.maximum(lengths, _TINY)
        best = np.argsort(-likeness, kind="stable")[:count]
        return [(found["ids"][place], float(likeness[place])) for place in best]

    def _nearest_of_many(
        self, vector: Sequence[float] | npt.NDArray[np.float32], count: int, among: Sequence[str]
    ) -> list[tuple[str, float]]:
        """Look at so many of all that enough of them should be among these; where they are not, as when these
        are all far from the vector, compare each."""
        inside = frozenset(among)
        all_of_them = self.count_documents()
        wanted = 2 * count * all_of_them // len(inside)
        found = self.nearest(vector, min(wanted, all_of_them, _MOST_COMPARED))
        near = [(key, likeness) for key, likeness in found if key in inside][:count]
        if len(near) == min(count, len(inside)):
            return near
        each = [
            pair
            for start in range(0, len(among), _BATCH)
            for pair in self._nearest_of_few(vector, count, among[start : start + _BATCH])
        ]
        return sorted(each, key=lambda pair: -pair[1])[:count]

    def remove(self, document_id: str) -> int:
        """Remove a document's vectors; the last of their bytes are gone after :meth:`purge`.

        :param document_id: the document.
        :returns: how many there were.
        """
        with self._turn:
            found = self.keys(document_id)
            for start in range(0, len(found), _BATCH):
                batch = found[start : start + _BATCH]
                with self._opened() as collection:
                    collection.delete(ids=batch)
                self._logged += len(batch)
        return len(found)

    def purge(self) -> None:
        """Make the bytes of removed vectors leave Chroma's files; searches wait meanwhile.

        The others go into an index made anew, 0.4 ms each, which then takes this one's place.
        """
        with self._turn:
            try:
                with standby.replaced(Path(self.folder)) as folder:
                    self._copy_to(folder)
                    self.close()
            finally:
                self.open()

    def _copy_to(self, folder: Path) -> None:
        other = VectorStore(str(folder))
        try:
            other.open()
            found = self.keys()
            for start in range(0, len(found), _BATCH):
                with self._opened() as mine, other._opened() as theirs:
                    batch = mine.get(ids=found[start : start + _BATCH], include=["embeddings", "metadatas"])
                    theirs.upsert(batch["ids"], batch["embeddings"], batch["metadatas"])
            if found:
                other._write_out_in_place()
        finally:
            other.close()
        for header in folder.rglob("header.bin"):
            hnsw.blank_unused(header)

    def close(self) -> None:
        """Close the collection; whoever needs it next opens it again."""
        with self._turn:
            super().close()

    def count_documents(self) -> int:
        """Return how many passages there are."""
        with self._turn:
            return super().count_documents()

    def keys(self, document_id: str | None = None) -> list[str]:
        """Return the keys of a document's passages, or of all.

        :param document_id: the document; all where None.
        """
        where: Any = None if document_id is None else {"document_id": document_id}
        with self._opened() as collection:
            return collection.get(where=where, include=[])["ids"]

    def sample_bytes(self, document_id: str, count: int) -> list[bytes]:
        """Return pieces of a document's vectors as they stand in Chroma's files, to be looked for there.

        :param document_id: the document.
        :param count: of how many of its vectors at most.
        :returns: runs of little-endian float32; several for each vector.
        """
        known = self.keys(document_id)
        chosen = known[:: max(1, -(-len(known) // count))]
        if not chosen:
            return []
        with self._opened() as collection:
            vectors = np.asarray(collection.get(ids=chosen, include=["embeddings"])["embeddings"], "<f4")
        return [piece for vector in vectors for piece in hnsw.pieces(vector)]

    @property
    def _database(self) -> Path:
        return Path(self.folder) / "chroma.sqlite3"

    @contextmanager
    def _opened(self) -> Iterator[Collection]:
        """Give the collection for one turn, opened where it is not."""
        with self._turn:
            self._ensure_initialized()
            assert self._collection is not None
            yield self._collection

    def _count_logged(self) -> int:
        if not self._database.exists():
            return 0
        with closing(sqlite3.connect(self._database)) as database:
            known = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'embeddings_queue'").fetchone()
            return database.execute("SELECT count(*) FROM embeddings_queue").fetchone()[0] if known else 0

    def _write_out(self) -> None:
        """Have Chroma write its index out and clear its log.

        After a fault, as when the disk is full, everything stands as before.
        """
        with self._turn:
            self.close()
            try:
                with standby.copied(Path(self.folder)):
                    self._write_out_in_place()
            except BaseException:
                self.close()
                self.open()
                raise
            self._logged = 0

    def _write_out_in_place(self) -> None:
        # Changes that say nothing new, to be counted; not of a vector, whose neighbours would be tied anew.
        with self._opened() as collection:
            some = collection.get(limit=1, include=["metadatas"])
            self._reopen_to_write_out_after(2)
            for _ in range(3):
                assert self._collection is not None
                self._collection.update(ids=some["ids"], metadatas=some["metadatas"])
            self._reopen_to_write_out_after(_NEVER)

    def _reopen_to_write_out_after(self, changes: int) -> None:
        """Have Chroma write its index out whenever so many changes were logged; it heeds that on opening."""
        assert self._collection is not None
        self._collection.modify(configuration={"hnsw": {"sync_threshold": changes}})
        self.close()
        self._ensure_initialized()

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
