"""Entries of a docket sheet: which of them tell something, and where one ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.records import Page
from ingest.sections import breaks_off
from ingest.sentences import Span, trim
from pipelines.evidence.transcripts import ROW
from pipelines.text import single_spaced

_NUMBER = re.compile(rf"{ROW.pattern}\s+(\d{{1,4}})\s")
"""Opens an entry that has a number."""
_ENDS = re.compile(rf"{ROW.pattern}|PACER Service Center")
"""Stands behind an entry: the next one, or the sheet's receipt."""
_UNDOES = re.compile(
    r"\b(?P<before>\d{1,4}) (?:is|are) (?:hereby )?(?:vacated|withdrawn|stricken|set aside)\b|"
    r"\b(?:vacat|withdraw|strik)ing (?:[A-Za-z]+ ){0,3}(?P<behind>\d{1,4})\b",
    re.IGNORECASE,
)
"""Undoes an earlier entry: "Judgment 42 is VACATED"."""
_BY_NUMBER_ALONE = re.compile(
    r"\b(?:granting|denying|striking|terminating|adopting|re)(?: in part)?:? \d{1,4}(?= as to\b|[.,;]|\s*$)",
    re.MULTILINE,
)
"""Names another entry by its number alone, "granting 22", and not what was asked."""
_NEXT = re.compile(
    r"\s*\bPACER Service Center\b[\s\S]*|\n\d{1,2}/\d{1,2}/\d{4} (?:[A-Z]{2}|\d+ [A-Z*])[\s\S]*"
)
"""The sheet's receipt, or another entry, that is read as one with the entry before it."""
_NEAR = 100
"""Characters before an entry's end that are looked at."""


class Entries:
    """Tells which entries of a docket sheet say something that still holds.

    :param pages: all its pages, in order.
    """

    def __init__(self, pages: Sequence[Page]) -> None:
        self._undone = {
            match["before"] or match["behind"]
            for page in pages
            for match in _UNDOES.finditer(single_spaced(page.text))
        }

    def tells(self, text: str, entry: Span) -> bool:
        """Say whether an entry says what was done, and no later one undoes it.

        :param text: the page's text.
        :param entry: where the entry stands.
        """
        number = _NUMBER.match(text, entry.start)
        undone = number is not None and number[1] in self._undone
        return not undone and _BY_NUMBER_ALONE.search(text, *entry) is None


def entry_alone(text: str, entry: Span) -> Span:
    """Return an entry without what is read as one with it: the next one, or the sheet's receipt.

    :param text: the page's text.
    :param entry: where the entry stands.
    """
    behind = _NEXT.search(text, *entry)
    return trim(text, entry.start, behind.start()) if behind else entry


def entry_ends(text: str, end: int) -> bool:
    """Say whether an entry ends at a place: it breaks off nowhere, and the next one or nothing stands behind.

    :param text: the page's text.
    :param end: offset of the place.
    """
    behind = text[end:].lstrip()
    return not breaks_off(text[:end][-_NEAR:]) and (not behind or _ENDS.match(behind) is not None)
