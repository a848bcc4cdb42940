"""Requests for what happened when, read by a grammar. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.polite import POLITE
from pipelines.stretches import stretch
from pipelines.text import single_spaced

_PLEASE = (
    rf"(?:(?:{POLITE}|show|list|give|set out|lay out|walk|take|tell"
    r"|put together|make|me|us|through|all|the|a|an|full|complete|short|case|whole|what|which|is|are)\s+)*"
)
_EVENTS = r"(?:events?|happenings|occurrences|developments)"
_TIMELINE = re.compile(
    rf"{_PLEASE}(?:chronolog(?:y|ies)|time ?lines?|sequence of {_EVENTS}|(?:key|important|significant"
    rf"|critical|main|relevant)"
    rf" dates|dated {_EVENTS}|history of {_EVENTS}|order of {_EVENTS})\b(?P<rest>.*)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\s*(?:$|[,.;:?!]|of\b|in\b|with\b|from\b|between\b|since\b|after\b|before\b|until\b|about\b|around\b"
    r"|involving\b"
    r"|concerning\b|regarding\b|mention\w*\b|that\b|which\b|leading\b|to\b|on\b|by\b|for\s+(?:(?:19"
    r"|20)\d\d|the\s+(?:matter"
    r"|case|files?|whole)|[A-Z]|(?:spring|summer|fall|autumn)\b))"
)
"""What a timeline may be of: none that a court sets for something."""
_HAPPENED = re.compile(
    rf"(?:what(?: all)?|everything(?: that)?|{_PLEASE}(?:everything|what)(?: that)?) "
    rf"(?:happened|took place|occurred|transpired|was (?:going on|happening)|went on)\b(?P<rest>.*)"
    rf"|{_PLEASE}{_EVENTS}\b(?: (?:are|were|is) (?:told|known|recorded|mentioned)(?: of)?)?(?P<events>.*)",
    re.IGNORECASE,
)
_IN_ORDER = re.compile(
    r"\bin (?:chronological|date|time) order\b|\bchronologically\b|\bin order\b(?! to\b)|\bby date\b|\bin"
    r" what order\b"
    r"|\bin sequence\b",
    re.IGNORECASE,
)
_SOMETHING_HAPPENED = re.compile(
    rf"\b(?:happen\w*|took place|occurr\w*|{_EVENTS}|transpired|history|unfold\w*)\b", re.IGNORECASE
)
_WITH = re.compile(
    r"\s*(?:(?:with|to|involving|for|in|of)\s+(?P<of>[A-Z][\w.’'&-]*(?:\s+(?:[A-Z][\w.’'&-]*|v\.?"
    r"|vs\.?))*))?\s*[,.?!]*\s*"
)
_OF = tuple(
    re.compile(rf"\b(?:{words})\s+(?P<of>[^,;:?!]+)", re.IGNORECASE)
    for words in ("involving|concerning|about|regarding|mention(?:s|ing)?|with", "of|for|in|to|at|by")
)
_GENERAL = re.compile(
    r"\b(?:the|this|that|these|our|my|all|whole|entire|matter|case|files?|record|papers|documents?|events?"
    r"|order|date|dates"
    r"|dispute|chronological|leading|up|and|in|of|to|by|for)\b|\W",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class EventRequest:
    """What is asked of the timeline.

    :param first: the first day, ISO 8601; any where empty.
    :param last: the last day, likewise.
    :param of: the words for who, or which papers, it is about; empty for all.
    """

    first: str = ""
    last: str = ""
    of: str = ""


def event_request(question: str) -> EventRequest | None:
    """Read a request for what happened when, or None where the question is none.

    :param question: the question.
    """
    text = single_spaced(question)
    timeline = _TIMELINE.fullmatch(text)
    if timeline and _ABOUT.match(timeline["rest"]):
        return _request(text, timeline.start("rest"))
    if _IN_ORDER.search(text) and _SOMETHING_HAPPENED.search(text):
        return _request(text, 0)
    happened = _HAPPENED.fullmatch(text)
    named = stretch(text)
    if happened and named:
        group = "rest" if happened["rest"] is not None else "events"
        around = text[happened.start(group) : max(named.start, happened.start(group))], text[named.end :]
        if all(map(_WITH.fullmatch, around)):
            return _request(text, happened.start(group))
    return None


def about(question: str) -> EventRequest:
    """Return what any question would ask of the timeline: its days, and who or what it is about.

    :param question: the question.
    """
    return _request(single_spaced(question), 0)


def _request(text: str, start: int) -> EventRequest:
    named = stretch(text)
    rest = text[start:]
    if named:
        cut = max(named.start - start, 0)
        rest = f"{rest[:cut]} , {rest[max(named.end - start, 0) :]}"
    found = [single_spaced(match["of"]).rstrip(" .") for words in _OF for match in words.finditer(rest)]
    of = next((each for each in found if _GENERAL.sub("", each)), "")
    return EventRequest(named.first if named else "", named.last if named else "", of)
