"""Ranked lists of passages become one. Pure functions.

Weighted reciprocal rank fusion: Cormack, Clarke and Büttcher 2009 (SIGIR). Haystack's own has its constant
fixed at 61; with :data:`NEAR` more of the first passages were right on all collections that were measured
(``evals/RESULTS.md``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ingest.unchanging import Unchanging

NEAR = 10
"""How slowly a place's worth falls: the first is worth this many places and one to the last of as many."""

PREFERRED = 1.5
"""By how much more a passage counts that stands in a document which is searched first."""

SPREAD = 0.7
"""What a passage counts, beside the one before it of the same document, where many documents are asked of."""


@dataclass(frozen=True, slots=True)
class Ranking(Unchanging):
    """Passages in order.

    :param keys: see :func:`ingest.keys.passage_key`; the best first.
    :param scores: one a key, falling; empty where their order alone counts.
    """

    keys: tuple[str, ...] = ()
    scores: tuple[float, ...] = ()


def fuse(lists: Iterable[tuple[float, Iterable[str]]]) -> dict[str, float]:
    """Fuse ranked lists.

    :param lists: weights, each with keys, the best first.
    :returns: scores by key.
    """
    scores: dict[str, float] = {}
    for weight, keys in lists:
        for rank, key in enumerate(keys, start=1):
            scores[key] = scores.get(key, 0.0) + weight / (NEAR + rank)
    return scores


def preferring(scores: dict[str, float], documents: Collection[str]) -> dict[str, float]:
    """Count passages of some documents for more: never so much that others cannot come first.

    :param scores: by key.
    :param documents: ids.
    """
    return {key: score * (PREFERRED if owner(key) in documents else 1) for key, score in scores.items()}


def spread(scores: dict[str, float]) -> dict[str, float]:
    """Count a document's second passage for less than its first, and so on, that more documents have one.

    :param scores: by key.
    """
    before: Counter[str] = Counter()
    spread: dict[str, float] = {}
    for key, score in _falling(scores):
        spread[key] = score * SPREAD ** before[owner(key)]
        before[owner(key)] += 1
    return spread


def ranked(scores: dict[str, float]) -> Ranking:
    """Rank passages by their scores.

    :param scores: by key.
    """
    order = _falling(scores)
    return Ranking(tuple(key for key, _ in order), tuple(score for _, score in order))


def _falling(scores: dict[str, float]) -> list[tuple[str, float]]:
    return sorted(scores.items(), key=lambda item: -item[1])


def owner(key: str) -> str:
    """Return the id of a passage's document.

    :param key: see :func:`ingest.keys.passage_key`.
    """
    return key.partition(":")[0]
