"""A request in words becomes an action and its inputs, by a grammar of requests. Pure."""

from __future__ import annotations

import re
from datetime import date

from pipelines.actions import deadline_requests, money_requests, said
from pipelines.actions.proposals import Proposal
from pipelines.actions.taken import ActionName
from pipelines.errors import ActionError, UnknownRequest
from pipelines.facts import facts
from pipelines.text import docket_numbers

MOST = 2000
"""The longest request, in characters."""
WHAT_THERE_IS = (
    "Pincite can compute a deadline, count the days between two dates, compute interest, add up amounts, "
    "look up a "
    "docket number, and draft a chronology or a list of exhibits. Put the request that way, or use `ask`."
)
_EXHIBITS = re.compile(
    r"\bexhibit (?:list|index)\b|\b(?:list|index|schedule) of (?:the |all )?(?:\w+ )?exhibits\b",
    re.IGNORECASE,
)
_CHRONOLOGY = re.compile(
    r"\bchronolog\w+\b|\b(?:draft|prepare|make|build|write)\b.*\btimeline\b", re.IGNORECASE
)
_INTEREST = re.compile(r"\binterest\b|\b§?\s?1961\b|\baccru\w+\b|\bcompound\w*\b", re.IGNORECASE)
_SUM = re.compile(
    r"\b(?:sum|add|adding|totals?|tot up|tally|altogether|aggregate|combined?|subtract|deduct)\b"
    r"|\bcome to\b|\d\s*\+\s*\$?\d|\bplus\b"
    r"|\bhow much\b.*\bin all\b",
    re.IGNORECASE,
)
_COUNTING = re.compile(
    r"\bhow (?:many|much|long)\b.*\b(?:days?|weeks?|time|between|since|until|from|elapse\w*|pass\w*)\b|"
    r"\b(?:days?|time|weeks?)\s+(?:between|elapsed|separating|apart|that (?:passed|lie|separate))|\b(?:count"
    r"|number of)\b.*\bdays\b.*\b(?:between|from|since)\b",
    re.IGNORECASE,
)  # fmt: skip
_DEADLINE = re.compile(
    r"\bdeadlines?\b|\bdue\b|\blast day\b|\bexpir\w+|\blimitations?\b|\bby when\b|\bwhen must\b"
    r"|\bwhen (?:does|do|will|can)\b.*\bend\b|"
    r"\bruns? (?:out|from|until)\b|\b(?:what|which) (?:day|date)\b|\bcount(?:ing)? (?:back|forward)\b"
    r"|\bRule 6\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:what|which|when|comput|calculat|determin|find|tell|give|count|work out|rule 6)", re.IGNORECASE
)
_LOOK_UP = re.compile(
    r"\b(?:look\w* up|find|show|pull|open|docket|case|civil action|what|which|number|no\.)", re.IGNORECASE
)
_OF = re.compile(r"\b(?:of|for|from|in|about|covering)\b\s+(?P<of>.+)", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:the|this|my|our|all|every\w*|whole|entire|matter|case|file|files|docx|as|an?|in|word|document|documents)\b|\W",
    re.IGNORECASE,
)


def propose(request: str, today: date) -> Proposal:
    """Propose an action for a request.

    :param request: the request, in words.
    :param today: what "today" means.
    :returns: the action and what the request gives of its inputs.
    :raises UnknownRequest: when it fits no action.
    :raises ActionError: when it is empty or too long, or names what cannot be.
    """
    request = " ".join(request.split())
    if not request:
        raise ActionError(f"Type a request first. {WHAT_THERE_IS}")
    if len(request) > MOST:
        raise ActionError(f"The request has {len(request):,} characters; at most {MOST:,} can be read.")
    match action_of(request):
        case ActionName.DEADLINE:
            return deadline_requests.deadline(request, today)
        case ActionName.DAYS_BETWEEN:
            return deadline_requests.days_between(request, today)
        case ActionName.INTEREST:
            return money_requests.interest(request, today)
        case ActionName.SUM:
            return money_requests.amounts(request)
        case ActionName.DOCKET:
            return _docket(request)
        case ActionName.CHRONOLOGY | ActionName.EXHIBITS as action:
            return _draft(action, request)
        case None:
            raise UnknownRequest(f"This request fits no action. {WHAT_THERE_IS}")


def action_of(request: str) -> ActionName | None:
    """Return the action that a request asks for, or None where it asks for none.

    :param request: the request, single-spaced.
    """
    has_period = any(True for _ in said.periods(request))
    dates = sum(fact.kind == "date" for fact in facts(request))
    amounts = money_requests.has_amount(request)
    if _EXHIBITS.search(request):
        return ActionName.EXHIBITS
    if _CHRONOLOGY.search(request):
        return ActionName.CHRONOLOGY
    if _INTEREST.search(request):
        return ActionName.INTEREST
    if docket_numbers(request) and not has_period and not amounts and _LOOK_UP.search(request):
        return ActionName.DOCKET
    if _COUNTING.search(request) and not (has_period and (_DEADLINE.search(request) or dates == 1)):
        return ActionName.DAYS_BETWEEN
    if dates > 1 and not has_period and re.search(r"\bdays\b", request, re.IGNORECASE):
        return ActionName.DAYS_BETWEEN
    if has_period and (dates or deadline_requests.counts_from(request)):
        return ActionName.DEADLINE
    if _SUM.search(request) and (amounts or "amount" in request.lower() or not _DEADLINE.search(request)):
        return ActionName.SUM
    if _DEADLINE.search(request) and _ASKS.search(request):
        return ActionName.DEADLINE
    return None


def _docket(request: str) -> Proposal:
    proposal = Proposal(ActionName.DOCKET)
    if numbers := docket_numbers(request):
        first = min(numbers, key=request.lower().find)
        start = request.lower().find(first)
        proposal.take("number", first, request[start : start + len(first)])
    return proposal


def _draft(action: ActionName, request: str) -> Proposal:
    proposal = Proposal(action)
    behind = re.split(
        r"chronolog\w+|timeline|exhibits?(?: list| index)?", request, maxsplit=1, flags=re.IGNORECASE
    )[-1]
    of = _OF.search(behind)
    if of and _WHOLE.sub("", of["of"]):
        proposal.take("of", of["of"].rstrip(" .?!"), of["of"].rstrip(" .?!"))
    return proposal
