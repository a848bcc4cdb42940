"""The tables' rows, made of a matter's register and never older than it."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace

from ingest.keys import Stretch
from pipelines.docket.authorities import cited
from pipelines.docket.cited import CASES
from pipelines.docket.docketed import docketed
from pipelines.docket.known import Known, sheets_of
from pipelines.docket.naming import court_key, plain, spellings
from pipelines.docket.papers import Paper, papers
from pipelines.docket.sources import Row, Rows, Source
from pipelines.storage.derived import Derived
from pipelines.storage.register import Register
from pipelines.timeline.timeline import Timeline

_PLACES = 10_000_000
"""Places that a table has to itself."""
SHEET = "docket sheet"
_AND_OTHERS = re.compile(r"(?:[\s,;.]|etc\.)*(?:et|ef)\s+al\b", re.IGNORECASE)
"""Stands behind a party's name where others are not named; text recognition reads "ef al."."""


class Tables:
    """The tables of a matter as its documents are at one time. A table is filled when a query reads it.

    :param register: the matter's register.
    :param timeline: of the same register.
    """

    def __init__(self, register: Register, timeline: Timeline) -> None:
        self._register = register
        self._timeline = timeline
        self._filling = threading.RLock()
        self._filled: dict[str, Rows] = {}
        self._fillers: dict[str, Callable[[Rows], None]] = {
            "documents": self._documents,
            "filings": self._filing_rows,
            "filers": self._filers,
            "parties": self._parties,
            "counsel": self._counsel,
            "authorities": self._authorities,
            "events": self._events,
        }
        entries = register.documents()
        tops = {entry.document_id: register.page(entry.document_id, 1) for entry in entries}
        self._tops = {key: top.text for key, top in tops.items() if top}
        self._papers = papers(entries, {key: top.furniture for key, top in tops.items() if top})
        courts = sorted((entry.caption.court.value for entry in entries if entry.caption.court), key=len)
        self._courts = {court_key(court): court for court in reversed(courts)}  # the shortest spelling
        sheets = {
            key: self._pages(key) for key in (p.entry.document_id for p in self._papers if p.kind == SHEET)
        }
        self._unread = {
            paper.entry.name: register.unread(paper.entry.document_id)
            for paper in self._papers
            if paper.kind == SHEET
        }
        found = list(docketed(self._papers, sheets, self._tops))
        named = [judge.value for entry in entries if (judge := entry.caption.judge)]
        self._judges = spellings([*named, *(filing.judge for filing in found if filing.judge)])
        self._filings = [
            replace(filing, judge=self._judges[plain(filing.judge)]) if filing.judge else filing
            for filing in found
        ]

    def _pages(self, document_id: str) -> list[tuple[int, str]]:
        return [(page.number, page.text) for page in self._register.pages(document_id)]

    @property
    def known(self) -> Known:
        """What a question may name."""
        sheets = sheets_of(self._filings, self._unread)
        return Known(tuple(self._papers), tuple(sorted(self._judges.values())), sheets)

    def cases_cited(self) -> dict[str, str]:
        """Return the names of the cases that the files cite, by their reporters."""
        rows = self._table("authorities").rows
        return {str(row["authority"]): str(row["name"]) for row in rows if row["kind"] == CASES}

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
        return {name: self._table(name).rows for name in tables}

    def source(self, place: int) -> Source | None:
        """Return what a row is cited by, or None where there is no such row.

        :param place: the row's place.
        """
        found = (filled.source(place) for filled in list(self._filled.values()))
        return next((source for source in found if source), None)

    def _table(self, name: str) -> Rows:
        with self._filling:
            if name not in self._filled:
                rows = Rows(1 + _PLACES * list(self._fillers).index(name))
                self._fillers[name](rows)
                self._filled[name] = rows
            return self._filled[name]

    def _documents(self, rows: Rows) -> None:
        for paper in self._papers:
            caption = paper.entry.caption
            rows.add(
                paper.source(self._tops.get(paper.entry.document_id, "")),
                file=paper.entry.name,
                kind=paper.kind,
                title=paper.title,
                case_number=paper.case,
                court=self._courts[court_key(caption.court.value)] if caption.court else None,
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
                text=filing.text,
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
                at = party.source.stretch
                rows.add(
                    self._at(paper, at),
                    file=paper.entry.name,
                    case_number=paper.case,
                    party=name,
                    role=party.role,
                    others=int(at is not None and self._has_others(paper, at)),
                )

    def _counsel(self, rows: Rows) -> None:
        named = [lawyer.name for paper in self._papers for lawyer in paper.entry.caption.attorneys]
        spelled = spellings(named)
        for paper in self._papers:
            for lawyer in paper.entry.caption.attorneys:
                source = self._at(paper, lawyer.source.stretch)
                name = spelled[plain(lawyer.name)]
                rows.add(
                    source, file=paper.entry.name, case_number=paper.case, attorney=name, role=lawyer.role
                )

    def _has_others(self, paper: Paper, at: Stretch) -> bool:
        text = self._register.page_text(paper.entry.document_id, at.page)
        return _AND_OTHERS.match(text, at.end) is not None

    def _at(self, paper: Paper, stretch: Stretch | None) -> Source:
        if stretch:
            return Source(paper.entry.document_id, (stretch,))
        return paper.source(self._tops.get(paper.entry.document_id, ""))

    def _authorities(self, rows: Rows) -> None:
        from pipelines.exports.authorities import authorities_in  # eyecite takes half a second to load

        named = {paper.entry.document_id: paper.entry.name for paper in self._papers}
        passages = [each for each in self._register.passages() if each.document_id in named]
        for source, told in cited(passages, authorities_in):
            file = named[source.document_id]
            rows.add(source, file=file, kind=told.kind, authority=told.authority, name=told.name)

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


class Docket(Derived):
    """The tables of a matter, never older than its register.

    :param register: the matter's register.
    :param timeline: the matter's timeline.
    """

    def __init__(self, register: Register, timeline: Timeline) -> None:
        super().__init__(register)
        self._timeline = timeline
        self._tables: Tables | None = None

    def _make(self) -> None:
        self._tables = Tables(self.register, self._timeline)

    @property
    def tables(self) -> Tables:
        """The tables as the documents are now; they stay so, whatever becomes of the documents."""
        self.refresh()
        assert self._tables is not None
        return self._tables
