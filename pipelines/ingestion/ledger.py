"""The ledger in words: which pages were read, how, and what an answer must say of those that were not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from ingest.records import LedgerEntry, Read
from pipelines.records import Answer, IncompleteDocument
from pipelines.storage.register import DocumentEntry, Register

_LISTED = 12


class PageRun(NamedTuple):
    """Pages in a row of which the ledger says the same."""

    first: int
    last: int
    read: Read
    reason: str | None


def runs(ledger: Iterable[LedgerEntry]) -> list[PageRun]:
    """Put pages in a row together of which the ledger says the same.

    :param ledger: the entries of a document, in order.
    """
    found = []
    for (read, reason), entries in groupby(ledger, key=lambda entry: (entry.read, entry.reason)):
        numbers = [entry.number for entry in entries]
        found.append(PageRun(numbers[0], numbers[-1], read, reason))
    return found


def unread_in_words(document: str, pages: int, unread: Sequence[int]) -> str:
    """Say how many of a document's pages could not be read, and which.

    :param document: its file name.
    :param pages: how many it has.
    :param unread: the numbers of those, in order; not none.
    """
    numbers = ", ".join(map(str, unread[:_LISTED])) + (", …" if len(unread) > _LISTED else "")
    of_pages = f"{len(unread):,} of {pages:,} page{'' if pages == 1 else 's'}"
    return f"{of_pages} of {document} could not be read (PDF p. {numbers})."


def with_unread(answer: Answer, register: Register) -> Answer:
    """Add to an answer which of the documents it relies on were not read whole.

    It relies on what it cites, and where it answers nothing, on what was searched: a page that could not be
    read may hold what was not found.

    :param answer: the answer.
    :param register: the register of the matter that was asked.
    """
    relied_on = answer.evidence if answer.abstained else answer.citations or answer.evidence
    entries = map(register.document, dict.fromkeys(item.document_id for item in relied_on))
    found = [item for entry in entries if entry for item in unread_of(entry, register)]
    return answer.model_copy(update={"incomplete": tuple(found)})


def unread_of(entry: DocumentEntry, register: Register) -> tuple[IncompleteDocument, ...]:
    """Tell of a document that was not read whole; nothing where it was.

    :param entry: the document.
    :param register: the register of its matter.
    """
    unread = register.unread(entry.document_id)
    if not unread:
        return ()
    told = unread_in_words(entry.name, entry.pages, unread)
    return (
        IncompleteDocument(
            document=entry.name,
            document_id=entry.document_id,
            pages=entry.pages,
            unread=unread,
            text=told,
        ),
    )
