"""Requests for a deadline, or for the days between two dates, read by a grammar. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipelines.actions import courts, said
from pipelines.actions.proposals import Proposal
from pipelines.actions.said import Day, Period
from pipelines.actions.taken import ActionName
from pipelines.errors import ActionError
from pipelines.text import roots_of

_AFTER = (
    r"after|from|following|since|of|"
    r"(?:that |which )?(?:(?:start|commenc|begin)(?:s|es|ing|ed)?|began)(?: on| at| from| with)?"
)
_BEFORE = r"before|prior to|preceding|ahead of|in advance of|previous to"
_TURN = re.compile(rf"\b(?:(?P<after>{_AFTER})|(?P<before>{_BEFORE}))\b", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:count\w*|reckon\w*|work\w*) back(?:ward)?s?\b|\bbackwards?\b|\bminus\b|−|\bearlier\b"
    r"|\bbeforehand\b",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"\b(?:within|later|thereafter|have|has|due|deadline|expire\w*|respon\w+|answer\w*|oppos\w+|reply|file|appeal|object\w*|runs?|begin\w*|start\w*"
    r"|commenc\w+|must|last day|period|to act)\b",
    re.IGNORECASE,
)
_SCHEDULED = re.compile(r"\b(?:trial|hearing|conference|deposition|argument|mediation)\b", re.IGNORECASE)
"""What lies ahead: a period beside it may be counted back from it."""
_CLAUSE = re.compile(
    r"[,;:?!()]|(?<!\bv)(?<!\bvs)(?<!\bNo)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\b[A-Z])\.(?=\s+(?-i:[A-Z])|$)|"
    r"\b(?:if|when|where|and|but|which|so|what|by when)\b",
    re.IGNORECASE,
)
"""What ends a clause; a stop behind an abbreviation does not."""
_EDGE = re.compile(
    r"^(?:\W|the date (?:of|on which|that|when)\b|(?:the )?(?:day|date) (?:of|that)\b)+|"
    r"(?:\W|\b(?:on|at|of|dated|is|was|as|the|for|by|from|until|to|after|before|date|due|starting|begins?|began)\b(?=\W*$))+$",
    re.IGNORECASE,
)
_BESIDE = re.compile(rf"{said.TIME.pattern}|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?", re.IGNORECASE)
"""What is told beside a day: the time, the day of the week."""
_BARE = re.compile(
    r"(?:(?:the )?(?:date of )?service(?: by mail)?|that(?: date| day)?|then|it|this|(?:being )?served|"
    r"such (?:date|service)|entry|filing|receipt)",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\binclu(?:sive\w*|ding both)\b|\bboth (?:days|dates|ends)\b", re.IGNORECASE)
_BUSINESS = re.compile(r"\b(?:business|working|court|week)[ -]?days\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?P<first>.+?)\s+and\s+(?P<last>.+)", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|since|after)\s+(?P<first>.+?)\s+(?:to|until|till|through|and)\s+(?P<last>.+)", re.IGNORECASE
)
_OF_CASE = re.compile(r" in (?:the )?\w.* vs?\. .+")
_UNTIL_NOW = re.compile(r"\b(?:since|ago|elapsed|passed)\b", re.IGNORECASE)
_FROM_NOW = re.compile(r"\b(?:until|till|left|remain\w*|before)\b", re.IGNORECASE)


def counts_from(request: str) -> bool:
    """Say whether a request counts a period from an event, or speaks of something due.

    :param request: the request.
    """
    return bool(_TURN.search(request) or _RUNS.search(request))


def deadline(request: str, today: date) -> Proposal:
    """Read a request for a deadline.

    :param request: the request.
    :param today: what "today" means.
    :returns: what it gives of :class:`~pipelines.actions.inputs.DeadlineInputs`.
    """
    proposal = Proposal(ActionName.DEADLINE)
    holidays, named = said.declared(request, said.days(request, today))
    blank = _without(request, [*named, *holidays])
    period = said.period(blank)
    if period:
        proposal.take("count", period.number, period.written)
        proposal.take("unit", period.unit, period.written)
    turn = _turn(blank, period)
    if back := _BACK.search(request):
        proposal.take("direction", "before", back[0])
    elif turn:
        proposal.take("direction", "before" if turn["before"] else "after", turn[0].strip())
    elif (found := _RUNS.search(blank)) or (named and not _SCHEDULED.search(blank)):
        proposal.take("direction", "after", found[0] if found else proposal.written.get("count", ""))
        proposal.notes.append("The request names no direction; a time to act is counted after its event.")
    where = turn.end() if turn else 0
    event = _event(blank, where, named) if turn else ""
    chosen = _event_day(named, blank, where, event)
    if chosen and (not event or _BARE.fullmatch(event)):
        event = _clause_before(blank, chosen.start, after=max(where, period.end if period else 0)) or event
    if event:
        proposal.take("event", event, event)
    _take_event_day(proposal, named, chosen, event)
    if proposal.inputs.get("unit") == "hours" and (at := said.time_of_day(request)):
        proposal.take("event_time", at[0], at[1])
    if served := said.service(request):
        proposal.take("service", *served)
    if sits := courts.state(request):
        proposal.take("state", *sits)
    if holidays:
        proposal.take("declared", [day.day for day in holidays], ", ".join(day.written for day in holidays))
    if note := said.month_first(named):
        proposal.notes.append(note)
    return proposal


def _take_event_day(proposal: Proposal, named: Sequence[Day], chosen: Day | None, event: str) -> None:
    if chosen and chosen.day:
        proposal.take("event_day", chosen.day, chosen.written)
    elif chosen:
        proposal.notes.append(f"“{chosen.written}” has no year.")
    elif len(named) > 1:
        proposal.notes.append(
            "The request names more than one date: " + ", ".join(day.written for day in named) + "."
        )
    elif event:
        proposal.sought["event_day"] = event


def days_between(request: str, today: date) -> Proposal:
    """Read a request for the days between two dates.

    :param request: the request.
    :param today: what "today" means.
    :returns: what it gives of :class:`~pipelines.actions.inputs.DaysBetweenInputs`.
    """
    proposal = Proposal(ActionName.DAYS_BETWEEN)
    named = said.days(request, today)
    whole = [day for day in named if day.day]
    if len(whole) > 2:
        raise ActionError("The request names more than two dates: name the two that are counted between.")
    if len(whole) == 2:
        proposal.take("first", whole[0].day, whole[0].written)
        proposal.take("last", whole[1].day, whole[1].written)
    elif sides := _BETWEEN.search(request) or _FROM.search(request):
        case = _OF_CASE.search(_clause(sides["last"], 0))
        for name in ("first", "last"):
            text = _clause(sides[name], 0)
            if case and not _OF_CASE.search(text):
                text = f"{text}{case[0]}"
            inside = [day for day in said.days(sides[name], today) if day.day]
            if inside:
                proposal.take(name, inside[0].day, inside[0].written)
            elif text:
                proposal.sought[name] = text
    elif whole and (now := _UNTIL_NOW.search(request)):
        proposal.take("first", whole[0].day, whole[0].written)
        proposal.take("last", today, now[0])
    elif whole and (now := _FROM_NOW.search(request)):
        proposal.take("first", today, now[0])
        proposal.take("last", whole[0].day, whole[0].written)
    elif whole:
        proposal.take("first", whole[0].day, whole[0].written)
    if both := _BOTH.search(request):
        proposal.take("both_counted", True, both[0])
    if business := _BUSINESS.search(request):
        proposal.take("business", True, business[0])
    if note := said.month_first(named):
        proposal.notes.append(note)
    return proposal


def _without(request: str, named: Sequence[Day]) -> str:
    """Return a request with its days blanked, so that no word of theirs is read for another."""
    letters = list(request)
    spans = [(day.start, day.end) for day in named]
    for start, end in spans + [match.span() for match in _BESIDE.finditer(request)]:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _turn(text: str, period: Period | None) -> re.Match[str] | None:
    """Return the word that says from what a period is counted, and which way: behind it, or before it."""
    matches = list(_TURN.finditer(text))
    if period is None:
        return next((match for match in matches if match[0].strip().lower() != "of"), None)
    behind = [match for match in matches if match.start() >= period.end]
    near = [match for match in behind if match[0].strip().lower() != "of" or match.start() <= period.end + 1]
    others = [match for match in matches if match.start() < period.start and match[0].strip().lower() != "of"]
    return next(iter(near), None) or next(iter(others), None)


def _event(text: str, start: int, named: Sequence[Day]) -> str:
    """Return the event that is told from a place on: up to its day, or behind it: "the June 1 order"."""
    end = _CLAUSE.search(text, start)
    stop = end.start() if end else len(text)
    day = next((day for day in named if start <= day.start < stop), None)
    if day is None:
        return _trimmed(text[start:stop])
    if text[start : day.start].strip().lower() == "the":
        return _trimmed(text[day.end : stop])
    return _trimmed(text[start : day.start])


def _clause(text: str, start: int) -> str:
    """Return what follows, up to the end of its clause, without what hangs over at its edges."""
    end = _CLAUSE.search(text, start)
    return _trimmed(text[start : end.start() if end else len(text)])


def _clause_before(text: str, end: int, after: int = 0) -> str:
    """Return what stands before a place in its clause; nothing where the period stands there."""
    start = max((match.end() for match in _CLAUSE.finditer(text, 0, end)), default=0)
    return "" if start < after <= end else _trimmed(text[start:end])


def _trimmed(text: str) -> str:
    return " ".join(_EDGE.sub("", text).split())[:300]


def _event_day(named: Sequence[Day], text: str, start: int, event: str) -> Day | None:
    """Choose the day of the event: the only one, that in its clause, or that whose clause speaks of it."""
    if len({day.day for day in named}) <= 1:
        return named[0] if named else None
    end = _CLAUSE.search(text, start) if start else None
    if start:
        inside = [day for day in named if start <= day.start < (end.start() if end else len(text))]
        if len(inside) == 1:
            return inside[0]
    wanted = roots_of(event)
    fits = [day for day in named if wanted & roots_of(_clause_before(text, day.start))]
    return fits[0] if len(fits) == 1 else None
