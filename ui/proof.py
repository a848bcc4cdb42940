"""Pages as pictures, and where on them stands what is looked for: a citation's quote, for its proof, or words
that were searched. No Streamlit in here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import IngestError
from ingest.marking import mark, mark_each
from ingest.records import Box, Page
from ingest.rendering import PageRenderer, PageView
from pipelines.errors import DocumentNotFound
from pipelines.records import Citation
from pipelines.storage.matter import Matter

WIDTH = 1100


@dataclass(frozen=True, slots=True)
class ProofPage:
    """A page that a quote, or a part of it, stands on.

    :param number: PDF page, from 1.
    :param view: the rendered page.
    :param boxes: where the quote stands; empty when it was not found on the picture.
    """

    number: int
    view: PageView
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What is shown when a key is clicked.

    :param citation: what is cited.
    :param path: the document's PDF, or None when it is no longer in the matter.
    :param pages: the page, and the next one for a quote that runs over its end; those that can be shown.
    :param trouble: what the reader must know about it, or None.
    """

    citation: Citation
    path: Path | None = None
    pages: tuple[ProofPage, ...] = ()
    trouble: str | None = None


def prove(matter: Matter, renderer: PageRenderer, citation: Citation) -> Proof:
    """Render the cited pages and find the quote on them; what cannot be done is said, not raised.

    :param matter: the matter.
    :param renderer: the renderer.
    :param citation: the citation.
    """
    try:
        matter.require(citation.document_id)
    except DocumentNotFound:
        return Proof(
            citation, trouble="This document is no longer in the matter. The quote below is what was cited."
        )
    path = matter.file_path(citation.document_id)
    pages = []
    trouble = None
    for part in citation.parts:
        try:
            view = renderer.render(path, part.page, WIDTH)
        except IngestError:
            trouble = "The page cannot be shown as a picture. Download the PDF to see it."
            continue
        page = matter.register.page(citation.document_id, part.page)
        boxes = mark(view, page, part.start, part.end) if page else []
        pages.append(ProofPage(part.page, view, tuple(boxes)))
    if not trouble and not all(page.boxes for page in pages):
        trouble = (
            "The quoted words could not be marked on the picture. Compare the quote below with the page."
        )
    return Proof(citation, path, tuple(pages), trouble)


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page of a document that is read.

    :param page: the page as it is stored.
    :param view: the rendered page, or None where it cannot be shown.
    """

    page: Page
    view: PageView | None

    def boxes(self, spans: Sequence[tuple[int, int]]) -> list[list[Box]]:
        """Return where stretches of the page's text stand on its picture, none for those not found.

        :param spans: for each stretch the offset of its first character and the one behind its last.
        """
        return mark_each(self.view, self.page, spans) if self.view else [[] for _ in spans]


def open_page(matter: Matter, renderer: PageRenderer, document_id: str, number: int, width: int) -> OpenPage:
    """Render one page of a document.

    :param matter: the matter.
    :param renderer: the renderer.
    :param document_id: the document.
    :param number: the page, from 1.
    :param width: the picture's width in pixels.
    :raises DocumentNotFound: when the matter has no such document, or it no such page.
    """
    matter.require(document_id)
    page = matter.register.page(document_id, number)
    if page is None:
        raise DocumentNotFound(f"The document has no page {number}.")
    try:
        view = renderer.render(matter.file_path(document_id), number, width)
    except IngestError:
        view = None
    return OpenPage(page, view)
