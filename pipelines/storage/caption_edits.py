"""What the register keeps of the user's corrections of captions: a log, whose last word on a field holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from pydantic import TypeAdapter

from ingest.caption.records import Caption
from pipelines import corrections
from pipelines.corrections import Field
from pipelines.errors import DocumentNotFound
from pipelines.storage.database import Database

CAPTION = TypeAdapter(Caption)
UNCORRECTED_SINCE = (
    "NOT EXISTS (SELECT 1 FROM caption_edits e WHERE e.document_id = d.document_id AND e.number > ?)"
)
"""Holds of a document ``d`` whose caption was not corrected behind a correction of this number: what was made
of it from then on may be kept."""

_LAST = "SELECT max(number) FROM caption_edits GROUP BY document_id, field"
_HOLDING = f"SELECT document_id, field, new FROM caption_edits WHERE number IN ({_LAST}) AND NOT as_read"  # noqa: S608


@dataclass(frozen=True, slots=True)
class CaptionEdit:
    """A change of a caption's field, as it is logged.

    :param field: the field.
    :param at: when, ISO 8601, UTC.
    :param old: what it was, see :func:`pipelines.corrections.text_of`; empty for nothing.
    :param new: what it became.
    :param as_read: whether it became again what was read from the file.
    """

    field: Field
    at: str
    old: str
    new: str
    as_read: bool


class CaptionBook(Database):
    """What the register does for captions; :class:`pipelines.storage.register.Register` is one.

    The passages' vectors are left as they are: they were embedded below a few words of the caption, and
    writing one anew would cost other passages their place in a search (:mod:`pipelines.storage.store`).
    Words, names and days are looked up in the corrected caption from the next question on.
    """

    def correct(self, document_id: str, field: Field, text: str) -> bool:
        """Correct a field of a whole document's caption; what was read from the file is kept beside it.

        :param document_id: the document.
        :param field: the field.
        :param text: what it says, as :mod:`pipelines.corrections` writes it; empty for nothing.
        :returns: whether that changed anything.
        :raises CorrectionRefused: when the text cannot be one of the field.
        :raises DocumentNotFound: when there is no such document.
        """
        return self._change(document_id, field, corrections.checked(field, text))

    def undo_corrections(self, document_id: str, field: Field) -> bool:
        """Let a field say again what was read from the file; that is logged, too.

        :param document_id: the document.
        :param field: the field.
        :returns: whether it was corrected before.
        :raises DocumentNotFound: when there is no such document.
        """
        return self._change(document_id, field, None)

    def caption_as_read(self, document_id: str) -> Caption:
        """Return the caption of a whole document as it was read from the file.

        :param document_id: the document.
        :raises DocumentNotFound: when there is no such document.
        """
        rows = self._rows("SELECT caption FROM documents WHERE whole AND document_id = ?", [document_id])
        if not rows:
            raise DocumentNotFound("The document is no longer in the matter.")
        return CAPTION.validate_json(rows[0][0])

    def caption_edits(self, document_id: str) -> list[CaptionEdit]:
        """Return the changes of a document's caption, the last first.

        :param document_id: the document.
        """
        query = "SELECT field, at, old, new, as_read FROM caption_edits WHERE document_id = ?"
        rows = self._rows(f"{query} ORDER BY number DESC", [document_id])
        return [CaptionEdit(field, at, old, new, bool(as_read)) for field, at, old, new, as_read in rows]

    def last_correction(self) -> int:
        """Return the number of the last correction of a caption; 0 where there is none."""
        return int(self._rows("SELECT coalesce(max(number), 0) FROM caption_edits")[0][0])

    def _corrections(self, document_id: str | None = None) -> dict[str, dict[Field, str]]:
        """Return the corrections that hold, of a document or of all, by document and field."""
        narrower = "" if document_id is None else " AND document_id = ?"
        found: defaultdict[str, dict[Field, str]] = defaultdict(dict)
        for key, field, new in self._rows(_HOLDING + narrower, [] if document_id is None else [document_id]):
            found[str(key)][cast(Field, field)] = str(new)
        return found

    def _change(self, document_id: str, field: Field, text: str | None) -> bool:
        with self._transaction() as database:
            read = self.caption_as_read(document_id)
            held = self._corrections(document_id).get(document_id, {})
            was_read = corrections.text_of(read, field)
            old, new = held.get(field, was_read), was_read if text is None else text
            if old == new:
                return False
            now = datetime.now(UTC).isoformat(timespec="seconds")
            database.execute(
                "INSERT INTO caption_edits (document_id, field, at, old, new, as_read)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [document_id, field, now, old, new, new == was_read],
            )
        self.revision += 1
        return True
