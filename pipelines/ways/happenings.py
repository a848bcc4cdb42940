"""The way of the timeline: what happened when, each event in its source's words, with its page."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.citations.cite import CitationList
from pipelines.events import SentencePassed
from pipelines.records import Sentence
from pipelines.storage.matter import Matter
from pipelines.text import counted, single_spaced
from pipelines.timeline.citing import cite
from pipelines.timeline.records import Event
from pipelines.timeline.timeline import Chosen, Timeline
from pipelines.timeline.wording import date_line, in_words
from pipelines.ways.asked import MOST, Asked, Declined, Taken, progressing
from pipelines.ways.event_requests import EventRequest, about, event_request

READING = "Reading the documents for dated events"


class Happenings:
    """Answers from the timeline.

    :param timeline: the timeline.
    :param matter: its matter.
    """

    def __init__(self, timeline: Timeline, matter: Matter) -> None:
        self._timeline = timeline
        self._matter = matter

    def take(self, asked: Asked) -> Taken:
        """Answer from the timeline.

        :param asked: the question.
        :raises Declined: when nothing is told of the days, or of whom it is about.
        """
        request = event_request(asked.meant) or about(asked.meant)
        events = yield from progressing(READING, self._timeline.events, asked.stopped)
        chosen = self._chosen(request, asked, events)
        found = [event for event in events if chosen.has(event)]
        citations = CitationList(self._matter.pinpoints.of)
        sentences: list[Sentence] = []
        stamped = 0
        for event in found:
            sources = [source for source in event.citations if asked.is_asked_of(source.document_id)]
            cited = [each for source in sources if (each := cite(source, citations))]
            for conflict in event.conflicts_with:
                cited += [each for source in conflict.citations if (each := cite(source, citations))]
            if not cited:
                stamped += 1
                continue
            if len(sentences) == MOST:
                break
            keys = tuple(dict.fromkeys(each.key for each in cited))
            sentence = Sentence(text=_told(event), citations=keys)
            sentences.append(sentence)
            yield SentencePassed(sentence, tuple(cited))
        if not sentences:
            raise Declined(f"The timeline has nothing {_told_of(request)}, so the files were searched.")
        lead = f"{counted(len(sentences), 'event')} {_told_of(request)}, by date, each in its source’s words."
        return asked.answer(
            sentences, citations.citations, lead=lead, notice=_notice(len(sentences), stamped)
        )

    def _chosen(self, request: EventRequest, asked: Asked, events: Sequence[Event]) -> Chosen:
        """Choose by days, and by who is mentioned; else by the papers, or the case, that are named."""
        only = tuple(sorted(asked.only)) if asked.only is not None else ()
        if not request.of:
            return Chosen(only, "", request.first, request.last)
        route = self._matter.names.route(request.of)
        by_name = Chosen(only, request.of, request.first, request.last)
        if not route.documents or (route.documents == route.case and any(map(by_name.has, events))):
            return by_name
        named = tuple(key for key in route.documents if asked.is_asked_of(key))
        if not named:
            raise Declined(f"“{request.of}” is none of the documents chosen, so those were searched.")
        return Chosen(named, "", request.first, request.last)


def _told(event: Event) -> str:
    """Tell an event: its words are quoted, but for what is told of a caption's day."""
    words = single_spaced(event.text)
    quoted = f"“{words}”" if event.citations[0].written else words
    dates = dict.fromkeys(in_words(conflict.date) for conflict in event.conflicts_with)
    others = f" Another date is told: {', '.join(dates)}." if dates else ""
    return f"{date_line(event)}: {quoted} ({event.said_by}){others}"


def _told_of(request: EventRequest) -> str:
    days = {
        (True, True): f"from {_day(request.first)} to {_day(request.last)}",
        (True, False): f"from {_day(request.first)} on",
        (False, True): f"up to {_day(request.last)}",
        (False, False): "",
    }[bool(request.first), bool(request.last)]
    of = f"of {request.of}" if request.of else ""
    return " ".join(filter(None, (of, days))) or "of the files"


def _day(value: str) -> str:
    return in_words(value) if value else ""


def _notice(count: int, stamped: int) -> str | None:
    told = []
    if stamped:
        days = "1 day of filing stands" if stamped == 1 else f"{stamped} days of filing stand"
        told.append(f"{days} in a stamp alone, which is no page’s text: the page Timeline shows it.")
    if count == MOST:
        told.append("The page Timeline shows all; here are the first.")
    return " ".join(told) or None
