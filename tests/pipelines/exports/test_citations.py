"""Citations as CSV: a row for each key of each sentence."""

from __future__ import annotations

import csv
import io

from pipelines.exports.citations import COLUMNS, to_citations
from pipelines.exports.records import NOTHING_MORE, Exported, ExportedConversation, Extras, Filing
from tests.pipelines.exports.made import ANSWER, CITATION, CONVERSATION, UNCLEAR


def rows(exported: Exported, extras: Extras = NOTHING_MORE) -> list[dict[str, str]]:
    text = to_citations(exported, extras)
    assert text.startswith("\ufeff"), "or Excel would take it for an older encoding"
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_a_row_tells_all_that_is_known_of_a_citation() -> None:
    (row,) = rows(ANSWER, Extras(filings={"a" * 64: Filing("order", "3:21-cv-00417-MLO")}))
    assert row == {
        "question number": "1",
        "question": "How did the court rule?",
        "sentence": "The motion is DENIED.",
        "key": "1",
        "document": "order.pdf",
        "kind": "order",
        "docket number": "3:21-cv-00417-MLO",
        "page": "2",
        "printed page": "iv",
        "pinpoint": "p. iv (PDF p. 2)",
        "quote": "The motion is DENIED. Then",
        "continued on page": "3",
        "sha-256": "a" * 64,
    }


def test_a_conversation_has_a_row_for_each_key_and_each_question_without_one() -> None:
    told = [(row["question number"], row["sentence"], row["key"]) for row in rows(CONVERSATION)]
    assert told == [
        ("1", "The motion is DENIED.", "1"),
        ("2", "Ramón Esquivel signed § 12.2.", "2"),
        ("2", "Ramón Esquivel signed § 12.2.", "1"),
        ("2", "He did.", "2"),
        ("3", "The files do not say.", ""),
        ("4", "The model's process ended.", ""),
    ]


def test_quotes_that_come_near_stand_behind_what_is_said_of_them() -> None:
    told = [(row["sentence"].partition(".")[0], row["key"]) for row in rows(UNCLEAR)]
    assert told == [("No clear answer was found", ""), ("“The motion is DENIED", "1")]


def test_text_that_would_be_a_formula_is_guarded() -> None:
    for sign in "=+-@＝\t'":
        citation = CITATION.model_copy(update={"quote": f"{sign}1+1", "document": f"{sign}x.pdf"})
        (row,) = rows(ANSWER.model_copy(update={"citations": (citation,)}))
        assert row["document"].startswith("'") == (sign != "\t")
        assert not row["quote"].startswith(("=", "+", "-", "@"))


def test_without_questions_there_are_the_columns_alone() -> None:
    text = to_citations(ExportedConversation(conversation="None", turns=()), NOTHING_MORE)
    assert text == "\ufeff" + ",".join(COLUMNS) + "\r\n"
