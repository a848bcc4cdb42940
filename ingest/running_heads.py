"""Running heads, feet and printed page numbers: what recurs from page to page, and is no page's text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from ingest.lines import MARGIN_LINES, Lines

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:[Pp]age\s)?(?:\d{1,4}|[ivxl]{1,7})(?:\sof\s\d{1,4})?[-–—\s]*")
_NUMBER_AT_AN_END = re.compile(r"^(?:[A-Z]-)?\d{1,5}\b(?=\s)|(?<=\s)(?:[A-Z]-)?\d{1,5}$", re.IGNORECASE)
"""An exhibit's pages are counted by its letter: "B-1"."""
_HEAD_LENGTH = 120
_MORE_OF_A_HEAD = 3
"""So often the lines behind those taken are looked at: what recurs farther down is the text of like pages."""


def take_running_heads(pages: Sequence[Lines]) -> None:
    """Take out printed page numbers, and what recurs at the top or bottom of half of the pages.

    What stands at the top of every page but the first is a head however few they are: a letter's, with whom
    it is to and its date.

    :param pages: a document's pages.
    """
    for page in pages:
        for margin in (page.margins()[:MARGIN_LINES], page.margins()[-MARGIN_LINES:]):
            numbers = [index for index in margin if _PAGE_NUMBER.fullmatch(page.line(index))]
            if len(numbers) == 1:  # several are a table's figures
                page.printed_page = _printed_number(page.line(numbers[0]))
                page.take(numbers[0])
    _take_recurring(pages, _shape)
    for _ in range(_MORE_OF_A_HEAD):  # a head of many lines
        if not _take_recurring(pages, str):
            break


def _take_recurring(pages: Sequence[Lines], shape_of: Callable[[str], str]) -> bool:
    """Take out the lines at the top and bottom of pages that have a shape in common.

    :param shape_of: gives a line's shape.
    :returns: whether there were any.
    """
    # The same page over and over, as of an exhibit that is there twice, is no sign of a head.
    distinct = list({tuple(page.kept): page for page in reversed(pages)}.values())[::-1]
    shapes = Counter(shape for page in distinct for shape in {shape_of(page.line(n)) for n in page.margins()})
    needed = max(3, (len(pages) + 1) // 2)
    recurring = {shape for shape, count in shapes.items() if count >= needed and len(shape) <= _HEAD_LENGTH}
    tops = [{page.line(index) for index in page.margins()[:MARGIN_LINES]} for page in distinct[1:]]
    tops = [top for top in tops if top]
    if len(tops) > 1:
        recurring |= {shape_of(line) for line in set.intersection(*tops) if len(line) <= _HEAD_LENGTH}
    feet = {shape_of(page.line(index)) for page in pages[1:] for index in page.feet()}
    counted: dict[str, set[str]] = {}
    taken = False
    for page in pages:
        first = page is pages[0]  # its heads name the court and the case: there they are its text
        for index in page.feet() if first else page.margins():
            line = page.line(index)
            if (shape := shape_of(line)) in (recurring & feet if first else recurring):
                page.take(index)
                taken = True
                if number := _NUMBER_AT_AN_END.search(line):
                    counted.setdefault(shape, set()).add(number[0])
                    page.heads.append((shape, number[0]))
    for page in pages:
        for shape, number_in_head in page.heads:
            if (
                page.printed_page is None and len(counted.get(shape, ())) > 0.5 * shapes[shape]
            ):  # it counts the pages
                page.printed_page = number_in_head
    return taken


def _shape(line: str) -> str:
    """Return what a running head has in common on all pages: on left ones its number stands on the left."""
    return re.sub(r"\d+", "#", _NUMBER_AT_AN_END.sub("", line.lower()).strip())


def _printed_number(line: str) -> str | None:
    """Return the page's own number of a line of nothing else: "12" of "- 12 -" and of "Page 12 of 40"."""
    found = re.search(r"\d+|[ivxl]+", line.removeprefix("Page").removeprefix("page"))
    return found[0] if found else None
