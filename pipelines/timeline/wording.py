"""A timeline's dates, conflicts and sources in words, alike on the screen and in files. Pure functions."""

from __future__ import annotations

from datetime import date

from pipelines.text import single_spaced
from pipelines.timeline.dates import DAYS, YEAR
from pipelines.timeline.records import Conflict, Event, EventSource


def date_line(event: Event) -> str:
    """Return when an event was, as people write it, as exactly as it is told.

    :param event: the event.
    """
    return f"{in_words(event.date)} to {in_words(event.until)}" if event.until else in_words(event.date)


def in_words(value: str) -> str:
    """Return a date as people write it: "May 3, 2021", "May 2021", "2021".

    :param value: ISO 8601, a day, a month or a year.
    """
    if len(value) == 4:
        return value
    day = date.fromisoformat(f"{value}-01"[:10])
    return f"{day:%B} {day.day}, {day.year}" if len(value) == 10 else f"{day:%B %Y}"


def source_note(source: EventSource) -> str:
    """Return what a reader must know of a source, or nothing.

    :param source: the source.
    """
    notes = {YEAR: "its year is that of a date close by", DAYS: "counted from the date before it"}
    told = [notes[source.inferred]] if source.inferred in notes else []
    if source.leans:
        told.append("read what stands before it")
    if source.start is None:
        told.append("out of the filing stamp")
    return "; ".join(told)


def conflict_line(conflict: Conflict) -> str:
    """Return another date that is told of an event, with its quote.

    :param conflict: it.
    """
    first = conflict.citations[0]
    quote = single_spaced(first.whole_quote)
    return f"Another date is told: {in_words(conflict.date)} ({first.document}, {first.pinpoint}: “{quote}”)."
