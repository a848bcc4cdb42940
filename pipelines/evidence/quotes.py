"""The stretches of the evidence that answer, ranked.

They are what is quoted when the model's prose does not survive, and what its prose is measured by.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import exp
from typing import TypeVar

from ingest.footnotes import Mark
from ingest.sentences import Span
from pipelines.evidence import addressing
from pipelines.evidence.asked import is_disposition
from pipelines.evidence.bounds import note_marks, notes_in, on_one_line, overlap, reaches_back, without_notes
from pipelines.evidence.features import Asked, Features, measure
from pipelines.evidence.framing import framed, in_quotes
from pipelines.evidence.quotable import quotable
from pipelines.evidence.titles import addressee, is_letterhead, is_of_columns, is_stamped, told_counsel
from pipelines.lookup import told
from pipelines.records import Evidence
from pipelines.search.embedder import MiniLM, TokenVectors
from pipelines.storage.matter import Matter
from pipelines.text import root, roots_of, words

WEIGHTS = Features(
    retrieved=0.66,
    words=0.38,
    around=0.54,
    document=0.60,
    common=0.00,
    absent=-1.27,
    soft=2.64,
    weakest=0.00,
    commonest=0.00,
    alike=2.20,
    typed=0.82,
    candidates=1.20,
    near=1.15,
    named=0.50,
    length=0.40,
    head=0.60,
    missing=0.00,
    witness=1.88,
    asked=0.00,
    stated=0.80,
    said=0.30,
    contrary=-2.00,
    eventless=0.00,
)
"""How much each feature counts, fitted by ``python -m evals.fit``: by the likelihood of the quotes that
answer among all that the evidence of a question has. Since features were added, ``alike``, ``named``,
``length``, ``head`` and the last three stand between what was fitted before and what is fitted with court
files among the questions: what is best on either does worse on the other."""

OFFSET = 11.43
"""What is taken off the weighted sum, that a quote as likely as not to answer has a score of one half."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of the evidence.

    :param passage: the passage that it stands in, or in which its end stands when what it refers to is said
        before the passage.
    :param start: offset of the quote in its page's text.
    :param end: offset behind it.
    :param text: the quote, verbatim.
    :param features: what it is judged by.
    :param notes: where numbers of footnotes stand in it, as offsets in ``text``.
    :param told: how well it tells the field that is asked for of a document that is named, 0 to 1; see
        :mod:`pipelines.lookup.told`.
    :param lacking: whether a document that is named lacks the field.
    :param lists: how many items it holds of a list, of which all is asked for.
    :param listed: how many items the list has.
    """

    passage: Evidence
    start: int
    end: int
    text: str
    features: Features
    notes: tuple[Mark, ...] = ()
    told: float = 0.0
    lacking: bool = False
    lists: int = 0
    listed: int = 0

    @property
    def source(self) -> Evidence:
        """The passage, from the quote's beginning on where that stands before it."""
        return self.passage.holding(self.start, self.text)

    @property
    def plain(self) -> str:
        """The quote on one line, without the numbers of footnotes."""
        return on_one_line(self.text, self.notes)

    def shown(self, *, goes_on: bool) -> str:
        """Return the quote as it is shown, in quotation marks.

        :param goes_on: whether it is the rest of a sentence, even if it does not look like one.
        """
        return in_quotes(self.text, self.notes, goes_on=goes_on)

    @property
    def odds(self) -> float:
        """How likely it is to answer, as the logarithm of the odds."""
        return sum(weight * value for weight, value in zip(WEIGHTS, self.features, strict=True)) - OFFSET

    @property
    def score(self) -> float:
        """How likely it is to answer, 0 to 1."""
        return 1 / (1 + exp(-self.odds))

    @property
    def typed(self) -> bool:
        """Whether it holds the kind of fact that the question asks for, where it asks for one."""
        return self.features.typed > 0 or self.told > 0

    @property
    def is_foreign(self) -> bool:
        """Whether the question names documents, and it is from another in which no such name stands."""
        return self.features.named == 0 and not self.told

    @property
    def place(self) -> tuple[tuple[str, int, int], int, int]:
        """Where it stands: its passage's place, and its own beginning and end."""
        return place_of(self.passage), self.start, self.end

    def overlaps(self, other: Quote) -> bool:
        """Say whether this and another quote have characters in common.

        :param other: a quote of any passage.
        """
        mine, theirs = Span(self.start, self.end), Span(other.start, other.end)
        return overlap(self.passage, mine, other.passage, theirs)


