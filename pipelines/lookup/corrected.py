"""Where what the user wrote into a caption stands in the document itself. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ingest.caption.dates import find_dates


def places(written: str, pages: Mapping[int, str]) -> Iterator[tuple[int, int, int]]:
    """Find the first place at which a document says what the user wrote.

    :param written: a name, a number, or a day in ISO 8601.
    :param pages: texts by the number of their page, in the order in which to look.
    :returns: the page, the offset of the words and the offset behind them; none where it does not say so.
    """
    for number, text in pages.items():
        if span := _day(written, text) or _words(written, text):
            yield number, *span
            return


def _day(written: str, text: str) -> tuple[int, int] | None:
    return next(((found.start, found.end) for found in find_dates(text) if found.day == written), None)


def _words(written: str, text: str) -> tuple[int, int] | None:
    words = r"\s+".join(map(re.escape, written.split()))
    match = re.search(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE) if words else None
    return match.span() if match else None
