"""A page as a picture, with its words and where they stand."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ingest.child import Child, ChildError
from ingest.errors import ReadingStopped
from ingest.records import Box

_SECONDS = 60.0
_MEMORY = 4 << 30


class PlacedWord(NamedTuple):
    """A word and where it stands."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class PageView:
    """A rendered page.

    :param png: the picture.
    :param width: its width in pixels.
    :param height: its height in pixels.
    :param words: the words of the page's text layer, in reading order.
    """

    png: bytes
    width: int
    height: int
    words: tuple[PlacedWord, ...]


class PageRenderer:
    """Renders pages with pdfium in a child process. Safe to use from several threads; they take turns."""

    def __init__(self) -> None:
        self._child = Child("ingest.pdf_process", memory_limit=_MEMORY)

    def render(self, path: Path, number: int, width: int) -> PageView:
        """Render one page.

        :param path: the PDF.
        :param number: the page, from 1.
        :param width: the picture's width in pixels.
        :returns: the picture and its words.
        :raises ReadingStopped: when the page cannot be rendered.
        """
        request = {"do": "render", "path": str(path.resolve()), "page": number, "width": width}
        try:
            (reply,) = self._child.request(request, timeout=_SECONDS)
        except ChildError as error:
            raise ReadingStopped(path.name, f"page {number} cannot be shown") from error
        return PageView(
            png=base64.b64decode(reply["png"]),
            width=reply["width"],
            height=reply["height"],
            words=tuple(PlacedWord(text, Box(*box)) for text, *box in reply["words"]),
        )

    def close(self) -> None:
        """End the child process."""
        self._child.close()
