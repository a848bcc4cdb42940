"""Lists whose items say nothing without what introduces them: "Borrower shall not:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.records import Page

_FIRST_CLAUSE = re.compile(r"\n\s*(\d{1,2})\.1\b")
_CLAUSE = re.compile(r"(\d{1,2})\.\d{1,2}\b")
"""Opens an article's first clause, and any."""
_ITEM = re.compile(r"\d{1,2}\.[ ]|\([a-z]\)[ ]")
_NEAR = 160
"""Characters before a list in which it is introduced."""
_ITEM_BY_ITEM = re.compile(
    r"\b(?:orders?|ordered|adjudged|decreed|recommend\w*|pray\w*|requests?|asks?|demands?|seeks?|relief|wherefore|"
    r"agree[sd]?|alleges?|states?|follows|definitions?|meanings?|says?|answers?)\b[^.]*:$",
    re.IGNORECASE,
)


class Lists:
    """Tells which places of a document are items of such lists.

    What a court orders and what a party asks for is told item by item ("ORDERED that: 1. The motion"), and
    so is what parties agree; what somebody says is not ("the report concludes that:"), nor what is forbidden.

    :param pages: all its pages, in order.
    """

    def __init__(self, pages: Sequence[Page]) -> None:
        whole = "\n".join(page.text for page in pages)
        self._articles = {
            match[1]
            for match in _FIRST_CLAUSE.finditer(whole)
            if _introduces(whole[max(0, match.start() - 2 * _NEAR) : match.start()])
        }

    def holds(self, text: str, start: int) -> bool:
        """Say whether an item of such a list begins at a place.

        :param text: the page's text.
        :param start: offset of the place.
        """
        clause = _CLAUSE.match(text, start)
        return (clause is not None and clause[1] in self._articles) or _is_introduced(text, start)


def _is_introduced(text: str, start: int) -> bool:
    """Say whether an item begins at a place of a list that what stands before its first item introduces."""
    item = _ITEM.match(text, start)
    if item is None:
        return False
    first = re.compile(rf"^[ ]*{'[(]a[)]' if item[0][0] == '(' else '1[.]'}[ ]", re.MULTILINE)
    firsts = [match.start() for match in first.finditer(text, 0, start + len(item[0]))]
    return bool(firsts) and _introduces(text[: firsts[-1]])


def _introduces(before: str) -> bool:
    """Say whether a text ends by introducing a list whose items say nothing without it."""
    said = before.rstrip()[-_NEAR:]
    return said.endswith(":") and not _ITEM_BY_ITEM.search(said)
