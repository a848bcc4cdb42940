"""An input that was missing and is given afterwards, in words, becomes values of the action's schema."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from pipelines.actions import courts, money_requests, said
from pipelines.actions.proposals import Proposal
from pipelines.errors import ActionError
from pipelines.facts import facts
from pipelines.text import single_spaced

_DAYS = ("event_day", "first", "last")
_CHOICES = {
    "direction": {"before": r"\bbefore\b|\bback", "after": r"\bafter\b|\bfrom\b"},
    "kind": {"judgment": r"judg|1961", "compound": r"\bcompound", "simple": r"\bsimple"},
    "compounded": {
        "semiannually": r"\bsemi|half",
        "daily": r"\bdaily|\bday",
        "monthly": r"\bmonth",
        "quarterly": r"\bquarter",
        "annually": r"\bannual|\byear",
    },
}
"""Inputs that are one of a few, and the words that say which."""
_NUMBER = re.compile(r"[-−]?\$?\s?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?:%|percent|dollars)?", re.IGNORECASE)


def take(proposal: Proposal, name: str, text: str, today: date) -> None:
    """Take an input that the user gave when it was asked for; what the files were to say is not sought then.

    :param proposal: the proposal that lacks it.
    :param name: the input's name.
    :param text: what the user typed.
    :param today: what "today" means.
    :raises ActionError: when it is none.
    """
    text = single_spaced(text)
    if not text:
        return
    for each, value in _values(name, text, today).items():
        proposal.take(each, value, text)
    proposal.sought.pop(name, None)


def _values(name: str, text: str, today: date) -> dict[str, Any]:
    if name in _DAYS:
        days = said.days(text, today)
        if len(days) != 1 or days[0].day is None:
            raise ActionError(f"“{text}” is not one day. Give it as in June 1, 2021.")
        return {name: days[0].day}
    if name in _CHOICES:
        for value, pattern in _CHOICES[name].items():
            if re.search(pattern, text, re.IGNORECASE):
                return {name: value}
        raise ActionError(f"“{text}” is none of these: {', '.join(_CHOICES[name])}.")
    match name:
        case "count":
            period = said.period(text)
            if period is None:
                raise ActionError(f"“{text}” is no period. Give it as in 14 days.")
            return {"count": period.number, "unit": period.unit}
        case "event_time":
            at = said.time_of_day(text)
            if at is None:
                raise ActionError(f"“{text}” is no time of day. Give it as in 2:30 p.m.")
            return {"event_time": at[0]}
        case "state":
            found = courts.state(f"in {text}")
            if found is None:
                raise ActionError(f"“{text}” is no state. Give its name in full.")
            return {"state": found[0]}
        case "principal" | "rate":
            return {name: _number(text)}
        case "amounts":
            amounts = money_requests.amounts(f"add {text}").inputs.get("amounts")
            if not amounts:
                raise ActionError(f"“{text}” gives no amounts. List them, as in $1,200 and $340.50.")
            return {"amounts": amounts}
        case _:
            return {name: text}


def _number(text: str) -> Decimal:
    if match := _NUMBER.fullmatch(text):
        return Decimal(match["number"].replace(",", ""))
    found = [fact.value for fact in facts(text) if fact.kind in ("money", "percent", "number")]
    if len(found) != 1 or "/" in found[0]:
        raise ActionError(f"“{text}” is not one number.")
    return Decimal(found[0])
