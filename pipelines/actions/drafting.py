"""Drafts that are written as files: a chronology out of the timeline, a list of exhibits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.caption.records import Found
from pipelines.actions.days import short, whole_day
from pipelines.actions.dockets import cite_source
from pipelines.actions.inputs import DraftInputs
from pipelines.citations.bates import bates_numbers
from pipelines.citations.cite import CitationList
from pipelines.errors import ActionError
from pipelines.exports.chronology import NOTE
from pipelines.exports.chronology import to_word as to_word_timeline
from pipelines.exports.drafts import Draft, to_word
from pipelines.routes.scope import day_of
from pipelines.routes.searched import title
from pipelines.storage.matter import Matter
from pipelines.storage.register import DocumentEntry
from pipelines.timeline.citing import cite
from pipelines.timeline.timeline import Chosen, Timeline

_OF_EXHIBITS = "Kinds and days are those that captions, stamps and signatures say; what none says is empty."


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft that is ready to be written.

    :param word: the Word document's bytes.
    :param under: what it is made of, in words.
    :param rows: its rows as plain values, each with the keys of its citations.
    :param note: what must be known before it is relied on.
    """

    word: bytes
    under: str
    rows: tuple[dict[str, Any], ...]
    note: str


def documents_of(inputs: DraftInputs, matter: Matter) -> list[DocumentEntry]:
    """Return the documents that a draft is made of: those that its request names, or all.

    :param inputs: what the request says of them.
    :param matter: the matter.
    :raises ActionError: when there are none, or the request names none that is in the matter.
    """
    entries = matter.register.documents()
    if not entries:
        raise ActionError("The matter has no documents. Add some first: python -m ingest FILE.pdf")
    if inputs.of is None:
        return entries
    route = matter.names.route(f"What does {inputs.of} say?")
    named = set(route.documents or route.case)
    if not named:
        raise ActionError(
            f"“{inputs.of}” names no document of this matter. Name one, or leave it out for all."
        )
    return [entry for entry in entries if entry.document_id in named]


def chronology(entries: Sequence[DocumentEntry], matter: Matter, citations: CitationList) -> Prepared:
    """Prepare a chronology: the events of the timeline that the documents tell of.

    :param entries: the documents.
    :param matter: their matter.
    :param citations: where the events are cited.
    :raises ActionError: when they tell of none.
    """
    chosen = Chosen(tuple(entry.document_id for entry in entries))
    events = [event for event in Timeline(matter.register).events() if chosen.has(event)]
    if not events:
        raise ActionError("These documents tell of no day, so there is no chronology to draft.")
    rows = tuple(
        {
            "date": event.date,
            "until": event.until,
            "text": event.text,
            "said_by": event.said_by,
            "citations": [cited.key for source in event.citations if (cited := cite(source, citations))],
        }
        for event in events
    )
    under = f"Chronology (draft) of {_made_of(entries)}"
    return Prepared(to_word_timeline(events, under), under, rows, NOTE)


def exhibit_list(entries: Sequence[DocumentEntry], matter: Matter, citations: CitationList) -> Prepared:
    """Prepare a list of exhibits: the documents by their days, numbered, with their pages and Bates numbers.

    :param entries: the documents.
    :param matter: their matter.
    :param citations: where the days and kinds are cited.
    """
    rows, values = [], []
    ordered = sorted(entries, key=lambda entry: (day_of(entry) or "9999", entry.name.casefold()))
    for number, entry in enumerate(ordered, start=1):
        bates = list(bates_numbers(matter.register.pages(entry.document_id)).values())
        stamped = "" if not bates else bates[0] if len(bates) == 1 else f"{bates[0]} to {bates[-1]}"
        told = title(entry)
        description = f"{told} ({entry.name})" if told else entry.name
        day = whole_day(day_of(entry))
        rows.append((str(number), description, short(day) if day else "", str(entry.pages), stamped))
        values.append(
            {
                "exhibit": number,
                "document": entry.name,
                "document_id": entry.document_id,
                "description": told,
                "date": day.isoformat() if day else None,
                "pages": entry.pages,
                "bates": stamped or None,
                "citations": list(_keys(entry, citations)),
            }
        )
    draft = Draft(
        title="List of exhibits (draft)",
        under=_made_of(entries),
        head=("Ex.", "Description", "Date", "Pages", "Bates"),
        rows=tuple(rows),
        widths=(0.5, 3.3, 1.2, 0.6, 0.9),
        notes=(_OF_EXHIBITS,),
    )
    return Prepared(to_word(draft), f"List of exhibits (draft) of {draft.under}", tuple(values), _OF_EXHIBITS)


def _keys(entry: DocumentEntry, citations: CitationList) -> Iterator[str]:
    caption = entry.caption
    parts: list[Found | None] = [caption.kind, caption.filed or caption.dated]
    for part in parts:
        if part and (cited := cite_source(entry, part.source, citations)):
            yield cited.key


def _made_of(entries: Sequence[DocumentEntry]) -> str:
    return entries[0].name if len(entries) == 1 else f"{len(entries)} documents"
