"""The rows of a query become sentences, each with the citations of the places that it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ingest.keys import Stretch
from pipelines.citations.cite import CitationList, joined
from pipelines.docket.filling import Tables
from pipelines.docket.gate import Admitted
from pipelines.docket.records import DocketAnswer, DocketRow, Proposer
from pipelines.docket.running import Result
from pipelines.docket.sources import Source
from pipelines.docket.telling import counted, row_said, stopped
from pipelines.docket.wanted import Form, Wanted
from pipelines.records import Citation, Evidence, Sentence
from pipelines.storage.matter import Matter
from pipelines.text import listed

MOST_SAID = 60
"""Rows that are told as sentences; the others stand in ``rows``."""
MOST_CITED = 100
"""Places that one row is cited by; a row that stands for more says so."""


class Citer:
    """Cites the rows of a result.

    :param matter: the matter.
    :param tables: those that the rows come from.
    """

    def __init__(self, matter: Matter, tables: Tables) -> None:
        self._register = matter.register
        self._tables = tables
        self._list = CitationList(matter.pinpoints.of)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What the keys stand for."""
        return self._list.citations

    def keys(self, places: Iterable[int], columns: Iterable[str]) -> tuple[str, ...]:
        """Return the keys of the places that a row comes from.

        :param places: of the rows of tables.
        :param columns: those that are told: where one stands elsewhere than the row, that is cited, too.
        """
        columns = list(columns)
        found: dict[str, None] = {}
        for place in list(places)[:MOST_CITED]:
            if source := self._tables.source(place):
                stretches = [source.parts[name] for name in columns if name in source.parts]
                for each in ([*source.stretches], *([at] for at in stretches)):
                    if citation := self._cite(source, each):
                        found[citation.key] = None
        return tuple(found)

    def _cite(self, source: Source, stretches: Sequence[Stretch]) -> Citation | None:
        name = self._register.name(source.document_id)
        first, rest = stretches[0], stretches[1:2]
        text = self._register.page_text(source.document_id, first.page)[first.start : first.end]
        if name is None or not text.strip():
            return None  # the document was deleted meanwhile
        whole = text
        continues = None
        if rest:
            more = self._register.page_text(source.document_id, rest[0].page)[rest[0].start : rest[0].end]
            continues = {"page": rest[0].page, "start": rest[0].start, "end": rest[0].end, "quote": more}
            whole = f"{text}\n{more}"
        passage = Evidence.model_validate(
            {
                "document": name,
                "document_id": source.document_id,
                "page": first.page,
                "start": first.start,
                "end": first.end,
                "text": whole,
                "score": 1.0,
                "continues": continues,
            }
        )
        return self._list.cite(passage, passage.start, passage.reach)


def rows_of(result: Result, citer: Citer) -> tuple[DocketRow, ...]:
    """Return the rows of a result with their citations.

    :param result: the result.
    :param citer: cites them.
    """
    return tuple(
        DocketRow(
            values=dict(zip(result.columns, values, strict=True)),
            citations=citer.keys(places, _told(result.columns, values)),
        )
        for values, places in zip(result.rows, result.places, strict=True)
    )


def _told(columns: Sequence[str], values: Sequence[object]) -> list[str]:
    return [name for name, value in zip(columns, values, strict=True) if value is not None]


def answer(
    question: str,
    admitted: Admitted,
    result: Result,
    citer: Citer,
    *,
    wanted: Wanted | None,
    proposed_by: Proposer,
    notices: Sequence[str],
    matter: str,
) -> DocketAnswer:
    """Put an answer together.

    :param question: as it was asked.
    :param admitted: the query that was run.
    :param result: what it gave.
    :param citer: cites the rows.
    :param wanted: what the question asks for, where rules read it.
    :param proposed_by: who proposed the query.
    :param notices: what the reader must know.
    :param matter: the matter's name.
    """
    rows = rows_of(result, citer)
    sentences = tuple(_sentences(wanted, result, rows) if wanted else _plain(result, rows))
    return DocketAnswer(
        question=question,
        answer=joined(sentences),
        abstained=False,
        sentences=sentences,
        citations=citer.citations,
        notice=" ".join(notices) or None,
        matter=matter,
        sql=admitted.shown,
        proposed_by=proposed_by,
        columns=result.columns,
        rows=rows,
        count=result.count,
    )


