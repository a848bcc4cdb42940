"""Results become counts by kind of question, each beside what it is out of."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from evals.asking import Result
from evals.gold import UNANSWERABLE
from evals.labels import Label, shown
from evals.report import ALL, failures, lines, ratios, summary, support, tables
from pipelines.records import Withheld
from tests.evals.made import (
    CAP,
    CAP_PLACE,
    FEE,
    FEE_PLACE,
    LEASE,
    ORDER,
    OTHER,
    answer,
    citation,
    passages,
    question,
    quoting,
    result,
    unclear_with,
)

OF_FEE = citation("1", LEASE, 2, FEE)
HOW_MUCH = question(FEE_PLACE, accepted=["$31,500"], id="fee")
WHEN = replace(HOW_MUCH, kind="when")
ACROSS = question(FEE_PLACE, CAP_PLACE, every=True, kind="across documents")
NOTHING = question(id="nobody")

RIGHT = result(HOW_MUCH, quoting(OF_FEE).model_copy(update={"evidence": passages((LEASE, 2))}))
RIGHT_FIFTH = result(
    WHEN,
    quoting(OF_FEE).model_copy(update={"evidence": passages(*[(ORDER, 1)] * 4, (LEASE, 2)), "quoted": True}),
)
WRONG = result(HOW_MUCH, quoting(citation("1", ORDER, 1, OTHER), citation("2", LEASE, 9, OTHER)))
REFUSED = result(HOW_MUCH, answer())
RIGHTLY_REFUSED = result(NOTHING, answer())
INVENTED = result(NOTHING, quoting(OF_FEE))
EVERYTHING = [RIGHT, INVENTED, RIGHT_FIFTH, WRONG, RIGHTLY_REFUSED, REFUSED]


def test_counts() -> None:
    assert ratios([RIGHT, RIGHT_FIFTH, WRONG, REFUSED]) == {
        "right": (2, 4),
        "right_page": (2, 4),
        "wrong_document": (1, 4),
        "refused": (1, 4),
        "near": (0, 4),
        "recall": (2, 4),  # sentences
        "precision": (2, 4),  # citations
        "verbatim": (4, 4),  # quotes
        "gold_in_1": (1, 4),
        "gold_in_4": (1, 4),
        "gold_in_8": (2, 4),
    }


def test_what_is_right_by_quotes_that_come_near_is_refused_and_counted_apart() -> None:
    unclear = result(HOW_MUCH, unclear_with(citation("1", LEASE, 2, FEE)))
    counted = ratios([unclear, REFUSED])
    assert (counted["right"], counted["refused"], counted["near"]) == ((0, 2), (2, 2), (1, 2))
    assert "No clear answer, quotes that come near: 1; right by these: 1." in tables([unclear, REFUSED])


def test_of_nothing_nothing_is_counted() -> None:
    assert set(ratios([]).values()) == {(0, 0)}
    assert summary([]) == {}


def test_quotes_that_are_not_verbatim_are_missing_from_the_count() -> None:
    bad = replace(RIGHT, score=replace(RIGHT.score, not_verbatim=("1",)))
    assert ratios([RIGHT, bad])["verbatim"] == (1, 2)


def test_kinds_come_as_they_occur_then_all_that_have_an_answer_then_those_without() -> None:
    counted = summary(EVERYTHING)
    assert list(counted) == ["how much", "when", ALL, UNANSWERABLE]
    assert [counted[kind]["right"] for kind in counted] == [(1, 3), (1, 1), (2, 4), (1, 2)]


def test_kinds_that_do_not_occur_are_left_out() -> None:
    assert list(summary([RIGHTLY_REFUSED])) == [UNANSWERABLE]
    assert list(summary([RIGHT])) == ["how much", ALL]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_the_table_has_a_row_a_kind() -> None:
    head, rule, *rows = [cells(line) for line in tables(EVERYTHING).splitlines() if line.startswith("|")]
    by_kind = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert set(rule) == {"---"}
    assert list(by_kind) == ["how much", "when", ALL, UNANSWERABLE]
    assert by_kind["how much"] == {
        "kind": "how much",
        "questions": "3",
        "right": "33% (1)",
        "right page": "33% (1)",
        "wrong document": "33% (1)",
        "refused": "33% (1)",
        "recall": "33% (1)",
        "precision": "33% (1)",
        "in first 1": "33% (1)",
        "in first 4": "33% (1)",
        "in first 8": "33% (1)",
    }
    assert by_kind["when"]["in first 4"] == "0% (0)"
    assert by_kind["when"]["in first 8"] == "100% (1)"


def test_of_what_has_no_answer_only_refusals_are_told() -> None:
    row = next(line for line in tables(EVERYTHING).splitlines() if line.startswith(f"| {UNANSWERABLE}"))
    assert cells(row) == [UNANSWERABLE, "2", "50% (1)", "–", "–", "50% (1)", *["–"] * 5]


def test_where_nothing_was_shown_there_is_no_share() -> None:
    row = next(line for line in tables([REFUSED]).splitlines() if line.startswith("| how much"))
    assert cells(row)[6:8] == ["–", "–"]


def test_below_the_table_stands_what_was_quoted_and_withheld() -> None:
    withheld = REFUSED.answer.model_copy(update={"withheld": (Withheld(text="So.", reason="No."),)})
    text = tables([*EVERYTHING, replace(REFUSED, answer=withheld)])
    assert "Quotes verbatim at their offsets: 5 of 5." in text
    assert "Sentences shown: 5; drafted and withheld: 1; answers that are quotes alone: 1 of 4." in text


# Support


def label(sentence: str, page: int, supported: bool, document: str = LEASE) -> Label:
    return Label("Whatever?", sentence, document, page, supported)


@pytest.mark.parametrize(
    ("labels", "line"),
    [
        ([], "0 of 3; unsupported: 0"),
        ([label(FEE, 2, True)], "1 of 3; unsupported: 0"),
        ([label(FEE, 2, False)], "1 of 3; unsupported: 1"),
        ([label(FEE, 2, True), label(OTHER, 1, False, ORDER)], "2 of 3; unsupported: 1"),
        ([label(FEE, 3, False)], "0 of 3; unsupported: 0"),
        ([label(FEE, 2, False, ORDER)], "0 of 3; unsupported: 0"),
        ([label(CAP, 2, False)], "0 of 3; unsupported: 0"),
    ],
    ids=[
        "no labels",
        "supported",
        "unsupported",
        "one of each",
        "a label of another page",
        "a label of another document",
        "a label of another sentence",
    ],
)
def test_support_is_told_by_the_labels(labels: list[Label], line: str) -> None:
    told = support([RIGHT, WRONG, REFUSED], {item.claim: item for item in labels})
    assert told == f"Sentences labelled by hand: {line}."


def test_a_sentence_shown_twice_counts_twice() -> None:
    bad = label(FEE, 2, False)
    assert support([RIGHT, RIGHT_FIFTH], {bad.claim: bad}).endswith("2 of 2; unsupported: 2.")


def test_a_sentence_is_labelled_at_the_first_place_it_cites() -> None:
    both = [OF_FEE, citation("2", ORDER, 4, CAP)]
    twice = result(HOW_MUCH, answer(("So.", ["2", "1"]), citations=both))
    bad = label("So.", 4, False, ORDER)
    assert support([twice], {bad.claim: bad}).endswith("1 of 1; unsupported: 1.")


# What went wrong


FOUND = passages((LEASE, 2))
ELSEWHERE = citation("1", LEASE, 9, OTHER)


@pytest.mark.parametrize(
    ("given_result", "failure"),
    [
        (RIGHT, None),
        (RIGHTLY_REFUSED, None),
        (INVENTED, "answered with near passages what the files do not answer"),
        (WRONG, "the gold page is not in the evidence"),
        (REFUSED, "the gold page is not in the evidence"),
        (result(HOW_MUCH, answer(evidence=FOUND)), "refused, with the gold page in the evidence"),
        (
            result(ACROSS, quoting(OF_FEE).model_copy(update={"evidence": passages((LEASE, 2), (ORDER, 4))})),
            "answered in part: not every document is quoted",
        ),
        (
            result(HOW_MUCH, answer(("It is $31,500.", "1"), citations=[ELSEWHERE], evidence=FOUND)),
            "answered rightly from another page",
        ),
        (
            result(HOW_MUCH, quoting(citation("1", ORDER, 1, OTHER)).model_copy(update={"evidence": FOUND})),
            "another document's passage quoted first, the gold one not at all",
        ),
        (
            result(HOW_MUCH, quoting(ELSEWHERE).model_copy(update={"evidence": FOUND})),
            "the right document, another passage quoted",
        ),
    ],
    ids=[
        "right",
        "rightly refused",
        "invented",
        "wrong, and not found",
        "refused, and not found",
        "refused, though found",
        "in part",
        "another page",
        "another document",
        "another passage",
    ],
)
def test_what_goes_wrong_has_a_class(given_result: Result, failure: str | None) -> None:
    assert failures([given_result]) == ({failure: 1} if failure else {})


def test_the_most_frequent_failure_comes_first() -> None:
    assert list(failures([INVENTED, WRONG, REFUSED]).values()) == [2, 1]


# Lines


def test_a_line_tells_question_answer_and_worth() -> None:
    (line,) = lines([RIGHT])
    assert line == {
        "id": "fee",
        "kind": "how much",
        "question": HOW_MUCH.text,
        "accepted": ("$31,500",),
        "answer": FEE,
        "sentences": [{"text": FEE, "document": LEASE, "page": 2}],
        "citations": [{"document": LEASE, "page": 2, "quote": FEE}],
        "withheld": [],
        "gold": ["Lease.pdf p. 2"],
        "gold_rank": 1,
        "answered": True,
        "right": True,
        "right_page": True,
        "near": False,
        "nearest": [],
        "wrong_document": False,
        "recalled": [1, 1],
        "precise": [1, 1],
        "not_verbatim": (),
    }


def test_lines_come_in_the_order_of_the_questions_and_are_json() -> None:
    told = json.loads(json.dumps(list(lines(EVERYTHING))))
    assert [line["right"] for line in told] == [True, False, True, False, True, False]
    assert told[4]["sentences"] == told[4]["gold"] == []


def test_what_the_lines_show_is_what_support_counts() -> None:
    listed = [item for sentences in shown(lines(EVERYTHING)) for item in sentences]
    labels = {item.claim: replace(item, supported=False) for item in listed}
    assert support(EVERYTHING, labels) == "Sentences labelled by hand: 5 of 5; unsupported: 5."
