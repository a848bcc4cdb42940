"""The corpus rebuilds byte for byte, and the gold evidence stands where the questions say."""

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from corpus.build import MATTERS, PDFS, build
from corpus.source import load, typographic

QUESTIONS = Path(__file__).parents[2] / "evals" / "smoke.jsonl"
PAGES = {
    "Whitlock-Corvane_2019-03-04_Master-Subscription-Agreement.pdf": 9,
    "Whitlock-v-Brightwater_2022-03-14_Demand-Letter.pdf": 3,
    "Whitlock-v-Corvane_Dkt-001_Complaint.pdf": 8,
    "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss.pdf": 8,
}


def questions() -> list[dict[str, Any]]:
    return [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


@cache
def page_text(document: str, page: int) -> str:
    """Give a page's text in single spaces, without lines that hold only a number."""
    text = PdfReader(PDFS / document).pages[page - 1].extract_text()
    return " ".join(" ".join(line for line in text.splitlines() if not line.strip().isdigit()).split())


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.pdf")}


def test_rebuilding_gives_the_committed_bytes(tmp_path: Path) -> None:
    counts = build(tmp_path)
    assert {name: counts[name] for name in PAGES} == PAGES
    assert digests(tmp_path) == digests(PDFS)


@pytest.mark.parametrize(("document", "pages"), PAGES.items())
def test_page_counts(document: str, pages: int) -> None:
    assert len(PdfReader(PDFS / document).pages) == pages


def test_page_labels_of_the_agreement() -> None:
    reader = PdfReader(PDFS / "Whitlock-Corvane_2019-03-04_Master-Subscription-Agreement.pdf")
    assert reader.page_labels == ["i", "ii", "1", "2", "3", "4", "5", "6", "A-1"]


@pytest.mark.parametrize("question", questions(), ids=lambda question: question["id"])
def test_gold_evidence_is_on_its_page(question: dict[str, Any]) -> None:
    assert question["answerable"] == bool(question["documents"]) == (question["answer"] is not None)
    for gold in question["documents"]:
        assert gold["evidence"] == " ".join(gold["evidence"].split())
        assert gold["evidence"] in page_text(gold["document"], gold["page"])


def test_the_questions_cover_every_document() -> None:
    asked = questions()
    assert len(asked) == len({question["id"] for question in asked}) == 12
    assert sum(question["answerable"] for question in asked) == 9
    assert {gold["document"] for question in asked for gold in question["documents"]} >= set(PAGES)


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
