"""Under which headings each place of a document stands, page by page. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ingest.records import Page
from ingest.sections import Outline

_SEPARATOR = " > "


class Headings:
    """Tells under which headings a place of a document stands.

    :param pages: all its pages, in order.
    """

    def __init__(self, pages: Sequence[Page]) -> None:
        outline = Outline()
        self._paths = {page.number: outline.read(page.text) for page in pages}

    def path(self, page: int, offset: int) -> tuple[str, ...]:
        """Return the headings over a place, the outermost first.

        :param page: PDF page, from 1.
        :param offset: of the place, in the page's text.
        """
        paths = self._paths[page]
        _, path = paths[bisect_right(paths, offset, key=lambda each: each[0]) - 1]
        return tuple(path.split(_SEPARATOR)) if path else ()
