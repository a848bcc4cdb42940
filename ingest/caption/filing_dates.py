"""When a paper was filed, and what date it bears. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.caption.dates import find_dates
from ingest.caption.records import STAMP, Found, Source
from ingest.caption.rows import Row, is_prose, source_of
from ingest.records import Page

_STAMP = re.compile(r"(?:Appellate\s)?(?:Case|USCA)")
_FILED = re.compile(
    r"^\W*(?:Date\s)?(?:E-?)?F\s?I\s?L\s?E\s?D\b|\bFILED$|\bD(?:ECIDED|ecided)\b|\bRendered\son\b|\bOpinion\sissued\b"
    r"|\b(?:FILED|Filed|Date\sFiled|Entered)\s?:?\s?(?:on\s)?(?=[A-Z\d])"
)
_OTHER_DATE = re.compile(r"\b(?:argued|submitted|heard|hearing|trial)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\bappeals?\b", re.IGNORECASE)
_DATED = re.compile(r"(?:^|\W)(?:Dated?|Signed|Entered)\b", re.IGNORECASE)
_SIGNED = re.compile(r"(?:^|\W)(?:Dated|Signed|Entered|Date\sthis)\b", re.IGNORECASE)
_BESIDE_A_DATE = 18
"""So many characters may stand beside a date that has its row to itself: a weekday, "Filed:", brackets."""
_STAMP_ROWS = 6
"""A clerk's stamp has the date in so many rows under "FILED"."""


def date_in(row: Row, pages: Sequence[Page]) -> Found | None:
    """Return the first date in a row, or None.

    :param row: the row.
    :param pages: the document's pages.
    """
    found = next(find_dates(row.text), None)
    return Found(found.day, source_of([row.part(found.start, found.end)], pages)) if found else None


def is_date_row(row: Row) -> bool:
    """Say whether a row holds a date and next to nothing else.

    :param row: the row.
    """
    found = next(find_dates(row.text), None)
    return found is not None and len(row.text) - (found.end - found.start) <= _BESIDE_A_DATE


def stamped_date(pages: Sequence[Page]) -> Found | None:
    """Find the date in the filing stamps, which were taken out of the pages' text.

    :param pages: the document's pages.
    """
    for page in pages:
        for line in page.furniture:
            if _STAMP.match(line) and (found := next(find_dates(line), None)):
                return Found(found.day, Source(page.number, STAMP, line))
    return None


def filed_date(rows: Sequence[Row], pages: Sequence[Page]) -> Found | None:
    """Find the date behind "Filed" or "Decided", or under a clerk's "FILED".

    :param rows: the rows of the first page, and of the next one's head.
    :param pages: the document's pages.
    """
    for index, row in enumerate(rows):
        match = _FILED.search(row.text)
        if not match or is_prose(row.text) or _OTHERS.search(row.text):
            continue
        under = [one for one in rows[index + 1 : index + 1 + _STAMP_ROWS] if _may_be_stamped(one)]
        for part in [row.part(match.start()), *under]:
            if found := date_in(part, pages):
                return found
    return None


def _may_be_stamped(row: Row) -> bool:
    found = next(find_dates(row.text), None)
    return (
        found is not None
        and not _OTHER_DATE.search(row.text)
        and (is_date_row(row) or found.end == len(row.text))
    )


def lone_date(rows: Sequence[Row], pages: Sequence[Page]) -> Found | None:
    """Find a date that has its row to itself, but for a weekday or brackets.

    :param rows: the rows to look in.
    :param pages: the document's pages.
    """
    for row in rows:
        if is_date_row(row) and not _OTHER_DATE.search(row.text):
            return date_in(row, pages)
    return None


def labelled_date(rows: Sequence[Row], pages: Sequence[Page]) -> Found | None:
    """Find the date behind the first "Date" or "Dated", or in the two rows under it.

    :param rows: the rows to look in.
    :param pages: the document's pages.
    """
    for index, row in enumerate(rows):
        if (match := _DATED.search(row.text)) and not is_prose(row.text):
            for part in [row.part(match.start()), *rows[index + 1 : index + 3]]:
                if found := date_in(part, pages):
                    return found
    return None


def signing_date(tail: Sequence[Row], pages: Sequence[Page]) -> Found | None:
    """Find the date behind the last "Dated".

    :param tail: a document's last rows.
    :param pages: the document's pages.
    """
    for row in reversed(tail):
        match = _SIGNED.search(row.text)
        if (
            match
            and not _OTHERS.search(row.text)
            and not is_prose(row.text)
            and (found := date_in(row.part(match.start()), pages))
        ):
            return found
    return None
