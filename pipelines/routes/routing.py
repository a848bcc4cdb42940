"""Which documents a question means: by its case, its parties, its docket number, its filing or its day.

What a question names is searched first, and never alone: a name may stand in a question that another
document answers. Questions across documents name none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from math import log

from ingest.unchanging import Unchanging
from pipelines.facts import facts
from pipelines.routes import mentions
from pipelines.routes.cards import Card, card
from pipelines.routes.filings import COURT_PAPERS, KINDS, Filing
from pipelines.routes.mentions import Mentions
from pipelines.storage.derived import Derived
from pipelines.storage.register import DocumentEntry, Register
from pipelines.text import names, search_terms, stem

NEARLY_ALL = 0.7
"""A document is named when its card has this share of the best one's weight of names."""

LEAST = 0.4
"""The share of a question's names that the best document must have: below, none is named."""

MOST_FILINGS = 5
"""Of more documents than these a question means none in particular."""

_TELLING = frozenset(search_terms("amended second third fourth supplemental corrected proposed cross joint"))
"""Words by which a paper differs from another of its kind: what lacks them is not the one that is meant."""
_PLAIN = frozenset(
    search_terms(
        """court district superior circuit judge magistrate original prior written signed operative same
        current party entire attached final present first against granting denying regarding concerning"""
    )
)
"""Words before a paper's name that its title need not have."""
_NO_NAMES = frozenset(
    search_terms(
        """pdf scan inc llc corp company co ltd lp state united county city department people court
        district circuit order motion opinion letter notice complaint answer judgment no case v plaintiff
        defendant dkt"""
    )
)
"""Words of file names and parties that name none of them."""
_NUMBERED = re.compile(r"[a-z].*\d", re.IGNORECASE)
_KEPT = 64
"""Routes that are kept: each is asked for some three times while its question is answered."""
_ANY_CONTRACT = ("agreement", "contract")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT = re.compile(r"\b[A-Z]{3,5}\b")


@dataclass(frozen=True, slots=True)
class Route(Unchanging):
    """What a question names.

    ``documents`` are the ids of the documents named: the filings that it speaks of, otherwise those of its
    case; ``case`` are those of its case. ``by`` are the terms that name them. ``pages`` are the pages that it
    asks for, as printed; ``across`` is whether it asks of many documents.
    """

    documents: tuple[str, ...] = ()
    case: tuple[str, ...] = ()
    by: frozenset[str] = frozenset()
    pages: tuple[str, ...] = ()
    across: bool = False

    def everywhere(self) -> Route:
        """Return the same without anything to be searched first."""
        return Route(by=self.by, across=self.across)

    def inside(self, only: Collection[str] | None) -> Route:
        """Return the same of some documents.

        :param only: their ids; all where None.
        """
        if only is None:
            return self
        documents, case = (tuple(key for key in keys if key in only) for keys in (self.documents, self.case))
        return replace(self, documents=documents, case=case)


class Directory:
    """The cards of all documents of a matter, and who has which name.

    :param cards: one a document.
    """

    def __init__(self, cards: Iterable[Card] = ()) -> None:
        self.cards = {each.document_id: each for each in cards}
        frequency = Counter(term for each in self.cards.values() for term in each.names | each.title)
        self.rarity = {term: log((1 + len(self.cards)) / count) for term, count in frequency.items()}
        self.people = _union(each.people for each in self.cards.values())
        self.known = self.people | _union(each.file for each in self.cards.values())
        self._named: defaultdict[str, list[str]] = defaultdict(list)
        self._numbered: defaultdict[str, list[str]] = defaultdict(list)
        for key, each in self.cards.items():
            for term in each.names & self.known:
                self._named[term].append(key)
            for number in each.numbers:
                self._numbered[number].append(key)

    def numbered(self, numbers: Collection[str]) -> list[str]:
        """Return the ids of the documents of docket numbers.

        :param numbers: see :func:`ingest.caption.docket_numbers.key`.
        """
        return list(dict.fromkeys(key for number in numbers for key in self._numbered.get(number, ())))

    def of_files(self, terms: frozenset[str]) -> frozenset[str]:
        """Return those of some terms of which two or more stand in one file's name.

        :param terms: any.
        """
        found = (terms & each.file for each in self.cards.values())
        return _union(both for both in found if len(both) > 1)

    def shares(self, asked: Mapping[str, float]) -> dict[str, float]:
        """Return which share of the weight of some names the documents have.

        :param asked: weights of terms that name people or files.
        :returns: 0 to 1 by id; only of those that have any.
        """
        total = sum(asked.values())
        share: defaultdict[str, float] = defaultdict(float)
        for term, weight in asked.items():
            for key in self._named.get(term, ()):
                share[key] += weight / total
        return share


