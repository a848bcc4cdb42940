"""What the matter adds to an export: pictures of the quoted pages, and what the captions say."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PIL import Image, ImageChops

from ingest.errors import IngestError
from ingest.marking import mark
from ingest.records import Box
from ingest.rendering import PageRenderer
from pipelines.citations.pinpoint import by_page
from pipelines.exports.legible import legible
from pipelines.exports.records import Exported, Filing, PagePicture, turns_of
from pipelines.records import Citation
from pipelines.storage.matter import Matter
from pipelines.storage.register import Register

GONE = "This document is no longer in the matter."
NOT_SHOWN = "The page cannot be shown as a picture."
NOT_MARKED = "Some of the quoted words could not be marked on the picture; compare them with the page."
_MARKER = (255, 221, 110)
_WIDTH = 1100
"""Of a picture, in pixels: letters are sharp on paper."""
_COLOURS = 64
"""So many colours hold a printed page and its marks, at a third of the bytes."""


def filings(exported: Exported, register: Register) -> dict[str, Filing]:
    """Return what the captions of the cited documents say, by document.

    :param exported: an answer or a conversation.
    :param register: the register of its matter.
    """
    found = {}
    for document_id in {citation.document_id for _, citation in _citations(exported)}:
        if entry := register.document(document_id):
            caption = entry.caption
            numbers = caption.docket_numbers
            found[document_id] = Filing(
                caption.kind.value if caption.kind else None, numbers[0].value if numbers else None
            )
    return found


def count_pages(exported: Exported) -> int:
    """Return how many pages are quoted.

    :param exported: an answer or a conversation.
    """
    return len(_quoted_pages(exported))


def page_pictures(
    exported: Exported,
    matter: Matter,
    renderer: PageRenderer,
    on_page: Callable[[int], None] = lambda done: None,
) -> tuple[PagePicture, ...]:
    """Render the quoted pages, in the order of their first citation, with the quotes highlighted.

    :param exported: an answer or a conversation.
    :param matter: its matter.
    :param renderer: the renderer.
    :param on_page: is told how many pages are done.
    """
    pictures: list[PagePicture] = []
    for (document_id, number), quotes in _quoted_pages(exported).items():
        pictures.append(_picture(document_id, number, quotes, matter, renderer))
        on_page(len(pictures))
    return tuple(pictures)


class _Quote(NamedTuple):
    """A quote on a page: what it is called, the document's name, and the characters of the page's text."""

    called: str
    document: str
    start: int
    end: int


def _citations(exported: Exported) -> list[tuple[str, Citation]]:
    turns = turns_of(exported)
    return [
        (f"{f'question {place} ' if len(turns) > 1 else ''}[{legible(citation.key)}]", citation)
        for place, turn in enumerate(turns, start=1)
        for citation in (turn.answer.citations if turn.answer else ())
    ]


def _quoted_pages(exported: Exported) -> dict[tuple[str, int], list[_Quote]]:
    pages: dict[tuple[str, int], list[_Quote]] = {}
    for called, citation in _citations(exported):
        for part in citation.parts:
            quote = _Quote(called, citation.document, part.start, part.end)
            pages.setdefault((citation.document_id, part.page), []).append(quote)
    return pages


def _picture(
    document_id: str, number: int, quotes: list[_Quote], matter: Matter, renderer: PageRenderer
) -> PagePicture:
    page = matter.register.page(document_id, number)
    title = f"{legible(quotes[0].document)}, {legible(by_page(number, page.label if page else None))}"
    keys = f"Highlighted: {', '.join(dict.fromkeys(quote.called for quote in quotes))}"
    nothing = PagePicture(title, keys, b"", 0, 0)
    if page is None:
        return replace(nothing, trouble=GONE)
    try:
        view = renderer.render(matter.file_path(document_id), number, _WIDTH)
    except IngestError:
        return replace(nothing, trouble=NOT_SHOWN)
    boxes = [mark(view, page, quote.start, quote.end) for quote in quotes]
    png = _highlighted(view.png, [box for found in boxes for box in found])
    return PagePicture(title, keys, png, view.width, view.height, None if all(boxes) else NOT_MARKED)


def _highlighted(png: bytes, boxes: list[Box]) -> bytes:
    """Colour a picture's boxes as a marker pen does: what is dark stays so."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    pen = Image.new("RGB", image.size, "white")
    for box in boxes:
        left, right = round(box.left * image.width) - 2, round(box.right * image.width) + 2
        pen.paste(_MARKER, (left, round(box.top * image.height), right, round(box.bottom * image.height)))
    out = io.BytesIO()
    ImageChops.multiply(image, pen).quantize(_COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()
