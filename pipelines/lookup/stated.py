"""Where a caption, a bench or a block of counsel states a field of a document.

What the user corrected, and what the caption's reader did not keep, is looked for on the pages themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ingest.caption.courts import is_appellate
from ingest.caption.records import Caption, Party, Source
from ingest.sentences import Span
from pipelines.evidence.focus import ASKING, DECIDING
from pipelines.facts import facts
from pipelines.lookup import bench, corrected, counsel, origin
from pipelines.lookup.fields import Field, Wanted
from pipelines.routes.filings import COURT_PAPERS, KINDS
from pipelines.search.describing import words_of_name
from pipelines.search.keywords import KeywordIndex
from pipelines.storage.register import DocumentEntry
from pipelines.text import names, root, roots_of, search_terms, stem

_ABOUT = ASKING - frozenset(search_terms("code claim claims section"))
"""What only asks in a question for a fact; of a ruling "the source code" says what it is about."""
_EDGE_PAGES, _LAST_PAGES = 4, 2
_OPPOSITE = {
    "petitioner": "respondent", "respondent": "petitioner", "plaintiff": "defendant",
    "defendant": "plaintiff", "appellant": "appellee", "appellee": "appellant",
}  # fmt: skip
"""A caption may leave out what one side is."""


def places(
    want: Wanted, question: str, entry: DocumentEntry, index: KeywordIndex
) -> Iterable[tuple[int, int, int]]:
    """Return where the caption, the bench or a block of counsel states a field.

    :param want: the field.
    :param question: the question.
    :param entry: the document.
    :param index: of its matter.
    :returns: page, offset and offset behind it.
    """
    caption = entry.caption
    kind = caption.kind.value if caption.kind else ""
    match want.field:
        case Field.AUTHOR | Field.PANEL | Field.BELOW:
            return _of_the_bench(want.field, entry, index)
        case Field.NUMBER:
            another = names(question) & unknown(question, entry)
            numbers = [number.source for number in caption.docket_numbers[:1]]
            return [] if another else _sources(numbers, entry, index)
        case Field.NUMBER_BELOW:
            return _number_below(entry, index)
        case Field.FILED:
            another = unknown(question, entry) - {stem(noun) for noun in _nouns(kind)}
            days = [day.source for day in (caption.filed, caption.dated) if day]
            return [] if another else _sources(days, entry, index)
        case Field.ARGUED if kind == "hearing transcript":
            return _sources([caption.dated.source] if caption.dated else [], entry, index)
        case Field.ARGUED:
            opening = [(n, text) for n, text in _edge_pages(entry, index).items() if n <= _EDGE_PAGES]
            return [(n, span.start, span.end) for n, text in opening for span in bench.argued(text)]
        case Field.PARTY:
            parties = [p.source for p in caption.parties if p.role and want.roles <= _roles(p)]
            return _sources(parties, entry, index)
        case Field.COUNSEL:
            roles = want.roles or _roles_named(question, caption)
            found = [a.source for a in caption.attorneys if not roles or roles & _roles(a)]
            named = _counsel_blocks(_party_terms(question, caption), frozenset(), entry, index)
            return (
                named
                or list(_sources(found, entry, index))
                or _counsel_blocks(frozenset(), roles, entry, index)
            )
        case _:
            return []


def _sources(
    sources: Iterable[Source], entry: DocumentEntry, index: KeywordIndex
) -> Iterator[tuple[int, int, int]]:
    """Yield where parts of a caption stand."""
    for source in sources:
        yield from corrected.stands(source, lambda: _edge_pages(entry, index))


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
    asked = roots_of(question)
    named = [p for p in caption.parties if {root(t) for t in search_terms(p.name)} & asked]
    if not named or len(named) == len(caption.parties):
        return frozenset()
    told = frozenset(part for party in named if party.role for part in _roles(party))
    others = frozenset(part for party in caption.parties if party.role for part in _roles(party))
    return told or frozenset(_OPPOSITE[role] for role in others & _OPPOSITE.keys())


def _party_terms(question: str, caption: Caption) -> frozenset[str]:
    """Return the roots of the names of parties that a question has, where they are not all parties'."""
    asked = roots_of(question)
    each = [asked & roots_of(party.name) for party in caption.parties]
    return frozenset() if all(each) else frozenset().union(*each)


def _counsel_blocks(
    terms: frozenset[str], roles: frozenset[str], entry: DocumentEntry, index: KeywordIndex
) -> list[tuple[int, int, int]]:
    """Return where an opinion's first pages name counsel for parties of some names, or else of some roles."""
    opens = entry.caption.kind is not None and entry.caption.kind.value in COURT_PAPERS
    if not opens or not (terms or roles):
        return []
    return [
        (number, span.start, span.end)
        for number, text in _edge_pages(entry, index).items()
        if number <= _EDGE_PAGES
        for span in counsel.blocks(text, roles, terms)
    ]


def _of_the_bench(asked: Field, entry: DocumentEntry, index: KeywordIndex) -> list[tuple[int, int, int]]:
    caption = entry.caption
    pages = _edge_pages(entry, index)

    def spans(find: Callable[[str], Iterator[Span]]) -> list[tuple[int, int, int]]:
        return [(n, span.start, span.end) for n, text in pages.items() for span in find(text)]

    judge = list(_sources([caption.judge.source], entry, index)) if caption.judge else []
    several = bool(caption.judge and re.search(r",| and ", caption.judge.value, re.IGNORECASE))
    if asked is Field.BELOW and appellate(entry):
        return spans(bench.judge_below)[:1]
    if asked is Field.PANEL:
        return spans(bench.panel) or (judge if several else [])
    if judge and not several:
        return judge
    court_paper = caption.kind is not None and caption.kind.value in COURT_PAPERS
    if not court_paper:
        return judge
    return [*spans(bench.per_curiam), *(judge or spans(bench.signed_for_court))]


def _number_below(entry: DocumentEntry, index: KeywordIndex) -> list[tuple[int, int, int]]:
    own = {number.value for number in entry.caption.docket_numbers}
    return [
        (page, span.start, span.end)
        for page, text in _edge_pages(entry, index).items()
        for span in origin.numbers_below(text)
        if not any(number in text[span.start : span.end] for number in own)
    ]


def unknown(question: str, entry: DocumentEntry) -> set[str]:
    """Return what a question is about, beside what asks, days, and what names the case or the document.

    :param question: the question.
    :param entry: the document.
    """
    blanked = list(question)
    for fact in facts(question):
        if fact.kind == "date":
            blanked[fact.start : fact.start + len(fact.written)] = " " * len(fact.written)
    caption = entry.caption
    parts = [*caption.docket_numbers, *filter(None, (caption.judge, caption.court))]
    own = [words_of_name(entry.name), *(p.name for p in caption.parties), *(part.value for part in parts)]
    known = roots_of(" ".join(own))
    terms = set(search_terms("".join(blanked))) - _ABOUT - DECIDING
    return {term for term in terms if root(term) not in known}


def appellate(entry: DocumentEntry) -> bool:
    """Say whether a document is a paper of a court that hears appeals.

    :param entry: the document.
    """
    court = entry.caption.court
    return court is not None and is_appellate(court.value)


def _nouns(kind: str) -> Iterator[str]:
    """Yield what a paper of a kind may be called."""
    return (noun for noun, kinds in KINDS.items() if kind in kinds)
