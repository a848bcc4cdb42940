"""Which tellings are of one event, and which give it different dates. Pure functions.

Both are told by the words they share, weighed by how rare they are in the matter. To hold two events for one
hides one of them, and a false conflict misleads: so both ask for much, the second for more.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import log

from pipelines.facts import facts
from pipelines.text import root, search_terms
from pipelines.timeline.records import EventSource, Precision, Voice

_SAME = 0.42
"""The share of words, by weight, that two tellings of one day have in common when they tell of one event."""
_SAME_MONTH = 0.6
"""The same where one tells the day and the other the month."""
_FEWEST = 2
"""Words, names aside, that tellings of one event have in common."""
_CONFLICT = 0.6
_CONFLICT_FEWEST = 4
_CONFLICT_DAYS = 400
"""What two tellings that conflict have in common, and how far apart the days may be."""
_ROUTINE = re.compile(
    r"\b(?:hearing|conference|stipulation|notice of|extend\w*|deadline|continued|reset|invoice|installment|each|"
    r"first|second|third|again|another|amended|supplemental|renewed|month\w*|monthly|quarter\w*|letters?)\b",
    re.IGNORECASE,
)
"""What is done more than once: two days of it are no conflict."""


_ENTRY = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}\s\d{1,4}\s")
_ATTRIBUTED = re.compile(
    r"\b(?:alleges?|alleged|contends?|contended|asserts?|claims?|pleads?|pleaded|puts? |says?|testified|argues|"
    r"has the \w+ (?:begin|end|happen))\b"
)
_PROVED = re.compile(
    r"\b(?:records?|receipts?|logs?|licen[sc]e|file|minutes|invoices?|notice|mapping|order|certificate|exhibit|metadata|"
    r"postmark|stamp|report|statement|itself)\b[^.;]{0,60}?\b(?:shows?|bears?|states?|reads?|notes?|places?|puts?|is dated|"
    r"was dated|records)\b|\bsays otherwise\b|\bIt is dated\b|\bthe (?:earlier|later|other|right|correct) date\b"
)
"""A statement that sets a paper against what somebody says."""
_APART = 450
"""Characters between the dates of two statements that stand side by side."""


@dataclass(frozen=True)
class Told:
    """A telling, with what it is compared by.

    :param source: the telling.
    :param text: the sentence that tells of it, on one line.
    :param at: offset of the date on its page.
    :param is_caption: whether it is a caption's day, and ``text`` what was filed.
    """

    source: EventSource
    text: str
    at: int = 0
    is_caption: bool = False

    @cached_property
    def terms(self) -> frozenset[str]:
        """The roots of the words that tell what happened, without dates and who is mentioned."""
        dated = [fact for fact in facts(self.text) if fact.kind == "date"]
        rest = self.text
        for fact in reversed(sorted(dated, key=lambda fact: fact.start)):
            rest = f"{rest[: fact.start]} {rest[fact.end :]}"
        return frozenset(root(term) for term in search_terms(rest)) - self.names

    @cached_property
    def names(self) -> frozenset[str]:
        """The roots of the names of who is mentioned."""
        return frozenset(root(term) for name in self.source.people for term in search_terms(name))

    @cached_property
    def amounts(self) -> frozenset[str]:
        """The sums and percentages that are told."""
        return frozenset(fact.value for fact in facts(self.text) if fact.kind in ("money", "percent"))


def weights(tellings: Iterable[Told]) -> dict[str, float]:
    """Return how much each word tells of an event: the logarithm of how seldom it occurs.

    :param tellings: those of the matter.
    """
    all_tellings = list(tellings)
    seen = Counter(term for told in all_tellings for term in told.terms)
    return {term: log((1 + len(all_tellings)) / count) for term, count in seen.items()}


def grouped(tellings: Sequence[Told], weight: dict[str, float]) -> list[list[Told]]:
    """Bring together the tellings of one event.

    :param tellings: those of the matter.
    :param weight: see :func:`weights`.
    :returns: groups; in each, what is told to the day stands first.
    """
    by_month: defaultdict[str, list[list[Told]]] = defaultdict(list)
    order = sorted(tellings, key=lambda told: (told.source.precision != Precision.DAY, not told.is_caption))
    for told in order:
        groups = by_month[told.source.date[:7]]
        home = max(groups, key=lambda group: _likeness(group, told, weight), default=None)
        if home is not None and _likeness(home, told, weight) > 0:
            home.append(told)
        else:
            groups.append([told])
    return [group for groups in by_month.values() for group in groups]


def _likeness(group: Sequence[Told], told: Told, weight: dict[str, float]) -> float:
    """Return how like a telling is to those of a group; 0 where it is not of their event."""
    if told.source.precision == Precision.YEAR:
        same = [each for each in group if each.source.date == told.source.date]
        return max((_shared(each, told, weight, _SAME) for each in same), default=0.0)
    best = 0.0
    for each in group:
        if each.source.date == told.source.date and each.source.precision == told.source.precision:
            best = max(best, _of_caption(each, told) or _shared(each, told, weight, _SAME))
        elif each.source.precision != told.source.precision:
            best = max(best, _shared(each, told, weight, _SAME_MONTH))
    return best


def _of_caption(first: Told, second: Told) -> float:
    """Say whether one is the day of a paper's caption and the other tells of the same paper."""
    caption, other = (first, second) if first.is_caption else (second, first)
    if not caption.is_caption or other.is_caption:
        return 0.0
    kind = caption.text.rpartition(" ")[0].casefold()
    if caption.source.document_id == other.source.document_id:
        opens = re.search(r"\b[Tt]his (?:\w+ ){0,5}?(?:Agreement|Lease|Amendment|Contract|Letter|Order)\b", other.text)
        return 1.0 if opens else 0.0
    entry = re.match(r"\d{1,2}/\d{1,2}/\d{2,4} (?P<number>\d+) (?P<title>[A-Z’' \[\]]{3,60})", other.text)
    number = re.search(r"\bDocument (\d+)\b", caption.source.quote)
    if entry and number:
        return 1.0 if number[1] == entry["number"] and kind in entry["title"].casefold() else 0.0
    return 0.0


