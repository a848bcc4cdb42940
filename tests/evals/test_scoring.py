"""What an answer is worth follows from where its citations lead and what stands there, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.gold import Place, Question
from evals.scoring import gold_rank, letters, overlaps, score
from pipelines.records import Answer, Continuation
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
    pages_of,
    passages,
    question,
    quoting,
    scored,
    unclear_with,
)

ASKED = question(FEE_PLACE, accepted=["$31,500", "thirty-one thousand"])
BOTH = question(FEE_PLACE, CAP_PLACE, accepted=["$31,500"], every=True, kind="across documents")
EITHER = replace(BOTH, every=False)
NOTHING = question()

OF_FEE = citation("1", LEASE, 2, FEE)
OF_CAP = citation("2", ORDER, 4, CAP)

# Right, and right by its page


@pytest.mark.parametrize(
    ("given_answer", "right", "right_page"),
    [
        (quoting(OF_FEE), True, True),
        (answer(("He pays it monthly.", "1"), citations=[OF_FEE]), True, True),
        (answer(("The fee is $31,500.", "1"), citations=[citation("1", LEASE, 2, OTHER)]), True, True),
        (answer(("The fee is $31,500.", "1"), citations=[citation("1", LEASE, 9, OTHER)]), True, False),
        (answer(("The fee is $31,500.", "1"), citations=[citation("1", ORDER, 2, OTHER)]), True, False),
        (answer(("FEE: Thirty-One THOUSAND!", "1"), citations=[citation("1", LEASE, 2, OTHER)]), True, True),
        (answer(("The fee is $1,500.", "1"), citations=[citation("1", LEASE, 2, OTHER)]), False, False),
        (answer(("It is $31,500,000.", "1"), citations=[citation("1", LEASE, 2, OTHER)]), False, False),
        (answer(("It is $31,500.00.", "1"), citations=[citation("1", LEASE, 2, OTHER)]), True, True),
        (quoting(citation("1", LEASE, 2, OTHER)), False, False),
        (quoting(citation("1", LEASE, 2, OTHER), citation("2", LEASE, 2, FEE)), True, True),
        (answer(), False, False),
    ],
    ids=[
        "the evidence is quoted",
        "the evidence is cited, and the sentence says it in other words",
        "the answer, cited from elsewhere on the page",
        "the answer, cited from another page",
        "the answer, cited from another document's page of that number",
        "another accepted answer, in other case and with other marks",
        "a number that ends as the answer does",
        "a number that begins as the answer does",
        "the answer with its cents",
        "something else on the page",
        "the evidence after something else",
        "refused",
    ],
)
def test_right(given_answer: Answer, right: bool, right_page: bool) -> None:
    got = scored(ASKED, given_answer)
    assert (got.right, got.right_page) == (right, right_page)


def test_the_page_counts_by_the_sentence_that_answers() -> None:
    """A citation of the gold page does not make another sentence's answer right by its page."""
    given_answer = answer(
        ("The fee is $31,500.", "1"),
        ("There is a paragraph.", "2"),
        citations=[citation("1", LEASE, 9, OTHER), citation("2", LEASE, 2, OTHER)],
    )
    got = scored(ASKED, given_answer)
    assert (got.right, got.right_page) == (True, False)


@pytest.mark.parametrize(
    ("asked", "given_answer", "right"),
    [
        (BOTH, quoting(OF_FEE, OF_CAP), True),
        (BOTH, answer(("Both say so.", ["1", "2"]), citations=[OF_FEE, OF_CAP]), True),
        (BOTH, quoting(OF_FEE), False),
        (BOTH, quoting(OF_CAP), False),
        (BOTH, answer(("The fee is $31,500.", "2"), citations=[OF_CAP]), False),
        (BOTH, quoting(OF_FEE, citation("2", ORDER, 4, OTHER)), False),
        (BOTH, answer(), False),
        (EITHER, quoting(OF_FEE), True),
        (EITHER, quoting(OF_CAP), True),
    ],
    ids=[
        "both are quoted",
        "one sentence cites both",
        "only the first",
        "only the second",
        "the second, and the first one's words",
        "of the second only its page",
        "refused",
        "the first of two that each answer",
        "the second of two that each answer",
    ],
)
def test_a_question_that_needs_every_place(asked: Question, given_answer: Answer, right: bool) -> None:
    got = scored(asked, given_answer)
    assert (got.right, got.right_page) == (right, right)


