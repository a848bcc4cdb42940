"""Docket questions of a matter: asked in words or in SQL, answered with rows that cite their places.

::

    questions = DocketQuestions(matter)
    questions.ask("How many motions did Acme file in 2021, and which were granted?")
"""

from __future__ import annotations

from pipelines.docket import modelled, proposing
from pipelines.docket.answering import Citer, answer
from pipelines.docket.filling import Docket, Tables
from pipelines.docket.gate import Admitted, admit
from pipelines.docket.noticing import notices, of_one_paper
from pipelines.docket.reading import read
from pipelines.docket.records import DocketAnswer, Proposer
from pipelines.docket.running import Result, run
from pipelines.errors import DocketError, NotADocketQuestion
from pipelines.models.generator import LocalChatGenerator
from pipelines.storage.matter import Matter
from pipelines.timeline.timeline import Timeline


class DocketQuestions:
    """Answers docket questions of a matter. Safe to use from several threads.

    :param matter: the matter.
    :param database: the URL of a PostgreSQL database to run queries in; SQLite in memory where empty.
    :param timeline: the matter's timeline; one of its own where None.
    """

    def __init__(self, matter: Matter, database: str = "", timeline: Timeline | None = None) -> None:
        self._matter = matter
        self._database = database
        self._docket = Docket(matter.register, timeline or Timeline(matter.register))

    def ask(self, question: str, generator: LocalChatGenerator | None = None) -> DocketAnswer:
        """Answer a question in words.

        :param question: the question.
        :param generator: a model that writes a query where the grammar does not know the question, or None.
        :raises NotADocketQuestion: when it asks for something else than the tables tell.
        :raises DocketError: when it is one and cannot be answered for sure; its text says why.
        :raises ModelError: when the model cannot write.
        """
        tables = self._docket.tables
        known = tables.known
        try:
            wanted = read(question, known.papers, known.judges, tables.cases_cited)
        except NotADocketQuestion:
            if generator is None:
                raise
            return self._modelled(question, generator, tables)
        if wanted.beside:
            of_one_paper(wanted, tables.told("documents"))
        admitted = admit(*proposing.propose(wanted))
        result = self._run(admitted, tables)
        told = list(notices(wanted, result.count, tables.told(wanted.table), known))
        return answer(
            question,
            admitted,
            result,
            Citer(self._matter, tables),
            wanted=wanted,
            proposed_by=Proposer.RULES,
            notices=[*told, *_cut(result)],
            matter=self._matter.name,
        )

    def query(self, sql: str) -> DocketAnswer:
        """Run a query of the user's own.

        :param sql: a SELECT over the published tables.
        :raises QueryRefused: when it is anything else, or passes its bounds.
        """
        return self._ran(sql, sql, Proposer.USER, self._docket.tables)

    def _modelled(self, question: str, generator: LocalChatGenerator, tables: Tables) -> DocketAnswer:
        found = self._ran(question, modelled.ask(question, generator), Proposer.MODEL, tables)
        if not found.rows:
            raise DocketError("The model’s query finds nothing; that does not mean that there is nothing.")
        return found.model_copy(update={"notice": " ".join(filter(None, (modelled.NOTE, found.notice)))})

    def _ran(self, question: str, sql: str, proposed_by: Proposer, tables: Tables) -> DocketAnswer:
        admitted = admit(sql)
        result = self._run(admitted, tables)
        return answer(
            question,
            admitted,
            result,
            Citer(self._matter, tables),
            wanted=None,
            proposed_by=proposed_by,
            notices=_cut(result),
            matter=self._matter.name,
        )

    def _run(self, admitted: Admitted, tables: Tables) -> Result:
        return run(admitted, tables.rows(admitted.tables), self._database)


def _cut(result: Result) -> list[str]:
    shown, count = len(result.rows), result.count
    return [f"Only the first {shown:,} of {count:,} rows are shown and cited."] if count > shown else []
