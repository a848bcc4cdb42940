"""What is told of an ingestion: how far it is, and what became of each file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ingest.caption.records import Caption
from ingest.records import LedgerEntry
from pipelines.storage.register import DocumentEntry


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file.

    :param file: its name.
    :param document_id: SHA-256 of its bytes, or None when it was not admitted.
    :param status: ``"ingested"``, ``"duplicate"`` or ``"failed"``.
    :param pages: how many pages the document has.
    :param passages: how many passages they gave.
    :param error: why it failed, for a person, or None.
    :param ledger: every page, how it was read and why it was not.
    :param caption: what the document says of itself.
    """

    file: str
    document_id: str | None
    status: str
    pages: int = 0
    passages: int = 0
    error: str | None = None
    ledger: tuple[LedgerEntry, ...] = ()
    caption: Caption = field(default_factory=Caption)

    @classmethod
    def of(cls, entry: DocumentEntry, ledger: tuple[LedgerEntry, ...], file: str, status: str) -> FileOutcome:
        """Return what became of a file that is a document of the matter.

        :param entry: the document.
        :param ledger: what became of its pages.
        :param file: the name that the file was added by.
        :param status: ``"ingested"`` or ``"duplicate"``.
        """
        return cls(
            file,
            entry.document_id,
            status,
            entry.pages,
            entry.passages,
            ledger=ledger,
            caption=entry.caption,
        )

    def to_json(self) -> dict[str, Any]:
        """Return the outcome in the form of the command-line contract."""
        return {
            "file": self.file,
            "document_id": self.document_id,
            "status": self.status,
            "pages": self.pages,
            "passages": self.passages,
            "error": self.error,
            "ledger": _ledger_json(self.ledger),
            "caption": self.caption.to_json(),
        }


def document_json(entry: DocumentEntry, ledger: Iterable[LedgerEntry]) -> dict[str, Any]:
    """Return a document in the form in which the command line lists it.

    :param entry: the document.
    :param ledger: what became of its pages.
    """
    return {
        "file": entry.name,
        "document_id": entry.document_id,
        "pages": entry.pages,
        "passages": entry.passages,
        "ledger": _ledger_json(ledger),
        "caption": entry.caption.to_json(),
    }


def _ledger_json(ledger: Iterable[LedgerEntry]) -> list[dict[str, Any]]:
    return [{"page": entry.number, "read": entry.read.value, "reason": entry.reason} for entry in ledger]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingestion is.

    :param file: the name of the file at work.
    :param file_number: its place among the files, from 1.
    :param files: how many files there are.
    :param stage: ``"reading"`` or ``"indexing"``.
    :param done: pages read, or passages indexed.
    :param total: pages or passages of the file in all.
    :param seconds_left: an estimate for this stage of this file, or None while there is none.
    """

    file: str
    file_number: int
    files: int
    stage: str
    done: int
    total: int
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class JobState:
    """How the ingestion fares at one moment.

    :param running: whether files are at work or waiting.
    :param paused: whether the user has paused it; it goes on where it was.
    :param cancelling: whether the user asked to stop and a file at work has not ended yet.
    :param at_work: how far the files at work are, in order; their file numbers count the files of the run.
    :param waiting: names of the files that wait, in order.
    :param outcomes: what became of the files, in order, until dismissed.
    :param cancelled: names of the files that were left out by a cancel, until dismissed.
    """

    running: bool = False
    paused: bool = False
    cancelling: bool = False
    at_work: tuple[Progress, ...] = ()
    waiting: tuple[str, ...] = ()
    outcomes: tuple[FileOutcome, ...] = ()
    cancelled: tuple[str, ...] = ()
