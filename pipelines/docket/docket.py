"""Docket questions of a matter: asked in words or in SQL, answered with rows that cite their places.

::

    questions = DocketQuestions(matter)
    questions.ask("How many motions did Acme file in 2021, and which were granted?")
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.docket import proposing
from pipelines.docket.answering import Citer, answer
from pipelines.docket.filling import Docket, Known
from pipelines.docket.gate import Admitted, admit
from pipelines.docket.reading import read
from pipelines.docket.records import DocketAnswer, Proposer
from pipelines.docket.running import Result, run
from pipelines.docket.telling import counted
from pipelines.docket.wanted import Form, Wanted, left_out
from pipelines.errors import DocketError
from pipelines.storage.matter import Matter

_COLUMNS = {
    "party": "who filed them",
    "role": "who filed them",
    "day": "a day",
    "judge": "a judge",
    "court": "a court",
    "kind": "what they are",
    "title": "a title",
    "case_number": "a docket number",
    "disposition": "how they came out",
    "number": "a number",
    "pages": "pages",
}


class DocketQuestions:
    """Answers docket questions of a matter. Safe to use from several threads.

    :param matter: the matter.
    :param database: the URL of a PostgreSQL database to run queries in; SQLite in memory where empty.
    """

    def __init__(self, matter: Matter, database: str = "") -> None:
        self._matter = matter
        self._database = database
        self.docket = Docket(matter.register)

    def ask(self, question: str) -> DocketAnswer:
        """Answer a question in words.

        :param question: the question.
        :raises NotADocketQuestion: when it asks for something else than the tables tell.
        :raises DocketError: when it is one and cannot be answered for sure; its text says why.
        """
        known = self.docket.known
        wanted = read(question, known.papers, known.judges)
        admitted = admit(*proposing.propose(wanted))
        result = self._run(admitted)
        citer = Citer(self._matter, self.docket)
        notices = list(self._notices(wanted, result, known))
        return answer(
            question,
            admitted,
            result,
            citer,
            wanted=wanted,
            proposed_by=Proposer.RULES,
            notices=notices,
            matter=self._matter.name,
        )

    def query(self, sql: str) -> DocketAnswer:
        """Run a query of the user's own.

        :param sql: a SELECT over the published tables.
        :raises QueryRefused: when it is anything else, or passes its bounds.
        """
        return self._answer(sql, sql, Proposer.USER)

    def _answer(self, question: str, sql: str, proposed_by: Proposer) -> DocketAnswer:
        admitted = admit(sql)
        result = self._run(admitted)
        cut = f"Only the first {len(result.rows):,} of {result.count:,} rows are shown."
        return answer(
            question,
            admitted,
            result,
            Citer(self._matter, self.docket),
            wanted=None,
            proposed_by=proposed_by,
            notices=[cut] if result.count > len(result.rows) else [],
            matter=self._matter.name,
        )

    def _run(self, admitted: Admitted) -> Result:
        return run(admitted, self.docket.rows(admitted.tables), self._database)

    def _notices(self, wanted: Wanted, result: Result, known: Known) -> Iterator[str]:
        """Tell what was counted and what was not.

        :raises DocketError: when nothing was found, and that does not mean that there is nothing.
        """
        yield from wanted.notes
        missing = left_out(wanted, self.docket.told(wanted.table))
        listed = [known.sheets[case] for case in known.sheets if not wanted.cases or case in wanted.cases]
        if not result.rows:
            self._check_nothing(wanted, bool(missing), bool(listed))
        if wanted.table == "filings":
            for file, first, last in listed:
                yield f"Entries {first} to {last} of {file} are counted, and papers among the files."
            if not listed:
                yield "No docket sheet is among the files: only papers that are among them are counted."
        if wanted.form is Form.COUNT or wanted.only or wanted.form is Form.LIST:
            for each in missing:
                does, is_not = ("does", "is") if each.rows == 1 else ("do", "are")
                what = _COLUMNS.get(each.column, each.column)
                yield f"{counted(each.rows, wanted)} {does} not tell {what} and {is_not} not counted."
        if result.count > len(result.rows) and not wanted.only:
            yield f"Only the first {len(result.rows):,} of {result.count:,} are shown."

    def _check_nothing(self, wanted: Wanted, missing: bool, listed: bool) -> None:
        titled = any(condition.column == "title" for condition in wanted.conditions)
        if wanted.table != "filings" or missing or not listed or titled:
            said = f" {wanted.said}" if wanted.said else ""
            raise DocketError(
                f"The database has no {wanted.what[0]}{said}; that does not mean that the files tell of none."
            )
