"""The Bates numbers stamped on produced pages. Pure functions on page records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.records import Page

_MARGIN = 3
_EYES_ONLY = r"(?:ATTORNEYS[’']|COUNSEL[’']S|OUTSIDE COUNSEL[’']?S?) EYES ONLY"
_CONFIDENTIAL = (
    rf"(?:(?:HIGHLY )?CONFIDENTIAL(?:[ –—-]+(?:{_EYES_ONLY}|(?:SUBJECT|PURSUANT) TO .{{0,40}}))*)?"
)
_STAMP = re.compile(
    rf"{_CONFIDENTIAL}\W*\b(?P<prefix>[A-Z][A-Z&_.-]{{1,19}}[ _-]?)(?P<number>\d{{4,10}})\W*{_CONFIDENTIAL}"
)


class _Stamp(NamedTuple):
    prefix: str
    number: int
    written: str


def bates_numbers(pages: Sequence[Page]) -> dict[int, str]:
    """Find the pages' Bates numbers.

    They stand alone at a page's edge: letters, and digits that rise by one from page to page. On a single
    page the digits must begin with a zero and follow the letters at once, for a postal code does not.

    :param pages: a document's pages, in order.
    :returns: the number as stamped, by page number; pages without one are left out.
    """
    stamps = {page.number: list(_stamps(page)) for page in pages}
    found = {}
    for number, candidates in stamps.items():
        for stamp in candidates:
            in_step = any(
                (stamp.prefix, stamp.number + step) == (other.prefix, other.number)
                for step in (-1, 1)
                for other in stamps.get(number + step, [])
            )
            alone = len(pages) == 1 and stamp.prefix[-1] != " " and f"{stamp.prefix}0" in stamp.written
            if in_step or alone:
                found[number] = stamp.written
                break
    return found


def _stamps(page: Page) -> Iterator[_Stamp]:
    lines = [line.strip() for line in page.text.splitlines() if line.strip()]
    for line in (*page.furniture, *lines[-_MARGIN:], *lines[:_MARGIN]):
        if match := _STAMP.fullmatch(line.strip()):
            yield _Stamp(match["prefix"], int(match["number"]), match["prefix"] + match["number"])
