"""The register: what is known of a matter's documents, pages and passages. One SQLite file.

It alone holds text: Chroma holds vectors under the passages' keys, so that deleting a document's text is
deleting it here. A document is visible once it is whole; until then it is on record as unfinished.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from haystack import default_to_dict

from ingest.caption.records import Caption
from ingest.records import Document
from pipelines import corrections
from pipelines.checks.kept import CheckBook
from pipelines.corrections import Field
from pipelines.entities.kept import FORGET_EDITS, EntityBook
from pipelines.storage.caption_edits import CAPTION, CaptionBook
from pipelines.storage.conversations import ConversationBook
from pipelines.storage.page_book import ADD_PAGE, PageBook, page_row
from pipelines.storage.passage_book import ADD_PASSAGE, PassageBook, passage_row
from pipelines.storage.queue import FileQueue
from pipelines.storage.quoting import forget_answers
from pipelines.summaries.kept import SummaryBook
from pipelines.timeline.kept import DayBook

_WHOLE = "SELECT document_id, name, size, pages, passages, added, caption FROM documents WHERE whole"


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document as the library lists it.

    :param document_id: SHA-256 of its bytes.
    :param name: its file name.
    :param size: bytes.
    :param pages: how many pages it has.
    :param passages: how many passages they gave.
    :param added: when it was added, ISO 8601, UTC.
    :param caption: what it says of itself, as the user corrected it.
    """

    document_id: str
    name: str
    size: int
    pages: int
    passages: int
    added: str
    caption: Caption = field(default_factory=Caption)


class Register(
    PageBook,
    PassageBook,
    FileQueue,
    CheckBook,
    ConversationBook,
    CaptionBook,
    EntityBook,
    SummaryBook,
    DayBook,
):
    """A matter's register. Safe to use from several threads; one process owns it.

    :param path: the SQLite file; made when absent.
    :raises StoreDamaged: when the file is not a register of this version.
    """

    def to_dict(self) -> dict[str, Any]:
        """Return the register as plain values, for a pipeline's YAML."""
        data: dict[str, Any] = default_to_dict(self, path=str(self.path))
        return data

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Register:
        """Open the register that :meth:`to_dict` described.

        :param data: what it returned.
        """
        return cls(Path(data["init_parameters"]["path"]))

    def begin(self, document: Document) -> None:
        """Put a document on record as unfinished, with its pages and passages.

        :param document: the document; one of the same id that is unfinished is replaced.
        """
        source = document.source
        with self._transaction() as database:
            database.execute(
                "DELETE FROM documents WHERE document_id = ? AND NOT whole", [source.document_id]
            )
            database.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
                [
                    source.document_id,
                    source.name,
                    source.size,
                    len(document.pages),
                    len(document.passages),
                    datetime.now(UTC).isoformat(timespec="seconds"),
                    CAPTION.dump_json(document.caption).decode(),
                ],
            )
            database.executemany(ADD_PAGE, ([source.document_id, *page_row(page)] for page in document.pages))
            database.executemany(ADD_PASSAGE, map(passage_row, document.passages))

    def finish(self, document_id: str) -> None:
        """Declare a document whole: from now on it is visible.

        :param document_id: the document, on record as unfinished.
        """
        with self._transaction() as database:
            database.execute("UPDATE documents SET whole = 1 WHERE document_id = ?", [document_id])
        self.revision += 1

    def hide(self, document_id: str) -> None:
        """Declare a document unfinished again: the first step of deleting it.

        :param document_id: the document.
        """
        with self._transaction() as database:
            database.execute("UPDATE documents SET whole = 0 WHERE document_id = ?", [document_id])
        self.revision += 1

    def remove(self, document_id: str) -> None:
        """Remove a document, its pages and its passages, and leave none of its bytes in the file.

        :param document_id: the document; it is no error when it is not on record.
        """
        with self._transaction() as database:
            gone = database.execute("DELETE FROM documents WHERE document_id = ?", [document_id]).rowcount
            database.execute(
                "DELETE FROM queue WHERE document_id = ? AND state IN ('ingested', 'duplicate')",
                [document_id],
            )
            forget_answers(database, document_id)
            database.execute(FORGET_EDITS)
        if gone:
            self._vacuum()

    def unfinished(self) -> list[str]:
        """Return the ids of documents that are on record but not whole."""
        return [str(row[0]) for row in self._rows("SELECT document_id FROM documents WHERE NOT whole")]

    def documents(self) -> list[DocumentEntry]:
        """Return the whole documents, by name."""
        with self._lock:
            rows = self._rows(f"{_WHOLE} ORDER BY name COLLATE NOCASE, document_id")
            corrected = self._corrections()
        return [_entry(row, corrected.get(row[0])) for row in rows]

    def document(self, document_id: str) -> DocumentEntry | None:
        """Return one whole document, or None.

        :param document_id: its id.
        """
        with self._lock:
            rows = self._rows(f"{_WHOLE} AND document_id = ?", [document_id])
            corrected = self._corrections(document_id)
        return _entry(rows[0], corrected.get(document_id)) if rows else None

    def name(self, document_id: str) -> str | None:
        """Return a whole document's file name, or None.

        :param document_id: its id.
        """
        rows = self._rows("SELECT name FROM documents WHERE whole AND document_id = ?", [document_id])
        return str(rows[0][0]) if rows else None


def _entry(row: Sequence[Any], corrected: Mapping[Field, str] | None) -> DocumentEntry:
    document_id, name, size, pages, passages, added, kept = row
    caption = CAPTION.validate_json(kept)
    if corrected:
        caption = corrections.corrected(caption, corrected)
    return DocumentEntry(document_id, name, size, pages, passages, added, caption)
