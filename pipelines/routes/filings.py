"""The papers that a question speaks of: orders, motions, contracts, and which of them. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipelines.facts import Fact, facts
from pipelines.text import Word, search_terms, words

_COURTS = "order, opinion, judgment, minutes"
_KINDS_BY_NOUN = {
    "complaint": "complaint",
    "petition": "petition",
    "answer": "answer",
    "motion": "motion",
    "opposition": "opposition",
    "reply": "reply",
    "brief": "brief, opposition, reply, motion",
    "memorandum": "brief, opposition, opinion",
    "order": "order, opinion, minutes",
    "ruling": _COURTS,
    "decision": _COURTS,
    "opinion": "opinion, order",
    "dissent": "opinion",
    "concurrence": "opinion",
    "judgment": "judgment, opinion, order",
    "minutes": "minutes",
    "report": "report and recommendation, status report",
    "recommendation": "report and recommendation",
    "deposition": "deposition transcript",
    "transcript": "deposition transcript, hearing transcript",
    "declaration": "declaration",
    "affidavit": "declaration",
    "letter": "letter",
    "notice": "notice",
    "docket": "docket sheet",
    "stipulation": "stipulation",
    "subpoena": "subpoena",
    "summons": "summons",
    "indictment": "indictment",
    "verdict": "verdict",
    "mandate": "mandate",
    "agreement": "contract",
    "contract": "contract",
    "lease": "contract",
    "amendment": "contract",
    "addendum": "contract",
    "guaranty": "contract",
    "policy": "contract",
    "license": "contract",
}
KINDS = {noun: frozenset(kinds.split(", ")) for noun, kinds in _KINDS_BY_NOUN.items()}
"""The kinds of captions (:mod:`ingest.caption.kinds`) that a paper can have which goes by a noun."""
COURT_PAPERS = frozenset(_COURTS.split(", ")) | {"docket sheet", "report and recommendation"}
"""Kinds of papers that tell what a court decided."""
SIDES = {
    "plaintiff": "plaintiff",
    "claimant": "plaintiff",
    "petitioner": "petitioner",
    "appellant": "appellant",
    "defendant": "defendant",
    "respondent": "respondent",
    "appellee": "appellee",
}
"""Whose a paper can be, by what the party is called."""

# Questions speak of these as events, too: "the hearing on the motion", "when the notice was served".
_PLEAS = frozenset(
    """complaint petition answer motion opposition reply brief memorandum notice letter judgment
    stipulation""".split()
)
_DISPOSED_OF = frozenset("motion petition judgment notice".split())
_SOURCE_BEFORE = re.compile(
    r"\b(?:according to|as per|per|under|in|from|by|does|do|did|see)\s(?:(?:the|its|his|her|their|our)\s)?$",
    re.IGNORECASE,
)
_SOURCE_BEHIND = re.compile(
    r"^\W*(?:\w+\s)?(?:say|state|allege|claim|cite|require|describe|argue|admit|give|provide|list|contain|seek|"
    r"ask|contend|demand|rely|relies|assert|mention|call|explain|address|concede|den[iy]|identif|name)",
    re.IGNORECASE,
)
_OWN_DATA = re.compile(
    r"\b(?:filed?|filing|dated|sign(?:s|ed)?|wrote|written|author|serve[ds]?)\b", re.IGNORECASE
)
DECIDED = re.compile(
    r"\bhow (?:did|was|were) .{0,80}\b(?:rul|decid|dispos|resolv|h[eo]ld|come out)|"
    r"\bwhat did .{0,60}\b(?:rul|decid|h[eo]ld|do with)|\bwhat (?:happened|became)|"
    r"\b(?:outcome|ruling|disposition|result) (?:of|on)\b|"
    r"^(?:was|were|did|is) .{0,140}\b(?:grant|den[iy]|dismiss|sustain|overrul)",
    re.IGNORECASE,
)
"""Finds questions that ask what a court decided."""

_DETERMINERS = frozenset("the a an this that these those its his her their our my said".split())
_INSIDE = frozenset("of and to in for on".split())
_BEHIND = frozenset("to on for of granting denying regarding concerning re".split())
_ASIDE = frozenset("in against between".split())
"""They lead to a case or a party, and no more to the paper."""
_TOLD_BY = frozenset("under per by from in".split())
STOPS = frozenset(
    """is are was were be been being do does did has have had having will would can could may might must shall
    should say says said state states stated allege alleges alleged claim claims claimed cite cites cited
    require requires required provide provides rule ruled hold held decide decided find found give gave who
    whom what when where which why how that and or but if not as by with from at under about than then it they
    he she there according per filed argue argues argued describe describes mention mentions admit admits
    expire contain contains last actually delivered served entered made make sign signed seek seeks call calls
    define defines name names""".split()
)
"""Words that belong to no paper's name, verbs most of all."""
_MOST_BEFORE, _MOST_BEHIND = 6, 7  # words
_FAR = 20  # characters between a paper's name and its date