@pytest.mark.parametrize(
    ("asked", "given_answer", "right", "answered"),
    [
        (NOTHING, answer(), True, False),
        (NOTHING, quoting(OF_FEE), False, True),
        (ASKED, answer(), False, False),
        (ASKED, quoting(OF_FEE), True, True),
    ],
    ids=["rightly refused", "wrongly answered", "wrongly refused", "rightly answered"],
)
def test_refusing(asked: Question, given_answer: Answer, right: bool, answered: bool) -> None:
    got = scored(asked, given_answer)
    assert (got.right, got.answered) == (right, answered)


def test_what_is_refused_has_nothing_to_count() -> None:
    got = scored(ASKED, answer())
    assert (got.sentences, got.recalled, got.citations, got.precise) == (0, 0, 0, 0)
    assert (got.gold_rank, got.wrong_document, got.not_verbatim) == (None, False, ())


@pytest.mark.parametrize(
    ("asked", "given_answer", "near"),
    [
        pytest.param(ASKED, unclear_with(OF_FEE), True, id="the gold is among the quotes"),
        pytest.param(ASKED, unclear_with(citation("1", LEASE, 2, OTHER)), False, id="it is not"),
        pytest.param(BOTH, unclear_with(OF_FEE), False, id="half of it is"),
        pytest.param(BOTH, unclear_with(OF_FEE, OF_CAP), True, id="both halves are"),
        pytest.param(ASKED, quoting(OF_FEE), False, id="it is answered"),
        pytest.param(NOTHING, unclear_with(OF_FEE), False, id="the files hold no answer"),
    ],
)
def test_quotes_that_come_near_are_no_answer(asked: Question, given_answer: Answer, near: bool) -> None:
    got = scored(asked, given_answer)
    assert got.near is near
    assert got.right is (got.answered or not asked.answerable)


# Wrong document


@pytest.mark.parametrize(
    ("asked", "given_answer", "wrong"),
    [
        (ASKED, quoting(OF_FEE), False),
        (ASKED, quoting(citation("1", LEASE, 9, OTHER)), False),
        (ASKED, quoting(citation("1", ORDER, 2, FEE)), True),
        (ASKED, quoting(citation("1", ORDER, 4, OTHER), citation("2", LEASE, 2, FEE)), True),
        (ASKED, quoting(OF_FEE, OF_CAP), False),
        (ASKED, answer(("So.", ["2", "1"]), citations=[OF_FEE, OF_CAP]), True),
        (BOTH, quoting(citation("1", ORDER, 4, CAP)), False),
        (ASKED, answer(), False),
        (NOTHING, quoting(OF_FEE), False),
    ],
    ids=[
        "the gold page",
        "another page of the document",
        "another document",
        "another document first",
        "another document later",
        "the first citation is the first one of the sentence, not of the list",
        "any of several gold documents",
        "refused",
        "no document is right",
    ],
)
def test_wrong_document(asked: Question, given_answer: Answer, wrong: bool) -> None:
    assert scored(asked, given_answer).wrong_document is wrong


# Recall and precision


@pytest.mark.parametrize(
    ("given_answer", "recall", "precision"),
    [
        (quoting(OF_FEE), (1, 1), (1, 1)),
        (quoting(OF_FEE, OF_CAP), (1, 2), (1, 2)),
        (answer(("One.", ["1", "2"]), citations=[OF_FEE, OF_CAP]), (1, 1), (1, 2)),
        (answer(("One.", "1"), ("Two.", "1"), citations=[OF_FEE]), (2, 2), (2, 2)),
        (answer(("One.", "1"), citations=[OF_FEE, OF_CAP]), (1, 1), (1, 1)),
        (quoting(OF_CAP), (0, 1), (0, 1)),
        (quoting(citation("1", LEASE, 3, FEE)), (0, 1), (0, 1)),
        (answer(("The fee is $31,500.", "1"), citations=[citation("1", LEASE, 2, OTHER)]), (0, 1), (0, 1)),
        (answer(), (0, 0), (0, 0)),
    ],
    ids=[
        "the gold span",
        "the gold span and another",
        "a sentence that cites both",
        "two sentences that cite it",
        "a citation that no sentence has",
        "another span",
        "the same words on another page",
        "the answer in words, cited from elsewhere on the page",
        "refused",
    ],
)
def test_recall_of_sentences_and_precision_of_citations(
    given_answer: Answer, recall: tuple[int, int], precision: tuple[int, int]
) -> None:
    got = scored(ASKED, given_answer)
    assert (got.recalled, got.sentences) == recall
    assert (got.precise, got.citations) == precision


