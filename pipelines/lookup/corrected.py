"""Where a part of a caption stands in the document itself, also where the user wrote it. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from ingest.caption.dates import find_dates
from ingest.caption.records import CORRECTED, Source
from ingest.keys import Stretch


def stands(source: Source, pages: Callable[[], Mapping[int, str]]) -> Iterator[Stretch]:
    """Find where a part of a caption stands: where it was read, or where the user's words are found.

    :param source: the part's.
    :param pages: gives the texts in which the user's words are looked for, as :func:`places` takes them.
    :returns: where; none of what stands in a stamp alone.
    """
    if source.origin == CORRECTED:
        yield from places(source.quote, pages())
    if source.stretch:
        yield source.stretch


def places(written: str, pages: Mapping[int, str]) -> Iterator[Stretch]:
    """Find the first place at which a document says what the user wrote.

    :param written: a name, a number, or a day in ISO 8601.
    :param pages: texts by the number of their page, in the order in which to look.
    :returns: where the words stand; none where it does not say so.
    """
    for number, text in pages.items():
        if span := _day(written, text) or _words(written, text):
            yield Stretch(number, *span)
            return


def _day(written: str, text: str) -> tuple[int, int] | None:
    return next(((found.start, found.end) for found in find_dates(text) if found.day == written), None)


def _words(written: str, text: str) -> tuple[int, int] | None:
    words = r"\s+".join(map(re.escape, written.split()))
    match = re.search(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE) if words else None
    return match.span() if match else None
