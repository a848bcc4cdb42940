"""The corpus rebuilds byte for byte, and the gold evidence stands where the questions say."""

import hashlib
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from corpus.build import MATTERS, PDFS, build
from corpus.source import load, typographic
from evals.gold import UNANSWERABLE
from evals.scoring import letters

EVALS = Path(__file__).parents[2] / "evals"
FILES = ["questions.jsonl", "paraphrases.jsonl"]
KINDS = {
    "who",
    "when",
    "how much",
    "disposition",
    "holding",
    "statute",
    "contract term",
    "testimony",
    "across documents",
    UNANSWERABLE,
}
SUMMED_UP = {"fraud-disposition", "negligence-reason", "cure-period"}
"""Questions whose short answers put in other words, or together, what the evidence says."""

PAGES = {
    "Halvorsen-Tamarind_2017-08-01_Commercial-Lease.pdf": 12,
    "Halvorsen-Tamarind_2020-06-15_First-Amendment-to-Lease.pdf": 3,
    "Halvorsen-v-Tamarind_2022-05-27_Notice-of-Default.pdf": 3,
    "Halvorsen-v-Tamarind_Dkt-047_Order-on-Preliminary-Injunction.pdf": 7,
    "Ostrander-v-Meridian_2018-02-09_Reservation-of-Rights-Letter.pdf": 3,
    "Ostrander-v-Meridian_2022-08-23_Tenth-Circuit-Opinion-En-Banc.pdf": 7,
    "Ostrander-v-Meridian_Dkt-112_Order-on-Summary-Judgment.pdf": 7,
    "Whitlock-Corvane_2019-03-04_Master-Subscription-Agreement.pdf": 9,
    "Whitlock-v-Brightwater_2022-03-14_Demand-Letter.pdf": 3,
    "Whitlock-v-Brightwater_2022-05-02_Complaint.pdf": 9,
    "Whitlock-v-Brightwater_2022-11-09_Deposition-of-Curtis-Delavan.pdf": 11,
    "Whitlock-v-Brightwater_2023-06-16_Order-on-Summary-Adjudication.pdf": 7,
    "Whitlock-v-Corvane_2022-05-18_Deposition-of-Peter-Aldana.pdf": 15,
    "Whitlock-v-Corvane_Dkt-001_Complaint.pdf": 8,
    "Whitlock-v-Corvane_Dkt-019_Motion-to-Dismiss.pdf": 13,
    "Whitlock-v-Corvane_Dkt-024_Opposition-to-Motion-to-Dismiss.pdf": 15,
    "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss.pdf": 8,
    "Whitlock-v-Corvane_Dkt-038_Answer-to-First-Amended-Complaint.pdf": 8,
    "Whitlock-v-Corvane_Docket-Sheet.pdf": 3,
}


def questions(file: str = "questions.jsonl") -> list[dict[str, Any]]:
    return [json.loads(line) for line in (EVALS / file).read_text(encoding="utf-8").splitlines()]


def gold(asked: Callable[[dict[str, Any]], bool] = bool) -> list[Any]:
    """Give the questions of both files that are asked for, each under its file's name and its own."""
    return [
        pytest.param(question, id=f"{Path(file).stem}-{question['id']}")
        for file in FILES
        for question in questions(file)
        if asked(question)
    ]


def has_short_answer(question: dict[str, Any]) -> bool:
    """Say whether one place's evidence is to hold the answer in the words of the gold."""
    return question["answerable"] and not question["every"] and question["id"] not in SUMMED_UP


def short_answer_is_found(question: dict[str, Any]) -> bool:
    evidence = [letters(place["evidence"]) for place in question["documents"]]
    accepted = [letters(answer) for answer in (question["answer"], *question["alternatives"])]
    return any(answer in text for answer in accepted for text in evidence)


@cache
def reader_of(document: str) -> PdfReader:
    return PdfReader(PDFS / document)


@cache
def page_text(document: str, page: int) -> str:
    """Give a page's text in single spaces, without lines that hold only a number."""
    text = reader_of(document).pages[page - 1].extract_text()
    return " ".join(" ".join(line for line in text.splitlines() if not line.strip().isdigit()).split())


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.pdf")}


def test_rebuilding_gives_the_committed_bytes(tmp_path: Path) -> None:
    counts = build(tmp_path)
    assert counts == PAGES
    assert digests(tmp_path) == digests(PDFS)


@pytest.mark.parametrize(("document", "pages"), PAGES.items())
def test_page_counts(document: str, pages: int) -> None:
    assert len(PdfReader(PDFS / document).pages) == pages


