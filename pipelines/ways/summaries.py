"""The way of summaries: a document that the question names, in brief, each sentence quoted with its place."""

from __future__ import annotations

from pipelines.errors import DocumentNotFound
from pipelines.events import SentencePassed
from pipelines.records import MeantDocument, Sentence
from pipelines.routes.searched import title
from pipelines.storage.matter import Matter
from pipelines.storage.register import DocumentEntry
from pipelines.summaries.records import Length, Summary, SummarySentence
from pipelines.summaries.summarizer import Summarized, Summarizer
from pipelines.ways.asked import Asked, Declined, Stopped, Taken
from pipelines.ways.summary_requests import length_of, summary_request

_LISTED = 4
"""Documents that may be meant and are named; of more their number."""
_OFFERED = 12
"""Documents that may be meant and are offered, one by one."""


class Summaries:
    """Sums up documents.

    :param summarizer: sums them up.
    :param matter: the matter.
    """

    def __init__(self, summarizer: Summarizer, matter: Matter) -> None:
        self._summarizer = summarizer
        self._matter = matter

    def take(self, asked: Asked) -> Taken:
        """Sum up the document that is named.

        :param asked: the question.
        :raises Declined: when it names none, or several.
        """
        entry = self._document(asked)
        length = Length(length_of(asked.meant))
        summary = None
        try:
            for event in self._summarizer.summarize(entry.document_id, length, asked.stopped):
                if isinstance(event, Summarized):
                    summary = event.summary
                elif isinstance(event, SentencePassed) and isinstance(event.sentence, SummarySentence):
                    yield SentencePassed(_sentence(event.sentence, length), event.citations)
                else:
                    yield event
        except DocumentNotFound as error:
            raise Declined(f"{error} The files were searched instead.") from error
        if summary is None:
            raise Stopped
        if not summary.sentences:
            raise Declined(f"Nothing of {entry.name} can be quoted, so the files were searched.")
        return asked.answer(
            [_sentence(each, length) for each in summary.sentences],
            summary.citations,
            model=summary.model,
            quoted=summary.quoted,
            withheld=summary.withheld,
            notice=summary.notice,
            lead=_lead(entry, summary),
        )

    def _document(self, asked: Asked) -> DocumentEntry:
        request = summary_request(asked.meant)
        route = self._matter.names.route(f"What does {request.of} say?" if request else asked.meant)
        keys = route.documents or self._matter.names.route(asked.meant).documents
        if not keys and asked.only and len(asked.only) == 1:
            keys = tuple(asked.only)  # the one that is chosen is meant
        entries = [entry for key in keys if (entry := self._matter.register.document(key))]
        entries = [entry for entry in entries if asked.is_asked_of(entry.document_id)]
        if request and request.asks and len(entries) != 1:
            raise Declined
        if not entries:
            raise Declined("It names no document to sum up, so the files were searched.")
        if len(entries) > 1:
            named = "; ".join(entry.name for entry in entries[:_LISTED])
            more = f" and {len(entries) - _LISTED} more" if len(entries) > _LISTED else ""
            raise Declined(
                f"It may mean several documents ({named}{more}); name one to have it summed up. "
                "The files were searched.",
                [
                    MeantDocument(document=each.name, document_id=each.document_id)
                    for each in entries[:_OFFERED]
                ],
            )
        return entries[0]


def _sentence(each: SummarySentence, length: Length) -> Sentence:
    heading = each.heading if length is Length.SECTIONS else each.serves.value
    return Sentence(text=each.text, citations=each.citations, heading=heading)


def _lead(entry: DocumentEntry, summary: Summary) -> str:
    named = title(entry)
    what = f"{named} ({entry.name})" if named else entry.name
    how = "in the document’s own words" if summary.quoted else "each sentence checked against what it cites"
    return f"{what}, in brief, {how}."
