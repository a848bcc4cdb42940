"""Files become searchable documents of a matter: one Haystack pipeline a file, atomic a document."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from haystack import Document as HaystackDocument
from haystack import Pipeline, component
from haystack.components.writers import DocumentWriter
from haystack.core.errors import PipelineRuntimeError
from haystack.document_stores.types import DuplicatePolicy

from ingest import intake
from ingest.caption.reading import CaptionReader
from ingest.caption.records import Caption
from ingest.errors import IngestError
from ingest.pages import PageReader
from ingest.records import Document, Page, Passage, SourceFile
from ingest.split import PassageSplitter
from pipelines.errors import IngestionCancelled
from pipelines.ingestion.records import FileOutcome, Progress
from pipelines.search import embedder
from pipelines.search.describing import description, embedded_text
from pipelines.search.embedder import MiniLMDocumentEmbedder
from pipelines.storage.distinct import distinct
from pipelines.storage.matter import Matter
from pipelines.storage.register import Register

_log = logging.getLogger(__name__)


OnProgress = Callable[[Progress], None]


@component
class DocumentRecorder:
    """Puts a document on record as unfinished, and hands its passages on as Haystack documents.

    :param register: the register's file.
    """

    def __init__(self, register: Register) -> None:
        self.register = register

    @component.output_types(documents=list[HaystackDocument])
    def run(
        self, source: SourceFile, pages: list[Page], passages: list[Passage], caption: Caption
    ) -> dict[str, Any]:
        """Record the document.

        :param source: the file.
        :param pages: its pages.
        :param passages: its passages.
        :param caption: what it says of itself.
        :returns: ``documents``, one for each passage that says what none before it says: its key as id;
            its text as content, with what it is filed under.
        """
        self.register.begin(Document(source, tuple(pages), tuple(passages), caption))
        about = description(source.name, caption)
        return {
            "documents": [
                HaystackDocument(id=passage.key, content=embedded_text(about, passage))
                for passage in distinct(passages)
            ]
        }


def build_pipeline(matter: Matter, models_folder: Path) -> Pipeline:
    """Build the indexing pipeline: read, caption, split, record, embed, write.

    :param matter: the matter that the documents go into.
    :param models_folder: see :func:`pipelines.search.embedder.load`.
    :returns: the pipeline; run it through :class:`Ingestion`, which makes it atomic.
    """
    pipeline = Pipeline()
    pipeline.add_component("reader", PageReader())
    pipeline.add_component("captioner", CaptionReader())
    pipeline.add_component("splitter", PassageSplitter())
    pipeline.add_component("recorder", DocumentRecorder(matter.register))
    pipeline.add_component("embedder", MiniLMDocumentEmbedder(str(models_folder)))
    pipeline.add_component("writer", DocumentWriter(matter.vectors, policy=DuplicatePolicy.OVERWRITE))
    pipeline.connect("reader.pages", "splitter.pages")
    pipeline.connect("reader.pages", "captioner.pages")
    pipeline.connect("reader.pages", "recorder.pages")
    pipeline.connect("captioner.caption", "recorder.caption")
    pipeline.connect("splitter.passages", "recorder.passages")
    pipeline.connect("recorder.documents", "embedder.documents")
    pipeline.connect("embedder.documents", "writer.documents")
    return pipeline


@dataclass
class Ingestion:
    """Adds files to a matter, one after the other.

    :param matter: the matter.
    :param models_folder: see :func:`pipelines.search.embedder.load`.
    :param on_progress: told how far it is; called in the thread that runs it.
    :param on_adding: told a document's id before anything of it is stored.
    """

    matter: Matter
    models_folder: Path
    on_progress: OnProgress = lambda progress: None
    on_adding: Callable[[str], None] = lambda document_id: None
    _cancelled: threading.Event = field(default_factory=threading.Event)
    _pipeline: Pipeline | None = None

    def cancel(self) -> None:
        """Stop soon: the file at work is left out whole, what was finished stays."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was cancelled; it takes no more files."""
        return self._cancelled.is_set()

    def run(self, files: Sequence[tuple[Path, str | None]]) -> Iterator[FileOutcome]:
        """Ingest files; one that fails does not keep the others.

        :param files: paths, each with the name the user knows it by, or None for the path's own.
        :returns: an outcome for each file, in order, as soon as it is known; fewer after a cancel.
        """
        try:
            for number, (path, name) in enumerate(files, start=1):
                try:
                    yield self.ingest(path, name, number, len(files))
                except IngestionCancelled:
                    return
        finally:
            self.close()

    def ingest(self, path: Path, name: str | None = None, number: int = 1, files: int = 1) -> FileOutcome:
        """Ingest one file; close the ingestion after the last.

        :param path: where it lies.
        :param name: the name the user knows it by; the path's own where None.
        :param number: its place among the files, from 1.
        :param files: how many files there are.
        :returns: what became of it.
        :raises IngestionCancelled: when it was cancelled; nothing of the file is then left.
        """
        if self._pipeline is None:
            self._pipeline = build_pipeline(self.matter, self.models_folder)
        shown = intake.safe_name(name if name is not None else path.name)
        return self._admit_and_ingest(self._pipeline, path, Progress(shown, number, files, "reading", 0, 0))

    def close(self) -> None:
        """End the process that reads files; the next file has a new one."""
        if self._pipeline is not None:
            cast(PageReader, self._pipeline.get_component("reader")).close()

    def _admit_and_ingest(self, pipeline: Pipeline, path: Path, start: Progress) -> FileOutcome:
        try:
            self._report(start)
            source = intake.admit(path, start.file)
        except IngestError as error:
            _log.info("a file was not taken", exc_info=error)
            return FileOutcome(start.file, None, "failed", error=str(error))
        with self.matter.holding(source.document_id):
            if self.matter.register.document(source.document_id):
                return self._outcome(source, "duplicate")
            try:
                self.on_adding(source.document_id)
                self.matter.keep_file(source)
                self._run(pipeline, source, start)
                self.matter.register.finish(source.document_id)
            except IngestError as error:
                _log.info("a file was not read", exc_info=error)
                self.matter.discard(source.document_id)
                return FileOutcome(start.file, source.document_id, "failed", error=str(error))
            except OSError as error:
                _log.info("a file was not stored", exc_info=error)
                self.matter.discard(source.document_id)
                reason = (
                    f"{start.file}: it could not be stored ({error.strerror}). Free some space and try again."
                )
                return FileOutcome(start.file, source.document_id, "failed", error=reason)
            except BaseException:
                self.matter.discard(source.document_id)
                raise
            return self._outcome(source, "ingested")

    def _outcome(self, source: SourceFile, status: str) -> FileOutcome:
        entry = self.matter.require(source.document_id)
        return FileOutcome.of(entry, self.matter.register.ledger(source.document_id), source.name, status)

    def _run(self, pipeline: Pipeline, source: SourceFile, start: Progress) -> None:
        # The callbacks are plain functions: Haystack copies what it hands to a component, and a copied
        # method brings a copy of its object along.
        began = time.monotonic()

        def report(stage: str, done: int, total: int) -> None:
            spent = time.monotonic() - began
            left = spent / done * (total - done) if done else None
            self._report(replace(start, stage=stage, done=done, total=total, seconds_left=left))

        def count_tokens(texts: list[str]) -> list[int]:
            return embedder.load(self.models_folder).count_tokens(texts)

        def on_page(done: int, pages: int) -> None:
            report("reading", done, pages)

        def on_embedded(done: int, passages: int) -> None:
            nonlocal began
            if done == 1:
                began, done = time.monotonic(), 0
            report("indexing", done, passages)

        try:
            pipeline.run(
                {
                    "reader": {"source": source, "on_page": on_page},
                    "splitter": {"source": source, "count_tokens": count_tokens},
                    "recorder": {"source": source},
                    "embedder": {"on_embedded": on_embedded},
                }
            )
        except PipelineRuntimeError as error:
            raise error.__cause__ or error from None

    def _report(self, progress: Progress) -> None:
        if self._cancelled.is_set():
            raise IngestionCancelled("The ingestion was cancelled; the files that were finished stay.")
        self.on_progress(progress)
