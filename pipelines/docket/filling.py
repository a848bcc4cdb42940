"""The tables' rows, made of a matter's register and never older than it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipelines.docket.docketed import Docketed, docketed
from pipelines.docket.entries import Stretch
from pipelines.docket.naming import plain, spellings
from pipelines.docket.papers import Paper, papers
from pipelines.docket.sources import Row, Rows, Source, stretch_of
from pipelines.exports.authorities import authorities_in
from pipelines.storage.derived import Derived
from pipelines.storage.register import Register
from pipelines.timeline.timeline import Timeline

_PLACES = 10_000_000
"""Places that a table has to itself."""
SHEET = "docket sheet"


@dataclass(frozen=True, slots=True)
class Known:
    """What a question may name, and what a count must tell that it leaves out.

    :param papers: the documents.
    :param judges: the judges that they and the docket sheets name, one spelling for each.
    :param sheets: the docket sheets, by case: the file name, and its first and last entry.
    """

    papers: tuple[Paper, ...]
    judges: tuple[str, ...]
    sheets: Mapping[str, tuple[str, int, int]]


class Docket(Derived):
    """The tables of a matter. A table is made when a query reads it.

    :param register: the matter's register.
    :param timeline: of the same register.
    """

    def __init__(self, register: Register, timeline: Timeline | None = None) -> None:
        super().__init__(register)
        self._timeline = timeline or Timeline(register)
        self._made: dict[str, Rows] = {}
        self._papers: list[Paper] = []
        self._filings: list[Docketed] = []
        self._judges: dict[str, str] = {}
        self._makers: dict[str, Callable[[Rows], None]] = {
            "documents": self._documents,
            "filings": self._filing_rows,
            "filers": self._filers,
            "parties": self._parties,
            "counsel": self._counsel,
            "authorities": self._authorities,
            "events": self._events,
        }

    def _make(self) -> None:
        entries = self.register.documents()
        tops = {entry.document_id: self.register.page(entry.document_id, 1) for entry in entries}
        stamps = {key: top.furniture for key, top in tops.items() if top}
        self._papers = papers(entries, stamps)
        sheets = {
            paper.entry.document_id: [
                (page.number, page.text) for page in self.register.pages(paper.entry.document_id)
            ]
            for paper in self._papers
            if paper.kind == SHEET
        }
        texts = {key: top.text for key, top in tops.items() if top}
        found = list(docketed(self._papers, sheets, texts))
        named = [judge.value for entry in entries if (judge := entry.caption.judge)]
        self._judges = spellings([*named, *(filing.judge for filing in found if filing.judge)])
        self._filings = [
            replace(filing, judge=self._judges[plain(filing.judge)]) if filing.judge else filing
            for filing in found
        ]
        self._made = {}

    @property
    def known(self) -> Known:
        """What a question may name."""
        self.refresh()
        numbered: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for filing in self._filings:
            if filing.sheet and filing.case and filing.number is not None:
                numbered[filing.case, filing.sheet].append(filing.number)
        sheets = {case: (file, min(numbers), max(numbers)) for (case, file), numbers in numbered.items()}
        return Known(tuple(self._papers), tuple(sorted(self._judges.values())), sheets)

    @property
    def filings(self) -> Sequence[Docketed]:
        """What was filed, as the table of filings has it."""
        self.refresh()
        return self._filings

    def told(self, table: str) -> list[dict[str, object]]:
        """Return the rows of a table with what a filing has several of: its filers and their roles.

        :param table: its name.
        """
        rows: list[dict[str, object]] = [dict(row) for row in self.rows([table])[table]]
        if table == "filings":
            for row, filing in zip(rows, self._filings, strict=True):
                row["party"] = tuple(party.name for party in filing.filers)
                row["role"] = tuple(party.role for party in filing.filers)
                if filing.by_court:  # no party files it
                    row["party"] = row["role"] = ("",)
        return rows

    def rows(self, tables: Iterable[str]) -> dict[str, list[Row]]:
        """Return the rows of some tables.

        :param tables: their names.
        """
        self.refresh()
        return {name: self._table(name).rows for name in tables}

    def source(self, place: int) -> Source | None:
        """Return what a row is cited by, or None where there is no such row.

        :param place: the row's place.
        """
        found = (made.source(place) for made in list(self._made.values()))
        return next((source for source in found if source), None)

    def _table(self, name: str) -> Rows:
        if name not in self._made:
            rows = Rows(1 + _PLACES * list(self._makers).index(name))
            self._makers[name](rows)
            self._made[name] = rows
        return self._made[name]

    def _documents(self, rows: Rows) -> None:
        for paper in self._papers:
            caption = paper.entry.caption
            rows.add(
                paper.source(self.register.page_text(paper.entry.document_id, 1)),
                file=paper.entry.name,
                kind=paper.kind,
                title=paper.title,
                case_number=paper.case,
                court=caption.court.value if caption.court else None,
                judge=self._judges[plain(caption.judge.value)] if caption.judge else None,
                filed=caption.filed.value if caption.filed else None,
                dated=caption.dated.value if caption.dated else None,
                day=paper.day,
                pages=paper.entry.pages,
            )

    def _filing_rows(self, rows: Rows) -> None:
        for place, filing in enumerate(self._filings, start=1):
            rows.add(
                filing.source,
                filing=place,
                case_number=filing.case,
                number=filing.number,
                day=filing.day,
                kind=filing.kind,
                title=filing.title,
                judge=filing.judge,
                disposition=filing.disposition,
                ruled_in=filing.ruled_in,
                ruled_on=filing.ruled_on,
                listed=int(filing.sheet is not None),
                paper=filing.paper,
            )

    def _filers(self, rows: Rows) -> None:
        for place, filing in enumerate(self._filings, start=1):
            for party in filing.filers:
                rows.add(filing.source, filing=place, party=party.name, role=party.role or None)

    def _parties(self, rows: Rows) -> None:
        for paper in self._papers:
            for party in paper.entry.caption.parties:
                name = next(known.name for known in paper.parties if plain(known.name) == plain(party.name))
                at = stretch_of(party.source)
                source = self._at(paper, at)
                rows.add(source, file=paper.entry.name, case_number=paper.case, party=name, role=party.role)

    def _counsel(self, rows: Rows) -> None:
        named = [lawyer.name for paper in self._papers for lawyer in paper.entry.caption.attorneys]
        spelled = spellings(named)
        for paper in self._papers:
            for lawyer in paper.entry.caption.attorneys:
                source = self._at(paper, stretch_of(lawyer.source))
                name = spelled[plain(lawyer.name)]
                rows.add(
                    source, file=paper.entry.name, case_number=paper.case, attorney=name, role=lawyer.role
                )

    def _at(self, paper: Paper, stretch: Stretch | None) -> Source:
        if stretch:
            return Source(paper.entry.document_id, (stretch,))
        return paper.source(self.register.page_text(paper.entry.document_id, 1))

    def _authorities(self, rows: Rows) -> None:
        for passage in self.register.passages():
            paper = next(
                (each for each in self._papers if each.entry.document_id == passage.document_id), None
            )
            if paper is None:
                continue
            at = [Stretch(passage.page, passage.start, passage.end)]
            if passage.continues:
                at.append(Stretch(*passage.continues))
            for kind, identity, _ in dict.fromkeys(authorities_in(passage.text)):
                source = Source(passage.document_id, tuple(at))
                rows.add(source, file=paper.entry.name, kind=kind, authority=identity)

    def _events(self, rows: Rows) -> None:
        for event in self._timeline.events():
            for told in event.citations:
                if told.start is None or told.end is None:
                    continue
                at = [Stretch(told.page, told.start, told.end)]
                if told.continues:
                    at.append(Stretch(told.continues.page, told.continues.start, told.continues.end))
                source = Source(told.document_id, tuple(at))
                rows.add(source, file=told.document, day=told.date, event=event.text, said_by=told.said_by)
