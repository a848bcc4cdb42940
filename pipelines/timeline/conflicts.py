"""Which events are evidently one, and have different days told of them. Pure functions.

A false conflict misleads, so a missed one is preferred.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from pipelines.timeline.records import Precision, Voice
from pipelines.timeline.sameness import FEWEST, Told, Weights, shared

_LIKE = 0.6
_FEWEST = 4
_DAYS = 400
"""What two tellings that conflict have in common, and how far apart the days may be."""
_ROUTINE = re.compile(
    r"\b(?:hearing|conference|stipulation|notice of|extend\w*|deadline|continued|reset|invoice|"
    r"installment|each|"
    r"first|second|third|again|another|amended|supplemental|renewed|month\w*|monthly|quarter\w*|letters?)\b",
    re.IGNORECASE,
)
"""What is done more than once: two days of it are no conflict."""
_ATTRIBUTED = re.compile(
    r"\b(?:alleges?|alleged|contends?|contended|asserts?|claims?|pleads?|pleaded|puts?|says?|testified|argues)\b"
)
_PROVED = re.compile(
    r"\b(?:records?|receipts?|logs?|licen[sc]e|file|minutes|invoices?|notice|map(?:ping)?|survey|photographs?|"
    r"order|certificate|exhibit|metadata|postmark|stamp|report|statement|itself)\b[^.;]{0,60}?\b(?:shows?|bears?|states?|"
    r"reads?|notes?|places?|puts?|is dated|was dated|records)\b|\bsays otherwise\b|\bIt is dated\b|"
    r"\bthe (?:earlier|later|other|right|correct) date\b"
)
"""A statement that sets a paper against what somebody says."""
_APART = 450
"""Characters between the dates of two statements that stand side by side."""


def conflicting(groups: Sequence[Sequence[Told]], weights: Weights) -> list[tuple[int, int]]:
    """Find events that are evidently one and have different days.

    Either a paper says what somebody alleges, and directly behind it what a record shows; or they are told in
    different papers, neither of which tells of both days, of the same people, in the same words, with
    the same sums, and are nothing that happens more than once.

    :param groups: see :func:`grouped`.
    :param weights: of the matter's words.
    :returns: the places of each two in ``groups``.
    """
    by_term: defaultdict[str, set[int]] = defaultdict(set)
    for place, group in enumerate(groups):
        for told in group:
            if (
                told.source.precision == Precision.DAY
                and not told.is_caption
                and not _ROUTINE.search(told.text)
            ):
                for term in told.terms:
                    by_term[term].add(place)
    near: Counter[tuple[int, int]] = Counter()
    for places in by_term.values():
        if len(places) <= 12:
            ordered = sorted(places)
            near.update((a, b) for n, a in enumerate(ordered) for b in ordered[n + 1 :])
    likely = {pair for pair, count in near.items() if count >= FEWEST} | _side_by_side(groups)
    return [pair for pair in sorted(likely) if _conflict(*pair, groups, weights)]


def _side_by_side(groups: Sequence[Sequence[Told]]) -> set[tuple[int, int]]:
    """Return each two groups of which some tellings stand side by side."""
    by_page: defaultdict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for place, group in enumerate(groups):
        for told in group:
            by_page[told.source.document_id, told.source.page].append((told.at, place))
    found = set()
    for places in by_page.values():
        ordered = sorted(places)
        for n, (at, place) in enumerate(ordered):
            found |= {
                (min(place, other), max(place, other))
                for later, other in ordered[n + 1 :]
                if other != place and later - at <= _APART
            }
    return found


def _conflict(a: int, b: int, groups: Sequence[Sequence[Told]], weights: Weights) -> bool:
    first, second = groups[a], groups[b]
    if any(_answers(one, other) or _answers(other, one) for one in first for other in second):
        return True
    papers = [{told.source.document_id for told in group} for group in (first, second)]
    if papers[0] & papers[1]:
        return False
    return any(_differ(one, other, weights) for one in first for other in second)


def _answers(said: Told, proved: Told) -> bool:
    """Say whether a statement directly behind what somebody says gives another date, out of a record."""
    one, other = said.source, proved.source
    apart = proved.at - said.at
    if (one.document_id, one.page) != (other.document_id, other.page) or abs(apart) > _APART:
        return False
    if apart <= 0 and not re.search(r"\btherefore denies\b", said.text):
        return False
    if said.text == proved.text or one.date.startswith(other.date) or other.date.startswith(one.date):
        return False
    if Precision.YEAR in (one.precision, other.precision):
        return False
    is_proved = bool(_PROVED.search(other.quote))
    denied = one.voice == Voice.DENIED and (is_proved or re.search(r"\badmits\b", proved.text))
    if not denied and not (is_proved and _ATTRIBUTED.search(said.text)):
        return False
    plain = re.search(r"\bthe (?:earlier|later|other|right|correct) date\b", proved.text)
    return bool(plain or said.terms & proved.terms)


def _differ(one: Told, other: Told, weights: Weights) -> bool:
    days = [told.source.date for told in (one, other)]
    common = one.terms & other.terms
    if days[0] == days[1] or len(common) < _FEWEST or one.is_caption or other.is_caption:
        return False
    if any(told.source.precision != Precision.DAY or told.source.until for told in (one, other)):
        return False
    apart = abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days)
    if apart > _DAYS or not one.names & other.names or one.amounts != other.amounts:
        return False
    if any(told.source.voice == Voice.DENIED or _ROUTINE.search(told.text) for told in (one, other)):
        return False
    return shared(one, other, weights, _LIKE) > 0
