"""What a court's paper decides, graded by what is asked: the whole of it, or one motion. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ingest.records import Passage
from ingest.sentences import Span
from pipelines.lookup import opinions
from pipelines.lookup.decretal import Decree, decrees, is_quoted, sentence_around
from pipelines.text import roots_of

LEAST = 0.45
"""Grade below which a decree is about something else than what is asked."""

_OPENING = 5  # passages
_SHORT_PAPER = 2  # pages


class Ruling(NamedTuple):
    """A place that disposes or holds.

    :param passage: where it stands.
    :param decree: its words, by offsets in the passage.
    :param grade: how well it is what is asked for, 0 to 1.
    """

    passage: Passage
    decree: Decree
    grade: float


def of_the_whole(passages: Sequence[Passage], *, holding: bool, appellate: bool) -> Iterator[Ruling]:
    """Find what a paper decides in all: its last decree, and what it announces at the beginning.

    What a separate opinion would decide does not count.

    :param passages: the paper's, in order.
    :param holding: whether a holding is asked for: "We hold that …" comes first then.
    :param appellate: whether the court hears appeals: what becomes of the judgment comes first then.
    """
    found = _decrees(passages)
    last = max((n for n, _, decree in found if decree.disposes), default=-1)
    for n, passage, decree in found:
        opening = n < _OPENING
        closing = n == last or (n == last - 1 and not opening)
        if holding and not decree.disposes:
            yield Ruling(passage, decree, 1.0 if opening else 0.9 if closing else 0.7)
        elif decree.disposes and (closing or opening):
            grade = 0.8 if holding or not closing else 1.0
            yield Ruling(passage, decree, grade * (0.95 if appellate and not decree.judges else 1.0))


def of_a_part(
    passages: Sequence[Passage], about: Mapping[str, float], pages: int, *, holding: bool
) -> Iterator[Ruling]:
    """Find what a paper decides of what is asked about: a motion, a count, a request.

    :param passages: the paper's, in order.
    :param about: the roots of what is asked about, with weights; not empty.
    :param pages: how many pages the paper has; in a short one any decree may be about it.
    :param holding: whether a holding is asked for, which says itself what it is about.
    """
    found = _decrees(passages)
    whole = frozenset().union(*(_roots(f"{p.heading} {p.text}") for _, p, _ in found))
    for _, passage, decree in found:
        own = _roots(f"{passage.heading} {decree.sentence}")
        grade = _share(about, own)
        if not holding:
            grade = max(grade, 0.6 * _share(about, _roots(f"{passage.heading} {passage.text}")))
        if pages <= _SHORT_PAPER:
            grade = max(grade, 0.5 * _share(about, whole))
        grade *= 1.0 if decree.disposes else 0.95
        if grade >= LEAST:
            yield Ruling(passage, decree, grade)


def posed(
    passages: Sequence[Passage], find: Callable[[str], Iterator[Span]], about: Mapping[str, float]
) -> Iterator[tuple[Passage, Span, float]]:
    """Find what a paper says of its own task: its issue, or how it reviews; the earlier the better.

    What a separate opinion says, and what stands in quotation marks, does not count.

    :param passages: the paper's, in order.
    :param find: finds it in a text, as :func:`pipelines.lookup.posed.issues` does.
    :param about: the roots of what is asked about, with weights; empty where the whole paper is meant.
    """
    for n, passage in enumerate(passages):
        end = opinions.before_separate(passage.text)
        for span in find(passage.text[:end]):
            if is_quoted(passage.text, span.start):
                continue
            sentence = sentence_around(passage.text, *span)
            own = _roots(f"{passage.heading} {passage.text[slice(*sentence)]}")
            share = _share(about, own) if about else 1.0
            if share >= LEAST:
                yield passage, span, share * (1.0 if n < _OPENING else 0.9)
        if end is not None:
            break


def _decrees(passages: Sequence[Passage]) -> list[tuple[int, Passage, Decree]]:
    """Return the decrees of a paper up to its first separate opinion, and which passages they stand in."""
    found = []
    for n, passage in enumerate(passages):
        end = opinions.before_separate(passage.text)
        found += [(n, passage, decree) for decree in decrees(passage.text[:end])]
        if end is not None:
            break
    return found


def _roots(text: str) -> frozenset[str]:
    return frozenset(roots_of(text))


def _share(about: Mapping[str, float], roots: frozenset[str]) -> float:
    return sum(weight for term, weight in about.items() if term in roots) / sum(about.values())
