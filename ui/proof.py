"""The proof of a citation: its page as a picture, and where on it the quote stands. No Streamlit in here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ingest.errors import IngestError
from ingest.records import Box
from ingest.rendering import PageRenderer, PageView, mark
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
