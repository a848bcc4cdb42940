"""The published schema: what docket questions are asked of. Each row has the place that it was read from.

Days are ISO 8601 as text ("2021-03-22", or "2021-03" where no day is told), so that they compare as they
stand in SQLite and in PostgreSQL. What no file says is NULL.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Integer, MetaData, Table, Text

METADATA = MetaData()


def _table(name: str, what: str, *columns: Column[object]) -> Table:
    """Return a table that lasts as long as the question, with the columns that all of them have."""
    return Table(
        name,
        METADATA,
        Column("place", Integer, comment="the row's number among all rows, by which it is cited"),
        Column("document_id", Text, comment="the document that says it"),
        Column("page", Integer, comment="PDF page, from 1"),
        Column("start_offset", Integer, comment="offset of the words in the page's stored text"),
        Column("end_offset", Integer, comment="offset behind them"),
        *columns,
        comment=what,
        prefixes=["TEMPORARY"],
        postgresql_on_commit="DROP",
    )


def _text(name: str, what: str) -> Column[object]:
    return Column(name, Text, comment=what)


def _number(name: str, what: str) -> Column[object]:
    return Column(name, Integer, comment=what)


DOCUMENTS = _table(
    "documents",
    "the PDF files of the matter",
    _text("file", "file name"),
    _text("kind", "what it is: complaint, motion, order, opinion, contract, letter …"),
    _text("title", "what it calls itself"),
    _text("case_number", "the docket number, in one printing for all documents of a case"),
    _text("court", "the court's full name"),
    _text("judge", "who gave the decision or has the case"),
    _text("filed", "the day of filing"),
    _text("dated", "the day that a letter, a contract or a signature bears"),
    _text("day", "the day of filing, or else the one that it bears"),
    _number("pages", "how many pages it has"),
)
FILINGS = _table(
    "filings",
    "what was filed or entered in a case: an entry of its docket sheet, or a paper among the files; a paper "
    "that is an entry too is one row",
    _number("filing", "names the row; filers refer to it"),
    _text("case_number", "the docket number"),
    _number("number", "the entry's number on the docket"),
    _text("day", "the day of filing or entry"),
    _text("kind", "motion, order, opposition, reply, notice, stipulation, complaint, answer, minutes …"),
    _text("title", "how the entry opens, or what the paper calls itself"),
    _text("text", "the whole docket text; of a paper that is not listed what it calls itself"),
    _text("judge", "the judge that the entry or the paper names"),
    _text("disposition", "granted, denied, granted in part and denied in part, withdrawn …; of a motion"),
    _number("ruled_in", "the number of the entry that rules on it"),
    _text("ruled_on", "the day of that entry"),
    _number("listed", "1 where a docket sheet lists it, 0 where only the paper is among the files"),
    _text("paper", "the file name of the paper, where it is among the files"),
)
FILERS = _table(
    "filers",
    "who filed a filing: one row for each party",
    _number("filing", "the filing"),
    _text("party", "the party's name"),
    _text("role", "plaintiff, defendant, appellant …"),
)
PARTIES = _table(
    "parties",
    "the parties that a document names, in one spelling for each party",
    _text("file", "the document's file name"),
    _text("case_number", "the docket number"),
    _text("party", "the party's name"),
    _text("role", "plaintiff, defendant, landlord, licensor …"),
    _number("others", "1 where the document says “et al.” behind the name, else 0"),
)
COUNSEL = _table(
    "counsel",
    "the attorneys that a document names",
    _text("file", "the document's file name"),
    _text("case_number", "the docket number"),
    _text("attorney", "the attorney's name"),
    _text("role", "the side that they appear for"),
)
AUTHORITIES = _table(
    "authorities",
    "the authorities that a document cites: one row for each place",
    _text("file", "the document's file name"),
    _text("kind", "Cases, Statutes and regulations, Rules, Constitutions, or Other authorities"),
    _text("authority", "the authority, in one form for all its places: a case by its reporter"),
    _text("name", "the authority in full, as it is cited somewhere in the files"),
)
EVENTS = _table(
    "events",
    "what the documents tell of days: one row for each place that tells it",
    _text("file", "the document's file name"),
    _text("day", "the day, month or year"),
    _text("event", "what happened, in the document's words"),
    _text("said_by", "whose word it is"),
)
TABLES = {table.name: table for table in METADATA.sorted_tables}
CITING = ("place", "document_id", "page", "start_offset", "end_offset")
"""The columns by which a row is cited."""


def columns_of(name: str) -> dict[str, str]:
    """Return a table's columns with their types.

    :param name: the table.
    """
    return {column.name: str(column.type) for column in TABLES[name].columns}


def published() -> Iterator[str]:
    """Yield the schema as it is shown to people and to models, line by line."""
    for table in TABLES.values():
        yield f"{table.name}: {table.comment}"
        for column in table.columns:
            if column.name not in CITING:
                yield f"    {column.name} {column.type}: {column.comment}"
    cited = "; ".join(f"{name}, {FILINGS.c[name].comment}" for name in CITING)
    yield f"Every table has besides: {cited}."
