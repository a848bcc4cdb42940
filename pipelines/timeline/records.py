"""The records of a timeline: frozen, typed, JSON in the form of the command-line contract."""

from __future__ import annotations

from enum import StrEnum

from pipelines.record import Record
from pipelines.records import Citation, Continuation


class Precision(StrEnum):
    """How exactly a date is given."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Voice(StrEnum):
    """Whose word an event is; an allegation is not a fact."""

    COURT = "court"
    RECORD = "record"
    TESTIFIED = "testified"
    ALLEGED = "alleged"
    DENIED = "denied"


class EventSource(Record):
    """Where an event is told.

    :param document: the document's file name.
    :param document_id: SHA-256 of its bytes.
    :param page: PDF page, from 1.
    :param page_label: the page's label in the PDF, or None.
    :param lines: first and last printed line number, or None.
    :param paragraph: the numbered paragraph, or None.
    :param bates: the Bates number, or None.
    :param pinpoint: the place as a lawyer writes it.
    :param start: offset of the quote in the page's stored text; None for a filing stamp, which is none of it.
    :param end: offset behind it, or None.
    :param quote: the words, verbatim.
    :param continues: the rest on the next page, or None.
    :param date: the day, month or year that is told here, ISO 8601.
    :param until: the last day of a span that is told, or None.
    :param precision: how exact the date is.
    :param written: the date as it is written; empty for a filing day out of a caption.
    :param inferred: ``year`` where the year is that of a date close by, because it is written without one;
        ``days`` where it is counted from a date in the same sentence; else nothing.
    :param leans: whether the quote refers to something before it that could not be quoted with it.
    :param voice: whose word it is.
    :param said_by: the same in words.
    :param people: who is mentioned.
    """

    document: str
    document_id: str
    page: int
    page_label: str | None = None
    lines: tuple[int, int] | None = None
    paragraph: str | None = None
    bates: str | None = None
    pinpoint: str
    start: int | None
    end: int | None
    quote: str
    continues: Continuation | None = None
    date: str
    until: str | None = None
    precision: Precision
    written: str = ""
    inferred: str = ""
    leans: bool = False
    voice: Voice
    said_by: str
    people: tuple[str, ...] = ()

    @property
    def whole_quote(self) -> str:
        """The quote with its rest on the next page, a space between them."""
        return f"{self.quote} {self.continues.quote}" if self.continues else self.quote

    def citation(self, key: str) -> Citation:
        """Return it as an answer's citation, which a page can be opened by.

        :param key: what it goes by.
        """
        fields = self.model_dump(include=set(Citation.model_fields) - {"start", "end", "key"})
        return Citation(key=key, start=self.start or 0, end=self.end or 0, **fields)


class Conflict(Record):
    """Another date that is told of what is evidently the same event.

    :param event: the id of the other event.
    :param date: its date.
    :param citations: where that is told.
    """

    event: str
    date: str
    citations: tuple[EventSource, ...]


class Event(Record):
    """A dated event.

    :param id: names it within the matter, for as long as its first source is there.
    :param date: ISO 8601, as precise as ``precision`` says.
    :param until: the last day of a span, or None.
    :param precision: how exact the date is.
    :param text: what happened: the first source's words on one line; of a caption's day what was filed.
    :param citations: every place that tells it, the best first.
    :param said_by: whose word it is, in words.
    :param voice: the same, of the first source.
    :param people: who is mentioned in any of them.
    :param disputed: whether one paper tells of it and another denies it.
    :param conflicts_with: other dates that are told of it.
    """

    id: str
    date: str
    until: str | None = None
    precision: Precision
    text: str
    citations: tuple[EventSource, ...]
    said_by: str
    voice: Voice
    people: tuple[str, ...] = ()
    disputed: bool = False
    conflicts_with: tuple[Conflict, ...] = ()
