"""The register: what is known of a matter's documents, pages and passages. One SQLite file.

It alone holds text: Chroma holds vectors under the passages' keys, so that deleting a document's text is
deleting it here. A document is visible once it is whole; until then it is on record as unfinished.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from haystack import default_to_dict

from ingest.caption.records import Caption
from ingest.keys import Stretch
from ingest.records import Box, Document, LedgerEntry, Page, Passage, PlacedSpan, Read
from pipelines import corrections
from pipelines.checks.kept import CheckBook
from pipelines.corrections import Field
from pipelines.entities.kept import FORGET_EDITS, EntityBook
from pipelines.storage.caption_edits import CAPTION, CaptionBook
from pipelines.storage.conversations import ConversationBook
from pipelines.storage.queue import FileQueue
from pipelines.storage.quoting import forget_answers
from pipelines.summaries.kept import SummaryBook
from pipelines.timeline.kept import DayBook

_BATCH = 500
_PAGES = (
    "SELECT number, label, text, read, reason, furniture, printed_lines, printed_page, confidence, words"
    " FROM pages"
)

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


class Register(FileQueue, CheckBook, ConversationBook, CaptionBook, EntityBook, SummaryBook, DayBook):
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

    # Writing

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
            database.executemany(
                "INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ([source.document_id, *_page_row(page)] for page in document.pages),
            )
            database.executemany(
                "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    [p.key, p.document_id, p.page, p.start, p.end, p.tokens, *_stretch(p), p.heading]
                    for p in document.passages
                ),
            )

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

    # Reading

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

    def page_numbers(self, document_id: str, named: Iterable[str]) -> set[int]:
        """Return which pages of a document go by some numbers.

        :param document_id: the document.
        :param named: numbers as the pages print them, as the PDF labels them, or as it counts them from 1.
        :returns: the pages' numbers in the PDF.
        """
        query = (
            "SELECT number FROM pages WHERE document_id = ? AND EXISTS (SELECT 1 FROM json_each(?) WHERE"
            " value IN (CAST(number AS TEXT), lower(label), lower(printed_page)))"
        )
        rows = self._rows(query, [document_id, json.dumps(list(named))])
        return {int(str(number)) for (number,) in rows}

    def pages(self, document_id: str) -> list[Page]:
        """Return a document's pages in order, whole or not.

        :param document_id: the document.
        """
        rows = self._rows(
            f"{_PAGES} WHERE document_id = ? ORDER BY number",
            [document_id],
        )
        return [_page(row) for row in rows]

    def ledger(self, document_id: str) -> tuple[LedgerEntry, ...]:
        """Return what became of each of a document's pages, in order, whole or not.

        :param document_id: the document.
        """
        query = "SELECT number, read, reason FROM pages WHERE document_id = ? ORDER BY number"
        return tuple(
            LedgerEntry(int(str(number)), Read(str(read)), None if reason is None else str(reason))
            for number, read, reason in self._rows(query, [document_id])
        )

    def incomplete(self) -> frozenset[str]:
        """Return the ids of the documents of which a page could not be read, whole or not."""
        rows = self._rows("SELECT DISTINCT document_id FROM pages WHERE read = 'failed'")
        return frozenset(str(document_id) for (document_id,) in rows)

    def unread(self, document_id: str) -> tuple[int, ...]:
        """Return the numbers of a document's pages that could not be read.

        :param document_id: the document.
        """
        query = "SELECT number FROM pages WHERE document_id = ? AND read = 'failed' ORDER BY number"
        return tuple(int(str(number)) for (number,) in self._rows(query, [document_id]))

    def page(self, document_id: str, number: int) -> Page | None:
        """Return one page of a whole document, or None.

        :param document_id: the document.
        :param number: the page's number, from 1.
        """
        rows = self._rows(
            f"{_PAGES} JOIN documents USING (document_id) WHERE whole AND document_id = ? AND number = ?",
            [document_id, number],
        )
        return _page(rows[0]) if rows else None

    def page_text(self, document_id: str, number: int) -> str:
        """Return the stored text of one page of a whole document, empty where there is none.

        :param document_id: the document.
        :param number: the page's number, from 1.
        """
        query = "SELECT text FROM pages JOIN documents USING (document_id) WHERE whole AND document_id = ?"
        rows = self._rows(f"{query} AND number = ?", [document_id, number])
        return str(rows[0][0]) if rows else ""

    def page_texts(self, document_id: str) -> list[str]:
        """Return the stored texts of a whole document's pages in order, the first one's first.

        :param document_id: the document.
        """
        query = "SELECT text FROM pages JOIN documents USING (document_id) WHERE whole AND document_id = ?"
        return [str(text) for (text,) in self._rows(f"{query} ORDER BY number", [document_id])]

    def headings(self, document_id: str) -> list[tuple[int, str]]:
        """Return the headings that a document's passages stand under, each once, in order.

        :param document_id: the document.
        :returns: the page, from 1, of the first passage under it, and the heading, the outermost first.
        """
        query = (
            "SELECT min(page), heading FROM passages WHERE document_id = ? AND heading <> ''"
            " GROUP BY heading ORDER BY min(page * 1000000 + start)"
        )
        return [(int(str(page)), str(heading)) for page, heading in self._rows(query, [document_id])]

    def passages_of(self, document_id: str) -> list[Passage]:
        """Return a whole document's passages in order, with their text.

        :param document_id: the document.
        """
        query = "SELECT key FROM passages WHERE document_id = ? ORDER BY page, start"
        return self.passages([str(key) for (key,) in self._rows(query, [document_id])])

    def passages(self, wanted: Iterable[str] | None = None) -> list[Passage]:
        """Return passages of whole documents, with their text.

        :param wanted: keys; all passages where None. Keys that are not on record are left out.
        :returns: the passages, in the order of ``wanted``, or of documents and pages.
        """
        select = (
            "SELECT key, p.document_id, p.page, g.label, p.start, p.end,"
            " substr(g.text, p.start + 1, p.end - p.start)"
            " || coalesce(char(10) || substr(r.text, p.rest_start + 1, p.rest_end - p.rest_start), ''),"
            " p.tokens, p.rest_page, p.rest_start, p.rest_end, p.heading"
            " FROM passages p JOIN documents d ON d.document_id = p.document_id AND d.whole"
            " JOIN pages g ON g.document_id = p.document_id AND g.number = p.page"
            " LEFT JOIN pages r ON r.document_id = p.document_id AND r.number = p.rest_page"
        )
        if wanted is None:
            rows = self._rows(f"{select} ORDER BY p.document_id, p.page, p.start")
            return [_passage(row) for row in rows]
        keys = list(wanted)
        found: dict[str, Passage] = {}
        for start in range(0, len(keys), _BATCH):
            batch = keys[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            for row in self._rows(f"{select} WHERE key IN ({marks})", batch):
                found[str(row[0])] = _passage(row)
        return [found[key] for key in keys if key in found]

    def count_passages(self, document_id: str) -> int:
        """Return how many passages a document has, whole or not.

        :param document_id: the document.
        """
        rows = self._rows("SELECT passages FROM documents WHERE document_id = ?", [document_id])
        return int(str(rows[0][0])) if rows else 0

    def contains_text(self, text: str, *, outside: str) -> bool:
        """Say whether any document but one has a text on one of its pages.

        :param text: what to look for, verbatim.
        :param outside: the id of the document to leave out.
        """
        query = "SELECT 1 FROM pages WHERE document_id <> ? AND instr(text, ?) LIMIT 1"
        return bool(self._rows(query, [outside, text]))


def _stretch(passage: Passage) -> tuple[int | None, int | None, int | None]:
    return passage.continues or (None, None, None)


def _passage(row: Sequence[Any]) -> Passage:
    key, document_id, page, label, start, end, text, tokens, rest_page, rest_start, rest_end, heading = row
    rest = None if rest_page is None else Stretch(rest_page, rest_start, rest_end)
    return Passage(key, document_id, page, label, start, end, text, tokens, rest, heading)


def _page_row(page: Page) -> list[object]:
    """Return a page as the values that :data:`_PAGES` selects."""
    words = [[word.start, word.end, *word.box] for word in page.words]
    return [
        page.number,
        page.label,
        page.text,
        page.read,
        page.reason,
        json.dumps(page.furniture),
        json.dumps(page.printed_lines),
        page.printed_page,
        page.confidence,
        json.dumps(words),
    ]


def _entry(row: Sequence[Any], corrected: Mapping[Field, str] | None) -> DocumentEntry:
    document_id, name, size, pages, passages, added, kept = row
    caption = CAPTION.validate_json(kept)
    if corrected:
        caption = corrections.corrected(caption, corrected)
    return DocumentEntry(document_id, name, size, pages, passages, added, caption)


def _page(row: Sequence[Any]) -> Page:
    number, label, text, read, reason, furniture, printed_lines, printed_page, confidence, words = row
    return Page(
        number=number,
        label=label,
        text=text,
        read=Read(read),
        reason=reason,
        furniture=tuple(json.loads(furniture)),
        printed_lines=tuple((line, offset) for line, offset in json.loads(printed_lines)),
        printed_page=printed_page,
        confidence=confidence,
        words=tuple(PlacedSpan(start, end, Box(*box)) for start, end, *box in json.loads(words)),
    )
