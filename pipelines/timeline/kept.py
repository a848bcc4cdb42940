"""What the register keeps of days: what each document tells of them, until it goes or its caption changes."""

from __future__ import annotations

from pydantic import TypeAdapter

from pipelines.storage.caption_edits import UNCORRECTED_SINCE
from pipelines.storage.database import Database
from pipelines.timeline.sameness import Told

RULES = 1
"""The version of the rules that find what a document tells of days: what others found is read again."""
TOLD = TypeAdapter(tuple[Told, ...])
"""What a document tells, as it is kept."""


class DayBook(Database):
    """What the register does for the timeline; :class:`pipelines.storage.register.Register` is one."""

    def days_of(self, document_id: str) -> tuple[Told, ...] | None:
        """Return what a document tells of days, or None where it is to be read.

        :param document_id: the document.
        """
        query = "SELECT told FROM document_days WHERE document_id = ? AND version = ?"
        rows = self._rows(query, [document_id, RULES])
        return TOLD.validate_json(rows[0][0]) if rows else None

    def keep_days(self, document_id: str, told: tuple[Told, ...], since: int) -> None:
        """Keep what a document tells of days; nothing is kept of one that is gone, or corrected meanwhile.

        :param document_id: the document.
        :param told: what it tells.
        :param since: the last correction before it was read.
        """
        with self._transaction() as database:
            database.execute(
                "INSERT OR REPLACE INTO document_days SELECT document_id, ?, ? FROM documents d"  # noqa: S608
                f" WHERE document_id = ? AND {UNCORRECTED_SINCE}",
                [RULES, TOLD.dump_json(told).decode(), document_id, since],
            )