def test_nothing_is_recalled_where_nothing_is_gold() -> None:
    got = scored(NOTHING, quoting(OF_FEE, OF_CAP))
    assert (got.recalled, got.sentences, got.precise, got.citations) == (0, 2, 0, 2)


KEYS = st.lists(st.sampled_from("12345"), min_size=1, max_size=4, unique=True)


@given(st.lists(KEYS, max_size=5), st.booleans())
def test_counts_never_exceed_what_they_are_out_of(cited: list[list[str]], every: bool) -> None:
    citations = [
        OF_FEE,
        OF_CAP,
        citation("3", LEASE, 2, OTHER),
        citation("4", ORDER, 2, FEE),
        citation("5", LEASE, 9, FEE),
    ]
    got = scored(replace(BOTH, every=every), answer(*(("So.", keys) for keys in cited), citations=citations))
    assert 0 <= got.recalled <= got.sentences == len(cited)
    assert got.recalled <= got.precise <= got.citations == sum(map(len, cited))
    assert got.right or not got.right_page
    assert got.answered == bool(cited)


# Overlap


@pytest.mark.parametrize(
    ("quote", "evidence", "expected"),
    [
        (FEE, FEE, True),
        ("$31,500", FEE, True),
        (FEE, "$31,500", True),
        (f"{OTHER} {FEE} {OTHER}", FEE, True),
        (FEE.upper().replace(" ", "\n"), FEE, True),
        ("“The monthly fee is $31,500 …", FEE, True),
        ("one two three four", "three four five six", True),
        ("one two three four five", "four five six seven eight", False),
        ("one x two x three x", "one two three", False),
        ("three two one", "one two three", False),
        ("unpaid", "paid", False),
        (OTHER, FEE, False),
        ("…", "…", False),
        ("", FEE, False),
    ],
    ids=[
        "the same",
        "a part",
        "more than the gold",
        "the gold within a paragraph",
        "other case and spacing",
        "other marks",
        "half of it",
        "less than half of it",
        "words of it that do not run on",
        "its words in another order",
        "a word that ends with one of it",
        "nothing in common",
        "no words at all",
        "an empty quote",
    ],
)
def test_overlap(quote: str, evidence: str, expected: bool) -> None:
    assert overlaps(citation("1", LEASE, 2, quote), Place(LEASE, 2, evidence)) is expected


@pytest.mark.parametrize(("document", "page"), [(ORDER, 2), (LEASE, 3)], ids=["document", "page"])
def test_the_same_words_elsewhere_do_not_overlap(document: str, page: int) -> None:
    assert not overlaps(citation("1", document, page, FEE), FEE_PLACE)


TEXTS = st.lists(st.sampled_from(["the", "fee", "is", "due", "§ 2", "$31,500", "—", "Fee."]), max_size=9).map(
    " ".join
)


@given(TEXTS, TEXTS)
def test_overlap_is_symmetric(one: str, other: str) -> None:
    there = overlaps(citation("1", LEASE, 2, one), Place(LEASE, 2, other))
    back = overlaps(citation("1", LEASE, 2, other), Place(LEASE, 2, one))
    assert there is back


@given(TEXTS, TEXTS, TEXTS)
def test_a_text_overlaps_with_what_holds_it(before: str, text: str, behind: str) -> None:
    whole = citation("1", LEASE, 2, f"{before} {text} {behind}")
    assert overlaps(whole, Place(LEASE, 2, text)) is bool(letters(text).strip())


# Letters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "  "),
        ("The Fee.", " the fee "),
        ("Corvane’s  “General\nCounsel”", " corvane s general counsel "),
        ("§ 1983", " § 1983 "),
        ("$31,500 (5%)", " $31500 5% "),
        ("12,345,678", " 12345678 "),
        ("pp. 12,13 and 1,2345", " pp 12 13 and 1 2345 "),
        ("__signed__", " signed "),
        ("By: ____ Pell", " by pell "),
        ("Müller", " müller "),
    ],
    ids=[
        "nothing",
        "a mark",
        "curly marks and spacing",
        "a section",
        "a sum",
        "millions",
        "a list",
        "underlines",
        "a blank to fill in",
        "umlaut",
    ],
)
def test_letters(text: str, expected: str) -> None:
    assert letters(text) == expected


