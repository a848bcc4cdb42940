"""summarize(): a document becomes events: how far it is read, each sentence that is chosen, then the summary.

Map and reduce: what may be quoted is read passage by passage and weighed; the sentences that tell best what a
lawyer asks of such a paper are chosen out of all sections. What the document is, and who stands against whom,
is told out of its caption; every other sentence is the document's own, verbatim, and stands alone.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from ingest.caption.courts import is_appellate
from ingest.child import Cancelled, never
from ingest.records import Page, Passage
from pipelines.citations.cite import CitationList, joined
from pipelines.events import Event, Reading, SentencePassed
from pipelines.evidence.asked import is_disposition
from pipelines.ingestion import ledger
from pipelines.records import Citation, Evidence, Seconds
from pipelines.search import embedder
from pipelines.storage.matter import Matter
from pipelines.storage.register import DocumentEntry
from pipelines.summaries import choosing, weighing
from pipelines.summaries.centrality import centrality
from pipelines.summaries.choosing import Weighed
from pipelines.summaries.families import Family, family_of
from pipelines.summaries.notices import of_the_longest
from pipelines.summaries.opening import Opening, opening
from pipelines.summaries.reading import Reader, Stretch
from pipelines.summaries.records import Length, Serves, Summary, SummarySentence
from pipelines.summaries.sections import Section, sections
from pipelines.text import single_spaced

VERSION = 6
"""Of the rules by which summaries are made; one that is kept and older is made anew."""
MOST_WEIGHED = 600
"""Sentences that are compared with each other: some two seconds of two cores."""
_LITTLE = "No sentence of this file tells more of it by itself. Ask about it, or read its pages."
_EVERY = 8
"""Passages between two reports of progress."""


@dataclass(frozen=True, slots=True)
class Summarized:
    """The summary is whole; always the last event."""

    summary: Summary


class Summarizer:
    """Sums up the documents of one matter. Safe to use from several threads.

    :param matter: the matter.
    :param models_folder: where prepared models lie.
    """

    def __init__(self, matter: Matter, models_folder: Path) -> None:
        self._matter = matter
        self._models_folder = models_folder

    def kept(self, document_id: str, length: Length) -> Summary | None:
        """Return a summary that was made before and still holds, or None.

        :param document_id: the document.
        :param length: how long it is to be.
        """
        return self._matter.register.summary(document_id, length, "", VERSION)

    def summarize(
        self, document_id: str, length: Length = Length.STANDARD, stopped: Cancelled = never
    ) -> Iterator[Event | Summarized]:
        """Sum up a document; close the iterator to stop. What was made before is given again.

        :param document_id: the document.
        :param length: how long the summary is to be.
        :param stopped: for whoever waits for the next event and cannot close: once it is true the events end.
        :returns: events; :class:`Summarized` comes last.
        :raises DocumentNotFound: when the matter has no such document.
        """
        since = self._matter.register.last_correction()
        entry = self._matter.require(document_id)
        known = self.kept(document_id, length)
        if known is not None:
            yield Summarized(known)
            return
        run = _Run(self._matter, entry, length, self._models_folder)
        for event in run.events():
            if stopped():
                return
            yield event
        summary = run.summary()
        self._matter.register.keep_summary(summary, "", since)
        yield Summarized(summary)


class _Run:
    """One document on its way to a summary."""

    def __init__(self, matter: Matter, entry: DocumentEntry, length: Length, models_folder: Path) -> None:
        self._matter = matter
        self._entry = entry
        self._length = length
        self._models_folder = models_folder
        self._started = time.monotonic()
        self._made = datetime.now(UTC).isoformat(timespec="seconds")
        self._citations = CitationList(matter.pinpoints.of)
        self._sentences: list[SummarySentence] = []
        self._sections: list[Section] = []
        self._first: float | None = None
        self._caption = ""
        self._notice: str | None = None

    def events(self) -> Iterator[Event]:
        register = self._matter.register
        pages = register.pages(self._entry.document_id)
        every = register.passages_of(self._entry.document_id)
        passages = of_the_longest(every, pages)
        if len(passages) < len(every):
            self._notice = "This file holds parts of several notices. The longest one is summed up."
        told = opening(self._entry, pages)
        if told:
            yield self._tell_what(told, pages)
        stretches: list[Stretch] = []
        reader = Reader(self._entry, pages, told)
        for count, passage in enumerate(passages):
            if count % _EVERY == 0:
                yield Reading(count, len(passages))
            stretches += reader.passage(passage)
        yield Reading(len(passages), len(passages))
        self._sections = sections(stretches)
        family = family_of(self._entry.caption.kind.value if self._entry.caption.kind else None)
        weighed = self._weigh(family, stretches, passages)
        yield from self._tell(weighed, family)

    def _tell_what(self, told: Opening, pages: Sequence[Page]) -> SentencePassed:
        texts = {page.number: page for page in pages}
        citations = []
        for place in told.places:
            page = texts[place.page]
            where = Evidence(
                document=self._entry.name,
                document_id=self._entry.document_id,
                page=place.page,
                page_label=page.label,
                start=place.start,
                end=place.end,
                text=page.text[place.start : place.end],
                score=0.0,
            )
            citations.append(self._citations.cite(where, place.start, place.end))
        self._caption = single_spaced(" ".join(citation.quote for citation in citations))
        return self._pass(told.text, citations, Serves.WHAT, "")

    def _weigh(self, family: Family, stretches: Sequence[Stretch], passages: Sequence[Passage]) -> Weighed:
        weights = weighing.weigh(family, stretches)
        if family.name == "ruling":
            court = self._entry.caption.court
            appellate = court is not None and is_appellate(court.value)
            for place, grade in weighing.of_rulings(passages, stretches, appellate=appellate).items():
                weights[place][Serves.OUTCOME] = max(weights[place].get(Serves.OUTCOME, 0.0), grade)
        kept = choosing.worth_weighing(self._sections, weights, MOST_WEIGHED)
        few = [stretches[place] for place in kept]
        model = embedder.load(self._models_folder)
        vectors = model.embed([stretch.plain for stretch in few])
        return Weighed(
            stretches=few,
            weights=[weights[place] for place in kept],
            central=centrality(vectors) if few else np.zeros(0),
            vectors=vectors,
            openings=frozenset(section.stretches[0].place for section in self._sections),
        )

    def _tell(self, weighed: Weighed, family: Family) -> Iterator[Event]:
        if self._length is not Length.SECTIONS:
            for chosen in choosing.choose(weighed, family, self._length):
                yield self._quote(chosen.stretch, chosen.serves, chosen.stretch.heading)
            return
        taken: list[int] = []
        for section in self._sections:
            found = choosing.choose_of_section(weighed, section, len(self._sections), taken)
            taken += found
            for index in found:
                yield self._quote(weighed.stretches[index], Serves.SECTION, section.heading)

    def _quote(self, stretch: Stretch, serves: Serves, heading: str) -> SentencePassed:
        citation = self._citations.cite(stretch.source, stretch.start, stretch.end)
        if stretch.judge or is_disposition(stretch.text) or (heading and heading in self._caption):
            heading = ""  # of the whole, and of a dissent, it is none; and the court's name is none at all
        testified = f" ({citation.pinpoint})" if stretch.is_exchange else ""
        return self._pass(stretch.quoted + testified, [citation], serves, heading)

    def _pass(self, text: str, citations: Sequence[Citation], serves: Serves, heading: str) -> SentencePassed:
        keys = tuple(citation.key for citation in citations)
        sentence = SummarySentence(text=text, citations=keys, serves=serves, heading=heading)
        self._sentences.append(sentence)
        self._first = self._first or round(time.monotonic() - self._started, 3)
        return SentencePassed(sentence, tuple(citations))

    def summary(self) -> Summary:
        """Return the summary as it stands."""
        entry = self._entry
        summary = Summary(
            document=entry.name,
            document_id=entry.document_id,
            kind=entry.caption.kind.value if entry.caption.kind else None,
            length=self._length,
            summary=joined(self._sentences),
            sentences=tuple(self._sentences),
            citations=self._citations.citations,
            notice=self._notice or (_LITTLE if len(self._sentences) == 1 else None),
            sections=len(self._sections),
            made=self._made,
            matter=self._matter.name,
            version=VERSION,
            seconds=Seconds(evidence=self._first, total=round(time.monotonic() - self._started, 3)),
        )
        incomplete = ledger.unread_of(entry, self._matter.register)
        return summary.model_copy(update={"incomplete": incomplete})
