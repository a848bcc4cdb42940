"""Drafts that are written as files: a chronology of dated sentences, a list of exhibits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from ingest.caption.records import Found
from ingest.sentences import sentence_spans
from pipelines.actions.days import short, whole_day
from pipelines.actions.dockets import cite_source
from pipelines.actions.inputs import DraftInputs
from pipelines.citations.bates import bates_numbers
from pipelines.citations.cite import CitationList
from pipelines.errors import ActionError
from pipelines.evidence import addressing
from pipelines.evidence.cited import is_citation
from pipelines.exports.drafts import Draft
from pipelines.facts import facts
from pipelines.records import Citation
from pipelines.routes.scope import day_of
from pipelines.routes.searched import title
from pipelines.search.retrieval import evidence_of
from pipelines.storage.matter import Matter
from pipelines.storage.register import DocumentEntry
from pipelines.text import single_spaced

MOST_ROWS = 1000
"""A longer chronology than this is nobody's draft: it is made document by document."""
_SHORTEST = 4
"""Words that a dated sentence has at least; what has fewer is a line of a form."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft that is ready to be written.

    :param draft: its content.
    :param rows: its rows as plain values, each with the keys of its citations.
    """

    draft: Draft
    rows: tuple[dict[str, Any], ...]


class _Event(NamedTuple):
    day: date
    told: str
    citation: Citation | None
    where: str


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
    """Prepare a chronology: the sentences that name a day of the calendar, and the days of filing, in order.

    :param entries: the documents.
    :param matter: their matter.
    :param citations: where the sentences are cited.
    :raises ActionError: when nothing in them is dated, or too much.
    """
    events = sorted((each for entry in entries for each in _events(entry, matter, citations)), key=_by_day)
    if not events:
        raise ActionError("These documents name no day of the calendar, so there is no chronology to draft.")
    if len(events) > MOST_ROWS:
        raise ActionError(
            f"These documents have {len(events):,} dated sentences; a chronology has at most {MOST_ROWS:,}. "
            "Name the documents: “draft a chronology of the complaint”."
        )
    rows = tuple((short(event.day), event.told, event.where) for event in events)
    draft = Draft(
        title="Chronology (draft)",
        under=_made_of(entries),
        head=("Date", "What the file says", "Source"),
        rows=rows,
        widths=(1.2, 3.5, 1.8),
        notes=(
            "Each row quotes a sentence that names the day, as it stands; what one side says in its "
            "paper is that "
            "side’s word. Dates of a month or a year alone are left out. A sentence with several dates "
            "stands "
            "under each.",
        ),
    )
    values: list[dict[str, Any]] = [
        {
            "date": event.day.isoformat(),
            "text": event.told,
            "citation": event.citation.key if event.citation else None,
        }
        for event in events
    ]
    return Prepared(draft, tuple(values))


def _by_day(event: _Event) -> tuple[date, str]:
    return event.day, event.where


def _events(entry: DocumentEntry, matter: Matter, citations: CitationList) -> Iterator[_Event]:
    if filed := entry.caption.filed:
        cited = cite_source(entry, filed.source, citations)
        where = f"{entry.name}, {cited.pinpoint if cited else f'p. {filed.source.page} (stamp)'}"
        if (day := whole_day(filed.value)) is not None:
            yield _Event(
                day,
                f"{title(entry) or entry.name}: filed (“{single_spaced(filed.source.quote)}”)",
                cited,
                where,
            )
    seen: set[tuple[date, str]] = set()
    for passage in matter.register.passages(matter.keywords.keys_of([entry.document_id])):
        evidence = evidence_of(passage, entry.name, 1.0)
        for start, end in sentence_spans(passage.text):
            sentence = single_spaced(passage.text[start:end])
            if len(sentence.split()) < _SHORTEST or is_citation(sentence) or addressing.addressed(sentence):
                continue
            for day in _days(sentence):
                if (day, sentence) in seen:
                    continue
                seen.add((day, sentence))
                cited = citations.cite(evidence, passage.start + start, passage.start + end)
                yield _Event(day, f"“{sentence}”", cited, f"{entry.name}, {cited.pinpoint}")


def _days(sentence: str) -> Iterator[date]:
    found = (whole_day(fact.value) for fact in facts(sentence) if fact.kind == "date")
    yield from dict.fromkeys(day for day in found if day is not None)


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
        notes=(
            "Kinds and days are those that captions, stamps and signatures say; what none says is empty.",
        ),
    )
    return Prepared(draft, tuple(values))


def _keys(entry: DocumentEntry, citations: CitationList) -> Iterator[str]:
    caption = entry.caption
    parts: list[Found | None] = [caption.kind, caption.filed or caption.dated]
    for part in parts:
        if part and (cited := cite_source(entry, part.source, citations)):
            yield cited.key


def _made_of(entries: Sequence[DocumentEntry]) -> str:
    return entries[0].name if len(entries) == 1 else f"{len(entries)} documents"
