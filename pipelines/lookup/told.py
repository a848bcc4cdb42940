"""Where the documents that a question names tell the field that it asks for.

Captions are read when a document is added, each part with the words that say it; what the user corrected, the
bench and the decretal part are looked for here. What is told so comes first among what may be quoted,
whatever its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.keys import parse_passage_key
from ingest.sentences import Span, sentence_spans, trim
from ingest.unchanging import Unchanging
from pipelines.evidence.units import is_statement
from pipelines.lookup import opinions, pleaded, posed, ruled, stated
from pipelines.lookup.fields import Field, Wanted, is_of_the_whole, wanted
from pipelines.routes.filings import COURT_PAPERS
from pipelines.routes.routing import Route
from pipelines.search.keywords import KeywordIndex
from pipelines.storage.register import DocumentEntry
from pipelines.text import root, search_terms

MOST_DOCUMENTS = 5
"""Of more documents than these no field is asked."""

_OF_A_CAPTION = frozenset(
    {Field.AUTHOR, Field.PANEL, Field.BELOW, Field.COUNSEL, Field.PARTY, Field.SEPARATE}
)
_OF_A_TEXT = frozenset(
    {Field.OUTCOME, Field.HOLDING, Field.ISSUE, Field.STANDARD, Field.BASIS, Field.SEPARATE}
)
"""Looked for in what a court's paper says, and not in its caption."""

_CLAIMING, _DEFENDING = frozenset({"complaint", "petition", "counterclaim"}), frozenset({"answer"})
_OF_A_PLEADING = {
    Field.CLAIMS: (pleaded.claims, _CLAIMING),
    Field.DEFENSES: (pleaded.defenses, _DEFENDING),
    Field.RELIEF: (pleaded.relief, _CLAIMING | _DEFENDING),
}
"""What finds it, and the kinds of papers that set it out one by one: all of it is asked for."""

_POSED = {Field.ISSUE: posed.issues, Field.STANDARD: posed.standards, Field.BASIS: posed.bases}

MOST_KEYS, _MOST_LISTED = 6, 20
"""Passages that are handed to retrieval, and those of a list."""

CERTAIN = 0.5
"""From this grade on what is told answers the question, whatever else the evidence is like."""