_IDIOM = re.compile(r"\bin order (?:to|that)\b|\bno(?:te|tice) that\b", re.IGNORECASE)
_DATED = re.compile(
    r"(?:,?\s(?:of|dated|from|on|(?:filed|entered|issued|signed)(?:\son)?)\s)(?:the\s)?$", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_BEFORE = re.compile(r"\b((?:19|20)\d\d)\s(?:[\w-]+\s){0,2}$")
_OWNER = re.compile(r"s?['’]s?$", re.IGNORECASE)


class Filing(NamedTuple):
    """A paper that a question speaks of.

    ``noun`` is what it is called, ``terms`` are the search terms of all that says which it is;
    ``side`` is the role of the party whose it is, ``date`` the day, month or year that it bears, in ISO 8601;
    both are empty where they are not told. ``source`` is whether the answer may stand in it: it is quoted, or
    asked about itself; otherwise it only says which event is meant. ``start`` and ``end`` say where it stands
    in the text, without an article.
    """

    noun: str
    terms: frozenset[str]
    side: str
    date: str
    source: bool
    start: int = 0
    end: int = 0


def filings(question: str) -> Iterator[Filing]:
    """Find the papers that a text speaks of.

    What only says which paper it is ("the opposition to the motion to dismiss") is no other one.

    :param question: any text.
    """
    idioms = [match.span() for match in _IDIOM.finditer(question)]
    found = [word for word in words(question) if not any(a <= word.start < b for a, b in idioms)]
    dates = [fact for fact in facts(question) if fact.kind == "date"]
    place = 0
    while place < len(found):
        noun = found[place].written.lower()
        if noun not in KINDS or _is_compound(found, place):
            place += 1
            continue
        first, side, told = _before(found, place, dates, question)
        last = _behind(found, place, dates, question)
        start, end = found[first].start, found[last].end
        date = _date_of(question, start, found[place], end, dates)
        if told or date or found[place].written[0].isupper():
            own = [word.written for word in found[first : last + 1] if not _is_dated(word, dates)]
            terms = frozenset(search_terms(" ".join(own)))
            yield Filing(noun, terms, side, date, _is_source(question, noun, start, end), start, end)
        place = last + 1


def _is_compound(found: Sequence[Word], place: int) -> bool:
    """Say whether the next word is what the paper is called: a "judgment motion" is a motion."""
    after = found[place + 1].written.lower() if place + 1 < len(found) else ""
    return after in KINDS or after in ("number", "numbers", "no")


def _before(found: Sequence[Word], place: int, dates: Sequence[Fact], question: str) -> tuple[int, str, bool]:
    """Return where the words before a noun begin that belong to it, whose it is, and whether it is a name."""
    side, told, first = "", False, place
    for index in range(place - 1, max(-1, place - 1 - _MOST_BEFORE), -1):
        word, lower = found[index], found[index].written.lower()
        if lower in _DETERMINERS:
            return first, side, True
        if _OWNER.search(lower) or question[word.end : word.end + 1] in ("'", "’"):
            return index, SIDES.get(_OWNER.sub("", lower).removesuffix("s"), side), True
        side = SIDES.get(lower, side)
        if lower in _INSIDE and index > 0 and found[index - 1].written[0].isupper():
            continue
        if not _is_dated(word, dates) and (lower in STOPS or lower in _INSIDE):  # "May" is a month, too
            return first, side, told or lower in _TOLD_BY
        told = told or word.written[0].isupper() or _is_dated(word, dates)
        first = index
    return first, side, told


def _behind(found: Sequence[Word], place: int, dates: Sequence[Fact], question: str) -> int:
    """Return the last word behind a noun that says which paper it is."""
    if place + 1 >= len(found) or found[place + 1].written.lower() not in _BEHIND:
        return place
    last = place
    for index in range(place + 1, min(len(found), place + 1 + _MOST_BEHIND)):
        word = found[index]
        between = question[found[index - 1].end : word.start]
        ends = re.search(r"[,;:?!()]", between) and not _is_dated(word, dates)
        if ends or word.written.lower() in STOPS | _ASIDE:
            break
        last = index
    while last > place and found[last].written.lower() in _BEHIND | _DETERMINERS:
        last -= 1
    return last


def _is_dated(word: Word, dates: Sequence[Fact]) -> bool:
    inside = any(fact.start <= word.start < fact.start + len(fact.written) for fact in dates)
    return inside or _YEAR.fullmatch(word.written) is not None


def _date_of(question: str, start: int, noun: Word, end: int, dates: Sequence[Fact]) -> str:
    """Return the date of a paper: it stands just before its noun, or behind it and "of" or the like."""
    for fact in dates:
        behind = noun.end <= fact.start < end + _FAR and _DATED.search(question[noun.end : fact.start])
        if start <= fact.start < noun.start or behind:
            return fact.value
    year = _YEAR_BEFORE.search(question[: noun.start])
    return year[1] if year else ""


def _is_source(question: str, noun: str, start: int, end: int) -> bool:
    if noun not in _PLEAS:
        return not re.match(r",? as amended", question[end:])
    if noun in _DISPOSED_OF and DECIDED.search(question):
        return False
    quoted = _SOURCE_BEFORE.search(question[:start]) or _SOURCE_BEHIND.search(question[end:])
    return bool(quoted or _OWN_DATA.search(question))
