"""The order in which a docket question wants a list, and that it asks for the days, which are told anyway."""

from __future__ import annotations

import re

from pipelines.docket.left import Left

_FLAGS = re.IGNORECASE
_BY_DAY = re.compile(
    r",?(?:\s(?:sorted|ordered|arranged|listed|in order))?\s(?:by|of)\s(?:filing |docket )?"
    r"(?:dates?|days?)(?: of filing)?\b|"
    r",?\s(?:in (?:reverse )?(?:chronological|date) order|(?:reverse )?chronologically)\b",
    _FLAGS,
)
_REVERSE = re.compile(r"\breverse\b", _FLAGS)
_NEWEST = re.compile(
    r",?(?:\s(?:with|from))?(?:\sthe)?\s(?:newest|latest|most recent|last)(?:\sones?)?\s(?:first|"
    r"to oldest)\b",
    _FLAGS,
)
_OLDEST = re.compile(
    r",?(?:\s(?:with|from))?(?:\sthe)?\s(?:oldest|earliest)(?:\sones?)?\s(?:first|to newest)\b", _FLAGS
)
_DONE = r"(?:filed|entered|issued|signed|taken)"
_WITH_DAYS = re.compile(
    r",?\s(?:with|and|including)\s(?:(?:the|their|its)\s)?(?:respective\s)?(?:filing\s)?(?:dates?|days?)"
    rf"(?:\s(?:of (?:each|filing)|(?:they|it|each) (?:was|were) {_DONE}))?\b|"
    rf",?\sand (?:when|on what (?:day|date))(?:\s(?:they|it|each(?: one)?)?\s?(?:was|"
    rf"were) {_DONE})?(?=[\s?.!]*$)",
    _FLAGS,
)


def newest_first(left: Left) -> bool:
    """Take the order out of a question; say whether the newest is to come first.

    :param left: the question, nothing of it taken.
    """
    by_day = left.take(_BY_DAY)
    newest = left.take(_NEWEST) or (by_day and _REVERSE.search(by_day[0]))
    left.take(_OLDEST)
    left.take(_WITH_DAYS)
    return bool(newest)
