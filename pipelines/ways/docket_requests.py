"""Requests to count or to list papers, parties or counsel, told apart from questions for one fact. Pure.

The docket's own grammar (:mod:`pipelines.docket.reading`) reads more: it tells when a motion was filed, too,
and who entered an order. Such facts are quoted from the files; what no passage tells is asked of the
database.
"""

from __future__ import annotations

import re

from pipelines.docket.nouns import NOUNS
from pipelines.polite import POLITE
from pipelines.text import single_spaced

_PLEASE = rf"(?:{POLITE}\s+)*"
_COUNTS = re.compile(
    rf"{_PLEASE}(?:(?:and )?how many|count|(?:what is |what[’']s |tell me |give me )?the (?:total )?number"
    rf" of)\b",
    re.IGNORECASE,
)
_LISTS = re.compile(
    rf"{_PLEASE}(?:list|show(?: me)?|give me|which|what|name|identify|tell me)\b", re.IGNORECASE
)
_FILED = re.compile(
    r"what (?:(?:all )?(?:was|were|has been) filed|(?:did|has|have) .{2,60} filed?)\b", re.IGNORECASE
)
_PAGES = re.compile(r"how many pages\b", re.IGNORECASE)
_OF_ALL = re.compile(
    r"(?:what|which) (?:is|was) the (?:first|last|earliest|latest|oldest|newest|most recent|longest"
    r"|shortest)\b",
    re.IGNORECASE,
)
_OF_ALL_BEHIND = re.compile(
    r"(?:what|which) \w+ (?:is|was) the (?:first|last|earliest|latest|oldest|newest|longest|shortest)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:papers?|judges|cases|courts)\b", re.IGNORECASE)
_SIDES = re.compile(
    r"\bhow many (?:plaintiffs|defendants|petitioners|respondents|appellants|appellees)\b", re.IGNORECASE
)
_EVERY = re.compile(r"\b(?:every|each)\b", re.IGNORECASE)
_NOUNS = [*(pattern for pattern, _ in NOUNS), _OTHERS]
_NEAR = 40
"""Characters between what asks and what is counted."""
_SEVERAL = re.compile(r"(?:s|counsel)$", re.IGNORECASE)


def docket_request(question: str) -> bool:
    """Say whether a question asks to count or to list what was filed, or who is on the docket.

    :param question: the question.
    """
    text = single_spaced(question)
    asked = _COUNTS.match(text) or _LISTS.match(text)
    near = text[: asked.end() + _NEAR] if asked else ""
    named = [match[0] for pattern in _NOUNS for match in pattern.finditer(near)]
    of_one = _OF_ALL.match(text) or _OF_ALL_BEHIND.match(text) or _PAGES.match(text)
    if _FILED.match(text) or _SIDES.match(text):
        return True
    return any(map(_SEVERAL.search, named)) or bool(named and (of_one or _EVERY.search(near)))
