"""The documents of a docket number, each with the place that gives the number."""

from __future__ import annotations

from typing import Any

from ingest.caption.docket_numbers import key
from ingest.caption.records import CORRECTED, Source
from pipelines.actions.inputs import DocketInputs
from pipelines.actions.records import Working
from pipelines.actions.taken import Step
from pipelines.citations.cite import CitationList
from pipelines.records import Citation, Evidence
from pipelines.storage.matter import Matter
from pipelines.storage.register import DocumentEntry


def look_up(inputs: DocketInputs, matter: Matter, citations: CitationList) -> Working:
    """Find the documents whose caption bears a docket number, in whatever printing.

    :param inputs: the number, whole.
    :param matter: the matter.
    :param citations: where the captions are cited.
    """
    assert inputs.number is not None
    wanted = key(inputs.number)
    found: list[dict[str, Any]] = []
    steps = [
        Step(
            text=f"Captions and filing stamps are compared with {inputs.number} by year and serial.",
            rule="as asked",
        )
    ]
    for entry in matter.register.documents():
        number = next((each for each in entry.caption.docket_numbers if key(each.value) == wanted), None)
        if number is None:
            continue
        cited = cite_source(entry, number.source, citations)
        where = f" [{cited.key}]" if cited else _uncited(number.source)
        steps.append(Step(text=f"{entry.name} bears {number.value}{where}.", rule="caption"))
        caption = entry.caption.to_json()
        told = {name: caption[name] for name in ("kind", "court", "judge", "filed", "parties")}
        said = {"document": entry.name, "document_id": entry.document_id, "docket_number": number.value}
        found.append(said | told | {"citation": cited.key if cited else None})
    count = len(found)
    if not found:
        answer = f"No document in this matter bears the docket number {inputs.number}."
    else:
        bear = "document in this matter bears" if count == 1 else "documents in this matter bear"
        answer = f"{count} {bear} {inputs.number}."
    return Working(answer=answer, result={"count": count, "documents": found}, steps=tuple(steps))


def _uncited(source: Source) -> str:
    """Tell where a docket number comes from that stands in no page's text."""
    return (
        ", as you corrected it" if source.origin == CORRECTED else f", in its filing stamp “{source.quote}”"
    )


def cite_source(entry: DocumentEntry, source: Source, citations: CitationList) -> Citation | None:
    """Cite the place that a part of a caption was read from.

    :param entry: the document.
    :param source: the place.
    :param citations: where it is cited.
    :returns: None where it stands in no page's text: in a stamp, or as the user corrected it.
    """
    at = source.stretch
    if at is None:
        return None
    passage = Evidence(
        document=entry.name,
        document_id=entry.document_id,
        page=at.page,
        start=at.start,
        end=at.end,
        text=source.quote,
        score=1.0,
    )
    return citations.cite(passage, at.start, at.end)