class DocumentNames(Derived):
    """Knows by what each document of a matter can be named.

    It is made anew when the register's documents have changed.

    :param register: the register whose documents are known.
    """

    def __init__(self, register: Register) -> None:
        super().__init__(register)
        self._directory = Directory()
        self._routes: dict[str, Route] = {}
        self._made: dict[DocumentEntry, Card] = {}

    def _make(self) -> None:
        entries = self.register.documents()
        self._made = {entry: self._made.get(entry) or self._card(entry) for entry in entries}
        self._directory, self._routes = Directory(self._made.values()), {}

    def _card(self, entry: DocumentEntry) -> Card:
        first = self.register.page(entry.document_id, 1)
        top, stamps = (first.text, first.furniture) if first else ("", ())
        return card(entry.document_id, entry.name, entry.caption, top, stamps)

    def caption(self, document_id: str) -> frozenset[str]:
        """Return the terms of a document's name and caption.

        :param document_id: a document.
        """
        self.refresh()
        known = self._directory.cards.get(document_id)
        return known.names | known.title if known else frozenset()

    def court(self, document_id: str) -> frozenset[str]:
        """Return the terms of the court that a document is a paper of.

        :param document_id: a document.
        """
        self.refresh()
        known = self._directory.cards.get(document_id)
        return known.court if known else frozenset()

    def route(self, question: str) -> Route:
        """Find the documents that a question names.

        :param question: any text.
        """
        self.refresh()
        known = self._routes.get(question)
        if known is None:
            known = choose(question, self._directory)
            if len(self._routes) >= _KEPT:
                self._routes = {}
            self._routes[question] = known
        return known


def choose(question: str, directory: Directory) -> Route:
    """Find the documents that a question names.

    :param question: any text.
    :param directory: of the matter's documents.
    """
    said = mentions.read(question)
    asked = _names(question, said.filings, directory)
    if said.across:
        return Route(across=True)
    named = _named(said, asked, directory)
    pool = _with_their_case(named, directory)
    most = max(1, len(directory.cards) // 2)
    found = _filings(question, said, named, directory) or _filings(question, said, pool, directory)
    filings = [each.document_id for each in found]
    if len(filings) > min(most, MOST_FILINGS) or (said.parts and len(filings) == 1):
        filings = []
    case = [each.document_id for each in pool] if len(pool) <= most else []
    by = frozenset(asked)
    if filings:
        by |= _union(filing.terms for filing in said.filings)
    if len(directory.cards) == 1:  # there is nothing to be searched after it, but on its other pages
        return Route(tuple(directory.cards) if said.pages else (), (), by, said.pages)
    return Route(tuple(filings or case), tuple(case), by, said.pages)


def _names(question: str, filings: Iterable[Filing], directory: Directory) -> dict[str, float]:
    """Return the weights of a question's names, by their terms: of people, cases, files and numbers.

    What only says which filing is meant is no name, nor is a day, nor what stands in quotation marks. In a
    question without any capital letter each word may be one of somebody's, and two together those of a file.
    """
    blanked = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), question)
    for fact in facts(question):
        if fact.kind == "date":
            end = fact.start + len(fact.written)
            blanked = blanked[: fact.start] + " " * (end - fact.start) + blanked[end:]
    calling = _union(filing.terms for filing in filings) - directory.people
    all_terms = frozenset(search_terms(blanked))
    numbered = {term for term in all_terms if _NUMBERED.search(term)}
    if question[1:] != question[1:].lower():
        capitals = frozenset(names(blanked))
    else:
        capitals = all_terms & (directory.people | directory.of_files(all_terms - _NO_NAMES))
    terms = (capitals | numbered) - calling - _NO_NAMES
    terms &= directory.known
    return {term: directory.rarity[term] for term in terms if not _YEAR.fullmatch(term)}


def _named(said: Mentions, asked: Mapping[str, float], directory: Directory) -> list[Card]:
    """Return the cards that have a question's names or numbers, the best first; all where it names none."""
    numbered = directory.numbered(said.numbers)
    share = directory.shares(asked)
    among = {key: share.get(key, 0.0) for key in numbered or directory.cards}
    best = max(among.values(), default=0.0)
    if best >= LEAST:
        among = {key: value for key, value in among.items() if value >= NEARLY_ALL * best}
    return [directory.cards[key] for key in sorted(among, key=lambda key: -among[key])]


def _with_their_case(named: list[Card], directory: Directory) -> list[Card]:
    """Add to named cards the others of their docket numbers."""
    case = {number for each in named for number in each.numbers}
    keys = [each.document_id for each in named] + directory.numbered(sorted(case))
    return [directory.cards[key] for key in dict.fromkeys(keys)]


def _filings(question: str, said: Mentions, pool: list[Card], directory: Directory) -> list[Card]:
    """Return the cards of the filings that a question speaks of, in its order."""
    short = set(_SHORT.findall(question))
    found = {each.document_id: each for each in pool if each.initials & short or each.entry in said.entries}
    for filing in said.filings:
        if filing.source:
            found |= {each.document_id: each for each in _best_filed(filing, pool, directory)}
    if said.decided and not found:
        found = {each.document_id: each for each in pool if each.kind in COURT_PAPERS}
    return list(found.values())


def _best_filed(filing: Filing, pool: list[Card], directory: Directory) -> list[Card]:
    told = filing.terms - directory.people - _PLAIN - {stem(filing.noun)}
    fit = [each for each in pool if _can_be(filing, each) and (not told or told & each.title)]
    score = [sum(directory.rarity[term] for term in filing.terms & each.title) for each in fit]
    best = max(score, default=0.0)
    return [each for each, reached in zip(fit, score, strict=True) if reached == best]


def _can_be(filing: Filing, each: Card) -> bool:
    if filing.noun not in each.nouns:
        if each.kind not in KINDS[filing.noun]:
            return False
        if each.kind == "contract" and filing.noun not in _ANY_CONTRACT:
            return False
    if filing.date and not any(day.startswith(filing.date) for day in each.dates):
        return False
    if filing.side and each.side and filing.side != each.side:
        return False
    return filing.terms & _TELLING <= each.title


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
