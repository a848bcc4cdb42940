"""The timeline of a matter, made from its register and kept until the documents change."""

from __future__ import annotations

import hashlib
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.records import Passage
from pipelines.citations.cite import parts
from pipelines.citations.pinpoint import Pinpoints, by_page
from pipelines.records import Continuation, Evidence
from pipelines.storage.derived import Derived
from pipelines.storage.register import DocumentEntry, Register
from pipelines.text import single_spaced
from pipelines.timeline.conflicts import conflicting
from pipelines.timeline.dates import within
from pipelines.timeline.people import People, is_meant, parties_of
from pipelines.timeline.records import Conflict, Event, EventSource, Precision, Voice
from pipelines.timeline.sameness import Told, Weights, grouped
from pipelines.timeline.telling import Telling, tellings

Progress = Callable[[int, int], None]
"""Told how many documents have been read, and of how many."""

_FIRST = [Voice.COURT, Voice.RECORD, Voice.TESTIFIED, Voice.ALLEGED, Voice.DENIED]
"""Whose telling of an event stands first."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which events are wanted; an event must fit all of it.

    :param documents: ids of documents, one of which tells of it; any where empty.
    :param person: a name, or a part of one, that is mentioned; any where empty.
    :param first: the first day, ISO 8601; any where empty.
    :param last: the last day.
    """

    documents: tuple[str, ...] = ()
    person: str = ""
    first: str = ""
    last: str = ""

    def has(self, event: Event) -> bool:
        """Say whether an event is wanted.

        :param event: the event.
        """
        if self.documents and not any(source.document_id in self.documents for source in event.citations):
            return False
        if not is_meant(self.person, event.people):
            return False
        ends = within(event.until, self.first, "") if event.until else within(event.date, self.first, "")
        return ends and within(event.date, "", self.last)


class Timeline(Derived):
    """The events of a matter. A document is read once, until its caption is corrected: the register keeps it.

    :param register: the matter's register.
    """

    def __init__(self, register: Register) -> None:
        super().__init__(register)
        self._pinpoints = Pinpoints(register)
        self._read: dict[DocumentEntry, tuple[Told, ...]] = {}
        self._events: tuple[Event, ...] | None = None
        self._making = threading.Lock()

    def _make(self) -> None:
        self._events = None

    def events(self, progress: Progress | None = None) -> tuple[Event, ...]:
        """Return the events, by date.

        :param progress: is told how far it is, where there is something to read.
        """
        with self._making:
            self.refresh()
            events = self._events
            if events is None:
                revision = self.register.revision
                events = _events(self._told(progress))
                if revision == self.register.revision:
                    self._events = events
            return events

    def _told(self, progress: Progress | None) -> list[Told]:
        since = self.register.last_correction()
        entries = self.register.documents()
        self._read = {entry: self._read[entry] for entry in entries if entry in self._read}
        for entry in entries:
            if entry not in self._read and (kept := self.register.days_of(entry.document_id)) is not None:
                self._read[entry] = kept
        unread = [entry for entry in entries if entry not in self._read]
        by_document: defaultdict[str, list[Passage]] = defaultdict(list)
        if unread:
            for passage in self.register.passages():
                by_document[passage.document_id].append(passage)
        for count, entry in enumerate(unread):
            if progress:
                progress(count, len(unread))
            told = tuple(self._of_document(entry, by_document[entry.document_id]))
            self._read[entry] = told
            self.register.keep_days(entry.document_id, told, since)
        return [told for entry in entries for told in self._read[entry]]

    def _of_document(self, entry: DocumentEntry, passages: Sequence[Passage]) -> Iterator[Told]:
        pages = self.register.pages(entry.document_id)
        people = People(entry.caption, [page.text for page in pages])
        parties = parties_of(entry.caption)
        for telling in tellings(entry, pages, passages):
            named = people.mentioned(telling.quote) if telling.passage else parties
            source = self._source(entry, telling, named)
            yield Told(source, telling.sentence, telling.text, telling.told.start, telling.is_caption)

    def _source(self, entry: DocumentEntry, telling: Telling, people: tuple[str, ...]) -> EventSource:
        told = telling.told
        if telling.start is None or telling.end is None:
            page = self.register.page(entry.document_id, telling.page)
            label = page.label if page else None
            where: dict[str, object] = {"page_label": label, "pinpoint": by_page(telling.page, label)}
            stretches = [Continuation(page=telling.page, start=0, end=0, quote=telling.quote)]
        else:
            passage = (telling.passage or _whole(entry, telling)).holding(telling.start, telling.quote)
            stretches = parts(passage, telling.start, telling.end)
            where = self._pinpoints.of(entry.document_id, stretches).fields
        first, rest = stretches[0], stretches[1] if len(stretches) > 1 else None
        in_text = telling.start is not None
        return EventSource.model_validate(
            {
                "document": entry.name,
                "document_id": entry.document_id,
                "page": first.page,
                **where,
                "start": first.start if in_text else None,
                "end": first.end if in_text else None,
                "quote": first.quote,
                "continues": rest,
                "date": told.value,
                "until": told.until,
                "precision": told.precision,
                "written": _written(telling),
                "inferred": told.inferred,
                "leans": telling.leans,
                "voice": telling.voice,
                "said_by": telling.said_by,
                "people": people,
            }
        )


def _whole(entry: DocumentEntry, telling: Telling) -> Evidence:
    """Return a caption's line as a passage."""
    return Evidence(
        document=entry.name,
        document_id=entry.document_id,
        page=telling.page,
        start=telling.start or 0,
        end=telling.end or 0,
        text=telling.quote,
        score=0.0,
    )


def _written(telling: Telling) -> str:
    if telling.start is None or telling.is_caption:
        return ""
    start = telling.told.start - telling.start
    return single_spaced(telling.quote[start : telling.told.end - telling.start])


def _events(told: Sequence[Told]) -> tuple[Event, ...]:
    weights = Weights(told)
    groups = [sorted(group, key=_rank) for group in grouped(told, weights)]
    events = [_event(group) for group in groups]
    conflicts: defaultdict[int, list[Conflict]] = defaultdict(list)
    for a, b in conflicting(groups, weights):
        for here, there in ((a, b), (b, a)):
            other = events[there]
            conflicts[here].append(Conflict(event=other.id, date=other.date, citations=other.citations))
    marked = (
        event.model_copy(update={"conflicts_with": tuple(conflicts[place])}) if place in conflicts else event
        for place, event in enumerate(events)
    )
    return tuple(sorted(marked, key=lambda event: (event.date, event.citations[0].document, event.id)))


def _rank(told: Told) -> tuple[bool, bool, int, bool]:
    source = told.source
    return source.precision != Precision.DAY, not told.is_caption, _FIRST.index(source.voice), source.leans


def _event(group: Sequence[Told]) -> Event:
    sources = tuple(told.source for told in group)
    first = sources[0]
    voices = {source.voice for source in sources}
    place = f"{first.document_id}:{first.page}:{first.start}:{first.date}:{first.written}:{group[0].text}"
    return Event(
        id=hashlib.sha256(place.encode()).hexdigest()[:16],
        date=first.date,
        until=first.until,
        precision=first.precision,
        text=group[0].whole,
        citations=sources,
        said_by="; ".join(dict.fromkeys(source.said_by for source in sources)),
        voice=first.voice,
        people=tuple({name.casefold(): name for source in sources for name in source.people}.values()),
        disputed=Voice.DENIED in voices and len(voices) > 1,
    )
