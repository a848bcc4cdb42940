"""Requests for interest, or for a sum, read by a grammar. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from pipelines.actions import said
from pipelines.actions.days import plus_months
from pipelines.actions.proposals import Proposal
from pipelines.actions.taken import ActionName
from pipelines.errors import ActionError
from pipelines.facts import Fact, facts

_JUDGMENT = re.compile(
    r"\b1961\b|\bpost-?\s?judgment\b|\b(?:federal|money) judge?ment\b|\bon (?:the|a|this) judge?ment\b",
    re.IGNORECASE,
)
_SIMPLE = re.compile(r"\bsimple\b|\bnot compound\w*\b|\bwithout compounding\b", re.IGNORECASE)
_COMPOUND = re.compile(r"\bcompound\w*\b", re.IGNORECASE)
_HOW_OFTEN = (
    ("semiannually", r"\bsemi-?\s?annual\w*|\bhalf-?\s?yearly\b|\btwice a year\b|\bevery six months\b"),
    ("daily", r"\bdaily\b|\beach day\b|\bevery day\b"),
    ("monthly", r"\bmonthly\b|\b(?:each|every) month\b"),
    ("quarterly", r"\bquarter\w*\b"),
    ("annually", r"\bannual\w*\b|\byearly\b|\b(?:each|every|once a) year\b"),
)
_BY_MONTH = re.compile(
    r"(?:%|\bpercent|\bper cent)\s*(?:interest\s*)?(?:a|per|each|every)\s+(?:month|day|week|quarter)\b"
    r"|\bper month\b",
    re.IGNORECASE,
)
_IN_ORDER = re.compile(r"\bfrom\b.*\b(?:to|until|till|through)\b", re.IGNORECASE)
_360 = re.compile(r"\b360\b|\bbanker[’']?s[’']? year\b", re.IGNORECASE)
_ON = re.compile(
    r"\bon\s+(?P<of>the [^,.;?]+?)(?=\s+(?:at|from|since|for|of|until|to|compounded)\b|[,.;?]|$)",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|since|starting)\s+(?P<of>(?:the )?[a-z][^,;?]+?)(?=\s+(?:to|until|till|through|at)\b"
    r"|[,;?]|\.$|$)",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:less|minus|subtract\w*|deduct\w*|net of|reduced by|(?:a |the )?(?:credit|offset|setoff"
    r"|payment) of)\W*(?:the |a )?(?:\w+ ){0,3}?$",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?:^|[\s(,])[-−–]$")
_OF = re.compile(
    r"\b(?:sum|total|aggregate|amounts?|add(?:ing)?(?: up)?|come to)\s+(?:up\s+)?(?:(?:all|each|every"
    r"|the|of|in|for|due|under|from|amounts?|sums?|figures)\s+)*(?P<of>[^.?!;]+)",
    re.IGNORECASE,
)
_MORE_THAN_SUMS = re.compile(
    r"%|\bpercent|\btimes\b|\btwice\b|\bmultipl\w+|\bdivid\w+|\baverage\b|\d\s*[x×*/]\s*\$?\d|\beach\b|\bapiece\b|"
    r"\bper\b|\ban? (?:hour|day|week|month|year)\b",
    re.IGNORECASE,
)
"""What an amount is multiplied by, or divided."""
_OTHER_WORDS = re.compile(
    r"\b(?!(?:add|adding|up|sum|of|the|and|plus|total|totals|tally|combined?|what|is|are|do|does|come|comes|to|amounts?"
    r"|numbers|figures|following|these|dollars|less|minus|subtract|deduct|please|in|all|altogether|it)\b)[a-z]+\b",
    re.IGNORECASE,
)
"""A word beside which a plain number may be anything: an invoice's, a page's."""
_PLAIN = re.compile(r"(?<![\w.,§$-])\d[\d,]*(?:\.\d{1,2})?(?![\w%-])")


def has_amount(request: str) -> bool:
    """Say whether a request names an amount of money.

    :param request: the request.
    """
    return any(fact.kind == "money" for fact in facts(request))


def interest(request: str, today: date) -> Proposal:
    """Read a request for interest.

    :param request: the request.
    :param today: what "today" means.
    :returns: what it gives of :class:`~pipelines.actions.inputs.InterestInputs`.
    :raises ActionError: when its rate is not by the year.
    """
    if _BY_MONTH.search(request):
        raise ActionError(
            "Give the rate by the year, in percent: a rate by the month or the day is not reckoned with."
        )
    proposal = Proposal(ActionName.INTEREST)
    found = facts(request)
    _take_money(proposal, request, [fact for fact in found if fact.kind == "money"])
    rates = [fact for fact in found if fact.kind == "percent"]
    if rates:
        proposal.take("rate", _decimal(rates[0]), rates[0].written)
        if len({fact.value for fact in rates}) > 1:
            raise ActionError(
                "The request names more than one rate; compute each time with one rate by itself."
            )
    _take_kind(proposal, request)
    named = [day for day in said.days(request, today) if day.day]
    if len(named) > 2:
        raise ActionError("The request names more than two dates: say from which day to which interest runs.")
    if not _IN_ORDER.search(request):  # "paid June 3, 2024 on a judgment entered June 3, 2022"
        named.sort(key=lambda day: day.day or today)
    for name, day in zip(("first", "last"), named, strict=False):
        proposal.take(name, day.day, day.written)
    _take_time(proposal, request, named)
    if not named and (since := _FROM.search(request)):
        proposal.sought["first"] = since["of"].strip()
    if year := _360.search(request):
        proposal.take("year", 360, year[0])
    if note := said.month_first(named):
        proposal.notes.append(note)
    return proposal


def _take_money(proposal: Proposal, request: str, money: Sequence[Fact]) -> None:
    if money:
        on = [
            fact
            for fact in money
            if re.search(r"\bon\W+(?:\w+\W+){0,6}$", request[: fact.start], re.IGNORECASE)
        ]
        chosen = (on or money)[0]
        proposal.take("principal", _decimal(chosen, request), chosen.written)
        if len({fact.value for fact in money}) > 1:
            proposal.notes.append(
                f"The request names more than one amount; interest runs on {chosen.written}."
            )
    elif of := _ON.search(request):
        proposal.sought["principal"] = of["of"].strip()


def _take_kind(proposal: Proposal, request: str) -> None:
    judgment, simple, compound = (pattern.search(request) for pattern in (_JUDGMENT, _SIMPLE, _COMPOUND))
    if simple:
        proposal.take("kind", "simple", simple[0])
    elif judgment and not (compound and not re.search(r"1961|post-?\s?judg", request, re.IGNORECASE)):
        proposal.take("kind", "judgment", judgment[0])
    elif compound:
        proposal.take("kind", "compound", compound[0])
        for name, pattern in _HOW_OFTEN:
            if often := re.search(pattern, request, re.IGNORECASE):
                proposal.take("compounded", name, often[0])
                break


def _take_time(proposal: Proposal, request: str, named: Sequence[said.Day]) -> None:
    """Take the time that is told as a period: alone, or as how long after the one day that is named."""
    if len(named) > 1:
        return
    period = next((each for each in said.periods(request) if _is_time(request, each)), None)
    if period is None:
        return
    count, unit = (period.number * 7, "days") if period.unit == "weeks" else (period.number, period.unit)
    if named and named[0].day and unit != "days" and period.number <= 2400:
        last = plus_months(named[0].day, count * (12 if unit == "years" else 1))
        proposal.take("last", last, period.written)
        return
    proposal.take("count", count, period.written)
    proposal.take("unit", unit, period.written)


def _is_time(request: str, period: said.Period) -> bool:
    """Say whether a period is a time, and not the rate's ("4% a year") or the year's ("a 360-day year")."""
    of_rate = period.number == 1 and request[: period.start].rstrip().endswith(
        ("%", "percent", "per cent", "interest")
    )
    of_year = period.number in (360, 365) and request[period.end :].lstrip().startswith("year")
    return period.unit not in ("hours", "business days") and not of_rate and not of_year


def amounts(request: str) -> Proposal:
    """Read a request for a sum.

    :param request: the request.
    :returns: what it gives of :class:`~pipelines.actions.inputs.SumInputs`.
    """
    proposal = Proposal(ActionName.SUM)
    if has_amount(request) and _MORE_THAN_SUMS.search(request):
        raise ActionError("Amounts are only added and taken off: multiply, divide or take a share first.")
    money = [
        (fact.start, _decimal(fact, request), fact.written) for fact in facts(request) if fact.kind == "money"
    ]
    starts = [range(start, start + len(written) + 1) for start, _, written in money]
    plain = [each for each in _plain(request) if not any(each[0] in span for span in starts)]
    if money:  # "$1,200 and 340.50": what has cents, or thousands, among dollars is dollars too
        money += [each for each in plain if "." in each[2] or "," in each[2].rstrip(",")]
    elif not _OTHER_WORDS.search(request):
        money = plain
    taken = [
        (-value if _LESS.search(request[:start]) else value, written)
        for start, value, written in sorted(money)
    ]
    if taken:
        proposal.take("amounts", [value for value, _ in taken], ", ".join(written for _, written in taken))
    elif of := _OF.search(request):
        proposal.take("of", of["of"].strip(), of["of"].strip())
        proposal.sought["amounts"] = of["of"].strip()
    return proposal


def _plain(request: str) -> list[tuple[int, Decimal, str]]:
    """Return the numbers of a request that are nothing else: no date, no day, no section."""
    other = [fact for fact in facts(request) if fact.kind not in ("number", "money")]
    spans = [(fact.start, fact.start + len(fact.written)) for fact in other]
    return [
        (match.start(), Decimal(match[0].replace(",", "")), match[0])
        for match in _PLAIN.finditer(request)
        if not any(start <= match.start() < end for start, end in spans)
    ]


def _decimal(fact: Fact, request: str = "") -> Decimal:
    """Return an amount or a rate, below zero where a sign before it says so."""
    if "/" in fact.value:
        raise ActionError(f"“{fact.written}” contradicts itself: say which amount is meant.")
    amount = Decimal(fact.value)
    return -amount if _SIGN.search(request[: fact.start]) else amount
