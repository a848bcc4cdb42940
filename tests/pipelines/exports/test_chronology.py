"""A timeline as a file."""

from __future__ import annotations

import csv
import io

import docx

from pipelines.exports.chronology import COLUMNS, FORMATS, NOTE
from pipelines.spreadsheets import plain
from pipelines.timeline.records import Conflict, Event, EventSource, Precision, Voice

HOSTILE = "=cmd|' /C calc'!A0 <script>x</script> | **b** \x07"


def source(**changes: object) -> EventSource:
    values: dict[str, object] = {
        "document": "Complaint.pdf",
        "document_id": "0" * 64,
        "page": 2,
        "pinpoint": "Compl. ¶ 4",
        "start": 0,
        "end": 9,
        "quote": "On May 3,\n2021, it failed.",
        "date": "2021-05-03",
        "precision": Precision.DAY,
        "written": "May 3, 2021",
        "voice": Voice.ALLEGED,
        "said_by": "alleged in the complaint",
        "people": ("Alder Mills, Inc.",),
    }
    return EventSource.model_validate(values | changes)


def event(*sources: EventSource, **changes: object) -> Event:
    first = sources[0]
    values: dict[str, object] = {
        "id": "1",
        "date": first.date,
        "precision": first.precision,
        "text": "On May 3, 2021, it failed.",
        "citations": sources,
        "said_by": "alleged in the complaint",
        "voice": Voice.ALLEGED,
        "people": first.people,
    }
    return Event.model_validate(values | changes)


OTHER = source(document="Order.pdf", pinpoint="Order at 1", date="2021-05-04", quote="It failed on May 4.")
EVENTS = [
    event(
        source(),
        source(document="Answer.pdf", pinpoint="Answer ¶ 4", inferred="year"),
        conflicts_with=(Conflict(event="2", date="2021-05-04", citations=(OTHER,)),),
    ),
    event(source(quote=HOSTILE, date="2021-06"), date="2021-06", precision=Precision.MONTH, text=HOSTILE),
]


def words_of(ending: str) -> str:
    made = FORMATS[ending](EVENTS, "Matter: default")
    if ending != "docx":
        return made.decode()
    document = docx.Document(io.BytesIO(made))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_word_and_markdown_tell_day_words_voice_places_and_conflicts() -> None:
    for ending in ("docx", "md"):
        told = words_of(ending)
        for wanted in (
            *(
                "Matter: default",
                NOTE,
                "May 3, 2021",
                "On May 3, 2021, it failed.",
                "alleged in the complaint",
            ),
            *("Complaint.pdf, Compl. ¶ 4", "its year is that of a date close by", "June 2021"),
            *("Another date is told: May 4, 2021", "It failed on May 4."),
        ):
            assert wanted in told, (ending, wanted)


def test_csv_has_a_row_for_each_place_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(words_of("csv").removeprefix("\ufeff"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [row["event"] for row in rows] == ["1", "1", "2"]
    assert [row["document"] for row in rows] == ["Complaint.pdf", "Answer.pdf", "Complaint.pdf"]
    assert rows[0]["quote"] == "On May 3, 2021, it failed."
    assert rows[0]["conflicting dates"] == "2021-05-04"
    assert rows[2]["quote"].startswith("'=cmd") and plain(rows[2]["quote"]).startswith("=cmd")


def test_markdown_shows_what_a_file_says_as_it_stands() -> None:
    line = next(line for line in words_of("md").splitlines() if "cmd" in line)
    assert "\\<script\\>" in line and "\\*\\*b\\*\\*" in line
    assert line.replace("\\|", "").count("|") == 5, "no cell more than the table has"


def test_the_same_timeline_gives_the_same_bytes() -> None:
    for make in FORMATS.values():
        assert make(EVENTS, "Matter: default") == make(EVENTS, "Matter: default")


def test_a_word_file_names_its_columns_on_each_page() -> None:
    document = docx.Document(io.BytesIO(FORMATS["docx"](EVENTS, "")))
    head = document.tables[0].rows[0]
    assert [cell.text for cell in head.cells] == ["Date", "What is told", "Whose word", "Where"]
    assert head._tr.trPr is not None and head._tr.trPr.xml.count("tblHeader") == 1