Item = TypeVar("Item")

_SHORT = 3
_QUARTER = 4
_QUOTED, _LISTED = 3, 24
_NEARLY_AS_GOOD = 0.3


def rank_quotes(question: str, found: Sequence[Evidence], model: MiniLM, matter: Matter) -> list[Quote]:
    """Rank what may be quoted out of passages by how well it answers.

    :param question: the question.
    :param found: passages as retrieval found them, the best first.
    :param model: the embedding model.
    :param matter: the matter that the passages come from.
    :returns: quotes, the best first; those without the kind of fact that is asked for come last, whatever
        their score, and before them those about others than the question names. They overlap.
    """
    asked = Asked(question, model, matter)
    tokens = model.token_vectors([passage.text for passage in found])
    tells = told.find(question, matter.names.route(question), matter.keywords)
    quotes = [
        quote
        for place, passage in enumerate(found)
        for quote in _quotes_of(asked, passage, tokens[place], 1 / (1 + place), tells)
    ]
    return sorted(quotes, key=lambda q: (not q.typed, q.is_foreign, -q.told, -q.score))


def best_passages(ranked: Sequence[Quote], found: Sequence[Evidence], count: int) -> dict[Evidence, float]:
    """Choose passages by the best quote of each; a quarter are the first that retrieval found.

    :param ranked: what may be quoted out of them, the best first.
    :param found: the passages as retrieval found them.
    :param count: how many at most, beside those that hold items of a list, of which all is asked for.
    :returns: scores by passage, the highest first; 0 for a passage without a quote.
    """
    scores = dict.fromkeys(found, 0.0)
    count += len({quote.passage for quote in ranked if quote.lists})
    for quote in ranked:
        scores[quote.passage] = max(scores[quote.passage], quote.score, quote.told)
    order = sorted(found, key=lambda passage: -scores[passage])
    kept = set(found[: count // _QUARTER])
    others = [passage for passage in order if passage not in kept][: max(count - len(kept), 0)]
    return {passage: scores[passage] for passage in order if passage in kept or passage in others}


def best(ranked: Sequence[Quote]) -> list[Quote]:
    """Choose the quotes that answer by themselves: the best, and a few that are nearly as good.

    :param ranked: what may be quoted, the best first.
    """
    if ranked and ranked[0].lists:
        listed = apart([quote for quote in ranked if quote.lists], _LISTED)
        return sorted(listed, key=lambda quote: (quote.passage.document_id, quote.passage.page, quote.start))
    highest = max((quote.score for quote in ranked), default=0.0)
    return [
        quote
        for place, quote in enumerate(apart(ranked, _QUOTED))
        if not place or (not quote.is_foreign and (quote.told or quote.score >= _NEARLY_AS_GOOD * highest))
    ]


def best_of_each(rankings: Sequence[Sequence[Quote]]) -> list[Quote]:
    """Choose the quotes that answer the parts of a question: the best of each part, and then as :func:`best`.

    :param rankings: what may be quoted for each part, the best first; none empty.
    """
    if len(rankings) == 1:
        return best(rankings[0])
    chosen: list[Quote] = []
    for ranked in rankings:
        chosen += next(([q] for q in ranked if not any(map(q.overlaps, chosen))), [])
    for quote in (quote for ranked in rankings for quote in best(ranked)):
        if len(chosen) < _QUOTED and not any(map(quote.overlaps, chosen)):
            chosen.append(quote)
    return chosen[:_QUOTED]


def left_of_list(chosen: Sequence[Quote]) -> int:
    """Return how many items of a list, of which all is asked for, are in none of the chosen quotes.

    :param chosen: quotes that have nothing in common.
    """
    return max((quote.listed for quote in chosen), default=0) - sum(quote.lists for quote in chosen)


def in_turn(rankings: Sequence[Sequence[Item]], key: Callable[[Item], Hashable]) -> tuple[Item, ...]:
    """Put rankings together: the first of each, then the second of each.

    :param rankings: the best first.
    :param key: says which items are the same; each is taken once.
    """
    merged: dict[Hashable, Item] = {}
    for item in (item for row in zip_longest(*rankings) for item in row if item is not None):
        merged.setdefault(key(item), item)
    return tuple(merged.values())


def place_of(passage: Evidence) -> tuple[str, int, int]:
    """Return where a passage stands: document id, page and offset.

    :param passage: the passage, whatever its score.
    """
    return passage.document_id, passage.page, passage.start


def apart(ranked: Sequence[Quote], count: int) -> list[Quote]:
    """Choose the best quotes that have nothing in common.

    :param ranked: quotes, the best first.
    :param count: how many at most.
    """
    chosen: list[Quote] = []
    for quote in ranked:
        if not any(quote.overlaps(other) for other in chosen):
            chosen.append(quote)
        if len(chosen) == count:
            break
    return chosen


def _quotes_of(
    asked: Asked, passage: Evidence, tokens: TokenVectors, retrieved: float, tells: told.Told
) -> list[Quote]:
    register = asked.matter.register
    whole_page = register.page_text(passage.document_id, passage.page)
    if not whole_page:  # the document was deleted meanwhile
        return []

    def page_before(back: int) -> str:
        return register.page_text(passage.document_id, passage.page - back)

    page_text = passage.on(whole_page)
    since = reaches_back(page_text, passage.start, page_before(1))
    marked = (
        ()
        if addressing.asks_about_it(asked.text)
        else addressing.addressed_in(page_text, since, passage.reach)
    )
    roots = roots_of(passage.text)
    caption = {root(term) for term in asked.matter.names.caption(passage.document_id)}
    notes = note_marks(whole_page, page_text, passage.end)
    quotes = []
    here = place_of(passage)
    spans = quotable(page_text, passage.start, passage.reach, since)
    spans += tells.lines(here, page_text, passage.reach, spans)
    for found in spans:
        span = tells.without_stamp(here, page_text, without_notes(page_text, found, notes))
        text = page_text[span.start : span.end]
        if any(map(span.overlaps, marked)):
            continue
        if asked.kind is None and is_letterhead(text):
            continue
        if is_of_columns(text):
            continue
        if told_for := told_counsel(text):
            span, text = Span(span.start, span.start + told_for), text[:told_for]
        below = addressee(text)
        if asked.kind and below and asked.kind.held(asked.text, text[below:]):
            span, text = Span(span.start + below, span.end), text[below:]
        grade = tells.grade(here, span.start, span.end)
        if not grade and is_stamped(text):
            continue
        if len(words(text)) >= _SHORT or grade or is_disposition(text):
            features = measure(
                asked, passage, page_text, span, page_before, tokens, retrieved, roots, caption
            )
            span = framed(page_text, span, since, headed=grade > 0)
            text = page_text[span.start : span.end]
            quotes.append(
                Quote(
                    passage=passage,
                    start=span.start,
                    end=span.end,
                    text=text,
                    features=features,
                    notes=notes_in(span, notes),
                    told=grade,
                    lacking=tells.lacking,
                    lists=tells.lists(here, span.start, span.end),
                    listed=tells.listed,
                )
            )
    return quotes