def _sentences(wanted: Wanted, result: Result, rows: Sequence[DocketRow]) -> list[Sentence]:
    keys = _keys(rows)
    if wanted.group:
        each = [Sentence(text=_group_said(row.values), citations=row.citations) for row in rows]
        groups = wanted.form is Form.COUNT and wanted.group in ("case_number", "court")
        return [Sentence(text=f"{_there_are(wanted, result)}.", citations=keys), *each] if groups else each
    found: list[Sentence] = []
    if wanted.form is Form.PAGES:
        pages = sum(int(row.values["pages"] or 0) for row in rows)
        of = f"{rows[0].values['file']} has" if len(rows) == 1 else f"{counted(result.count, wanted)} have"
        return [Sentence(text=f"{of} {pages:,} pages.", citations=keys)]
    one_each = wanted.table in ("parties", "counsel")  # who has two roles stands in two rows
    if wanted.form is Form.COUNT or (len(rows) > 1 and not one_each and not wanted.at_end):
        said = f" {wanted.said}" if wanted.said else ""
        found.append(Sentence(text=stopped(f"{_there_are(wanted, result)}{said}"), citations=keys))
    if wanted.split and rows:
        found.append(_split_said(wanted, rows, keys))
    for row in rows[:MOST_SAID]:
        found.append(Sentence(text=row_said(wanted.table, row.values), citations=row.citations))
    return found


def _there_are(wanted: Wanted, result: Result) -> str:
    if wanted.table == "authorities":  # what no reporter tells is none of them
        verb = "is" if result.count == 1 else "are"
        return f"By their reporters {counted(result.count, wanted)} {verb} found,"
    return f"There {'is' if result.count == 1 else 'are'} {counted(result.count, wanted)}"


def _keys(rows: Iterable[DocketRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for row in rows for key in row.citations))


def _group_said(values: Mapping[str, object]) -> str:
    by, count = list(values.values())[:2]
    return f"{'Not told' if by is None else by}: {count:,}."


def _split_said(wanted: Wanted, rows: Sequence[DocketRow], keys: tuple[str, ...]) -> Sentence:
    """Say how many of the rows came out as is asked, and how the others did."""
    outcomes = Counter(row.values.get("disposition") for row in rows)
    asked = [_came_out(outcomes.pop(outcome), outcome) for outcome in wanted.split if outcome in outcomes]
    said = f"Of these {listed(asked)}" if asked else f"None of these was {wanted.split[0]}"
    others = [_came_out(count, outcome) for outcome, count in outcomes.items()]
    behind = f"; {listed(others)}" if others else ""
    return Sentence(text=f"{said}{behind}.", citations=keys)


def _came_out(count: int, outcome: object) -> str:
    if outcome is None:
        return f"{count:,} {'has' if count == 1 else 'have'} no ruling that is listed"
    return f"{count:,} {'was' if count == 1 else 'were'} {outcome}"


def _plain(result: Result, rows: Sequence[DocketRow]) -> list[Sentence]:
    """Tell rows of a query that no rule wrote: the values by their columns."""
    found = []
    for row in rows[:MOST_SAID]:
        told = [f"{name}: {value}" for name, value in row.values.items() if value is not None]
        found.append(Sentence(text=f"{'; '.join(told)}.", citations=row.citations))
    if len(rows) > 1:
        found.insert(0, Sentence(text=f"The query gives {result.count:,} rows.", citations=_keys(rows)))
    return found
