"""BM25 over a matter's passages: bm25s (Lù 2024, arXiv:2407.03618), in memory, made from the register."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import bm25s
import numpy as np
from haystack import default_to_dict

from pipelines.register import Register
from pipelines.text import search_terms


class KeywordIndex:
    """Finds passages by their words, and knows how rare a word is in the matter.

    It is made anew when the register's documents have changed.

    :param register: the register whose passages are indexed.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self._lock = threading.Lock()
        self._revision = -1
        self._keys: list[str] = []
        self._bm25: bm25s.BM25 | None = None
        self._rarity: dict[str, float] = {}

    def to_dict(self) -> dict[str, Any]:
        """Return the index as plain values, for a pipeline's YAML; Haystack makes it again from them."""
        data: dict[str, Any] = default_to_dict(self, register=self.register)
        return data

    def refresh(self) -> None:
        """Make the index anew if the documents have changed since; otherwise do nothing."""
        with self._lock:
            revision = self.register.revision
            if revision == self._revision:
                return
            passages = self.register.passages()
            terms = [search_terms(passage.text) for passage in passages]
            self._bm25 = _index(terms)
            self._keys = [passage.key for passage in passages]
            self._rarity = _rarity(terms)
            self._revision = revision

    def best(self, question: str, count: int) -> list[tuple[str, float]]:
        """Find the passages that share the question's words.

        :param question: any text.
        :param count: how many passages at most.
        :returns: (key, BM25 score) pairs with scores above 0, the highest first.
        """
        self.refresh()
        with self._lock:
            bm25, keys = self._bm25, self._keys
        terms = sorted({term for term in search_terms(question) if bm25 and term in bm25.vocab_dict})
        if bm25 is None or not terms:
            return []
        scores = bm25.get_scores(terms)
        top = np.argsort(-scores, kind="stable")[:count]
        return [(keys[index], float(scores[index])) for index in top if scores[index] > 0]

    def rarity(self, term: str) -> float:
        """Return a term's inverse document frequency, as a share of that of a word found nowhere.

        :param term: a stem, as :func:`pipelines.text.search_terms` gives it.
        :returns: 0 for a word of every passage, 1 for a word of none.
        """
        self.refresh()
        return self._rarity.get(term, 1.0)


def _index(terms: Sequence[list[str]]) -> bm25s.BM25 | None:
    if not any(terms):
        return None
    bm25 = bm25s.BM25(k1=1.2, b=0.75)  # Robertson and Zaragoza 2009 give these as reasonable
    bm25.index(list(terms), show_progress=False)
    return bm25


def _rarity(terms: Sequence[list[str]]) -> dict[str, float]:
    frequency: dict[str, int] = {}
    for passage in terms:
        for term in set(passage):
            frequency[term] = frequency.get(term, 0) + 1
    most = np.log(1 + len(terms))
    return {term: float(np.log((1 + len(terms)) / (1 + count)) / most) for term, count in frequency.items()}
