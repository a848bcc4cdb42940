"""Dates and amounts that a request leaves to the files: each with the passage that gives it, or asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from ingest.sentences import sentence_spans
from pipelines.actions import asking
from pipelines.actions.days import whole_day
from pipelines.answering import RERANKED
from pipelines.citations.cite import CitationList
from pipelines.evidence import addressing, answerable, speakers
from pipelines.evidence.quotes import Quote, apart, place_of, rank_quotes
from pipelines.evidence.short import short_answer
from pipelines.facts import Fact, facts
from pipelines.lookup.told import CERTAIN
from pipelines.records import Citation, Evidence
from pipelines.routes.abbreviations import spelled_out
from pipelines.search import embedder, retrieval
from pipelines.search.retrieval import evidence_of
from pipelines.storage.matter import Matter
from pipelines.text import root, roots_of, search_terms

_CALLED_TOTAL = "it is called a total"
AGAIN = "the same amount stands above"
CANDIDATES = 3
"""Passages that are shown when the files give no date or amount beyond doubt."""
_WORDS = 0.5
"""The share of the question's words, by rarity, that a quote must have, as for short answers."""
_COVERED = 0.75
"""The share of a description's words that a sentence must have for its amounts to be added."""
_LOOKED_AT = 5
"""Quotes, the best ones, that must not give another fact than the one that is taken."""
_GENERAL = frozenset(
    search_terms(
        """amount amounts sum total dollar dollars money figure figures all each every add up listed stated
        shown set out mentioned claimed due passage passages file files document documents charge charges"""
    )
)
"""Words that describe any amount."""
_RATE = re.compile(
    r"\s*(?:an?|per|each|every|/)\s*(?:hour|day|week|month|year|annum|unit|page|mile|share)\b", re.IGNORECASE
)
_TIMES = re.compile(r"\b(?:hours?|days?|weeks?|months?|years?|units?|pages?|shares?)\s+at\s*$", re.IGNORECASE)
_IN_ALL = re.compile(
    r"\s*(?:in (?:total|all|the aggregate)|altogether|combined|total)\b(?!\W*\$)", re.IGNORECASE
)
_FILED = re.compile(r"\b(?:filed|filing|entered|entry|docketed)\b", re.IGNORECASE)
_TOTAL = frozenset(search_terms("total totals totaling subtotal aggregate sum altogether combined"))


class FoundDay(NamedTuple):
    """A day in the files, as written, and its citation; and whether its own document tells it of itself."""

    day: date
    written: str
    citation: Citation
    own: bool


class FoundAmount(NamedTuple):
    """An amount in the files, as written, and its citation; and why it is left out, if it is."""

    amount: Decimal
    written: str
    citation: Citation
    left_out: str | None = None

    @property
    def is_total(self) -> bool:
        """Whether it is left out because it is called a total."""
        return self.left_out == _CALLED_TOTAL


