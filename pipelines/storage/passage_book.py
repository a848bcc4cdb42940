"""What the register keeps of passages: where they stand on their pages, whose text theirs is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ingest.keys import Stretch
from ingest.records import Passage
from pipelines.storage.database import Database

ADD_PASSAGE = "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
"""Puts :func:`passage_row` on record."""

_BATCH = 500
"""Keys asked for at a time: SQLite takes some thousands of values in a statement."""


class PassageBook(Database):
    """What the register does for passages; :class:`pipelines.storage.register.Register` is one."""

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

    def passages_of(self, document_id: str) -> list[Passage]:
        """Return a whole document's passages in order, with their text.

        :param document_id: the document.
        """
        query = "SELECT key FROM passages WHERE document_id = ? ORDER BY page, start"
        return self.passages([str(key) for (key,) in self._rows(query, [document_id])])

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


def passage_row(passage: Passage) -> list[object]:
    """Return a passage as the values that are kept of it.

    :param passage: the passage.
    """
    place = [passage.key, passage.document_id, passage.page, passage.start, passage.end, passage.tokens]
    return [*place, *(passage.continues or (None, None, None)), passage.heading]


def _passage(row: Sequence[Any]) -> Passage:
    key, document_id, page, label, start, end, text, tokens, rest_page, rest_start, rest_end, heading = row
    rest = None if rest_page is None else Stretch(rest_page, rest_start, rest_end)
    return Passage(key, document_id, page, label, start, end, text, tokens, rest, heading)
