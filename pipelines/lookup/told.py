"""Where the documents that a question names tell the field that it asks for.

Captions are read when a document is added, each part with the words that say it; what the user corrected, the
bench and the decretal part are looked for here. What is told so comes first among what may be quoted,
whatever its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.caption.courts import is_appellate
from ingest.caption.records import CORRECTED, TEXT, Caption, Party, Source
from ingest.keys import parse_passage_key
from ingest.sentences import Span, sentence_spans, trim
from ingest.unchanging import Unchanging
from pipelines.evidence.focus import ASKING, DECIDING
from pipelines.evidence.units import is_statement
from pipelines.facts import facts
from pipelines.lookup import bench, corrected, ruled
from pipelines.lookup.fields import Field, Wanted, is_of_the_whole, wanted
from pipelines.routes.filings import COURT_PAPERS, KINDS
from pipelines.routes.routing import Route
from pipelines.search.describing import words_of_name
from pipelines.search.keywords import KeywordIndex
from pipelines.storage.register import DocumentEntry
from pipelines.text import names, root, search_terms, stem

MOST_DOCUMENTS = 5
"""Of more documents than these no field is asked."""

_OF_A_CAPTION = frozenset({Field.AUTHOR, Field.PANEL, Field.BELOW, Field.COUNSEL, Field.PARTY})

MOST_KEYS = 6
"""Passages that are handed to retrieval."""

CERTAIN = 0.5
"""From this grade on what is told answers the question, whatever else the evidence is like."""

_ABOUT = ASKING - frozenset(search_terms("code claim claims section"))
"""What only asks in a question for a fact; of a ruling "the source code" says what it is about."""
_CASE_NAME = re.compile(r"(?:[A-Z][\w.&’'-]*\s)+vs?\.?\s(?:[A-Z][\w&’'-]*[\s.,:?]*)+")
_EDGE_PAGES, _LAST_PAGES = 4, 2
_OPENING, _MOST_PASSAGES = 8, 400
"""Passages at the beginning of a paper, and the last of the others, that are read for what it decides: all
of an opinion of some 150 pages."""
_CLERK = re.compile(r"^.*\bclerk(?: of (?:the )?court)?\.?$", re.IGNORECASE | re.MULTILINE)
"""The last line of a stamp of filing."""
_NEARLY = 0.75
"""What is told less well than the best, by this share, is left out."""
_FOUND_ANYWHERE = 0.05
"""What a word of every passage weighs."""


class _Place(NamedTuple):
    key: str
    start: int
    end: int
    grade: float


@dataclass(frozen=True, slots=True)
class Told(Unchanging):
    """What is told where.

    :param keys: of the passages that tell it, the best first.
    :param lacking: whether the documents that are named have a caption, and it lacks what is asked for.
    :param places: by passage (document id, page, offset), the offsets at which it is told,
        and how well, 0 to 1.
    """

    keys: tuple[str, ...] = ()
    lacking: bool = False
    places: Mapping[tuple[str, int, int], tuple[tuple[int, int, float], ...]] = field(default_factory=dict)

    def grade(self, passage: tuple[str, int, int], start: int, end: int) -> float:
        """Say how well a stretch tells it, 0 to 1.

        :param passage: document id, page and offset of its passage.
        :param start: offset of the stretch.
        :param end: offset behind it.
        """
        return max((g for s, e, g in self.places.get(passage, ()) if start <= s and e <= end), default=0.0)

    def lines(
        self, passage: tuple[str, int, int], page: str, reach: int, quotable: Sequence[Span]
    ) -> list[Span]:
        """Return what tells it where nothing that can be quoted else does: sentences whole, or lines.

        :param passage: document id, page and offset of a passage.
        :param page: its page's text, as the passage's offsets count it.
        :param reach: offset behind the passage.
        :param quotable: what can be quoted out of the passage.
        """
        found = []
        for start, end, _ in self.places.get(passage, ()):
            if any(span.start <= start and end <= span.end for span in quotable):
                continue
            sentences = [span for span in sentence_spans(page) if span.start < end and start < span.end]
            if not any(is_statement(page[slice(*span)]) for span in sentences):
                first = max(passage[-1], page.rfind("\n", 0, start) + 1)
                behind = page.find("\n", end, reach)
                found.append(Span(first, reach if behind < 0 else behind))
            elif set(sentences) <= set(quotable):
                found.append(Span(sentences[0].start, sentences[-1].end))
        return list(dict.fromkeys(found))

    def without_stamp(self, passage: tuple[str, int, int], page: str, span: Span) -> Span:
        """Return a stretch without the clerk's stamp, where what tells it stands behind that.

        :param passage: document id, page and offset of a passage.
        :param page: its page's text, as the passage's offsets count it.
        :param span: the stretch.
        """
        told = [s for s, e, _ in self.places.get(passage, ()) if span.start <= s and e <= span.end]
        stamps = list(_CLERK.finditer(page, span.start, min(told, default=span.start)))
        return trim(page, stamps[-1].end(), span.end) if stamps else span


def find(question: str, route: Route, index: KeywordIndex) -> Told:
    """Find where the documents that a question names tell what it asks for.

    :param question: the question.
    :param route: what it names.
    :param index: of the matter that is asked.
    """
    want = wanted(question)
    named = _documents(route, index) if want else []
    if want is None or not named:
        return Told()
    found = [place for entry in named for place in _places(want, question, entry, index)]
    best = max((place.grade for place in found), default=0.0)
    found = sorted((p for p in found if p.grade >= _NEARLY * best), key=lambda place: -place.grade)
    places: dict[tuple[str, int, int], tuple[tuple[int, int, float], ...]] = {}
    for key, start, end, grade in found:
        span = parse_passage_key(key)
        here = span.document_id, span.page, span.start
        places[here] = (*places.get(here, ()), (start, end, grade))
    lacking = not found and want.field in _OF_A_CAPTION and any(entry.caption.kind for entry in named)
    return Told(tuple(dict.fromkeys(place.key for place in found))[:MOST_KEYS], lacking, places)


def _documents(route: Route, index: KeywordIndex) -> list[DocumentEntry]:
    register = index.register
    if route.across:
        return []
    ids: Sequence[str] = route.documents
    if not ids:
        entries = register.documents()
        ids = [entry.document_id for entry in entries] if len(entries) == 1 else []
    if len(ids) > MOST_DOCUMENTS:
        return []
    return [entry for entry in map(register.document, ids) if entry]


def _places(want: Wanted, question: str, entry: DocumentEntry, index: KeywordIndex) -> Iterator[_Place]:
    keys = index.keys_of([entry.document_id])
    if want.field in (Field.OUTCOME, Field.HOLDING):
        yield from _ruled(want, question, entry, keys, index)
        return
    spans = [(key, parse_passage_key(key)) for key in keys]
    for page, start, end in _stated(want, question, entry, index):
        holds = (key for key, span in spans if span.page == page and span.start <= start < span.end)
        if key := next(holds, None):
            yield _Place(key, start, end, 1.0)


def _stated(
    want: Wanted, question: str, entry: DocumentEntry, index: KeywordIndex
) -> Iterable[tuple[int, int, int]]:
    """Return where the caption or the bench states the field: page, offset and offset behind it."""
    caption = entry.caption
    kind = caption.kind.value if caption.kind else ""
    match want.field:
        case Field.AUTHOR | Field.PANEL | Field.BELOW:
            return _of_the_bench(want.field, entry, index)
        case Field.NUMBER:
            another = names(question) & _unknown(question, entry)
            numbers = [number.source for number in caption.docket_numbers[:1]]
            return [] if another else _sources(numbers, entry, index)
        case Field.FILED:
            another = _unknown(question, entry) - {stem(noun) for noun in _nouns(kind)}
            days = [day.source for day in (caption.filed, caption.dated) if day]
            return [] if another else _sources(days, entry, index)
        case Field.PARTY:
            parties = [p.source for p in caption.parties if p.role and want.roles <= _roles(p)]
            return _sources(parties, entry, index)
        case Field.COUNSEL:
            roles = want.roles or _roles_named(question, caption)
            counsel = [a.source for a in caption.attorneys if not roles or roles & _roles(a)]
            return _sources(counsel, entry, index)
        case _:
            return []


def _sources(
    sources: Iterable[Source], entry: DocumentEntry, index: KeywordIndex
) -> Iterator[tuple[int, int, int]]:
    """Yield where parts of a caption stand: where they were read, or where the user's words are found."""
    for source in sources:
        if source.origin == CORRECTED:
            yield from corrected.places(source.quote, _edge_pages(entry, index))
        page, start, end = source.page, source.start, source.end
        if source.origin == TEXT and page is not None and start is not None and end is not None:
            yield page, start, end


