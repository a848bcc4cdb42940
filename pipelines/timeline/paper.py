"""A document as its dates are read: its pages' texts, its own days, and which year a day without one has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.caption.records import CORRECTED, STAMP, Found
from ingest.sentences import Span
from pipelines.lookup.corrected import places
from pipelines.storage.register import DocumentEntry
from pipelines.timeline.dates import YEAR, Told, told_dates, years_of

_REPEATED = 3
"""On so many pages a line is the page's and none of its text."""
_EDGE = 3
"""So many pages, the first and the last, may say the document's own day."""
_TELLS_AHEAD = frozenset(["letter", "notice", "docket sheet", "contract"])
"""Kinds of papers that tell, without a year, of days after their own."""


class OwnDay(NamedTuple):
    """A day of the document itself.

    :param value: ISO 8601.
    :param title: what was done on it, such as "Order filed".
    :param page: PDF page, from 1.
    :param span: the line on that page that says it; None where a filing stamp does.
    :param quote: the words.
    """

    value: str
    title: str
    page: int
    span: Span | None
    quote: str


class Paper:
    """A document, with what all its pages are read by.

    :param entry: the document.
    :param texts: its pages' texts, in order.
    """

    def __init__(self, entry: DocumentEntry, texts: Sequence[str]) -> None:
        caption = entry.caption
        self.texts = texts
        self.kind = caption.kind.value if caption.kind else None
        self._filed, self._dated = caption.filed, caption.dated
        self.own_days = frozenset(day.value for day in (caption.filed, caption.dated) if day)
        years: dict[str, set[str]] = {}
        for text in texts:
            for day, found in years_of(text).items():
                years.setdefault(day, set()).update(found)
        self._known = {day: min(found) for day, found in years.items() if len(found) == 1}
        self._latest = "" if self.kind in _TELLS_AHEAD else max(self.own_days, default="")
        self._furniture = _furniture(texts)
        self._dates: dict[str, list[Told]] = {}

    def dates(self, text: str) -> list[Told]:
        """Return the dates of a page, found once. A contract's days without a year come every year.

        :param text: the page's text, or as a passage that runs on has it.
        """
        if text not in self._dates:
            found = told_dates(text, self._known, self._latest)
            is_contract = self.kind == "contract"
            self._dates[text] = [told for told in found if not (is_contract and told.inferred == YEAR)]
        return self._dates[text]

    def page(self, number: int) -> str:
        """Return a page's text; empty where there is none.

        :param number: PDF page, from 1.
        """
        return self.texts[number - 1] if 0 < number <= len(self.texts) else ""

    def is_furniture(self, line: str) -> bool:
        """Say whether a line stands on several pages: a running head or foot that was not taken out.

        :param line: the line.
        """
        return line.strip() in self._furniture

    def days(self) -> Iterator[OwnDay]:
        """Yield the days of the document itself: of filing, and the one it bears where that differs.

        A day that the user put into the caption is quoted from where the document says it, and left out where
        it does not.
        """
        name = (self.kind or "document").capitalize()
        filed = "Case opened" if self.kind == "docket sheet" else f"{name} filed"
        own = [(self._filed, filed)]
        if self._dated and (self._filed is None or self._dated.value != self._filed.value):
            own.append((self._dated, f"{name} dated"))
        for day, title in own:
            if day and (place := self._place(day)):
                yield OwnDay(day.value, title, *place)

    def _place(self, day: Found) -> tuple[int, Span | None, str] | None:
        """Return the page that says a day of the document, the line there, and the words."""
        source = day.source
        page, start, end = source.page, source.start, source.end
        if source.origin == CORRECTED:
            edges = {*range(1, _EDGE + 1), *range(len(self.texts) - _EDGE + 1, len(self.texts) + 1)}
            texts = {number: self.page(number) for number in sorted(edges) if number > 0}
            page, start, end = next(places(day.value, texts), (None, None, None))
        if page is None:
            return None
        if source.origin == STAMP or start is None or end is None:
            return page, None, source.quote
        text = self.page(page)
        line = line_of(text, start, end)
        return page, line, text[line.start : line.end]


def line_of(text: str, start: int, end: int) -> Span:
    """Return the line, or lines, that a stretch of a text stands on.

    :param text: the text.
    :param start: offset of its first character.
    :param end: offset behind it.
    """
    stop = text.find("\n", end)
    return Span(text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop)


def _furniture(texts: Sequence[str]) -> frozenset[str]:
    seen: dict[str, int] = {}
    for text in texts:
        for line in {line.strip() for line in text.splitlines() if re.search(r"\d{4}", line)}:
            seen[line] = seen.get(line, 0) + 1
    return frozenset(line for line, count in seen.items() if count >= _REPEATED)
