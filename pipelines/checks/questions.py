"""A question of the user's own check, and what makes it one that can be asked and counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipelines.errors import CheckError
from pipelines.records import MAX_QUESTION
from pipelines.text import single_spaced

MOST_PAGES = 50
"""Expected pages of one question; more would count nearly any answer as right."""

_RUN = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?")


@dataclass(frozen=True, slots=True)
class CheckQuestion:
    """A question, with where its answer stands.

    :param text: as it is asked.
    :param document: file name of the document that answers it; None where the files do not answer it.
    :param pages: its PDF pages, from 1, any of which answers; none where the files do not answer.
    :param number: names it in the register; 0 before it is kept.
    """

    text: str
    document: str | None = None
    pages: tuple[int, ...] = ()
    number: int = 0

    @property
    def answerable(self) -> bool:
        """Whether the files answer it."""
        return self.document is not None


def checked(text: str, document: str | None, pages: str, documents: Mapping[str, int]) -> CheckQuestion:
    """Make a question of what a user wrote.

    :param text: the question.
    :param document: the document's file name; None or empty where the files do not answer it.
    :param pages: its pages, such as ``"4"`` or ``"4, 6-8"``; empty where the files do not answer it.
    :param documents: the matter's documents: pages by file name.
    :returns: the question.
    :raises CheckError: when it cannot be asked or counted, with what to change.
    """
    text = single_spaced(text)
    if not text:
        raise CheckError("Write the question.")
    if len(text) > MAX_QUESTION:
        raise CheckError(f"The question has {len(text):,} characters; at most {MAX_QUESTION:,} can be read.")
    if not document:
        if pages.strip():
            raise CheckError("Choose the document that the page is in, or leave the page empty.")
        return CheckQuestion(text)
    if document not in documents:
        raise CheckError(f"There is no document {document} in this matter. Add it in the Library first.")
    numbers = parse_pages(pages)
    if beyond := [number for number in numbers if not 1 <= number <= documents[document]]:
        raise CheckError(f"{document} has {documents[document]:,} pages; there is no page {beyond[0]:,}.")
    return CheckQuestion(text, document, numbers)


def parse_pages(text: str) -> tuple[int, ...]:
    """Read page numbers.

    :param text: numbers and runs of them with commas between, such as ``"4, 6-8"``.
    :returns: the pages in order, each once.
    :raises CheckError: when it is none of that.
    """
    pages: set[int] = set()
    for part in filter(None, (part.strip() for part in re.split(r"[,;]", text))):
        run = _RUN.fullmatch(part)
        if run is None:
            raise CheckError(f"“{part}” is no page. Write the PDF’s pages like 4, or 4, 6-8.")
        first, last = int(run[1]), int(run[2] or run[1])
        if last < first or last - first >= MOST_PAGES:
            raise CheckError(f"“{part}” is no run of up to {MOST_PAGES} pages.")
        pages.update(range(first, last + 1))
    if not pages:
        raise CheckError("Write the page of the PDF on which the answer stands.")
    if len(pages) > MOST_PAGES:
        raise CheckError(f"At most {MOST_PAGES} pages can be expected of one question.")
    return tuple(sorted(pages))


def pages_in_words(pages: Sequence[int]) -> str:
    """Return page numbers as :func:`parse_pages` reads them.

    :param pages: in order.
    """
    runs = [
        [page for _, page in group] for _, group in groupby(enumerate(pages), lambda item: item[1] - item[0])
    ]
    return ", ".join(f"{run[0]}" if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