def _shared(first: Told, second: Told, weight: dict[str, float], least: float) -> float:
    """Return the share of words that two tellings have in common, 0 where it is below the least."""
    common = first.terms & second.terms
    if first.is_caption or second.is_caption or len(common) < _FEWEST:
        return 0.0
    if _are_two_entries(first, second):
        return 0.0
    if first.source.quote == second.source.quote and first.text == second.text:
        return 1.0
    if first.names and second.names and not first.names & second.names:
        return 0.0
    smaller = min(sum(weight[term] for term in told.terms) for told in (first, second))
    share = sum(weight[term] for term in common) / smaller if smaller else 0.0
    return share if share >= least else 0.0


def _are_two_entries(first: Told, second: Told) -> bool:
    """Say whether two tellings are different entries of one docket sheet, each on its own day."""
    if first.source.document_id != second.source.document_id:
        return False
    entries = [_ENTRY.match(told.source.quote) for told in (first, second)]
    return bool(entries[0] and entries[1]) and first.source.quote[:24] != second.source.quote[:24]


def conflicting(groups: Sequence[Sequence[Told]], weight: dict[str, float]) -> list[tuple[int, int]]:
    """Find events that are evidently one and have different days.

    Either one paper says what somebody alleges, and directly behind it what another paper shows; or they are told in different documents, neither of which tells of both days; by the same people, in the same
    words, with the same sums; and they are nothing that happens more than once.

    :param groups: see :func:`grouped`.
    :param weight: see :func:`weights`.
    :returns: the places of each two in ``groups``.
    """
    by_term: defaultdict[str, set[int]] = defaultdict(set)
    for place, group in enumerate(groups):
        for told in group:
            if told.source.precision == Precision.DAY and not told.is_caption and not _ROUTINE.search(told.text):
                for term in told.terms:
                    by_term[term].add(place)
    near: Counter[tuple[int, int]] = Counter()
    for places in by_term.values():
        if len(places) <= 12:
            ordered = sorted(places)
            near.update((a, b) for n, a in enumerate(ordered) for b in ordered[n + 1 :])
    likely = {pair for pair, count in near.items() if count >= _FEWEST} | _side_by_side(groups)
    return [pair for pair in sorted(likely) if _conflict(*pair, groups, weight)]


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


def _conflict(a: int, b: int, groups: Sequence[Sequence[Told]], weight: dict[str, float]) -> bool:
    first, second = groups[a], groups[b]
    if any(_answers(one, other) or _answers(other, one) for one in first for other in second):
        return True
    papers = [{told.source.document_id for told in group} for group in (first, second)]
    if papers[0] & papers[1]:
        return False
    return any(_differ(one, other, weight) for one in first for other in second)


def _answers(said: Told, proved: Told) -> bool:
    """Say whether a statement directly behind what somebody says gives another date for it, out of a paper."""
    one, other = said.source, proved.source
    apart = proved.at - said.at
    if (one.document_id, one.page) != (other.document_id, other.page) or not 0 < apart <= _APART:
        return False
    if said.text == proved.text or one.date.startswith(other.date) or other.date.startswith(one.date):
        return False
    if Precision.YEAR in (one.precision, other.precision):
        return False
    denied = one.voice == Voice.DENIED and re.search(r"\badmits\b", proved.text)
    if not denied and not (_ATTRIBUTED.search(said.text) and _PROVED.search(other.quote)):
        return False
    plain = re.search(r"\bthe (?:earlier|later|other|right|correct) date\b", proved.text)
    return bool(plain or said.terms & proved.terms)


def _differ(one: Told, other: Told, weight: dict[str, float]) -> bool:
    days = [told.source.date for told in (one, other)]
    if one.is_caption or other.is_caption or days[0] == days[1]:
        return False
    if any(told.source.precision != Precision.DAY or told.source.until for told in (one, other)):
        return False
    if any(told.source.voice == Voice.DENIED or _ROUTINE.search(told.text) for told in (one, other)):
        return False
    apart = abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days)
    same_people = bool(one.names & other.names)
    common = one.terms & other.terms
    if apart > _CONFLICT_DAYS or not same_people or len(common) < _CONFLICT_FEWEST or one.amounts != other.amounts:
        return False
    return _shared(one, other, weight, _CONFLICT) > 0
