"""What a docket question asks of citations: "which cases does it cite", "which opinions cite Doe v. Roe".

Cases are found by their reporters, and told by their names. Statutes and rules are cited in too many ways for
a count of them, and are left to the files' text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from pipelines.docket.left import Left
from pipelines.docket.nouns import Noun
from pipelines.errors import DocketError
from pipelines.text import listed

CASES = "Cases"
_FLAGS = re.IGNORECASE
_VERB = r"(?:(?:that|which|who|is|are|was|were|has|have|been|does|do|did)\s)*(?:cites?|cited|citing)\b"
_CITE = re.compile(rf"\b{_VERB}(?:\s(?:in|by))?", _FLAGS)
_ASKED = re.compile(r"\b(?:cases|decisions|precedents|case law|(?:every|each) case)(?=.*\bcit)", _FLAGS)
_CASE_NOUN = Noun(("case", "cases"), "authorities", (CASES,))
_WORD = r"[A-Z][\w.&'-]*"
_CASE = re.compile(
    rf"\b(?i:{_VERB})(?:\sto)?(?:\sthe case(?:\sof)?)?\s(?P<name>\d{{1,4}}\s[A-Z][\w.]*"
    rf"(?:\s[\w.]+)?\s\d{{1,5}}|"
    rf"{_WORD}(?:,?\s(?:(?:of|and|the|for|ex|rel\.|&)\s){{0,3}}{_WORD})*"
    rf"(?:\svs?\.?\s{_WORD}(?:,?\s(?:(?:of|and|the|for|&)\s){{0,3}}{_WORD})*)?)(?=[\s?.!,]|$)"
)
_NO_CASE = re.compile(
    r"(?:Rules?|Sections?|Art(?:icle|\.)|Title|Exhibits?|Fed|Civ|Cal|The|This|That|Judge|Justice)\b|.*'s?$"
)
"""Opens a name that is no case's: a rule, a statute, a judge, or somebody's paper."""
_VERSUS = re.compile(r"\svs?\.?\s")
_PARTIES = re.compile(r",?\s\d+\s[A-Z].*$")


class Cited(NamedTuple):
    """What is asked of citations.

    :param asked: what is counted or listed, where that is what is cited; None where it is what cites.
    :param authorities: the case that is cited, by all reporters that it is in; None where none is named.
    :param said: the case as the question has it.
    """

    asked: Noun | None = None
    authorities: tuple[str, ...] | None = None
    said: str = ""


def cited_in(left: Left, cases: Callable[[], Mapping[str, str]]) -> Cited | None:
    """Take what a question asks of citations out of it; None where it asks nothing of them.

    :param left: the question, its question word taken.
    :param cases: tells the cases that the files cite: their names by their reporters.
    :raises DocketError: when the case that it names is none of them, or may be several.
    """
    if (named := _CASE.search(left.text)) and not _NO_CASE.match(named["name"].strip(" .")):
        left.blank(*named.span())
        name = named["name"].strip(" .,")
        return Cited(authorities=_meant(name, cases()), said=name)
    if not _CITE.search(left.text):
        return None
    if not left.take(_ASKED):
        return None
    left.take(_CITE)
    return Cited(_CASE_NOUN)


def _meant(name: str, cases: Mapping[str, str]) -> tuple[str, ...]:
    """Return the reporters of the case that a name means."""
    if name in cases:
        return (name,)
    found = {key: full for key, full in cases.items() if _is_called(full, name)}
    parties = sorted({_PARTIES.sub("", full) for full in found.values()})
    if not found:
        raise DocketError(
            f"No file is seen to cite {name} by its reporter; that does not mean that none speaks of it."
        )
    if len(parties) > 1:
        raise DocketError(f"“{name}” may be {listed(parties)}. Name the case in full.")
    return tuple(found)


def _is_called(full: str, name: str) -> bool:
    """Say whether a case is called so: by the first word of each side, or by a word of one."""
    sides = [side.split()[0].strip(".,") for side in _VERSUS.split(name) if side.split()]
    parties = _VERSUS.split(_PARTIES.sub("", full))
    if len(sides) == 1:
        words = [word.strip(".,") for word in name.split()]
        return any(all(_has(side, word) for word in words) for side in parties)
    return len(parties) == len(sides) and all(map(_has, parties, sides))


def _has(side: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", side) is not None
