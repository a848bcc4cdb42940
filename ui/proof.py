"""The proof of a citation: its page as a picture, and where on it the quote stands. No Streamlit in here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ingest.errors import IngestError
from ingest.rendering import Box, PageRenderer, PageView, locate
from pipelines.errors import DocumentNotFound
from pipelines.matter import Matter
from pipelines.records import Citation

WIDTH = 1100


@dataclass(frozen=True, slots=True)
class Proof:
    """What is shown when a key is clicked.

    :param citation: what is cited.
    :param path: the document's PDF, or None when it is no longer in the matter.
    :param view: the rendered page, or None when it cannot be shown.
    :param boxes: where the quote stands; empty when it was not found on the picture.
    :param trouble: what the reader must know about it, or None.
    """

    citation: Citation
    path: Path | None = None
    view: PageView | None = None
    boxes: tuple[Box, ...] = ()
    trouble: str | None = None


def prove(matter: Matter, renderer: PageRenderer, citation: Citation) -> Proof:
    """Render a cited page and find the quote on it; what cannot be done is said, not raised.

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
    try:
        view = renderer.render(path, citation.page, WIDTH)
    except IngestError:
        return Proof(
            citation, path, trouble="The page cannot be shown as a picture. Download the PDF to see it."
        )
    page = matter.register.page(citation.document_id, citation.page)
    boxes = locate(view.words, page.text, citation.start, citation.end) if page else []
    trouble = (
        None
        if boxes
        else "The quoted words could not be marked on the picture. Compare the quote below with the page."
    )
    return Proof(citation, path, view, tuple(boxes), trouble)
