"""Which quotes of a document tell of a day: sentences, entries, exchanges and labels, each with its date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.records import Page, Passage
from ingest.sentences import Span, sentence_spans
from pipelines.evidence import addressing
from pipelines.evidence.bounds import note_marks, part_on_one_line, reaches_back, without_notes
from pipelines.evidence.cited import is_citation
from pipelines.evidence.quotable import quotable
from pipelines.evidence.speakers import COURTS
from pipelines.evidence.transcripts import ROW, in_row, speaker_of
from pipelines.evidence.units import is_statement
from pipelines.lookup.opinions import separate_opinion
from pipelines.records import Evidence
from pipelines.search.retrieval import evidence_of
from pipelines.storage.register import DocumentEntry
from pipelines.timeline.dates import DAYS, Told
from pipelines.timeline.paper import Paper, line_of
from pipelines.timeline.records import Precision, Voice
from pipelines.timeline.roles import is_of_event, label_before
from pipelines.timeline.voices import voice_of

_FEWEST = 5
"""Words of a quote that tells what happened."""
_LONGEST = 60
"""Words of a quote beyond which the sentence itself is quoted, marked where it leans on what is before."""
_CITED = re.compile(r"Id\.(?: at [\d–-]+\.)?\s+(?=[A-Z“])")
"""A citation of what stands before, that opens a sentence."""


class Telling(NamedTuple):
    """A quote that tells of a date.

    :param told: the date.
    :param passage: the passage that it stands in; None for a caption's day.
    :param page: PDF page, from 1.
    :param start: offset of the quote, in the page's text or the passage's rest counted on; None for a stamp.
    :param end: offset behind it.
    :param quote: the words.
    :param text: the same on one line, without the numbers of footnotes; of a caption's day what was filed.
    :param sentence: those of them that tell of the date, likewise.
    :param is_caption: whether it is a caption's day.
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
    text: str
    sentence: str
    is_caption: bool
    leans: bool
    voice: Voice
    said_by: str


def tellings(entry: DocumentEntry, pages: Sequence[Page], passages: Sequence[Passage]) -> Iterator[Telling]:
    """Find what a document tells of days.

    :param entry: the document.
    :param pages: all its pages, in order.
    :param passages: its passages, in order.
    :returns: of its own days first, then in the order of the text; one for each date.
    """
    paper = Paper(entry, [page.text for page in pages])
    for day in paper.days():
        told = Told(day.value, Precision.DAY, 0, 0)
        start, end = day.span or (None, None)
        yield Telling(
            *(told, None, day.page, start, end, day.quote, day.title, day.title),
            *(True, False, Voice.RECORD, "the document’s own day"),
        )
    by_page = {page.number: page for page in pages}
    seen = set()
    for passage in passages:
        rest = passage.continues
        if passage.page not in by_page or (rest and rest.page not in by_page):
            return  # the document was deleted meanwhile
        for telling in _of_passage(paper, by_page[passage.page], evidence_of(passage, entry.name, 0.0)):
            if (key := (telling.told.value, telling.page, telling.sentence)) not in seen:
                seen.add(key)
                yield telling


def _of_passage(paper: Paper, page: Page, passage: Evidence) -> Iterator[Telling]:
    text = passage.on(page.text)
    number = page.number
    told = [each for each in paper.dates(text) if passage.start <= each.start < passage.reach]
    found = [(each, sentence) for each in told if (sentence := _sentence(paper, text, each))]
    if not found:
        return
    since = reaches_back(text, passage.start, paper.page(number - 1))
    spans = quotable(text, passage.start, passage.reach, since)
    notes = note_marks(page.text, text, passage.end)
    spoken_to = addressing.addressed_in(text, passage.start, passage.reach)
    for each, sentence in found:
        chosen = _quote(text, sentence, each, spans)
        if chosen is None:
            continue
        span, said, leans = chosen
        if any(map(span.overlaps, spoken_to)):
            continue
        span = without_notes(text, span, notes)
        dissent = None
        if paper.kind in COURTS:
            dissent = separate_opinion(page.text[: span.start], lambda back: paper.page(number - back))
        whole, words, before = (
            part_on_one_line(text, Span(*part), notes) for part in (span, said, (said.start, each.start))
        )
        voice = voice_of(paper.kind, words, before, dissent)
        quote = text[span.start : span.end]
        yield Telling(each, passage, number, span.start, span.end, quote, whole, words, False, leans, *voice)


def _sentence(paper: Paper, text: str, told: Told) -> Span | None:
    """Return the sentence, row or labelled line that tells of an event on a date; None where none does."""
    sentence = next((s for s in sentence_spans(text) if s.start <= told.start and told.end <= s.end), None)
    line = line_of(text, told.start, told.end)
    if sentence and (cited := _CITED.match(text, sentence.start, told.start)):
        sentence = Span(cited.end(), sentence.end)
    if sentence is None or paper.is_furniture(text[line.start : line.end]):
        return None
    said = text[sentence.start : sentence.end]
    start, end = told.start - sentence.start, told.end - sentence.start
    if in_row(text, sentence) and ROW.match(said) and start == 0:
        return sentence
    if is_statement(said) or speaker_of(text, sentence):
        is_year = told.precision is Precision.YEAR
        if told.value in paper.own_days and label_before(said, start):
            return None
        tells = not is_citation(said) and (
            told.inferred == DAYS or is_of_event(said, start, end, is_year=is_year)
        )
        return sentence if tells else None
    label = label_before(text[line.start : line.end], told.start - line.start)
    is_own = told.value in paper.own_days and not label.casefold().startswith("date signed")
    return sentence if label and told.precision is Precision.DAY and not is_own else None


def _quote(text: str, sentence: Span, told: Told, spans: Sequence[Span]) -> tuple[Span, Span, bool] | None:
    """Return what is quoted for a date, what tells of it, and whether that leans on what is not quoted.

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
        block = best if best and "/s/" in whole else line_of(text, told.start, told.end)
        return block, block, False
    if len(whole.split()) < _FEWEST or (best is None and (speaker == "Q" or said.endswith("?"))):
        return None
    if best and (speaker or len(whole.split()) <= _LONGEST or len(said.split()) < _FEWEST):
        return best, best if speaker else sentence, False
    return sentence, sentence, best is None or best.start < sentence.start