class Finder:
    """Finds what a request leaves to a matter's files, and numbers the citations.

    :param matter: the matter.
    :param models_folder: where prepared models lie.
    """

    def __init__(self, matter: Matter, models_folder: Path) -> None:
        self.matter = matter
        self._models_folder = models_folder
        self._citations = CitationList(matter.pinpoints.of)
        self._retrieval = retrieval.build_pipeline(matter, models_folder)

    @property
    def citations(self) -> CitationList:
        """What has been cited so far."""
        return self._citations

    def day(self, event: str) -> FoundDay | None:
        """Find the day of an event, where the files tell it beyond doubt.

        :param event: the event, in words: "the complaint was served".
        """
        for quote, fact in self._beyond_doubt(asking.when(event), "date"):
            if (day := whole_day(fact.value)) is not None:
                return FoundDay(day, fact.written, self.cite(quote), quote.told >= CERTAIN)
        return None

    def filed_on(self, event: str, found: FoundDay) -> date | None:
        """Return the day of a paper's filing, where a request counts from that and the paper bears another.

        An order is signed on one day and entered on a later one; time runs from entry (Fed. R. Civ. P. 58,
        Fed. R. App. P. 4(a)(1)(A)).

        :param event: the event, in words: "the order was entered".
        :param found: the day that was found for it.
        """
        entry = self.matter.register.document(found.citation.document_id)
        filed = entry.caption.filed if entry else None
        counts = filed and found.own and _FILED.search(event)
        day = whole_day(filed.value) if filed and counts else None
        return day if day != found.day else None

    def amount(self, what: str) -> FoundAmount | None:
        """Find an amount, where the files tell it beyond doubt.

        :param what: what it is the amount of: "the bond".
        """
        for quote, fact in self._beyond_doubt(asking.how_much(what), "money"):
            return FoundAmount(Decimal(fact.value), fact.written, self.cite(quote))
        return None

    def amounts(self, what: str) -> list[FoundAmount]:
        """Find the amounts that sentences of the files give for something.

        A sentence counts when it has most of the words that describe it, or stands in the document that they
        name; an amount that is called a total, and one that was found before, are told of and left out.

        :param what: what they are the amounts of: "the unpaid invoices".
        """
        question = _amounts_in(what)
        route = self.matter.names.route(question)
        named = set(route.documents)
        naming = route.by if named else frozenset()
        about = {root(term) for term in search_terms(what) if term not in _GENERAL | naming}
        if not about and not named:
            return []
        found: list[FoundAmount] = []
        seen: set[Decimal] = set()
        for passage, start, end in self._sentences(question, sorted(named)):
            text = passage.text[start:end]
            if not _is_about(about, text):
                continue
            for fact in _of_kind("money", text):
                amount = Decimal(fact.value)
                reason = _no_part(text, fact)
                if reason is None and amount in seen:
                    reason = AGAIN
                seen.add(amount)
                cited = self._citations.cite(passage, passage.start + start, passage.start + end)
                found.append(FoundAmount(amount, fact.written, cited, reason))
        return found

    def names_documents(self, what: str) -> bool:
        """Say whether a description of amounts names the documents that they stand in.

        :param what: what they are the amounts of.
        """
        return bool(self.matter.names.route(_amounts_in(what)).documents)

    def _sentences(self, question: str, documents: Sequence[str]) -> Iterator[tuple[Evidence, int, int]]:
        """Yield the sentences of some documents, or of what bears on a question, in the order of the pages.

        :param question: the question.
        :param documents: ids; where there are none, the passages that bear on the question are read.
        :returns: each with its passage, and where it begins and ends in the passage's text. What speaks to a
            program is left out.
        """
        if documents:
            passages = self.matter.register.passages(self.matter.keywords.keys_of(documents))
            names = {key: self.matter.require(key).name for key in documents}
            found = [evidence_of(each, names[each.document_id], 1.0) for each in passages]
        else:
            found = list(retrieval.retrieve(self._retrieval, question, RERANKED))
        for passage in sorted(found, key=lambda each: (each.document, *place_of(each))):
            spoken = addressing.addressed(passage.text)
            for start, end in sentence_spans(passage.text):
                if not any(start < last and first < end for first, last in spoken):
                    yield passage, start, end

    def candidates(self, what: str, kind: str) -> list[Citation]:
        """Return the quotes that may hold a date or an amount, for the user to judge.

        :param what: what it is the date or the amount of.
        :param kind: a kind of :class:`~pipelines.facts.Fact`.
        """
        question = asking.when(what) if kind == "date" else asking.how_much(what)
        ranked = [quote for quote in self._ranked(question) if any(_of_kind(kind, quote.text))]
        if not answerable.bears_on(ranked):
            return []
        near = [quote for quote in ranked if quote.told or quote.features.words >= _WORDS]
        return [self.cite(quote) for quote in apart(near, CANDIDATES)]

    def said_in(self, citation: Citation) -> str | None:
        """Return the kind of the paper that a citation is of, where one side or a witness speaks in it.

        :param citation: the citation.
        """
        entry = self.matter.register.document(citation.document_id)
        kind = entry.caption.kind if entry else None
        return kind.value if kind and kind.value in speakers.SAID_BY_ONE else None

    def cite(self, quote: Quote) -> Citation:
        """Cite a quote, under the number it has.

        :param quote: the quote.
        """
        return self._citations.cite(quote.source, quote.start, quote.end)

    def _beyond_doubt(self, question: str, kind: str) -> list[tuple[Quote, Fact]]:
        """Return the one fact that the quotes which answer best give, with its quote; none in doubt.

        Either the document that is named tells it in its caption or signature, or the quotes that hold a
        short fact all hold the same one.
        """
        ranked = self._ranked(question)
        if not answerable.bears_on(ranked):
            return []
        told = [quote for quote in ranked if quote.told >= CERTAIN]
        if told:
            found = [(quote, fact) for quote in told for fact in _of_kind(kind, quote.text)]
            return found[:1] if len({fact.value for _, fact in found}) == 1 else []
        by = self.matter.names.route(question).by
        found = []
        for quote in apart(ranked, _LOOKED_AT):
            inside = list(_of_kind(kind, quote.text))
            short = short_answer(question, quote.text, by) if quote.features.words >= _WORDS else None
            if inside and short is None and not found:
                return []  # the best quote with such a fact does not tell which is meant
            if short is not None:
                found += [(quote, fact) for fact in inside if short.start <= fact.start < short.end]
        return found[:1] if len({fact.value for _, fact in found}) == 1 else []

    def _ranked(self, question: str) -> list[Quote]:
        question = spelled_out(question)
        found = retrieval.retrieve(self._retrieval, question, RERANKED)
        ranked = rank_quotes(question, found, embedder.load(self._models_folder), self.matter)
        return [quote for quote in ranked if not addressing.addressed(quote.text)]


def _amounts_in(what: str) -> str:
    return spelled_out(f"What are the amounts in {what}?")


def _is_about(about: set[str], text: str) -> bool:
    has = roots_of(text)
    return len(about & has) >= _COVERED * len(about)


def _of_kind(kind: str, text: str) -> Iterator[Fact]:
    """Yield the dates or amounts of a text that do not contradict themselves."""
    return (fact for fact in facts(text) if fact.kind == kind and "/" not in fact.value)


def _no_part(text: str, fact: Fact) -> str | None:
    """Return why an amount is no part of a sum: words just before or behind it call it a total, or a rate."""
    before, behind = text[max(fact.start - 40, 0) : fact.start].rpartition("$")[2], text[fact.end :]
    if _RATE.match(behind) or _TIMES.search(before):
        return "it is a rate"
    is_total = _TOTAL & set(search_terms(before)) or _IN_ALL.match(behind)
    return _CALLED_TOTAL if is_total else None
