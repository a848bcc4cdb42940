"""The way of the docket: papers, parties and counsel counted and listed by a query that is shown."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pipelines.citations.cite import cited_citations
from pipelines.docket.query import RunQuery
from pipelines.errors import DocketError, NotADocketQuestion
from pipelines.events import Reading, SentencePassed
from pipelines.storage.matter import Matter
from pipelines.timeline.timeline import Timeline
from pipelines.ways.asked import Asked, Declined, Taken

if TYPE_CHECKING:
    from pipelines.docket.docket import DocketQuestions

READING = "Reading captions and docket sheets"
LEAD = "Counted and listed by the query below. Each row cites the caption or docket entry that it comes from."


class Papers:
    """Answers from the docket.

    :param matter: the matter.
    :param database: where the queries are run, as in :class:`pipelines.docket.docket.DocketQuestions`.
    :param timeline: the matter's timeline.
    """

    def __init__(self, matter: Matter, database: str, timeline: Timeline) -> None:
        self._matter = matter
        self._database = database
        self._timeline = timeline

    @cached_property
    def _questions(self) -> DocketQuestions:
        from pipelines.docket.docket import DocketQuestions  # its libraries take a third of a second to load

        return DocketQuestions(self._matter, self._database, self._timeline)

    def take(self, asked: Asked) -> Taken:
        """Answer from the docket.

        :param asked: the question.
        :raises Declined: when it asks for more than the tables tell, or of some documents only.
        """
        if asked.only is not None:
            raise Declined("Papers are counted in all of the files, and only some are chosen.")
        yield Reading(text=READING)
        try:
            found = self._questions.ask(asked.meant)
        except NotADocketQuestion as error:
            raise Declined from error
        except DocketError as error:
            raise Declined(f"{error} The files were searched instead.") from error
        if found.sql is None or not found.sentences:
            raise Declined
        for sentence in found.sentences:
            yield SentencePassed(sentence, tuple(cited_citations(sentence, found.citations)))
        rows = tuple(tuple(row.values.get(name) for name in found.columns) for row in found.rows)
        query = RunQuery(sql=found.sql, columns=found.columns, rows=rows, count=found.count)
        return asked.answer(
            found.sentences, found.citations, quoted=False, lead=LEAD, notice=found.notice, query=query
        )