_POSING = frozenset(
    search_terms(
        """question issue present before raise consider address standard review govern apply main sole face
        confront decide resolve determine court circuit panel statute law provision section act rule bring
        brought file sue arise proceed federal state"""
    )
)
"""What only asks for a court's issue, its standard of review, or the law that a case is brought under."""
_CASE_NAME = re.compile(r"(?:[A-Z][\w.&’'-]*\s)+vs?\.?\s(?:[A-Z][\w&’'-]*[\s.,:?]*)+")
_OPENING, _MOST_PASSAGES = 8, 400
"""Passages at the beginning of a paper, and the last of the others, that are read for what it decides: all
of an opinion of some 150 pages."""
_CLERK = re.compile(r"^.*\bclerk(?: of (?:the )?court)?\.?$", re.IGNORECASE | re.MULTILINE)
"""The last line of a stamp of filing."""
_IS_ALONE = re.compile(r"[.\s]*\d{0,3}\s*")
"""What stands behind "AFFIRMED" on a line of its own: a stop, and a note's number."""
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
    :param listed: how many places there are, where they are those of a list, of which all is asked for.
    :param places: by passage (document id, page, offset), the offsets at which it is told,
        and how well, 0 to 1.
    """

    keys: tuple[str, ...] = ()
    lacking: bool = False
    listed: int = 0
    places: Mapping[tuple[str, int, int], tuple[tuple[int, int, float], ...]] = field(default_factory=dict)

    def grade(self, passage: tuple[str, int, int], start: int, end: int) -> float:
        """Say how well a stretch tells it, 0 to 1.

        :param passage: document id, page and offset of its passage.
        :param start: offset of the stretch.
        :param end: offset behind it.
        """
        return max((g for s, e, g in self.places.get(passage, ()) if start <= s and e <= end), default=0.0)

    def lists(self, passage: tuple[str, int, int], start: int, end: int) -> int:
        """Return how many of a list's places a stretch holds.

        :param passage: document id, page and offset of its passage.
        :param start: offset of the stretch.
        :param end: offset behind it.
        """
        places = self.places.get(passage, ()) if self.listed else ()
        return sum(start <= s and e <= end for s, e, _ in places)

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
            first = max(passage[-1], page.rfind("\n", 0, start) + 1)
            behind = page.find("\n", end, reach)
            line = Span(first, reach if behind < 0 else behind)
            sentences = [span for span in sentence_spans(page) if span.overlaps(Span(start, end))]
            if not any(is_statement(page[slice(*span)]) for span in sentences):
                found.append(line)
            elif set(sentences) <= set(quotable):
                found.append(Span(sentences[0].start, sentences[-1].end))
            elif _IS_ALONE.fullmatch(page[end : line.end]) and first == start:
                found.append(line)
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
    named = _documents(route, index, want) if want else []
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
    listed = len(found) if want.field in _OF_A_PLEADING else 0
    keys = tuple(dict.fromkeys(place.key for place in found))[: _MOST_LISTED if listed else MOST_KEYS]
    return Told(keys, lacking, listed, places)


def _documents(route: Route, index: KeywordIndex, want: Wanted) -> list[DocumentEntry]:
    register = index.register
    if route.across:
        return []
    ids: Sequence[str] = route.documents
    if not ids:
        entries = register.documents()
        ids = [entry.document_id for entry in entries] if len(entries) == 1 else []
    named = [entry for entry in map(register.document, ids) if entry]
    if want.field in _OF_A_PLEADING:
        _, kinds = _OF_A_PLEADING[want.field]
        named = [entry for entry in named if entry.caption.kind and entry.caption.kind.value in kinds]
    return named if len(named) <= MOST_DOCUMENTS else []


def _places(want: Wanted, question: str, entry: DocumentEntry, index: KeywordIndex) -> Iterator[_Place]:
    keys = index.keys_of([entry.document_id])
    if want.field in _OF_A_TEXT:
        yield from _ruled(want, question, entry, keys, index)
        return
    spans = [(key, parse_passage_key(key)) for key in keys]
    places = stated.places(want, question, entry, index)
    if want.field in _OF_A_PLEADING:
        find, _ = _OF_A_PLEADING[want.field]
        pages = index.register.page_texts(entry.document_id)
        places = [(page, *span) for page, span in find(pages)]
    for page, start, end in places:
        holds = (key for key, span in spans if span.page == page and span.start <= start < span.end)
        if key := next(holds, None):
            yield _Place(key, start, end, 1.0)


def _ruled(
    want: Wanted, question: str, entry: DocumentEntry, keys: Sequence[str], index: KeywordIndex
) -> Iterator[_Place]:
    kind = entry.caption.kind
    if kind is None or kind.value not in COURT_PAPERS - {"docket sheet"}:
        return
    passages = index.register.passages([*keys[:_OPENING], *keys[_OPENING:][-_MOST_PASSAGES:]])
    if want.field is Field.SEPARATE:
        how = next((how for how in ("dissent", "concur") if how in question.lower()), "")
        for passage in passages:
            for span in opinions.openings(passage.text, how):
                yield _Place(passage.key, passage.start + span.start, passage.start + span.end, 1.0)
        return
    terms = stated.unknown(_CASE_NAME.sub(lambda name: " " * len(name[0]), question), entry)
    about = {root(term): _FOUND_ANYWHERE + index.rarity(term) for term in terms - _POSING}
    if find := _POSED.get(want.field):
        for passage, span, grade in ruled.posed(passages, find, about):
            yield _Place(passage.key, passage.start + span.start, passage.start + span.end, grade)
        return
    holding = want.field is Field.HOLDING
    if not about or is_of_the_whole(question):
        rulings = ruled.of_the_whole(passages, holding=holding, appellate=stated.appellate(entry))
    else:
        rulings = ruled.of_a_part(passages, about, entry.pages, holding=holding)
    for passage, decree, grade in rulings:
        yield _Place(passage.key, passage.start + decree.start, passage.start + decree.end, grade)
