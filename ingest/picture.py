"""A page as it is shown, and where the words of its text stand on it. Runs in the child process."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ingest import layout
from ingest.child import JSON
from ingest.drawn import MAX_CHARACTERS
from ingest.filled import FilledPage, open_document, open_page
from ingest.records import Box
from ingest.runs import Word
from ingest.words import TooManyCharacters, read_words


def render(path: Path, number: int, width: int) -> Iterator[JSON]:
    """Render one page with pdfium, and say where its words stand.

    :param path: the file.
    :param number: the page, from 1.
    :param width: the picture's width in pixels.
    :returns: one item ``{"png": base64, "width", "height", "words": [[text, left, top, right, bottom]]}``,
        the words in reading order, boxes as fractions of the page's width and height from the top left.
    """
    document = open_document(path)
    filled = open_page(document, number - 1)
    page = filled.page
    page_width, page_height = page.get_size()
    # A page may claim any size; the picture's height is bounded like its width.
    scale = min(width / page_width, 3 * width / page_height)
    picture = io.BytesIO()
    image = page.render(scale=scale).to_pil()
    image.save(picture, format="PNG")
    yield {
        "png": base64.b64encode(picture.getvalue()).decode("ascii"),
        "width": image.width,
        "height": image.height,
        "words": [[text, *box] for text, box in _words(filled)],
    }
    document.close()


def _words(filled: FilledPage) -> list[tuple[str, Box]]:
    """Return the page's words in the order in which its text was read when the file was added.

    So a quote stands in one run, however its page is turned or set.
    """
    try:
        layer = read_words(filled, MAX_CHARACTERS)
    except TooManyCharacters:  # such a page was not read either
        return []
    words = [word._replace(place=place) for place, word in enumerate(layer.words)]
    ordered = [words[word.place] for line in layout.arrange(words).lines for word in line.words]
    on_picture = _on_picture(filled.page)
    return [(word.text, on_picture(word)) for word in ordered]


def _on_picture(page: Any) -> Callable[[Word], Box]:
    """Return what says where on the rendered picture a word of the unturned page stands.

    The picture shows the crop box; rotation turns it clockwise (ISO 32000-1, 8.3.2 and table 30).
    """
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    turns = (page.get_rotation() // 90) % 4

    def box_of(word: Word) -> Box:
        box = Box(
            (word.left - left) / width, word.top / height, (word.right - left) / width, word.bottom / height
        )
        for _ in range(turns):
            box = Box(1 - box.bottom, box.left, 1 - box.top, box.right)
        return box

    return box_of
