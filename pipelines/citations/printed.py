"""Printed lines of transcripts and of pleading paper: which of them a quote stands on. Pure functions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ingest.records import Page
from pipelines.records import Continuation

_TRANSCRIPT_PAGE = re.compile(r"^(?:(?:Page|PAGE)\s)?(\d{1,4})$", re.MULTILINE)
_UNNUMBERED = 1
"""So many lines may stand between two numbered ones: quotations are set closer than the numbers."""


class Line(NamedTuple):
    """A printed line of a printed page."""

    page: str
    number: int


def printed_lines(page: Page, number: str | None, part: Continuation) -> list[Line]:
    """Return the printed lines of a part's first and last character; nothing where they cannot be told.

    :param page: its page.
    :param number: the number printed on that page, or None where it is not known.
    :param part: a quote's stretch on the page.
    """
    columns = _columns(page.printed_lines)
    names = [number] if len(columns) == 1 else _names(page, columns)
    found = []
    for offset in (part.start, part.end - 1):
        for name, column in zip(reversed(names), reversed(columns), strict=False):
            place = bisect_right(column, offset, key=lambda line: line[1]) - 1
            if place >= 0:
                line, start = column[place]
                if name is not None and page.text.count("\n", start, offset) <= _UNNUMBERED:
                    found.append(Line(name, line))
                break
    return found if len(found) == 2 else []


def _names(page: Page, columns: Sequence[Sequence[tuple[int, int]]]) -> list[str]:
    """Return the numbers of the several pages of a transcript on one; nothing where they cannot be told.

    They were told when the sheet was read. Where it was read as one page, as scans may be, each stands above
    its lines ("Page 45"), and they follow one another. The first may be missing: it is taken for a running
    head where it stands alone at the page's top.
    """
    told = (page.printed_page or "").split(", ")
    if len(told) == len(columns):
        return told
    heads = [(match.start(), int(match[1])) for match in _TRANSCRIPT_PAGE.finditer(page.text)]
    named: list[int | None] = []
    reached = -1
    for column in columns:
        above = [number for start, number in heads if reached < start <= column[0][1]]
        named.append(above[0] if len(above) == 1 else None)
        reached = column[-1][1]
    firsts = {number - place for place, number in enumerate(named) if number is not None}
    known = len(firsts) == 1 and None not in named[1:] and not any(start > reached for start, _ in heads)
    return [str(min(firsts) + place) for place in range(len(columns))] if known else []


def _columns(lines: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Part a page's printed lines where their numbers begin again."""
    columns: list[list[tuple[int, int]]] = []
    for line in lines:
        if columns and line[0] > columns[-1][-1][0]:
            columns[-1].append(line)
        else:
            columns.append([line])
    return columns


def page_and_lines(first: Line, last: Line) -> str:
    """Return a run of lines as lawyers write it: "45:3-12", "45:23-46:4".

    :param first: its first line.
    :param last: its last line.
    """
    if first.page != last.page:
        return f"{first.page}:{first.number}-{last.page}:{last.number}"
    return f"{first.page}:{first.number}" + (f"-{last.number}" if last.number != first.number else "")
