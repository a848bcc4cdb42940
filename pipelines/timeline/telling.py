"""Which quotes of a document tell of a day: sentences, entries, exchanges and labels, each with its date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.caption.records import TEXT, Found
from ingest.footnotes import Mark, marks, openings
from ingest.records import Page, Passage
from ingest.sentences import Span
from pipelines.evidence import addressing
from pipelines.evidence.bounds import reaches_back, without_notes
from pipelines.evidence.cited import is_citation
from pipelines.evidence.speakers import COURTS
from pipelines.evidence.transcripts import ROW, in_row, speaker_of
from pipelines.evidence.units import is_statement, quotable, sentences_of
from pipelines.lookup.opinions import separate_opinion
from pipelines.records import Continuation, Evidence
from pipelines.storage.register import DocumentEntry
from pipelines.text import single_spaced
from pipelines.timeline.dates import DAYS, YEAR, Told, told_dates, years_of
from pipelines.timeline.records import Precision, Voice
from pipelines.timeline.roles import is_of_event, label_before
from pipelines.timeline.voices import voice_of

_FEWEST = 5
"""Words of a quote that tells what happened."""
_LONGEST = 60
"""Words of a quote beyond which the sentence itself is quoted, and marked where it leans on what is before."""
_REPEATED = 3
"""On so many pages a line is the page's and none of its text."""
_FUTURE = frozenset(["letter", "notice", "docket sheet", "contract"])
"""Kinds of papers that tell, without a year, of days after their own."""


class Telling(NamedTuple):
    """A quote that tells of a date.

    :param told: the date.
    :param passage: the passage that it stands in; None for a caption's day.
    :param page: PDF page, from 1.
    :param start: offset of the quote, in the page's text or the passage's rest counted on; None for a stamp.
    :param end: offset behind it.
    :param quote: the words.
    :param sentence: those of them that tell of the date.
    :param title: what a caption's day is the day of, or nothing.
    :param leans: whether it refers to something before it that could not be quoted with it.
    :param voice: whose word it is.
    :param said_by: the same in words.
    """

    told: Told
    passage: Evidence | None
    page: int
    start: int | None
    end: int | None
    quote: str
    sentence: str
    title: str
    leans: bool
    voice: Voice
    said_by: str


class _Paper(NamedTuple):
    """A document, with what all its pages are read by; the dates of a page are found once."""

    entry: DocumentEntry
    kind: str | None
    texts: Sequence[str]
    known: dict[str, str]
    latest: str
    infers: bool
    furniture: frozenset[str]
    own_days: frozenset[str]
    dates: dict[str, list[Told]]


def tellings(entry: DocumentEntry, pages: Sequence[Page], passages: Sequence[Passage]) -> Iterator[Telling]:
    """Find what a document tells of days.

    :param entry: the document.
    :param pages: all its pages, in order.
    :param passages: its passages, in order.
    :returns: of its own days first, then in the order of the text; one for each date.
    """
    caption = entry.caption
    texts = [page.text for page in pages]
    kind = caption.kind.value if caption.kind else None
    own = [day for day in (caption.filed, caption.dated) if day]
    latest = max((day.value for day in own), default="")
    years = _years(texts)
    paper = _Paper(
        entry,
        kind,
        texts,
        {day: next(iter(of)) for day, of in years.items() if len(of) == 1},
        "" if kind in _FUTURE else latest,
        kind != "contract",
        _furniture(texts),
        frozenset(day.value for day in own),
        {},
    )
    yield from _of_caption(paper)
    by_page = {page.number: page for page in pages}
    seen = set()
    for passage in passages:
        for telling in _of_passage(paper, by_page[passage.page], _evidence(entry, passage, by_page)):
            if (key := (telling.told.value, telling.page, telling.sentence)) not in seen:
                seen.add(key)
                yield telling


def _of_caption(paper: _Paper) -> Iterator[Telling]:
    caption = paper.entry.caption
    name = (paper.kind or "document").capitalize()
    filed = "Case opened" if paper.kind == "docket sheet" else f"{name} filed"
    days = [(caption.filed, filed)]
    if caption.filed is None or (caption.dated and caption.dated.value != caption.filed.value):
        days.append((caption.dated, f"{name} dated"))
    for day, title in days:
        if day:
            told = Told(day.value, Precision.DAY, 0, 0)
            start, end, quote = _caption_quote(paper, day)
            voice = Voice.RECORD, "the document’s own day"
            yield Telling(told, None, day.source.page, start, end, quote, quote, title, False, *voice)


def _caption_quote(paper: _Paper, day: Found) -> tuple[int | None, int | None, str]:
    """Return the line that a caption's day stands in; a stamp stands in no text."""
    source = day.source
    if source.origin != TEXT or source.start is None or source.end is None:
        return None, None, source.quote
    text = paper.texts[source.page - 1]
    start = text.rfind("\n", 0, source.start) + 1
    end = text.find("\n", source.end)
    end = len(text) if end < 0 else end
    return start, end, text[start:end]


