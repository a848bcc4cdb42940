"""Under which headings each place of a document stands, page by page. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ingest.records import Page
from ingest.sections import Outline
from ingest.sentences import Span, trim
from pipelines.summaries.numbering import LABEL, closed_by, is_of_other, numbered, rank
from pipelines.summaries.paragraphs import is_broken_above
from pipelines.summaries.titles import CLAIM, is_certain, reads_as_sentence, runs_on, text_from, whole

_SEPARATOR = " > "
_DIVISION = rf"{CLAIM}|COUNT [IVX\d]+\b|(?:[A-Z’']+ )*(?:COUNTER-?|CROSS-?)CLAIMS?\b"
"""Begins a claim's heading, or a defense's: nothing that stood open before goes on under it."""
_LINE = re.compile(
    rf"^[ ]*(?:(?P<division>(?:{_DIVISION})"
    r"(?:[ ]?[:.(—–-][^\n]*)?$)|"
    r"(?P<part>(?:\([a-z\d]{1,3}\)|[a-h]\)|[ivx]{1,4}\.) [A-Z][^.;:,?\n]{2,50}$)|"
    rf"(?P<label>{LABEL.pattern})\.?[ ]+\S[^\n]*)",
    re.MULTILINE,
)
"""A line that opens a claim or a defense, the next section, or, as it may be, a part of one."""
_DIVIDES = re.compile(_DIVISION)


class _Under(NamedTuple):
    """From a place of a page on: under which headings it stands, and where the innermost one's text begins.

    :param start: the place's offset.
    :param path: the headings, the outermost first.
    :param body: offset at which the innermost heading's text begins; None where it has begun before, or is
        not its own.
    """

    start: int
    path: tuple[str, ...]
    body: int | None = None


class Headings:
    """Tells under which headings a place of a document stands; under none where that is in doubt.

    A line in capitals without a number is in doubt, unless papers have such a heading ("PRAYER FOR RELIEF"):
    it may be a caption's, an address, part of a sentence. So is what stands behind the next number where that
    is not seen to open a section ("6." behind "5. Cure."), and behind a part's title ("(b) Fiduciary Duty").

    :param pages: all its pages, in order.
    """

    def __init__(self, pages: Sequence[Page]) -> None:
        outline = Outline()
        self._under: dict[int, list[_Under]] = {}
        self._spans: dict[int, list[Span]] = {}
        self._closed: set[tuple[str, ...]] = set()
        self._whole: dict[str, str] = {}
        path: tuple[str, ...] = ()
        last = _Under(0, ())
        for page in pages:
            _, *titles = outline.read(page.text)
            found = dict(titles)
            lines = {match.start(): match for match in _LINE.finditer(page.text)}
            under = [last if last.body is None else last._replace(body=text_from(page.text, 0))]
            for start in sorted(found.keys() | lines.keys()):
                line = lines.get(start)
                if is_broken_above(page.text, start):  # "… except as to / Count III."
                    if start in found:
                        self._closed.add(tuple(found[start].split(_SEPARATOR)))
                elif opened := self._opened(path, found.get(start), line):
                    path = opened
                    self._whole[path[-1]], end = whole(page.text, start, path[-1])
                    if end is not None and not runs_on(page.text, end, path[-1]):
                        self._spans.setdefault(page.number, []).append(trim(page.text, start, end))
                        body = text_from(page.text, end) if _certain(path) else None
                        under.append(_Under(start, self._told(path), body))
                    else:
                        under.append(_Under(start, ()))
                elif line and line["part"]:
                    under.append(_Under(start, ()))
                elif line and (closed := closed_by(path, line["label"], line[0])) is not None:
                    self._closed.add(path[: closed + 1])
                    path = path[:closed]
                    under.append(_Under(start, self._told(path)))
            self._under[page.number] = under
            is_last = under[-1].body is not None and not page.text[under[-1].body :].strip()
            last = _Under(0, under[-1].path, 0 if is_last else None)

    def path(self, page: int, offset: int) -> tuple[str, ...]:
        """Return the headings over a place, the outermost first.

        :param page: PDF page, from 1.
        :param offset: of the place, in the page's text.
        """
        return self._at(page, offset).path

    def begin(self, page: int, offset: int) -> bool:
        """Say whether what stands under the innermost heading of a place begins there.

        :param page: PDF page, from 1.
        :param offset: of the place, in the page's text.
        """
        body = self._at(page, offset).body
        return body is not None and offset <= body

    def on(self, page: int) -> Sequence[Span]:
        """Return where a page's headings stand, with the lines that they go on in, in order.

        :param page: PDF page, from 1.
        """
        return self._spans.get(page, ())

    def _at(self, page: int, offset: int) -> _Under:
        under = self._under[page]
        return under[bisect_right(under, offset, key=lambda each: each.start) - 1]

    def _told(self, path: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._whole.get(title, title) for title in _certain(path))

    def _opened(
        self, path: tuple[str, ...], found: str | None, line: re.Match[str] | None
    ) -> tuple[str, ...] | None:
        """Return the headings from a place on where one stands there, or None.

        :param path: the headings before it.
        :param found: the heading with those over it, as the outline tells them, or None.
        :param line: the line, where that may be one.
        """
        if found is not None:
            return self._open(path, found)
        if line is not None and line["division"]:
            return self._open(path, line["division"])
        if line is None or not line["label"] or not reads_as_sentence(line[0].strip()):
            return None
        deep = rank(line["label"])
        depth = next((d for d, title in enumerate(path) if rank(numbered(title)) >= deep), len(path))
        self._closed.add(path[: depth + 1])
        return (*path[:depth], line[0].strip())

    def _open(self, path: tuple[str, ...], found: str) -> tuple[str, ...]:
        """Return a new heading with those that it stands under, without one that was closed before it.

        :param path: the headings before it.
        :param found: it with those over it, as the outline tells them; a claim's that is in no outline alone.
        """
        *over, title = found.split(_SEPARATOR)
        label = numbered(title) or ""
        titles = (*(each for each in over if not is_of_other(label, each)), title)
        if len(titles) == 1 and _DIVIDES.match(found):
            self._closed.add(path[:1])
        for depth in range(1, len(titles)):
            if titles[:depth] in self._closed:
                return titles[: depth - 1] + titles[depth:]
        return titles


def _certain(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return those headings that surely are ones; none where the innermost is in doubt."""
    certain = tuple(filter(is_certain, path))
    return certain if certain[-1:] == path[-1:] else ()
