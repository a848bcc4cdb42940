"""What a docket question counts or lists, and the words that tell which of them are meant."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.docket.left import Left
from pipelines.docket.nouns import DEPOSITION, DISPOSITIONS, NOUNS, Noun
from pipelines.docket.phrases import ANSWERED, BEFORE, BEHIND, NOT_ONE
from pipelines.errors import NotADocketQuestion

_WITNESS = r"(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’.-]*){0,3}"
_DEPOSITION_OF = re.compile(
    rf"\b(?:[Dd]epositions?(?:\stranscripts?)?\sof\s(?P<of>{_WITNESS})(?!\w)|"
    rf"(?P<whose>(?:(?:Mr|Ms|Mrs|"
    rf"Dr)\.?\s)?[A-Z][\w-]+(?:\s[A-Z][\w.-]*){{0,3}})'s\sdeposition(?:\stranscript)?\b|"
    rf"was\s(?P<who>{_WITNESS})\sdeposed\b)"
)
"""A deposition whose witness is named."""
_EVERY = re.compile(r"\bevery\s$", re.IGNORECASE)
_TITLES = frozenset("mr ms mrs dr prof".split())


class Named(NamedTuple):
    """What the rows are, the words that tell which of them are meant, and whether one of them is."""

    noun: Noun
    like: tuple[str, ...] = ()
    is_one: bool = False


def outcomes_in(left: Left) -> tuple[tuple[str, ...], ...]:
    """Take how motions came out, each way as the tables have it.

    :param left: the question.
    """
    found = []
    for pattern, dispositions in DISPOSITIONS:
        if left.take(re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)):
            found.append(dispositions)
    return tuple(found)


def deposition_in(left: Left) -> Named | None:
    """Take a deposition out of a question whose witness it names, who may be a party, too.

    :param left: the question.
    """
    match = left.take(_DEPOSITION_OF)
    if match is None:
        return None
    words = [word.lower().strip("'.") for word in (match["of"] or match["whose"] or match["who"]).split()]
    return Named(DEPOSITION, tuple(word for word in words if word not in _TITLES), is_one=True)


def named_in(left: Left, deposition: Named | None) -> Named | None:
    """Take what is counted or listed, and what says which: "motions to compel", "amended complaint".

    :param left: the question.
    :param deposition: what was taken of it before, or None.
    :raises NotADocketQuestion: when it names several things.
    """
    found = [deposition] if deposition else []
    while True:
        places = [
            (match.start(), -match.end(), noun)
            for pattern, noun in NOUNS
            if (match := pattern.search(left.text))
        ]
        if not places:
            break
        start, end, noun = min(places, key=lambda place: place[:2])
        before = BEFORE.search(left.text[:start])
        words = before["words"].split() if before else []
        behind = -end
        for pattern in (BEHIND, ANSWERED, BEHIND):  # "opposition to the motion to dismiss"
            if match := pattern.match(left.text, behind):
                words += match["words"].split()
                behind = match.end()
        is_one = not left.text[start:-end].rstrip().endswith("s")
        opens = before.start() if before else start
        if every := _EVERY.search(left.text[:opens]):
            opens = every.start()
        left.blank(opens, behind)
        found.append(Named(noun, tuple(word.lower().strip("'.") for word in words), is_one))
    if len(found) > 1:  # "which documents are contracts?"
        found = [each for each in found if each.noun.kinds] if len(found) == 2 else []
        found = found if len(found) == 1 else []
        if not found:
            raise NotADocketQuestion(NOT_ONE)
    return found[0] if found else None
