"""Requests that something be reckoned, looked up or drafted, told apart from questions to the files. Pure.

The grammar of actions (:mod:`pipelines.actions.requests`) reads any request of those who have asked for an
action. A question is taken as one only where it gives what is reckoned with, or says that it is to be done: a
deadline, a rate or a total that is merely asked about stands in the files.
"""

from __future__ import annotations

import re
from datetime import date

from pipelines.actions import said
from pipelines.actions.requests import action_of
from pipelines.actions.taken import ActionName
from pipelines.errors import ActionError
from pipelines.facts import facts
from pipelines.polite import ASKING, WANTING
from pipelines.text import docket_numbers, single_spaced

_PLEASE = rf"(?:(?:{ASKING}|{WANTING} you to|help me|let[’']s)[\s,]+)*"
_RECKON = re.compile(
    rf"{_PLEASE}(?:compute|calculate|work out|figure out|reckon|count|add|total|tally|sum|determine)\b",
    re.IGNORECASE,
)
_DRAFT = re.compile(
    rf"{_PLEASE}(?:draft|prepare|make|write|build|create|generate|produce|compile|put together)\b"
    r"|\b(?:as|in) (?:a )?(?:word|docx)\b",
    re.IGNORECASE,
)
_ASKS_WHEN = re.compile(
    r"\b(?:when (?:is|are|does|do|will|must|would)\b(?! .*\b(?:said|alleged)\b)|(?:what|which) (?:is the "
    r"|day|date|will be the)"
    r"|by when|(?:the )?(?:last day|deadline|due date)|due when|compute|calculate)",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"^(?:and |so )?(?:who|whom|whose|what|when|where|which|why|how|did|do|does|is|are|was|were|may|can"
    r"|could|must|should"
    r"|has|have|had|will|would|name|tell|list)\b",
    re.IGNORECASE,
)
_BEGINS_WITH_PERIOD = re.compile(
    rf"^(?:(?:when|what) (?:is|are|falls|day is|date is) )?(?:the )?(?:(?:deadline|last day|date|day)(?:"
    rf" for [\w\s]{{1,40}}?)?(?: is|:)? )?"
    rf"(?={said.PERIOD.pattern}\s+(?:after|before|from|following|prior to)\b)",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:according to|alleg\w+|argu(?:e|es|ed|ing|ment\w*)|testif\w+|says?|said|claim(?:s|ed)|contend\w*"
    r"|assert\w*|swore"
    r"|held|hold|cite[sd]?|did)\b",
    re.IGNORECASE,
)
"""What somebody says of a day or an amount stands in the files."""
_HOW_MUCH = re.compile(r"\b(?:how much|what|total|sum|plus|come to|add)\b", re.IGNORECASE)
_AMOUNTS = re.compile(
    r"\b(?:amounts?|figures|sums|invoices|payments|fees|charges|costs|expenses|bills|damages)\b",
    re.IGNORECASE,
)
_ADD_NUMBERS = re.compile(
    r"(?:(?:please )?(?:add|total|sum|tally)(?: up)?:? )?\$?\d[\d,.]*"
    r"(?:(?:,? (?:and|plus|&) |, |\s?\+\s?)\$?\d[\d,.]*)+\W*",
    re.IGNORECASE,
)
_OF_INTEREST = re.compile(r"(?:simple|compound|pre-?judgment|post-?judgment)?\s?interest on\b", re.IGNORECASE)
_LOOK_UP = re.compile(
    r"\b(?:look(?:ing)? up|look|up|find|show|pull|open|get|me|please|the|a|all|which|what|documents?"
    r"|papers?|files?|bear|bears"
    r"|have|has|carry|carries|with|docket|case|civil|action|number|no|nos|entry|under|for|in|of|is|are"
    r"|there)\b|[\W_]",
    re.IGNORECASE,
)
_OF_TWO_EVENTS = re.compile(
    r"how many (?:\w+ )?days (?:(?:are|were|lie|lay|passed|elapsed) )?(?:there )?(?:between .+ and|from .+"
    r" to) .+",
    re.IGNORECASE,
)
"""Days to be counted from the files: what they do not both tell leads back to the files."""
_DAYS_BETWEEN = re.compile(r"\bdays?\b|\bhow long\b|\btime\b|\bweeks?\b", re.IGNORECASE)


def wants_action(question: str) -> ActionName | None:
    """Return the action that a question beyond doubt asks for, or None.

    :param question: the question.
    """
    text = single_spaced(question)
    try:
        action = action_of(text)
        return action if action is not None and _is_meant(action, text) else None
    except ActionError:  # it names a day that the calendar has not; the files may be asked all the same
        return None


def may_be_action(question: str) -> bool:
    """Say whether a question could be taken as an action by who wants it so.

    :param question: the question.
    """
    try:
        return action_of(single_spaced(question)) is not None
    except ActionError:
        return False


def _is_meant(action: ActionName, text: str) -> bool:
    told_to = bool(_RECKON.match(text))
    days = [day for day in said.days(text, date.today()) if day.day]
    amounts = [fact for fact in facts(text) if fact.kind == "money"]
    rates = [fact for fact in facts(text) if fact.kind == "percent"]
    period = any(True for _ in said.periods(text))
    match action:
        case ActionName.CHRONOLOGY | ActionName.EXHIBITS:
            return bool(_DRAFT.search(text))
        case ActionName.DOCKET:
            return _names_only_numbers(text)
        case ActionName.SUM:
            if _ADD_NUMBERS.fullmatch(text):
                return True
            several = len(amounts) > 1 and bool(_HOW_MUCH.search(text)) and not _REPORTED.search(text)
            return (told_to and bool(amounts or _AMOUNTS.search(text))) or several
        case ActionName.INTEREST:
            given = bool(amounts) and (bool(rates) or bool(_OF_INTEREST.match(text)))
            return told_to or (given and not _REPORTED.search(text))
        case ActionName.DAYS_BETWEEN:
            return bool(told_to or (_OF_TWO_EVENTS.fullmatch(text) and not _REPORTED.search(text))) or (
                len(days) == 2 and bool(_DAYS_BETWEEN.search(text)) and not _REPORTED.search(text)
            )
        case ActionName.DEADLINE:
            if told_to or (period and _BEGINS_WITH_PERIOD.match(text)):
                return True
            asked = bool(_ASKS_WHEN.search(text)) or not _QUESTION.match(text)
            return period and bool(days) and asked and not _REPORTED.search(text)


def _names_only_numbers(text: str) -> bool:
    """Say whether a request is nothing but a docket number and words for looking it up."""
    rest = text.lower()
    for number in sorted(docket_numbers(text), key=len, reverse=True):
        rest = rest.replace(number.lower(), " ")
    return not _LOOK_UP.sub("", rest)
