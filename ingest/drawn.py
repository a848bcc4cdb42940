"""A PDF as pdfium draws it: its words, and what is recognised on its pages. Runs in the child process."""

from __future__ import annotations

from math import sqrt
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from ingest import seen
from ingest.filled import FilledPage, open_document, open_page
from ingest.foot import Rule
from ingest.seen import Layer
from ingest.words import read_words

if TYPE_CHECKING:
    from ingest.recognition import Recognised, Recogniser

MAX_CHARACTERS = 200_000
"""Pages with more are entered as failed."""

_POINTS_AN_INCH = 72
_THIN = 2.5
_GLANCE = 300
_INK = 200


class TimeRanOut(Exception):  # noqa: N818 - named for what happened
    """What a page's picture says was not found in the time that a page is given."""


class DrawnFile:
    """Reads and draws a file's pages; opens the file when it is first asked.

    :param path: the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._document: Any = None
        self._shown: tuple[int, FilledPage] | None = None
        self._recogniser: Recogniser | None = None

    def __enter__(self) -> DrawnFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._shown = None
        if self._document is not None:
            self._document.close()

    def words(self, index: int) -> Layer:
        """Return the words of a page's text layer, in the order in which the file draws them.

        :param index: the page, from 0.
        :raises TooManyCharacters: when there are more than :data:`MAX_CHARACTERS`.
        """
        return read_words(self._filled(index), MAX_CHARACTERS)

    def rules(self, index: int) -> list[Rule]:
        """Return the lines that are drawn across a page, or a part of it, as above its notes.

        :param index: the page, from 0.
        """
        page = self._page(index)
        top = page.get_bbox()[3]
        return [
            Rule(left, right, top - upper)
            for left, lower, right, upper in seen.path_bounds(page)
            if upper - lower < _THIN < right - left
        ]

    def size(self, index: int) -> tuple[float, float]:
        """Return a page's width and height in points, as it is shown.

        :param index: the page, from 0.
        """
        width, height = self._page(index).get_size()
        return float(width), float(height)

    def has_ink(self, index: int) -> bool:
        """Say whether a page shows anything at all.

        :param index: the page, from 0.
        """
        page = self._page(index)
        picture = page.render(scale=_GLANCE / max(page.get_size())).to_pil().convert("L")
        return int(picture.getextrema()[0]) < _INK

    def hides_text(self, index: int) -> bool:
        """Say whether a page's text is drawn unseen, but for stamps, as a scanner's software lays it.

        :param index: the page, from 0.
        """
        return seen.hides_text(self._page(index))

    def is_pictured(self, index: int) -> bool:
        """Say whether pictures fill most of a page, as those of a scanner do.

        :param index: the page, from 0.
        """
        return seen.is_pictured(self._page(index))

    def recognise(self, index: int) -> Recognised:
        """Read a page's picture.

        :param index: the page, from 0.
        :raises TimeRanOut: when it takes longer than a page may take.
        """
        from ingest import recognition  # native and large: loaded only by a process that needs it

        if self._recogniser is None:
            self._recogniser = recognition.Recogniser()
        page = self._page(index)
        width, height = page.get_size()
        scale = min(
            recognition.RESOLUTION / _POINTS_AN_INCH, sqrt(recognition.MAX_PIXELS / max(1.0, width * height))
        )
        picture = page.render(scale=scale, grayscale=True).to_pil()
        found = self._recogniser.recognise(picture, scale * _POINTS_AN_INCH)
        if found.ran_out:
            raise TimeRanOut
        return found

    def _page(self, index: int) -> Any:
        return self._filled(index).page

    def _filled(self, index: int) -> FilledPage:
        if self._document is None:
            self._document = open_document(self._path)
        if self._shown is None or self._shown[0] != index:
            self._shown = index, open_page(self._document, index)
        return self._shown[1]
