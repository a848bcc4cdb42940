"""What of a document may stand in its summary: sentences that stand alone, verbatim, passage by passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.breaks import goes_on
from ingest.footnotes import Mark, footnotes
from ingest.records import Page, Passage
from ingest.sentences import Span, is_row, is_table, trim
from pipelines.evidence import addressing
from pipelines.evidence.asked import is_disposition
from pipelines.evidence.bounds import note_marks, notes_in, on_one_line, overlap, reaches_back, without_notes
from pipelines.evidence.cited import NUMBER
from pipelines.evidence.framing import framed, in_quotes
from pipelines.evidence.quotable import quotable
from pipelines.evidence.speakers import COURTS
from pipelines.evidence.titles import is_defense_title, is_letterhead
from pipelines.evidence.transcripts import ROW, in_row, speaker_of
from pipelines.evidence.units import is_statement
from pipelines.lookup.opinions import separate_opinion
from pipelines.records import Evidence
from pipelines.search.retrieval import evidence_of
from pipelines.storage.register import DocumentEntry
from pipelines.summaries import examination
from pipelines.summaries.alone import stands_alone
from pipelines.summaries.entries import Entries, entry_alone, entry_ends
from pipelines.summaries.headings import Headings
from pipelines.summaries.limits import limited
from pipelines.summaries.lists import Lists
from pipelines.summaries.opening import Opening
from pipelines.summaries.operative import operative
from pipelines.summaries.paragraphs import MOST, begins_paragraph, from_paragraph, paragraph_start
from pipelines.text import single_spaced

FEWEST = 4
"""Words of a sentence that may stand in a summary, at least."""
_FEWEST_OF_TITLE = 5
"""Words of a heading that says something by itself: "B. Count II Duplicates Count I"."""
_BY_CLAUSES = ("contract", "answer")
"""Papers whose numbered paragraphs are quoted whole."""
_SIGNED = ("/s/", "Dated:", "DATED:")
_ITEM = re.compile(r"\([a-z0-9]{1,4}\)\s|[•●▪–—-]\s")
_OF_A_THING = re.compile(r"\W*\w{1,4}\.\s+(?:The [a-z]|(?:This|That|These|Those|It|Its|They|He|She)\b)")
"""Begins a heading that speaks of what was named before: "2. The waiver is not in the record."."""
_LABEL_ALONE = re.compile(r"(?:[IVX]{1,5}|[A-H])\.[ ]*\n")
_NEXT_LABEL = re.compile(r"\n(?:Part|Section|Article|Schedule|Table|Item)[ ][\dA-Z]{1,3}\.\Z")
"""A section's number alone on its line, and the next one's, whose title is a sentence of its own."""
_LIST = re.compile(r":\s+\([a-z0-9]{1,4}\)\s")


@dataclass(frozen=True)
class Stretch:
    """A sentence of a document, or what must stand together with it.

    :param passage: the passage that it stands in.
    :param start: offset of the stretch, as the passage's offsets count.
    :param end: offset behind it.
    :param text: the stretch, verbatim.
    :param notes: where numbers of footnotes stand in it, as offsets in ``text``.
    :param path: the headings that it stands under, the outermost first.
    :param place: its place among all stretches of the document, from 0.
    :param is_title: whether it is a heading itself.
    :param is_note: whether it stands in a footnote.
    :param is_exchange: whether it is a question to a witness with the answer.
    :param is_entry: whether it is an entry of a docket sheet.
    :param is_whole_entry: whether it is all of one.
    :param judge: the judge whose separate opinion it stands in, or None.
    :param opens: whether it begins with its paragraph.
    :param leads: whether it begins what stands under its heading; the heading and a footnote do not.
    """

    passage: Evidence
    start: int
    end: int
    text: str
    notes: tuple[Mark, ...]
    path: tuple[str, ...]
    place: int
    is_title: bool = False
    is_note: bool = False
    is_exchange: bool = False
    is_entry: bool = False
    is_whole_entry: bool = False
    judge: str | None = None
    opens: bool = False
    leads: bool = False

    @property
    def page(self) -> int:
        """The PDF page that it begins on, from 1."""
        return self.passage.page

    @property
    def has_context(self) -> bool:
        """Whether what may be needed to understand it stands in it: its paragraph from the beginning on.

        A footnote's is where the text refers to it.
        """
        return (self.opens and not self.is_note) or self.is_title or self.is_exchange or self.is_entry

    @property
    def heading(self) -> str:
        """The innermost heading that it stands under; empty where there is none that says anything."""
        return self.path[-1] if self.path and not (self.is_exchange or self.is_entry) else ""

    @cached_property
    def plain(self) -> str:
        """The stretch on one line, without the numbers of footnotes."""
        return on_one_line(self.text, self.notes)

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(self.plain.split())

    @cached_property
    def quoted(self) -> str:
        """The stretch in quotation marks, as a sentence of the summary."""
        if self.plain.endswith(";") and _LIST.search(self.text):
            return f"“{self.plain} …”"
        is_whole = self.is_title or self.is_whole_entry or is_table(self.text) or is_disposition(self.text)
        said = f"“{self.plain}”" if is_whole else in_quotes(self.text, self.notes)
        return said + (f" ({self.judge})" if self.judge else "")

    @cached_property
    def source(self) -> Evidence:
        """The passage, with what the stretch has before it and behind it."""
        return self.passage.holding(self.start, self.text)

    def overlaps(self, other: Stretch) -> bool:
        """Say whether this and another stretch of the document have characters in common.

        :param other: the other one.
        """
        mine, theirs = Span(self.start, self.end), Span(other.start, other.end)
        return overlap(self.passage, mine, other.passage, theirs)


class Reader:
    """Reads what of a document may stand in its summary.

    :param entry: the document.
    :param pages: all its pages, in order.
    :param told: what is told of it already, or None.
    """

    def __init__(self, entry: DocumentEntry, pages: Sequence[Page], told: Opening | None = None) -> None:
        self._told = told
        self._name = entry.name
        self._pages = {page.number: page for page in pages}
        kind = entry.caption.kind
        self._is_of_court = kind is not None and kind.value in COURTS
        self._is_docket = kind is None or kind.value == "docket sheet"
        self._by_clauses = kind is not None and kind.value in _BY_CLAUSES
        self._headings = Headings(pages)
        self._changes = examination.Changes(pages)
        self._lists = Lists(pages)
        self._entries = Entries(pages if self._is_docket else ())
        self._seen: set[tuple[int, int, int]] = set()

    def passage(self, passage: Passage) -> Iterator[Stretch]:
        """Yield what of a passage may stand in a summary, in order.

        :param passage: the passage; those before it were read before.
        """
        page = self._pages[passage.page]
        evidence = evidence_of(passage, self._name, 0.0)
        text = evidence.on(page.text)
        starts = footnotes(page.text)
        notes = note_marks(page.text, text, passage.end)
        titles = self._titles(page, passage)
        spans = [*self._of_passage(page, evidence, notes), *titles]
        if self._is_of_court:
            spans += [each for each in operative(text, evidence, notes) if not any(map(each.overlaps, spans))]
        for span in sorted(spans):
            if (page.number, *span) in self._seen or (self._told and self._told.has(page.number, *span)):
                continue
            opens = begins_paragraph(text, span.start, self._page_text(page.number - 1))
            if not opens and paragraph_start(text, span.start) == span.start and span not in titles:
                continue  # the rest of a sentence that is broken above
            is_note = any(start <= span.start for start in starts)
            place = page.number, min(span.start, len(page.text))
            yield Stretch(
                passage=evidence,
                start=span.start,
                end=span.end,
                text=text[slice(*span)],
                notes=notes_in(span, notes),
                path=self._headings.path(*place),
                place=len(self._seen),
                is_title=span in titles,
                is_note=is_note,
                is_exchange=speaker_of(text, span) == "Q",
                is_entry=in_row(text, span),
                is_whole_entry=in_row(text, span) and entry_ends(text, span.end),
                judge=self._judge(page, span),
                opens=opens and not _ITEM.match(text, span.start),
                leads=span not in titles and not is_note and self._headings.begin(*place),
            )
            self._seen.add((page.number, *span))

    def _titles(self, page: Page, passage: Passage) -> list[Span]:
        """Return where those headings stand in a passage that say something by themselves."""
        return [
            span
            for span in self._headings.on(page.number)
            if passage.start <= span.start < passage.end
            and len(page.text[slice(*span)].split()) >= _FEWEST_OF_TITLE
            and not _OF_A_THING.match(page.text, span.start)
        ]

    def _of_passage(self, page: Page, passage: Evidence, notes: Sequence[Mark]) -> Iterator[Span]:
        """Yield what may be quoted of a passage and tells something."""
        before = self._page_text(page.number - 1)
        if passage.start == 0 and goes_on(before, passage.text):
            return
        text = passage.on(page.text)
        since = reaches_back(text, passage.start, before)
        titles = self._headings.on(page.number)
        spoken_to = addressing.addressed_in(text, passage.start, passage.reach)
        found: dict[Span, Span] = {}
        for each in quotable(text, passage.start, passage.reach, since):
            span = _untitled(text, without_notes(text, each, notes), titles)
            if not any(start <= span.start for start in footnotes(page.text)):
                span = framed(text, span, since)  # a note pleads no defense, whatever it stands below
            in_title = any(title.start <= span.start and span.end <= title.end for title in titles)
            if not (in_title or any(map(span.overlaps, spoken_to))) and self._tells(text, span):
                found[each] = span
        for each in _chosen(text, found):
            if speaker_of(text, found[each]) == "Q":
                exchange = examination.from_topic(text, found[each], since)
                if exchange is not None and self._holds(page.number, exchange.start, text[slice(*exchange)]):
                    yield exchange
                continue
            span = _untitled(text, from_paragraph(text, found[each], since, before), titles)
            if not self._tells(text, span) or any(map(span.overlaps, spoken_to)):
                span = found[each]
            if self._is_docket and ROW.match(text, span.start):
                yield span
                continue
            whole = limited(text, span, by_clauses=self._by_clauses, is_of_court=self._is_of_court)
            if whole is not None:
                yield whole

    def _holds(self, page: int, start: int, exchange: str) -> bool:
        """Say whether a witness is sure of what is testified in an exchange, and stays with it."""
        return not (examination.is_guessed(exchange) or self._changes.reach(page, start, exchange))

    def _tells(self, text: str, span: Span) -> bool:
        """Say whether a stretch tells something; an entry of a docket does on a docket sheet."""
        if ROW.match(text, span.start):
            return self._is_docket and self._entries.tells(text, span)
        return not self._lists.holds(text, span.start) and _tells(text, span)

    def _judge(self, page: Page, span: Span) -> str | None:
        if not self._is_of_court:
            return None
        return separate_opinion(page.text[: span.start], lambda back: self._page_text(page.number - back))

    def _page_text(self, number: int) -> str:
        return self._pages[number].text if number in self._pages else ""


def _chosen(text: str, spans: Iterable[Span]) -> list[Span]:
    """Choose spans that say different things: what leans on something with that, and what does not alone.

    Of an entry of a docket sheet and of a list as much is taken as there is room for.
    """
    shortest: dict[int, Span] = {}
    longest: dict[int, Span] = {}
    for span in spans:
        if ROW.match(text, span.start) or _LIST.search(text, *span):
            known = longest.get(span.start)
            if known is None or len(text[slice(*span)].split()) <= MOST:
                longest[span.start] = span
        elif span.end not in shortest or span.start > shortest[span.end].start:
            shortest[span.end] = span
    return sorted({*longest.values(), *shortest.values()})


def _untitled(text: str, span: Span, titles: Iterable[Span]) -> Span:
    """Return a stretch without the heading above it in which it begins, unless that pleads a defense.

    Nor is a section's bare number part of it, above it or behind, nor of an entry the next one.

    :param text: the page's text, as the passage's offsets count it.
    :param span: the stretch.
    :param titles: where the page's headings stand.
    """
    if ROW.match(text, span.start):
        return entry_alone(text, span)
    if label := _LABEL_ALONE.match(text, span.start, span.end):
        span = trim(text, label.end(), span.end)
    if behind := _NEXT_LABEL.search(text, *span):
        span = trim(text, span.start, behind.start())
    for title in titles:
        line = text[title.end : span.end].partition("\n")[0]
        if title.start <= span.start < title.end < span.end and not line.strip():
            return span if is_defense_title(text[slice(*title)]) else trim(text, title.end, span.end)
    return span


def _tells(text: str, span: Span) -> bool:
    """Say whether a stretch tells something: a sentence, an item, an exchange, an entry, a table of sums."""
    said = text[slice(*span)]
    asks = speaker_of(text, span) == "Q"
    if is_disposition(said):
        return True
    if not FEWEST <= len(said.split()) <= (examination.MOST if asks else MOST):
        return False
    if is_letterhead(said) or any(mark in said for mark in _SIGNED):
        return False
    if asks:
        return not said.rstrip().endswith("?")
    number = NUMBER.match(said)
    told = said[number.end() :] if number else said
    headed = is_table(said) and not is_row(said.partition("\n")[0].strip())
    return headed or (is_statement(told) and stands_alone(single_spaced(said)))
