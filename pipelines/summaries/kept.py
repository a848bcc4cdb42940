"""What the register keeps of summaries: the last of each length by each model, until its document changes."""

from __future__ import annotations

from pipelines.storage.caption_edits import UNCORRECTED_SINCE
from pipelines.storage.database import Database
from pipelines.summaries.records import Length, Summary


class SummaryBook(Database):
    """What the register does for summaries; :class:`pipelines.storage.register.Register` is one."""

    def summary(self, document_id: str, length: Length, model: str, version: int) -> Summary | None:
        """Return a summary that was kept, or None.

        :param document_id: the document.
        :param length: how long it is.
        :param model: the model that was to write it.
        :param version: of the rules; one that other rules made is none.
        """
        rows = self._rows(
            "SELECT summary FROM summaries JOIN documents USING (document_id) WHERE whole"
            " AND document_id = ? AND length = ? AND model = ? AND version = ?",
            [document_id, length.value, model, version],
        )
        return Summary.model_validate_json(rows[0][0]) if rows else None

    def keep_summary(self, summary: Summary, model: str, since: int) -> None:
        """Keep a summary; nothing is kept of a document that is gone, or corrected meanwhile.

        :param summary: the summary.
        :param model: the model that was to write it.
        :param since: the last correction of a caption before the document was read.
        """
        with self._transaction() as database:
            database.execute(
                "INSERT OR REPLACE INTO summaries SELECT document_id, ?, ?, ?, ? FROM documents d"  # noqa: S608
                f" WHERE document_id = ? AND whole AND {UNCORRECTED_SINCE}",
                [
                    summary.length.value,
                    model,
                    summary.version,
                    summary.model_dump_json(),
                    summary.document_id,
                    since,
                ],
            )