def _edge_pages(entry: DocumentEntry, index: KeywordIndex) -> dict[int, str]:
    """Return the text of a document's first pages and its last, by number."""
    numbers = [*range(1, _EDGE_PAGES + 1), *range(entry.pages - _LAST_PAGES + 1, entry.pages + 1)]
    return {
        n: index.register.page_text(entry.document_id, n)
        for n in dict.fromkeys(numbers)
        if 0 < n <= entry.pages
    }


def _roles(party: Party) -> frozenset[str]:
    return frozenset((party.role or "").split("-"))


def _roles_named(question: str, caption: Caption) -> frozenset[str]:
    """Return the roles of the parties that a question names."""
    asked = {root(term) for term in search_terms(question)}
    named = [p for p in caption.parties if {root(t) for t in search_terms(p.name)} & asked]
    return frozenset().union(*map(_roles, named)) if len(named) < len(caption.parties) else frozenset()


def _of_the_bench(asked: Field, entry: DocumentEntry, index: KeywordIndex) -> list[tuple[int, int, int]]:
    caption = entry.caption
    pages = _edge_pages(entry, index)

    def spans(find: Callable[[str], Iterator[Span]]) -> list[tuple[int, int, int]]:
        return [(n, span.start, span.end) for n, text in pages.items() for span in find(text)]

    judge = list(_sources([caption.judge.source], entry, index)) if caption.judge else []
    several = bool(caption.judge and re.search(r",| and ", caption.judge.value, re.IGNORECASE))
    if asked is Field.BELOW and _is_appellate(entry):
        return spans(bench.judge_below)[:1]
    if asked is Field.PANEL:
        return spans(bench.panel) or (judge if several else [])
    if judge and not several:
        return judge
    court_paper = caption.kind is not None and caption.kind.value in COURT_PAPERS
    if not court_paper:
        return judge
    return [*spans(bench.per_curiam), *(judge or spans(bench.signed_for_court))]


