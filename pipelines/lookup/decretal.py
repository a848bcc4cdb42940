"""Where a court disposes, in its own words: "AFFIRMED.", "IT IS ORDERED that …", "we reverse".

The decretal part of a paper says in the present, in capitals or in the first person what the court below is
told in the past to have done, and the parties to have asked for. A condition ("if the motion is granted"),
and what somebody asks for, decides nothing. Pure functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_DONE = (
    r"(?:affirmed|reversed|vacated|remanded|dismissed|granted|denied|overruled|sustained|set\saside|stricken|"
    r"quashed|reinstated|modified|discharged|transferred|deferred|adopted|rejected|approved|continued|"
    r"entered|taken\sunder\ssubmission)"
)
_DOES = (
    r"(?:affirms?|reverses?|vacates?|remands?|dismiss(?:es)?|grants?|den(?:y|ies)|overrules?|sustains?|quash(?:es)?|"
    r"orders?|strikes?|adopts?|rejects?|approves?|declines?|modif(?:y|ies)|defers?(?!\sto\b)|transfers?|"
    r"takes?\s(?:[\w’'-]+\s){0,8}under\ssubmission)"
)
_CAPITALS = (
    r"(?:GRANT(?:S|ED)|DEN(?:Y|IES|IED)|AFFIRM(?:S|ED)?|REVERSED?|VACATED?|REMAND(?:S|ED)?|DISMISS(?:ES|ED)|"
    r"OVERRUL(?:ES|ED)|SUSTAIN(?:S|ED)|DEFER(?:S|RED)|ADJUDGED|QUASHED|STRICKEN|STRIKES|"
    r"TAKEN?\sUNDER\sSUBMISSION|ORDERS?\sthat|ENFORCED)"
)
_ADVERBS = (
    r"(?:(?:therefore|accordingly|thus|also|now|hereby|further|must|would|and|will|shall|\w+ly)[\s,]+){0,3}"
)
_DECREE = re.compile(
    rf"\b{_CAPITALS}\b"
    rf"|\b(?i:it\sis\s(?:(?:hereby|therefore|so|further|also|accordingly)[\s,]+){{0,3}}(?:ordered|adjudged))"
    rf"|\b(?i:we\s{_ADVERBS}{_DOES})\b"
    rf"|\b(?i:(?:the|this)\scourt\s(?:(?:therefore|accordingly|hereby|thus|also|will)\s){{0,2}}{_DOES})\b"
    rf"|\b(?i:(?:is|are|be)\s(?:(?:hereby|therefore|accordingly|also|thus)[\s,]+){{0,2}}{_DONE})\b"
)
_HOLDING = re.compile(
    r"\b(?i:(?:we|the\scourt)\s(?:(?:therefore|accordingly|thus|also|now|further|must|\w+ly)[\s,]+){0,3}"
    r"(?:hold|conclude|find|determine)s?(?:,\s[^,.]{1,40},)?\sthat)\b"
    r"|\b(?i:we\s(?:dis)?agree)\b|\b(?i:our\sholding|the\sholding\sof)\b"
    r"|\b(?i:claims?|arguments?|contentions?|challenges?)\s(?i:(?:therefore|thus|also|likewise|must)\s){0,2}"
    r"(?i:fails?|(?:is|are)\s(?:unavailing|meritless|without\smerit)|lacks?\smerit)\b"
)
_UNDECIDED = re.compile(
    r"\b(?:if|whether|when(?:ever)?|unless|until|should|that|asks?|asked|asking|requests?|requested|moves?|moved|"
    r"seeks?|sought|urges?|urged|argues?|argued|contends?|may|might|can|cannot|would)\b[^.;:]{0,90}$",
    re.IGNORECASE,
)
"""Stands before what is no decision but a condition, a request or an argument."""
_ORDERED = re.compile(r"\b(?:ordered|orders|adjudged|holds?|conclude[sd]?)\b", re.IGNORECASE)
_BARE = re.compile(r"\W*(?:it\sis\s)?(?:(?:hereby|so)\s)*ordered\W*", re.IGNORECASE)
"""Ends an order, and says nothing of what is ordered."""
_JUDGES = re.compile(r"affirm|revers|vacat|remand|dismiss", re.IGNORECASE)
_ENDS = re.compile(r"[.;:?!][”’\"')\]]*\s|\n\s*\n")


class Decree(NamedTuple):
    """A place where a court disposes or holds.

    :param start: offset of the words that do.
    :param end: offset behind them.
    :param sentence: the words around them, up to the ends of the sentence.
    :param disposes: whether it disposes of something, and does not only hold.
    :param judges: whether it says what becomes of the judgment below or of the case.
    """

    start: int
    end: int
    sentence: str
    disposes: bool
    judges: bool


def decrees(text: str) -> Iterator[Decree]:
    """Find where a court disposes or holds, in its own voice.

    :param text: a passage of a paper that a court gave.
    """
    for pattern, disposes in ((_DECREE, True), (_HOLDING, False)):
        for match in pattern.finditer(text):
            start, end = sentence_around(text, match.start(), match.end())
            before = text[start : match.start()]
            capitals = match[0].isupper()
            conditional = _UNDECIDED.search(before) and not _ORDERED.search(before)
            undecided = (conditional and not capitals) or is_quoted(text, match.start())
            sentence = text[start:end]
            if not undecided and not _BARE.fullmatch(sentence):
                judges = disposes and _JUDGES.search(match[0]) is not None
                yield Decree(match.start(), match.end(), sentence, disposes, judges)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a place begins and ends, as far as stops tell it.

    :param text: a passage.
    :param start: offset of the place.
    :param end: offset behind it.
    """
    begins = max((match.end() for match in _ENDS.finditer(text, 0, start)), default=0)
    following = _ENDS.search(text, end)
    return begins, following.start() + 1 if following else len(text)


def is_quoted(text: str, place: int) -> bool:
    """Say whether a place stands in quotation marks: another court's words.

    :param text: a passage.
    :param place: an offset.
    """
    return text.rfind("“", 0, place) > text.rfind("”", 0, place)
