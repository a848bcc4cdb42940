"""A file becomes page records: read in a child process, cleaned, each with its ledger entry."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from haystack import component

from ingest import clean
from ingest.child import JSON, Child, ChildDied, ChildFailed, ChildTimedOut
from ingest.errors import (
    FileDamaged,
    FileEncrypted,
    FileIsPortfolio,
    FileTooLarge,
    NoTextFound,
    PagesUnreadable,
    ReadingStopped,
)
from ingest.lines import CleanPage, Foot
from ingest.normal import normalise
from ingest.placing import place_words
from ingest.raw import UNREAD
from ingest.reasons import DAMAGED, in_words
from ingest.records import Box, Page, Read, SourceFile

MAX_PAGES = 20_000
"""Documents with more pages are refused; the longest real dockets' exhibits have a few thousand."""

NO_TEXT_IN_PICTURE = "a picture in which no text could be recognised"

MAX_CHARACTERS = 60_000_000
"""Documents with more text are refused: as much as :data:`MAX_PAGES` well-filled pages hold."""

_SECONDS_PER_PAGE = 120.0
"""The longest that one page may take."""
_SECONDS_PER_FILE, _SECONDS_MORE_A_PAGE = 600.0, 20.0
"""The longest that a file may take: so much, and so much more for each of its pages. Scans take one to ten
seconds a page, more where the computer is busy."""
_MEMORY = 2 << 30
"""The reader's address space. Real filings took a tenth of it; what unpacks without end stops at it."""
_MEMORY_KEPT = 400 << 20
"""A reader that has held more is replaced before the next file."""
_MAX_LOST_PAGES = 3

PageProgress = Callable[[int, int], None]
"""Called with (pages read so far, pages in all); may raise to stop the reading."""


@component
class PageReader:
    """Reads a PDF's pages in a child process that may crash or hang without harm.

    A page that kills its reader is entered as failed and reading goes on behind it.
    """

    def __init__(self) -> None:
        self._child = Child("ingest.pdf_process", memory_limit=_MEMORY, memory_kept=_MEMORY_KEPT)

    @component.output_types(pages=list[Page])
    def run(self, source: SourceFile, on_page: PageProgress | None = None) -> dict[str, Any]:
        """Read all pages.

        :param source: the file.
        :param on_page: told of each page.
        :returns: ``pages``, one record for each page of the file, in order.
        :raises FileEncrypted: when a password is needed.
        :raises FileDamaged: when the file has no readable page structure.
        :raises FileIsPortfolio: when it holds other files instead of pages.
        :raises FileTooLarge: when it has more pages or text than are accepted.
        :raises NoTextFound: when its pages are blank or pictures.
        :raises PagesUnreadable: when not one page has text and some are damaged.
        :raises ReadingStopped: when its pages keep killing their reader, or take too long together.
        """
        labels: list[str] | None = None
        replies: list[JSON] = []
        characters = 0
        for reply in self._read(source):
            if "pages" in reply:
                if reply["pages"] == 0:
                    raise FileDamaged(source.name, "it has no pages")
                if reply["pages"] > MAX_PAGES:
                    raise FileTooLarge(source.name, f"{reply['pages']:,} pages; the limit is {MAX_PAGES:,}")
                if reply["inside"]:
                    raise FileIsPortfolio(source.name, f"{reply['inside']} files")
                count, labels = reply["pages"], reply["labels"]
                continue
            replies.append(reply)
            characters += len(reply["text"])
            if characters > MAX_CHARACTERS:
                raise FileTooLarge(source.name, f"more than {MAX_CHARACTERS:,} characters of text")
            if on_page is not None:
                on_page(len(replies), count)
        pages = _page_records(replies, labels)
        if not any(page.text for page in pages):
            if wrong := [reply for reply in replies if reply["problem"]]:
                raise PagesUnreadable(source.name, f"page {wrong[0]['number']}: {wrong[0]['problem']}")
            raise NoTextFound(source.name)
        return {"pages": pages}

    def close(self) -> None:
        """End the child process."""
        self._child.close()

    def _read(self, source: SourceFile) -> Iterator[JSON]:
        first, lost, spent = 1, 0, 0.0
        count: int | None = None
        while count is None or first <= count:
            request = {"do": "read", "path": str(source.path.resolve()), "first": first}
            began = time.monotonic()
            try:
                for reply in self._child.request(request, timeout=_SECONDS_PER_PAGE):
                    spent += time.monotonic() - began
                    if spent > _SECONDS_PER_FILE + _SECONDS_MORE_A_PAGE * (count or 0):
                        raise ReadingStopped(source.name, f"after {spent / 60:.0f} minutes, at page {first}")
                    if "number" in reply:
                        first = reply["number"] + 1
                        yield reply
                    elif count is None:
                        count = reply["pages"]
                        yield reply
                    began = time.monotonic()  # not counted: a reader that waits for a paused ingestion
                return
            except ChildFailed as error:
                if error.kind == "PermissionError":
                    raise FileEncrypted(source.name) from error
                reason = str(error) if error.kind == "ValueError" else in_words(error)
                raise FileDamaged(source.name, "" if reason == DAMAGED else reason) from error
            except (ChildDied, ChildTimedOut) as error:
                lost += 1
                spent += time.monotonic() - began
                if count is None or lost > _MAX_LOST_PAGES:
                    raise ReadingStopped(source.name, f"at page {first}") from error
                yield {"number": first, **UNREAD, "problem": "reading it was stopped"}
                first += 1


def _page_records(replies: list[JSON], labels: list[str] | None) -> list[Page]:
    cleaned = clean.clean_pages(
        [reply["text"] for reply in replies],
        [dict(reply["numbers"]) for reply in replies],
        max(reply["margin"] for reply in replies),
        [Foot(reply["rest"], reply["notes"]) for reply in replies],
        [reply["sheet"] for reply in replies],
    )
    return [
        _page_record(reply, page, labels[index] if labels else "")
        for index, (reply, page) in enumerate(zip(replies, cleaned, strict=True))
    ]


def _unseen_in_words(count: int) -> str:
    if count == 1:
        return "1 word that cannot be seen on the page is left out"
    return f"{count:,} words that cannot be seen on the page are left out"


def _page_record(reply: JSON, page: CleanPage, label: str) -> Page:
    reason, read = None, Read.BLANK
    if page.text:
        read = Read.TEXT if reply["lines"] is None else Read.OCR
    elif reason := reply["problem"] or (NO_TEXT_IN_PICTURE if reply["image"] else None):
        read = Read.FAILED
    if reply["unseen"]:
        reason = "; ".join(filter(None, (reason, _unseen_in_words(reply["unseen"]))))
    lines = [[(text, Box(*box)) for text, *box in line] for line in reply["lines"] or ()]
    return Page(
        number=reply["number"],
        label=normalise(label).strip() or None,
        text=page.text,
        read=read,
        reason=reason,
        furniture=(*page.furniture, *map(normalise, reply["aside"])),
        printed_lines=page.printed_lines,
        printed_page=page.printed_page,
        confidence=reply["confidence"] if page.text else None,
        words=place_words(page.text, page.origins, lines) if lines else (),
    )