def _unknown(question: str, entry: DocumentEntry) -> set[str]:
    """Return what a question is about, beside what asks, days, and what names the case or the document."""
    blanked = list(question)
    for fact in facts(question):
        if fact.kind == "date":
            blanked[fact.start : fact.start + len(fact.written)] = " " * len(fact.written)
    caption = entry.caption
    parts = [*caption.docket_numbers, *filter(None, (caption.judge, caption.court))]
    own = [words_of_name(entry.name), *(p.name for p in caption.parties), *(part.value for part in parts)]
    known = {root(term) for term in search_terms(" ".join(own))}
    terms = set(search_terms("".join(blanked))) - _ABOUT - DECIDING
    return {term for term in terms if root(term) not in known}


def _nouns(kind: str) -> Iterator[str]:
    """Yield what a paper of a kind may be called."""
    return (noun for noun, kinds in KINDS.items() if kind in kinds)


def _ruled(
    want: Wanted, question: str, entry: DocumentEntry, keys: Sequence[str], index: KeywordIndex
) -> Iterator[_Place]:
    kind = entry.caption.kind
    if kind is None or kind.value not in COURT_PAPERS - {"docket sheet"}:
        return
    passages = index.register.passages([*keys[:_OPENING], *keys[_OPENING:][-_MOST_PASSAGES:]])
    terms = _unknown(_CASE_NAME.sub(lambda name: " " * len(name[0]), question), entry)
    about = {root(term): _FOUND_ANYWHERE + index.rarity(term) for term in terms}
    if not about or is_of_the_whole(question):
        holding = want.field is Field.HOLDING
        rulings = ruled.of_the_whole(passages, holding=holding, appellate=_is_appellate(entry))
    else:
        rulings = ruled.of_a_part(passages, about, entry.pages)
    for passage, decree, grade in rulings:
        yield _Place(passage.key, passage.start + decree.start, passage.start + decree.end, grade)


def _is_appellate(entry: DocumentEntry) -> bool:
    court = entry.caption.court
    return court is not None and is_appellate(court.value)