@given(st.text())
def test_letters_are_words_between_single_spaces(text: str) -> None:
    got = letters(text)
    assert got == f" {' '.join(got.split())} "
    assert letters(got) == got


# The gold page among the evidence


@pytest.mark.parametrize(
    ("asked", "found", "rank"),
    [
        (ASKED, [(LEASE, 2)], 1),
        (ASKED, [(ORDER, 2), (LEASE, 3), (LEASE, 2), (LEASE, 2)], 3),
        (ASKED, [(ORDER, 2), (LEASE, 3)], None),
        (ASKED, [], None),
        (EITHER, [(ORDER, 4), (LEASE, 2)], 1),
        (EITHER, [(ORDER, 1), (LEASE, 2)], 2),
        (BOTH, [(ORDER, 4), (ORDER, 1), (LEASE, 2)], 3),
        (BOTH, [(ORDER, 4), (ORDER, 1)], None),
        (NOTHING, [(LEASE, 2)], None),
    ],
    ids=[
        "first",
        "third",
        "not among them",
        "no evidence",
        "the first of two that each answer",
        "one of two that each answer",
        "the last of two that are needed",
        "one of two that are needed",
        "no page is gold",
    ],
)
def test_gold_rank(asked: Question, found: Sequence[tuple[str, int]], rank: int | None) -> None:
    evidence = passages(*found)
    assert gold_rank(asked, evidence) == rank
    assert scored(asked, answer(evidence=evidence)).gold_rank == rank


# Verbatim


def test_a_quote_that_stands_at_its_offsets_is_verbatim() -> None:
    moved = OF_FEE.model_copy(update={"start": 7, "end": 7 + len(FEE)})
    got = score(ASKED, quoting(moved), {(LEASE, 2): f"Item 1 {FEE} Item 2"})
    assert got.not_verbatim == ()


@pytest.mark.parametrize(
    "page",
    [f" {FEE}", FEE.lower(), FEE.replace("$31,500", "$31,600"), FEE[:-1], ""],
    ids=["elsewhere on the page", "in another case", "another number", "cut short", "an empty page"],
)
def test_a_quote_that_does_not_is_named(page: str) -> None:
    given_answer = quoting(OF_FEE, OF_CAP)
    assert score(ASKED, given_answer, pages_of(given_answer) | {(LEASE, 2): page}).not_verbatim == ("1",)


def test_a_quote_of_a_page_that_is_not_stored_is_not_verbatim() -> None:
    assert score(ASKED, quoting(OF_FEE, OF_CAP), {}).not_verbatim == ("1", "2")


# Over a page break

HALF = len(FEE) // 2
OVER = citation("1", LEASE, 1, FEE[:HALF]).model_copy(
    update={"continues": Continuation(page=2, start=0, end=len(FEE) - HALF, quote=FEE[HALF:])}
)


def test_a_quote_over_a_page_break_stands_on_both_pages() -> None:
    assert overlaps(OVER, FEE_PLACE)
    assert overlaps(OVER, replace(FEE_PLACE, page=1))
    assert not overlaps(OVER, replace(FEE_PLACE, page=3))
    assert not overlaps(OVER.model_copy(update={"continues": None}), FEE_PLACE)


def test_a_word_over_the_break_does_not_make_the_quote_overlap() -> None:
    rest = Continuation(page=2, start=0, end=5, quote=FEE[-6:])
    assert not overlaps(citation("1", LEASE, 1, OTHER).model_copy(update={"continues": rest}), FEE_PLACE)


def test_a_passage_over_a_page_break_counts_for_both_pages() -> None:
    (passage,) = passages((LEASE, 1))
    assert gold_rank(ASKED, (passage,)) is None
    assert gold_rank(ASKED, (passage.model_copy(update={"continues": OVER.continues}),)) == 1


@pytest.mark.parametrize(("second", "wrong"), [(FEE[HALF:], ()), (f" {FEE[HALF:]}", ("1",)), ("", ("1",))])
def test_both_parts_of_a_quote_must_be_verbatim(second: str, wrong: tuple[str, ...]) -> None:
    pages = {(LEASE, 1): FEE[:HALF], (LEASE, 2): second}
    assert score(ASKED, quoting(OVER), pages).not_verbatim == wrong
