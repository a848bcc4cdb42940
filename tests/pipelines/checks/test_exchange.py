"""Questions as files, both ways, and what became of them as files."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.checks.exchange import (
    questions_csv,
    questions_jsonl,
    read_questions,
    results_csv,
    results_markdown,
)
from pipelines.checks.kept import CheckRun, RunEnd, RunSettings
from pipelines.checks.questions import CheckQuestion
from pipelines.checks.scoring import CheckResult, outcome
from pipelines.errors import CheckError
from pipelines.text import single_spaced
from tests.pipelines.checks.made import NOWHERE, ORDER, answer

DOCUMENTS = {"Order.pdf": 9, "A, B; “C”.pdf": 9}
BOTH = [CheckQuestion("What?", "Order.pdf", (4,)), CheckQuestion("Who?")]
RUN = CheckRun(3, "2026-11-24T12:00:00+00:00", RunSettings("smollm2-135m", 8, 2), 2, RunEnd.FINISHED)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("q.csv", "question,document,pages\nWhat?,Order.pdf,4\nWho?,,\n"),
        ("q.csv", "\ufeffPages;Question;note;Document\n4;What?;x;Order.pdf\n;Who?;;\n\n"),
        ("q.CSV", "question\tdocument\tpages\r\nWhat?\tOrder.pdf\t4\r\nWho?\t\t\r\n"),
        ("q.csv", 'question,document,pages\n"What?",Order.pdf,4\nWho?\n'),
        ("q.jsonl", '{"question":"What?","document":"Order.pdf","pages":[4]}\n\n{"question":"Who?"}\n'),
        ("q.json", '{"question":"What?","document":"Order.pdf","page":4}\n{"question":"Who?","pages":[]}'),
        ("q.jsonl", '{"pages":"4","document":"Order.pdf","question":"What?"}\n{"question":"Who?"}'),
    ],
)  # fmt: skip
def test_questions_are_read_in_the_forms_that_people_save(name: str, content: str) -> None:
    assert read_questions(name, content.encode(), DOCUMENTS) == BOTH


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("q.csv", b"", "the first line must name the columns"),
        ("q.csv", b"question,pages\nWhat?,4\n", "document is missing"),
        ("q.csv", b"question,document,pages\n", "q.csv holds no questions"),
        ("q.csv", b"question,document,pages\nWhat?,Order.pdf,40\nWho?,,\n", "Line 2: Order.pdf has 9 pages"),
        ("q.csv", b'question,document,pages\n"What?,Order.pdf,4\n', "this is no CSV"),
        ("q.csv", "question,document,pages\nFür wen?,,\n".encode("latin-1"), "not text in UTF-8"),
        ("q.jsonl", b'{"question":"What?"}\nno\n[1]\n{"question":7}\n', "Line 2: .* Line 3: .* Line 4: "),
        ("q.jsonl", b"x\n" * 8, "nothing was added. Line 1.* And 3 more"),
        ("q.jsonl", b"x" * 5_000_001, "larger than 5 MB"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_right_adds_nothing_and_is_told_line_by_line(
    name: str, content: bytes, told: str
) -> None:
    with pytest.raises(CheckError, match=told):
        read_questions(name, content, DOCUMENTS)


texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).map(single_spaced).filter(bool)
questions = st.lists(
    st.builds(CheckQuestion, texts)
    | st.builds(
        CheckQuestion,
        texts,
        st.sampled_from(sorted(DOCUMENTS)),
        st.sets(st.integers(1, 9), min_size=1).map(lambda pages: tuple(sorted(pages))),
    ),
    min_size=1,
    max_size=5,
)


@given(questions)
def test_what_is_exported_is_read_back(written: list[CheckQuestion]) -> None:
    assert read_questions("q.csv", questions_csv(written).encode(), DOCUMENTS) == written
    assert read_questions("q.jsonl", questions_jsonl(written).encode(), DOCUMENTS) == written


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+1", "-1", "'=1"])
def test_no_spreadsheet_runs_an_exported_text(text: str) -> None:
    result = CheckResult(CheckQuestion(text), None, None, text, 1)
    for exported in (questions_csv([CheckQuestion(text)]), results_csv(RUN, [result])):
        cells = [cell for row in csv.reader(io.StringIO(exported.lstrip("\ufeff"))) for cell in row]
        assert text not in cells and f"'{text}" in cells


def test_results_say_what_was_asked_with_what_and_what_came_of_it() -> None:
    given = answer([("Order.pdf", 5)], [("Order.pdf", 6), ("Order.pdf", 4)])
    results = [
        CheckResult(ORDER, outcome(ORDER, given), given, place=1),
        CheckResult(NOWHERE, None, None, "The model | is gone.", 2),
    ]
    rows = list(csv.DictReader(io.StringIO(results_csv(RUN, results).lstrip("\ufeff"))))
    assert rows[0] == {
        "run": RUN.begun,
        "model": "smollm2-135m",
        "question": "What was decided?",
        "expected document": "Order.pdf",
        "expected pages": "4-5",
        "result": "Right page",
        "place of expected page": "2",
        "citations": "1",
        "citations on expected pages": "1",
        "answer": "Granted.",
    }
    assert rows[1]["result"] == "Failed" and rows[1]["answer"] == "The model | is gone."
    markdown = results_markdown(RUN, results)
    assert "model smollm2-135m, 8 passages of evidence; 2 of 2 questions asked." in markdown
    assert "| Right page cited | 100% | 1 of 1 |" in markdown
    assert "| What was decided? | Order.pdf, PDF p. 4-5 | Right page | 2 |" in markdown
    assert "| Who won the cup? | not answered by the files | Failed | – |" in markdown
