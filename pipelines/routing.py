"""Which documents a question names: by its case, its parties, its docket number or its filing."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import NamedTuple

from pipelines.derived import Derived
from pipelines.register import Register
from pipelines.text import names, search_terms

CAPTION_CHARACTERS = 1500
"""How much of a document's first page counts as its caption, with its file name."""

NEARLY_ALL = 0.7
"""A document is named when its caption has this share of the best one's weight of names."""

LEAST = 0.4
"""The share of a question's names that the best document must have: below, none is named."""


class Route(NamedTuple):
    """The documents a question names, and the terms it names them by."""

    documents: tuple[str, ...]
    by: frozenset[str]


class DocumentNames(Derived):
    """Knows by which words each document of a matter can be named.

    It is made anew when the register's documents have changed.

    :param register: the register whose documents are known.
    """

    def __init__(self, register: Register) -> None:
        super().__init__(register)
        self._captions: dict[str, frozenset[str]] = {}
        self._titles: frozenset[str] = frozenset()
        self._rarity: dict[str, float] = {}

    def _make(self) -> None:
        captions, titles = {}, set()
        for entry in self.register.documents():
            first = self.register.page(entry.document_id, 1)
            caption = first.text[:CAPTION_CHARACTERS] if first else ""
            name = search_terms(entry.name.replace("_", " "))
            captions[entry.document_id] = frozenset([*name, *search_terms(caption)])
            titles.update(name)
        frequency = Counter(term for terms in captions.values() for term in terms)
        self._rarity = {term: log((1 + len(captions)) / count) for term, count in frequency.items()}
        self._captions, self._titles = captions, frozenset(titles)

    def caption(self, document_id: str) -> frozenset[str]:
        """Return the terms of a document's name and caption.

        :param document_id: a document.
        """
        self.refresh()
        return self._captions.get(document_id, frozenset())

    def route(self, question: str) -> Route:
        """Find the documents that a question names.

        :param question: any text.
        :returns: ids of the documents whose captions have the question's names, the rarer ones counting
            more; none where no caption has enough of them, or where most have.
        """
        self.refresh()
        naming = names(question) | (set(search_terms(question)) & self._titles)
        asked = {term: self._rarity[term] for term in naming if term in self._rarity}
        weight = sum(asked.values())
        if not weight:
            return Route((), frozenset())
        share = {
            document: sum(rarity for term, rarity in asked.items() if term in caption) / weight
            for document, caption in self._captions.items()
        }
        best = max(share.values())
        if best < LEAST:
            return Route((), frozenset())
        named = [document for document, value in share.items() if value >= NEARLY_ALL * best]
        if len(named) > max(1, len(share) // 2):
            return Route((), frozenset(asked))
        named.sort(key=lambda document: -share[document])
        return Route(tuple(named), frozenset(asked))
