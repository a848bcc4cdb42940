"""What the register keeps of pages: their text, how they were read, and where each word stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from ingest.records import Box, LedgerEntry, Page, PlacedSpan, Read
from pipelines.storage.database import Database

ADD_PAGE = "INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
"""Puts a document's id and :func:`page_row` on record."""

_PAGES = (
    "SELECT number, label, text, read, reason, furniture, printed_lines, printed_page, confidence, words"
    " FROM pages"
)


class PageBook(Database):
    """What the register does for pages; :class:`pipelines.storage.register.Register` is one."""

    def pages(self, document_id: str) -> list[Page]:
        """Return a document's pages in order, whole or not.

        :param document_id: the document.
        """
        rows = self._rows(
            f"{_PAGES} WHERE document_id = ? ORDER BY number",
            [document_id],
        )
        return [_page(row) for row in rows]

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

    def contains_text(self, text: str, *, outside: str) -> bool:
        """Say whether any document but one has a text on one of its pages.

        :param text: what to look for, verbatim.
        :param outside: the id of the document to leave out.
        """
        query = "SELECT 1 FROM pages WHERE document_id <> ? AND instr(text, ?) LIMIT 1"
        return bool(self._rows(query, [outside, text]))


def page_row(page: Page) -> list[object]:
    """Return a page as the values that are kept of it.

    :param page: the page.
    """
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
