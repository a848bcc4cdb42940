"""Which sentences make a summary: the best for each thing to be told, none that says the same twice. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipelines.search.embedder import Vectors
from pipelines.summaries.families import FEWEST, SAME, Family, Slot
from pipelines.summaries.reading import Stretch
from pipelines.summaries.records import Length, Serves
from pipelines.summaries.sections import Section
from pipelines.summaries.weighing import is_empty

_LEAST = 0.3
"""A sentence that tells a thing less surely is not chosen for it."""
_CENTRAL, _FIRST = 0.3, 0.1
"""What being central, and opening its section, adds."""
_LIKE = 0.25
"""What being like those that are chosen takes off, by its cosine to the nearest (Carbonell and Goldstein
1998, *The Use of MMR, Diversity-Based Reranking for Reordering Documents and Producing Summaries*)."""
_LONG = 45
_TOO_LONG = 0.006
"""Words beyond which a sentence counts less, and how much each of them takes off."""
_SHORT_SECTION, _LONG_SECTION = 120, 500
"""Words of a section of which one sentence is quoted, and of one of which three are."""
_MANY_SECTIONS = 24


@dataclass(frozen=True)
class Chosen:
    """A sentence of the summary.

    :param stretch: it.
    :param serves: what it tells.
    """

    stretch: Stretch
    serves: Serves


@dataclass(frozen=True)
class Weighed:
    """A document's sentences as they are chosen from.

    :param stretches: the sentences, in order.
    :param weights: for each how well it tells what.
    :param central: for each how central it is, 0 to 1.
    :param vectors: one for each, as rows.
    :param openings: the places of those that open a section.
    """

    stretches: Sequence[Stretch]
    weights: Sequence[Mapping[Serves, float]]
    central: npt.NDArray[np.float64]
    vectors: Vectors
    openings: frozenset[int]

    def score(self, index: int, weight: float) -> float:
        """Say how good a sentence is for a summary.

        :param index: of the sentence.
        :param weight: how well it tells what it is to tell.
        """
        stretch = self.stretches[index]
        first = _FIRST if stretch.place in self.openings else 0.0
        long = _TOO_LONG * max(0, stretch.words - _LONG)
        return weight + _CENTRAL * float(self.central[index]) + first - long

    def tells(self, index: int) -> float:
        """Say how well a sentence tells something; what cites authorities may tell but what they say.

        :param index: of the sentence.
        """
        told = (weight for serves, weight in self.weights[index].items() if serves is not Serves.AUTHORITIES)
        return max(told, default=0.0)

    def nearest(self, index: int, chosen: Sequence[int]) -> float:
        """Return how like a sentence is to the one among others that is most like it, by cosine.

        :param index: of the sentence.
        :param chosen: indexes of others.
        """
        return max((float(self.vectors[index] @ self.vectors[other]) for other in chosen), default=0.0)


def choose(weighed: Weighed, family: Family, length: Length) -> list[Chosen]:
    """Choose the sentences of a short summary or a standard one.

    :param weighed: the document's sentences.
    :param family: says what is to be told.
    :param length: short or standard.
    :returns: the sentences in the order in which they are read.
    """
    taken: list[int] = []
    found: list[Chosen] = []
    for slot in family.slots:
        count = slot.short if length is Length.SHORT else slot.standard
        chosen = _fill(weighed, slot, count, taken)
        taken += chosen
        found += [Chosen(weighed.stretches[index], slot.serves) for index in sorted(chosen)]
    scores = {
        index: weighed.score(index, max(weights.values(), default=0.0))
        for index, weights in enumerate(weighed.weights)
        if index not in taken
        and weighed.stretches[index].leads
        and not weighed.stretches[index].is_title
        and not is_empty(weighed.stretches[index])
    }
    more = _best(weighed, scores, FEWEST[length] - len(found), taken)
    return found + [Chosen(weighed.stretches[index], Serves.ALSO) for index in sorted(more)]


def _fill(weighed: Weighed, slot: Slot, count: int, taken: Sequence[int]) -> list[int]:
    scores = {
        index: weighed.score(index, weights[slot.serves])
        for index, weights in enumerate(weighed.weights)
        if weights.get(slot.serves, 0.0) >= _LEAST
    }
    return _best(weighed, scores, count, taken, spread=slot.spread, same=slot.same)


def _best(
    weighed: Weighed,
    scores: Mapping[int, float],
    count: int,
    taken: Sequence[int],
    *,
    spread: bool = False,
    same: float = SAME,
) -> list[int]:
    """Return the best sentences that say different things, from different sections where they are to."""
    chosen: list[int] = []
    used: set[tuple[str, ...] | int] = set()
    left = dict(scores)
    while left and len(chosen) < count:
        others = [*taken, *chosen]
        apart = {index: weighed.nearest(index, others) for index in left}
        left = {
            index: score
            for index, score in left.items()
            if apart[index] < same
            and not any(weighed.stretches[index].overlaps(weighed.stretches[other]) for other in others)
        }
        fresh = (
            {index for index in left if _part(weighed.stretches[index]) not in used}
            if spread
            else left.keys()
        )
        if not (fresh or left):
            break
        best = max(fresh or left, key=lambda index: left[index] - _LIKE * apart[index])
        chosen.append(best)
        used.add(_part(weighed.stretches[best]))
        del left[best]
    return chosen


def _part(stretch: Stretch) -> tuple[str, ...] | int:
    """Return what tells the part of the document that a sentence is spread by: its headings, or its page."""
    return stretch.path if stretch.path and not stretch.is_exchange else stretch.page


def choose_of_section(weighed: Weighed, section: Section, sections: int, taken: Sequence[int]) -> list[int]:
    """Choose the sentences that stand for a section.

    :param weighed: the document's sentences.
    :param section: the section.
    :param sections: how many the document has.
    :param taken: indexes of those that were chosen for the sections before.
    :returns: indexes, in order.
    """
    words = sum(stretch.words for stretch in section.stretches)
    count = 1 if words < _SHORT_SECTION else 2 if words < _LONG_SECTION else 3
    count = min(count, 2) if sections > _MANY_SECTIONS else count
    places = {stretch.place for stretch in section.stretches}
    scores = {
        index: weighed.score(index, weighed.tells(index))
        for index, stretch in enumerate(weighed.stretches)
        if stretch.place in places
        and (weighed.tells(index) >= _LEAST or (stretch.leads and not is_empty(stretch)))
        and not (stretch.is_title and stretch.plain in section.heading)
    }
    return sorted(_best(weighed, scores, count, taken))


def worth_weighing(
    sections: Sequence[Section], weights: Sequence[Mapping[Serves, float]], most: int
) -> list[int]:
    """Choose which sentences of a long document are compared with each other, the same share of each section.

    :param sections: the document's.
    :param weights: for each of its sentences how well it tells what.
    :param most: how many at most.
    :returns: places of sentences, in order; of all where there are no more.
    """
    if len(weights) <= most:
        return list(range(len(weights)))
    rows = [
        sorted(
            (stretch.place for stretch in section.stretches),
            key=lambda place: -max(weights[place].values(), default=0.0),
        )
        for section in sections
    ]
    share = most / len(weights)
    ranked = sorted(
        (rank / max(1.0, share * len(row)), place) for row in rows for rank, place in enumerate(row)
    )
    return sorted(place for _, place in ranked[:most])
