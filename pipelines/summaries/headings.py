"""Under which headings each place of a document stands, page by page. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ingest.records import Page
from ingest.sections import Outline

_SEPARATOR = " > "
_PART = re.compile(r"^[ ]*(?:\([a-z\d]{1,3}\)|[a-h]\)|[ivx]{1,4}\.) [A-Z][^.;:,?\n]{2,50}$", re.MULTILINE)
"""A line that may be the title of a part of a section: what stands under it is not said of the section."""


class Headings:
    """Tells under which headings a place of a document stands; under none where that is in doubt.

    :param pages: all its pages, in order.
    """

    def __init__(self, pages: Sequence[Page]) -> None:
        outline = Outline()
        self._paths: dict[int, list[tuple[int, str]]] = {}
        last = ""
        for page in pages:
            _, *found = outline.read(page.text)
            known = {offset for offset, _ in found}
            parts = [(match.start(), "") for match in _PART.finditer(page.text) if match.start() not in known]
            self._paths[page.number] = [(0, last), *sorted(found + parts)]
            _, last = self._paths[page.number][-1]

    def path(self, page: int, offset: int) -> tuple[str, ...]:
        """Return the headings over a place, the outermost first.

        :param page: PDF page, from 1.
        :param offset: of the place, in the page's text.
        """
        paths = self._paths[page]
        _, path = paths[bisect_right(paths, offset, key=lambda each: each[0]) - 1]
        return tuple(path.split(_SEPARATOR)) if path else ()
