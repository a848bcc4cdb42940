"""Which tellings are of one event. Pure functions.

It is told by the words they share, weighed by how rare they are in the matter. To hold two events for one
would hide one of them, so much is asked for.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from pipelines.facts import facts
from pipelines.text import root, roots_of, search_terms
from pipelines.timeline.records import EventSource, Precision

_SAME = 0.42
"""The share of words, by weight, that two tellings of one day have in common when they tell of one event."""
_SAME_MONTH = 0.6
"""The same where one tells the day and the other the month."""
FEWEST = 2
"""Words, names aside, that tellings of one event have in common."""
_THIS_PAPER = re.compile(r"\b[Tt]his (?:\w+ ){0,5}?(?:Agreement|Lease|Amendment|Contract|Letter|Order)\b")
_ENTRY_TITLE = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4} (?P<number>\d+) (?P<title>[A-Z’' \[\]]{3,60})")
_STAMPED = re.compile(r"\bDocument (\d+)\b")
_ENTRY = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}\s\d{1,4}\s")


@dataclass(frozen=True)
class Told:
    """A telling, with what it is compared by.

    :param source: the telling.
    :param text: the sentence that tells of it, on one line; of a caption's day what was filed.
    :param whole: all that is quoted, likewise.
    :param at: offset of the date on its page.
    :param is_caption: whether it is a caption's day.
    """

    source: EventSource
    text: str
    whole: str
    at: int = 0
    is_caption: bool = False

    @cached_property
    def terms(self) -> frozenset[str]:
        """The roots of the words that tell what happened, without dates and who is mentioned."""
        dated = [fact for fact in facts(self.text) if fact.kind == "date"]
        rest = self.text
        for fact in sorted(dated, key=lambda fact: -fact.start):
            rest = f"{rest[: fact.start]} {rest[fact.end :]}"
        return frozenset(roots_of(rest)) - self.names

    @cached_property
    def names(self) -> frozenset[str]:
        """The roots of the names of who is mentioned."""
        return frozenset(root(term) for name in self.source.people for term in search_terms(name))

    @cached_property
    def amounts(self) -> frozenset[str]:
        """The sums and percentages that are told."""
        return frozenset(fact.value for fact in facts(self.text) if fact.kind in ("money", "percent"))


class Weights:
    """How much each word tells of an event: the logarithm of how seldom it occurs in the matter.

    :param tellings: those of the matter.
    """

    def __init__(self, tellings: Sequence[Told]) -> None:
        seen = Counter(term for told in tellings for term in told.terms)
        self._of = {term: log((1 + len(tellings)) / count) for term, count in seen.items()}
        self._totals: dict[frozenset[str], float] = {}

    def of(self, terms: frozenset[str]) -> float:
        """Return how much some words tell together.

        :param terms: roots of words that occur in the matter.
        """
        return sum(self._of[term] for term in terms)

    def all_of(self, told: Told) -> float:
        """Return how much all words of a telling tell; it is reckoned once.

        :param told: the telling.
        """
        if told.terms not in self._totals:
            self._totals[told.terms] = self.of(told.terms)
        return self._totals[told.terms]


def grouped(tellings: Sequence[Told], weights: Weights) -> list[list[Told]]:
    """Bring together the tellings of one event.

    :param tellings: those of the matter.
    :param weights: of its words.
    :returns: groups; in each, what is told to the day stands first.
    """
    groups: list[list[Told]] = []
    near: defaultdict[str, list[list[Told]]] = defaultdict(list)
    order = sorted(tellings, key=lambda told: (told.source.precision != Precision.DAY, not told.is_caption))
    for told in order:
        when = told.source.date
        likely = [(_likeness(group, told, weights), group) for group in near[when]]
        grade, home = max(likely, key=lambda pair: pair[0], default=(0.0, []))
        if grade > 0:
            home.append(told)
            continue
        home = [told]
        groups.append(home)
        for key in {when, when[:7]}:  # what is told to the month may be of any day in it
            near[key].append(home)
    return groups


def _likeness(group: Sequence[Told], told: Told, weights: Weights) -> float:
    """Return how like a telling is to those of a group; 0 where it is not of their event."""
    if told.source.precision == Precision.YEAR:
        same = [each for each in group if each.source.date == told.source.date]
        return max((shared(each, told, weights, _SAME) for each in same), default=0.0)
    best = 0.0
    for each in group:
        if each.source.date == told.source.date and each.source.precision == told.source.precision:
            best = max(best, _of_caption(each, told) or shared(each, told, weights, _SAME))
        elif each.source.precision != told.source.precision:
            best = max(best, shared(each, told, weights, _SAME_MONTH))
    return best


def _of_caption(first: Told, second: Told) -> float:
    """Say whether one is the day of a paper's caption and the other tells of the same paper."""
    caption, other = (first, second) if first.is_caption else (second, first)
    if not caption.is_caption or other.is_caption:
        return 0.0
    kind = caption.text.rpartition(" ")[0].casefold()
    if caption.source.document_id == other.source.document_id:
        return 1.0 if _THIS_PAPER.search(other.text) else 0.0
    entry, number = _ENTRY_TITLE.match(other.text), _STAMPED.search(caption.source.quote)
    if entry and number:
        return 1.0 if number[1] == entry["number"] and kind in entry["title"].casefold() else 0.0
    return 0.0


def shared(first: Told, second: Told, weights: Weights, least: float) -> float:
    """Return the share of words, by weight, that two tellings have in common.

    :param first: a telling.
    :param second: another one.
    :param weights: of the matter's words.
    :param least: the least share that counts.
    :returns: the share of the shorter one; 0 where it is below the least, or they mention different people.
    """
    common = first.terms & second.terms
    if first.is_caption or second.is_caption or len(common) < FEWEST:
        return 0.0
    if _are_two_entries(first, second):
        return 0.0
    if first.source.quote == second.source.quote and first.text == second.text:
        return 1.0
    if first.names and second.names and not first.names & second.names:
        return 0.0
    smaller = min(weights.all_of(first), weights.all_of(second))
    share = weights.of(common) / smaller if smaller else 0.0
    return share if share >= least else 0.0


def _are_two_entries(first: Told, second: Told) -> bool:
    """Say whether two tellings are different entries of one docket sheet, each on its own day."""
    if first.source.document_id != second.source.document_id:
        return False
    entries = [_ENTRY.match(told.source.quote) for told in (first, second)]
    return bool(entries[0] and entries[1]) and first.source.quote[:24] != second.source.quote[:24]
