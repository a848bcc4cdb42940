"""A matter: a folder of its own with its register, its vectors and its PDFs. One process owns a store."""

from __future__ import annotations

import os
import shutil
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.records import SourceFile
from pipelines.citations.pinpoint import Pinpoints
from pipelines.errors import DocumentNotFound, StoreDamaged, StoreInUse
from pipelines.routes.routing import DocumentNames
from pipelines.search.keywords import KeywordIndex
from pipelines.storage.matter_names import check_name, matter_folder
from pipelines.storage.register import DocumentEntry, Register
from pipelines.storage.store import VectorStore
from pipelines.storage.traces import count_traces, pieces_of

_owning = threading.Lock()
"""Held while the store is acquired or let go: of two threads at once one would be refused by the other."""


@dataclass(frozen=True, slots=True)
class DeletionReceipt:
    """What a deletion removed, and what a search of the store's bytes still found.

    :param document_id: the document.
    :param file: its file name.
    :param passages: vectors removed.
    :param pages: pages of text removed.
    :param files: stored PDFs removed.
    :param traces_left: pieces of its text and vectors that still stand in one of the store's files.
    :param searched: how many such pieces were looked for.
    """

    document_id: str
    file: str
    passages: int
    pages: int
    files: int
    traces_left: int
    searched: int


class Matter:
    """An open matter. Opening it removes what an interrupted process left unfinished.

    :param home: the store's folder; made when absent.
    :param name: the matter's name, also its folder's.
    :raises BadMatterName: when the name cannot be a folder's.
    :raises StoreInUse: when another process owns the store.
    :raises StoreDamaged: when the register or the index cannot be opened.
    """

    def __init__(self, home: Path, name: str = "default") -> None:
        check_name(name)
        self.name = name
        self.folder = matter_folder(home, name)
        self._files = self.folder / "files"
        try:
            self._files.mkdir(parents=True, exist_ok=True)
            with _owning:
                self._lock = FileLock(home / "lock", is_singleton=True, thread_local=False)
                self._lock.acquire(timeout=0)
        except Timeout:
            raise StoreInUse(
                f"Another Pincite process is using the store at {home}. Use its window, or close it first."
            ) from None
        except OSError as error:
            raise StoreDamaged(f"The store's folder {home} cannot be used: {error.strerror}") from error
        try:
            self.register = Register(self.folder / "register.sqlite")
            self.vectors = VectorStore(str(self.folder / "chroma"))
            self.vectors.open()
            self.keywords = KeywordIndex(self.register)
            self.names = DocumentNames(self.register)
            self.pinpoints = Pinpoints(self.register)
            self._recover()
        except BaseException:
            self._let_go()
            raise
        self._holding = threading.Lock()
        self._held: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    def close(self) -> None:
        """Close the matter; the store is free for another process once all its matters are closed."""
        self.vectors.close()
        self.register.close()
        self._let_go()

    def _let_go(self) -> None:
        with _owning:
            self._lock.release()

    def __enter__(self) -> Matter:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _recover(self) -> None:
        """Finish what a killed process was in the middle of: a document half added or half deleted goes."""
        if unfinished := self.register.unfinished():
            for document_id in unfinished:
                self.vectors.remove(document_id)
            self.vectors.purge()
            for document_id in unfinished:
                self._remove_files(document_id)
                self.register.remove(document_id)
        known = {entry.document_id for entry in self.register.documents()}
        for path in self._files.iterdir():
            if path.name.removesuffix(".pdf") not in known:
                path.unlink()

    @contextmanager
    def holding(self, document_id: str) -> Iterator[None]:
        """Keep a document to one thread while it is added or deleted.

        :param document_id: the document; others can be worked on meanwhile.
        """
        with self._holding:
            lock = self._held[document_id]
        with lock:
            yield

    # Documents

    def keep_file(self, source: SourceFile) -> None:
        """Store a copy of a document's PDF.

        :param source: the file.
        """
        target = self.file_path(source.document_id)
        part = target.with_suffix(".part")
        shutil.copyfile(source.path, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())  # the register will vouch for it, even after a power cut
        part.replace(target)

    def file_path(self, document_id: str) -> Path:
        """Return where a document's PDF lies.

        :param document_id: 64 hexadecimal digits.
        """
        return self._files / f"{document_id}.pdf"

    def require(self, document_id: str) -> DocumentEntry:
        """Return a document's entry.

        :param document_id: the document.
        :raises DocumentNotFound: when the matter has no such document.
        """
        entry = self.register.document(document_id)
        if entry is None:
            raise DocumentNotFound(f"The matter {self.name!r} has no document with the id {document_id}.")
        return entry

    def delete(self, document_id: str) -> DeletionReceipt:
        """Delete a document: vectors, text, stored PDF; then search the store's bytes for what it held.

        Killed in the middle, it is finished when the matter is opened again.

        :param document_id: the document.
        :returns: what was removed and what was still found.
        :raises DocumentNotFound: when the matter has no such document.
        """
        with self.holding(document_id):
            entry = self.require(document_id)
            traces = pieces_of(document_id, self.register, self.vectors)
            self.register.hide(document_id)
            had_file = self.file_path(document_id).exists()
            passages = self._erase(document_id)
            return DeletionReceipt(
                document_id=document_id,
                file=entry.name,
                passages=passages,
                pages=entry.pages,
                files=int(had_file),
                traces_left=count_traces(traces, self.folder),
                searched=len(traces),
            )

    def discard(self, document_id: str) -> None:
        """Remove what an ingestion that failed or was cancelled left of a document.

        :param document_id: a document that is not whole.
        """
        self._erase(document_id)

    def _erase(self, document_id: str) -> int:
        removed = self.vectors.remove(document_id)
        if removed:
            self.vectors.purge()
        self._remove_files(document_id)
        self.register.remove(document_id)
        return removed

    def _remove_files(self, document_id: str) -> None:
        self.file_path(document_id).unlink(missing_ok=True)
        self.file_path(document_id).with_suffix(".part").unlink(missing_ok=True)