def test_page_labels_of_the_agreement() -> None:
    reader = PdfReader(PDFS / "Whitlock-Corvane_2019-03-04_Master-Subscription-Agreement.pdf")
    assert reader.page_labels == ["i", "ii", "1", "2", "3", "4", "5", "6", "A-1"]


def test_the_corpus_is_of_a_size_to_search_in() -> None:
    assert {path.name for path in PDFS.iterdir()} == set(PAGES)
    assert len(PAGES) >= 12
    assert sum(PAGES.values()) >= 120
    assert len({path.parent for path in MATTERS.glob("*/*.txt")}) >= 4


@pytest.mark.parametrize("question", gold(lambda question: question["answerable"]))
def test_gold_evidence_is_on_its_page(question: dict[str, Any]) -> None:
    for place in question["documents"]:
        assert place["evidence"] == " ".join(place["evidence"].split()) != ""
        assert place["evidence"] in page_text(place["document"], place["page"])


@pytest.mark.parametrize("question", gold())
def test_a_question_is_of_one_piece(question: dict[str, Any]) -> None:
    assert question["question"] == " ".join(question["question"].split()) != ""
    assert question["kind"] in KINDS
    assert question["answerable"] == (question["kind"] != UNANSWERABLE)
    assert question["answerable"] == bool(question["documents"]) == bool(question["answer"])
    assert question["answerable"] or not question["alternatives"]
    assert all(letters(answer).strip() for answer in question["alternatives"])
    assert question["every"] == (question["kind"] == "across documents")


@pytest.mark.parametrize("question", gold(lambda question: question["every"]))
def test_a_question_across_documents_needs_two_of_them(question: dict[str, Any]) -> None:
    assert len({place["document"] for place in question["documents"]}) >= 2


@pytest.mark.parametrize("question", gold(has_short_answer))
def test_a_short_answer_stands_in_the_evidence(question: dict[str, Any]) -> None:
    assert short_answer_is_found(question)


def test_only_answers_that_sum_up_are_let_off() -> None:
    let_off = [question for question in questions() if question["id"] in SUMMED_UP]
    assert len(let_off) == len(SUMMED_UP)
    assert not any(short_answer_is_found(question) for question in let_off)


@pytest.mark.parametrize("file", FILES)
def test_there_are_enough_questions_of_every_kind(file: str) -> None:
    asked = questions(file)
    assert len({question["id"] for question in asked}) == len(asked)
    assert len({question["question"] for question in asked}) == len(asked)
    assert {question["kind"] for question in asked} == KINDS
    assert sum(question["answerable"] for question in asked) >= 80
    assert sum(not question["answerable"] for question in asked) >= 25


def test_every_document_is_asked_about() -> None:
    assert {place["document"] for question in questions() for place in question["documents"]} == set(PAGES)


def test_a_paraphrase_asks_for_what_its_question_asks_for_in_other_words() -> None:
    originals = {question["id"]: question for question in questions()}
    for paraphrase in questions("paraphrases.jsonl"):
        original = originals[paraphrase["id"]]
        differing = {key for key, value in paraphrase.items() if value != original[key]}
        assert "question" in differing, paraphrase["id"]
        assert differing <= {"question", "answer", "alternatives"}, paraphrase["id"]


def test_legal_signs_survive_extraction() -> None:
    order = "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss.pdf"
    text = " ".join(page_text(order, page) for page in range(1, PAGES[order] + 1))
    for sign in ("§", "¶¶ 25–26", "“reasonable discretion.”", "hours’ written notice"):
        assert sign in text


@pytest.mark.parametrize("path", sorted(MATTERS.glob("*/*.txt")), ids=lambda path: path.stem)
def test_every_footnote_is_referred_to_once(path: Path) -> None:
    source = load(path)
    referred = [number for block in source.blocks for number in re.findall(r"\[\^(\d+)\]", block.text)]
    assert referred == list(source.notes)


@pytest.mark.parametrize("path", sorted(MATTERS.glob("*/complaint.txt")), ids=lambda path: path.parent.name)
def test_allegations_are_numbered_without_a_gap(path: Path) -> None:
    numbers = [int(block.text.split(".")[0]) for block in load(path).blocks if block.kind == "numbered"]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ('"Agreement"', "“Agreement”"),
        ('(the "Notice").', "(the “Notice”)."),
        ("Corvane's", "Corvane’s"),
        ('"**Fees**" means', "“**Fees**” means"),  # a mark before bold type opens
        ('*Id.*" and', "*Id.*” and"),  # a mark after italics closes
    ],
)
def test_typographic_marks(straight: str, curly: str) -> None:
    assert typographic(straight) == curly