def _of_passage(paper: _Paper, page: Page, passage: Evidence) -> Iterator[Telling]:
    text = passage.on(page.text)
    number = page.number
    told = [each for each in _dates(paper, text) if passage.start <= each.start < passage.reach]
    found = [(each, sentence) for each in told if (sentence := _sentence(paper, text, each))]
    if not found:
        return
    before = paper.texts[number - 2] if number > 1 else ""
    spans = quotable(text, passage.start, passage.reach, reaches_back(text, passage.start, before))
    notes = sorted({*marks(page.text), *openings(page.text), *marks(text)})
    spoken_to = addressing.addressed(text[passage.start : passage.reach])
    for each, sentence in found:
        chosen = _quote(text, sentence, each, spans)
        if chosen is None:
            continue
        span, said, leans = chosen
        if any(span.start < passage.start + end and passage.start + start < span.end for start, end in spoken_to):
            continue
        span = without_notes(text, span, notes)
        dissent = None
        if paper.kind in COURTS:
            dissent = separate_opinion(page.text[: span.start], lambda back: _page(paper.texts, number - back))
        words = single_spaced(text[said.start : said.end])
        before = single_spaced(text[said.start : each.start])
        voice = voice_of(paper.kind, words, before, dissent)
        quote = text[span.start : span.end]
        yield Telling(each, passage, number, span.start, span.end, quote, words, "", leans, *voice)


def _sentence(paper: _Paper, text: str, told: Told) -> Span | None:
    """Return the sentence, row or labelled line that tells of an event on a date; None where none does."""
    sentence = next((s for s in sentences_of(text) if s.start <= told.start and told.end <= s.end), None)
    line = _line(text, told)
    if sentence is None or text[line.start : line.end].strip() in paper.furniture:
        return None
    said = text[sentence.start : sentence.end]
    start, end = told.start - sentence.start, told.end - sentence.start
    if in_row(text, sentence) and ROW.match(said) and start == 0:
        return sentence
    if is_statement(said) or speaker_of(text, sentence):
        is_year = told.precision is Precision.YEAR
        tells = not is_citation(said) and (told.inferred == DAYS or is_of_event(said, start, end, is_year=is_year))
        return sentence if tells else None
    if told.precision is not Precision.DAY or told.value in paper.own_days:
        return None
    labelled = label_before(text[line.start : line.end], told.start - line.start)
    return sentence if labelled else None


def _quote(text: str, sentence: Span, told: Told, spans: Sequence[Span]) -> tuple[Span, Span, bool] | None:
    """Return what is quoted for a date, the part that tells of it, and whether it leans on what is not quoted.

    :returns: None where it cannot be quoted.
    """
    said = text[sentence.start : sentence.end]
    row = in_row(text, sentence)
    holding = [span for span in spans if span.start <= told.start and told.end <= span.end]
    if row:
        holding = [span for span in holding if ROW.match(text, span.start)]
    best = min(holding, key=lambda span: span.end - span.start, default=None)
    whole = text[best.start : best.end] if best else said
    speaker = speaker_of(text, sentence)
    if row and told.start == sentence.start:
        return best or sentence, sentence, False
    if not (is_statement(said) or speaker):
        block = best if best and "/s/" in whole else _line(text, told)
        return block, block, False
    if len(whole.split()) < _FEWEST or (best is None and speaker == "Q"):
        return None
    if best and (speaker or len(whole.split()) <= _LONGEST or len(said.split()) < _FEWEST):
        return best, best if speaker else sentence, False
    return sentence, sentence, best is None or best.start < sentence.start


def _dates(paper: _Paper, text: str) -> list[Told]:
    if text not in paper.dates:
        found = told_dates(text, paper.known, paper.latest)
        paper.dates[text] = [told for told in found if paper.infers or told.inferred != YEAR]
    return paper.dates[text]


def _line(text: str, told: Told) -> Span:
    start = text.rfind("\n", 0, told.start) + 1
    end = text.find("\n", told.end)
    return Span(start, len(text) if end < 0 else end)


def _page(texts: Sequence[str], number: int) -> str:
    return texts[number - 1] if number > 0 else ""


def _years(texts: Sequence[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for text in texts:
        for day, years in years_of(text).items():
            found.setdefault(day, set()).update(years)
    return found


def _furniture(texts: Sequence[str]) -> frozenset[str]:
    """Return the lines that stand on several pages: running heads and feet that were not taken out."""
    seen: dict[str, int] = {}
    for text in texts:
        for line in {line.strip() for line in text.splitlines() if re.search(r"\d{4}", line)}:
            seen[line] = seen.get(line, 0) + 1
    return frozenset(line for line, count in seen.items() if count >= _REPEATED)


def _evidence(entry: DocumentEntry, passage: Passage, pages: dict[int, Page]) -> Evidence:
    rest = None
    if stretch := passage.continues:
        quote = pages[stretch.page].text[stretch.start : stretch.end]
        rest = Continuation(page=stretch.page, start=stretch.start, end=stretch.end, quote=quote)
    return Evidence(
        document=entry.name,
        document_id=entry.document_id,
        page=passage.page,
        page_label=passage.page_label,
        start=passage.start,
        end=passage.end,
        text=passage.text,
        score=0.0,
        continues=rest,
    )
