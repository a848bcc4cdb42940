"""Where a quote stands, as lawyers write it: "Compl. ¶ 12 (p. 4)", "Aldana Dep. 45:3-12", "p. iv (PDF p. 2)".

What cannot be told for sure is left out: then the pinpoint is the page's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ingest.footnotes import footnotes, openings
from ingest.paragraphs import Mark, number_at, numbered_paragraphs, numbered_sections
from ingest.records import Page
from ingest.titles import short_title
from pipelines.citations.bates import bates_numbers
from pipelines.citations.printed import page_and_lines, printed_lines
from pipelines.records import Continuation, Evidence
from pipelines.storage.derived import Derived
from pipelines.storage.register import Register

_PLEADINGS = ("Compl.", "Answer", "Pet.", "Decl.", "Aff.")
"""Documents cited by their numbered paragraphs."""
_AGREEMENTS = ("Agmt.", "Lease", "Am.", "Guaranty", "Indenture")
"""Documents cited by their sections."""
_TRANSCRIPTS = ("Dep.", "Tr.")


class Pinpoint(NamedTuple):
    """Where a quote stands.

    :param label: the label its first page has in the PDF, or None.
    :param lines: first and last printed line number, or None.
    :param paragraph: the numbered paragraph, or a range of them, or None.
    :param bates: the Bates number of its first page, or None.
    :param text: the place as a lawyer writes it.
    """

    label: str | None
    lines: tuple[int, int] | None
    paragraph: str | None
    bates: str | None
    text: str

    @property
    def fields(self) -> dict[str, Any]:
        """What a citation says of the place, by the names of its fields."""
        return {
            "page_label": self.label,
            "lines": self.lines,
            "paragraph": self.paragraph,
            "bates": self.bates,
            "pinpoint": self.text,
        }


@dataclass(frozen=True, slots=True)
class _Document:
    """What a document's quotes are located by: its short title, its numbers by page, its Bates numbers."""

    title: str | None
    marks: dict[int, list[Mark]]
    sign: str
    bates: dict[int, str]
    printed: dict[int, str]


class Pinpoints(Derived):
    """Tells where quotes of a matter's documents stand. Each document is looked through once.

    :param register: the register whose pages are cited.
    """

    def __init__(self, register: Register) -> None:
        super().__init__(register)
        self._documents: dict[str, _Document] = {}

    def _make(self) -> None:
        self._documents = {}

    def of(self, document_id: str, parts: Sequence[Continuation]) -> Pinpoint:
        """Say where a quote stands.

        :param document_id: the document.
        :param parts: the quote's stretches, one for each page, in order.
        """
        self.refresh()
        pages = [self.register.page(document_id, part.page) for part in parts]
        known = [page for page in pages if page is not None]
        if len(known) < len(pages):  # the document was deleted meanwhile
            return Pinpoint(None, None, None, None, by_page(parts[0].page, None))
        return _located(self._document(document_id), known, parts)

    def _document(self, document_id: str) -> _Document:
        found = self._documents.get(document_id)
        if found is None:
            found = self._documents[document_id] = _look_through(self.register.pages(document_id))
        return found


def by_page(page: int, label: str | None) -> str:
    """Return a page as a lawyer cites it: by its printed number, with the PDF's count where they differ.

    :param page: PDF page, from 1.
    :param label: the page's printed number or label, or None.
    """
    return f"p. {page}" if label is None or label == str(page) else f"p. {label} (PDF p. {page})"


def passage_place(passage: Evidence) -> str:
    """Return the pages that a passage of the evidence stands on.

    :param passage: the passage.
    """
    here = by_page(passage.page, passage.page_label)
    return f"{here}, on to PDF p. {passage.continues.page}" if passage.continues else here


def _look_through(pages: Sequence[Page]) -> _Document:
    texts = [page.text for page in pages]
    title = short_title(texts[0]) if texts else None
    sign, marks = "¶", numbered_paragraphs(texts, signed=not (title or "").endswith(_PLEADINGS))
    if _is_agreement(title, texts):
        sign, marks = "§", numbered_sections(texts)
    by_number = {page.number: found for page, found in zip(pages, marks, strict=True)}
    return _Document(title, by_number, sign, bates_numbers(pages), _printed(pages))


def _is_agreement(title: str | None, texts: Sequence[str]) -> bool:
    if title and title.startswith("Ex."):  # what is attached may be one
        title = short_title(texts[0].lstrip().partition("\n")[2])
    return (title or "").endswith(_AGREEMENTS)


