"""The places that tell of an event, as citations of an answer or a draft."""

from __future__ import annotations

from pipelines.citations.cite import CitationList
from pipelines.records import Citation, Evidence
from pipelines.timeline.records import EventSource


def cite(source: EventSource, citations: CitationList) -> Citation | None:
    """Cite a source; a filing stamp, which is no part of the page's text, has no citation.

    :param source: where an event is told.
    :param citations: where it is cited.
    """
    if source.start is None or source.end is None:
        return None
    rest = source.continues
    passage = Evidence(
        document=source.document,
        document_id=source.document_id,
        page=source.page,
        start=source.start,
        end=source.end,
        text=f"{source.quote}\n{rest.quote}" if rest else source.quote,
        score=0.0,
        continues=rest,
    )
    return citations.cite(passage, passage.start, passage.reach)
