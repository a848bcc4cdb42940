"""BM25 over a matter's passages: bm25s (Lù 2024, arXiv:2407.03618), in memory, made from the register."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

import bm25s
import numpy as np
import numpy.typing as npt

from ingest.keys import parse_passage_key
from pipelines.search.describing import filed_under, keywords
from pipelines.storage.derived import Derived
from pipelines.storage.register import Register
from pipelines.text import search_terms


class KeywordIndex(Derived):
    """Finds passages by their words, and knows how rare a word is in the matter.

    :param register: the register whose passages are indexed.
    """

    def __init__(self, register: Register) -> None:
        super().__init__(register)
        self._keys: list[str] = []
        self._places: dict[str, slice] = {}
        self._bm25: bm25s.BM25 | None = None
        self._rarity: dict[str, float] = {}

    def _make(self) -> None:
        passages = self.register.passages()
        terms = [search_terms(passage.text) for passage in passages]
        about = {e.document_id: keywords(e.name, e.caption) for e in self.register.documents()}
        filed = [search_terms(filed_under(about.get(p.document_id, ""), p.heading)) for p in passages]
        self._bm25 = _index([[*under, *own] for under, own in zip(filed, terms, strict=True)])
        self._keys = [passage.key for passage in passages]
        owners = groupby(enumerate(passages), key=lambda item: item[1].document_id)
        runs = ((owner, [place for place, _ in run]) for owner, run in owners)
        self._places = {owner: slice(run[0], run[-1] + 1) for owner, run in runs}
        self._rarity = _rarity(terms)

    def best(
        self, terms: Collection[str], count: int, documents: Sequence[str] | None = None
    ) -> list[tuple[str, float]]:
        """Find the passages that share a question's terms.

        :param terms: stems, as :func:`pipelines.text.search_terms` gives them.
        :param count: how many passages at most.
        :param documents: ids of the documents to search; all where None.
        :returns: (key, BM25 score) pairs with scores above 0, the highest first.
        """
        (found,) = self._best(terms, count, [documents])
        return found

    def best_of_each(
        self, terms: Collection[str], count: int, groups: Sequence[Sequence[str]]
    ) -> list[list[str]]:
        """Find the passages that share a question's terms in several groups of documents.

        :param terms: stems, as :func:`pipelines.text.search_terms` gives them.
        :param count: how many passages at most of each group.
        :param groups: ids of documents.
        :returns: for each group the keys, the best by BM25 first.
        """
        return [[key for key, _ in found] for found in self._best(terms, count, groups)]

    def _best(
        self, terms: Collection[str], count: int, groups: Sequence[Sequence[str] | None]
    ) -> list[list[tuple[str, float]]]:
        self.refresh()
        with self._lock:
            bm25, keys, places = self._bm25, self._keys, self._places
        known = sorted({term for term in terms if bm25 and term in bm25.vocab_dict})
        if bm25 is None or not known or not any(group is None or group for group in groups):
            return [[] for _ in groups]
        scores = bm25.get_scores(known)
        numbers = np.arange(len(scores))
        found = []
        for group in groups:
            runs = [slice(None)] if group is None else [places.get(each, slice(0)) for each in group]
            inside = np.concatenate([numbers[run] for run in [slice(0), *runs]])
            best = inside[_top(scores[inside], count)]
            found.append([(keys[index], float(scores[index])) for index in best])
        return found

    def keys_of(self, documents: Sequence[str]) -> list[str]:
        """Return the keys of some documents' passages.

        :param documents: their ids.
        """
        self.refresh()
        with self._lock:
            return [key for each in documents for key in self._keys[self._places.get(each, slice(0))]]

    def edges(self, document: str, count: int) -> list[str]:
        """Return a document's first and last passages: its caption, its conclusion and signatures.

        :param document: its id.
        :param count: how many of each at most.
        :returns: keys, the first one, the last one, the second one, and so on.
        """
        keys = self.keys_of([document])
        pairs = zip(keys[:count], reversed(keys[-count:]), strict=True)
        return list(dict.fromkeys(key for pair in pairs for key in pair))

    def on_pages(self, document: str, pages: Collection[str]) -> list[str]:
        """Return the passages of a document that begin on some of its pages.

        :param document: its id.
        :param pages: as they are printed on the page, or as the PDF labels or counts them.
        :returns: keys, in the order of the pages.
        """
        if not pages:
            return []
        keys = self.keys_of([document])
        numbers = self.register.page_numbers(document, pages)
        return [key for key in keys if parse_passage_key(key).page in numbers]

    def rarity(self, term: str) -> float:
        """Return a term's inverse document frequency, as a share of that of a word found nowhere.

        :param term: a stem, as :func:`pipelines.text.search_terms` gives it.
        :returns: 0 for a word of every passage, 1 for a word of none.
        """
        self.refresh()
        return self._rarity.get(term, 1.0)


def _top(scores: npt.NDArray[np.float32], count: int) -> npt.NDArray[np.intp]:
    """Return the places of the best scores above 0, the highest first."""
    # Of 100,000 scores the best are found five times as quickly when the rest is left unsorted.
    some = np.argpartition(-scores, count)[:count] if count < len(scores) else np.arange(len(scores))
    some = some[scores[some] > 0]
    return np.asarray(some[np.lexsort((some, -scores[some]))])


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