def _printed(pages: Sequence[Page]) -> dict[int, str]:
    """Return the pages' own numbers as far as they are known.

    A number that was read off a page counts when another page's keeps step with it, or the PDF's own label
    is the same; otherwise the label does. Where the numbers keep step with the PDF's count, a page without
    one, as the first often is, has that.
    """
    steps = Counter(step for page in pages if (step := _step(page)) is not None)
    found = {}
    for page in pages:
        printed, step = page.printed_page, _step(page)
        if printed and ((step is not None and steps[step] > 1) or printed == page.label):
            found[page.number] = printed
        elif page.label:
            found[page.number] = page.label
        elif steps[0] > 1:
            found[page.number] = str(page.number)
    return found


def _step(page: Page) -> int | None:
    printed = page.printed_page or ""
    return int(printed) - page.number if printed.isascii() and printed.isdigit() else None


def _located(document: _Document, pages: Sequence[Page], parts: Sequence[Continuation]) -> Pinpoint:
    first, last = pages[0], pages[-1]
    number = _number(document, pages, parts)
    ends = (
        printed_lines(first, document.printed.get(first.number), parts[0])[:1]
        + printed_lines(last, document.printed.get(last.number), parts[-1])[1:]
    )
    lines = (ends[0].number, ends[1].number) if len(ends) == 2 else None
    bates = document.bates.get(first.number)
    title, place = document.title, _place(document, pages)
    is_transcript = (title or "").endswith(_TRANSCRIPTS)
    if lines and (is_transcript or not number):
        text = f"{title or 'p.'} {page_and_lines(*ends)}"
    elif number:
        sign = document.sign * 2 if "-" in number else document.sign
        text = f"{title or ''} {sign} {number} ({place.aside})".strip()
    elif bates:
        stamped = _range(bates, document.bates.get(last.number, bates))
        text = f"{title} at {stamped}" if title else f"{stamped} ({place.aside})"
    else:
        text = place.after(title, _note(first, parts[0]))
    is_paragraph = document.sign == "¶"
    return Pinpoint(first.label, lines, number if is_paragraph else None, bates, text)


def _number(document: _Document, pages: Sequence[Page], parts: Sequence[Continuation]) -> str | None:
    """Return the paragraph or section that a quote stands in, or a range of them, or None."""
    spots = [
        number_at(document.marks[page.number], offset)
        for page, part in zip(pages, parts, strict=True)
        for offset in (part.start, part.end - 1)
    ]
    numbers = [spot for spot in spots if spot is not None]
    return _range(numbers[0], numbers[-1]) if len(numbers) == len(spots) else None


class _Place(NamedTuple):
    """The first and last page of a quote: their own numbers, or None, and the PDF's count."""

    printed: tuple[str, str] | None
    counted: tuple[str, str]

    @property
    def aside(self) -> str:
        """As it stands in brackets behind a paragraph's number."""
        if self.printed is None:
            return f"PDF {_pages(*self.counted)}"
        own = _pages(*self.printed)
        return own if self.printed == self.counted else f"{own}, PDF {_pages(*self.counted)}"

    def after(self, title: str | None, note: str) -> str:
        """As it stands behind a document's title, or alone."""
        in_pdf = _pages(*self.counted)
        if self.printed is None:
            return f"{title} (PDF {in_pdf}{note})" if title else f"{in_pdf}{note}"
        own = f"{title} at {_range(*self.printed)}" if title else _pages(*self.printed)
        return own + note if self.printed == self.counted else f"{own}{note} (PDF {in_pdf})"


def _place(document: _Document, pages: Sequence[Page]) -> _Place:
    first, last = pages[0].number, pages[-1].number
    counted = (str(first), str(last))
    own = [document.printed.get(number) for number in (first, last)]
    if document.title is None and any(own):
        own = [printed or count for printed, count in zip(own, counted, strict=True)]
    return _Place((own[0], own[1]) if own[0] and own[1] else None, counted)


def _note(page: Page, part: Continuation) -> str:
    """Return the footnote that a part stands in, as " n.3", or nothing."""
    starts = [start for start in footnotes(page.text) if start <= part.start]
    number = next(
        (page.text[slice(*mark)] for mark in openings(page.text) if [mark.start] == starts[-1:]), ""
    )
    return f" n.{number}" if number else ""


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first}-{last}"


def _pages(first: str, last: str) -> str:
    return f"{'p.' if first == last else 'pp.'} {_range(first, last)}"
