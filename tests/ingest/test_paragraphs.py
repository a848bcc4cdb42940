"""Numbered paragraphs and sections: which number a place stands under, and where it must not be said."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import clean_pages
from ingest.paragraphs import number_at, numbered_paragraphs, numbered_sections

CORPUS = Path("corpus/pdfs")


def paragraphs(first: int, last: int) -> str:
    return "\n".join(f"{n}. Corvane did the thing numbered {n}, and said so." for n in range(first, last + 1))


def number_of(pages: list[str], words: str, *, signed: bool = False, sections: bool = False) -> str | None:
    marks = numbered_sections(pages) if sections else numbered_paragraphs(pages, signed=signed)
    (page,) = [place for place, text in enumerate(pages) if words in text]
    return number_at(marks[page], pages[page].index(words))


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param([paragraphs(1, 6) + "\n7. HERE it is."], "7", id="at a paragraph's beginning"),
        pytest.param([paragraphs(1, 6) + "\n7. It is\nso. HERE too."], "7", id="further on in it"),
        pytest.param([paragraphs(1, 6), "and it is HERE.\n7. Next."], "6", id="over a page break"),
        pytest.param([paragraphs(1, 6), "", "and HERE.\n7. Next."], "6", id="and a blank page"),
        pytest.param([paragraphs(1, 6), "7. HERE at a page's top."], "7", id="first on its page"),
        pytest.param(
            [paragraphs(1, 6) + "\nCOUNT II: FRAUD (Against\nBrightwater)\n7. HERE."], "7", id="under a count"
        ),
        pytest.param([paragraphs(1, 6) + "\n(a) first; and\n(b) HERE."], "6", id="an item with a letter"),
        pytest.param(
            [paragraphs(1, 5) + "\n6. These:\n1. one;\n2. two;\n3. HERE.\n" + paragraphs(7, 9)],
            "6",
            id="an item of a list in a paragraph",
        ),
        pytest.param(
            [paragraphs(1, 2) + "\n3. These:\n1. one;\n2. two;\n3. three;\n4. HERE.\n" + paragraphs(4, 9)],
            "3",
            id="a list that reaches the next paragraph's number",
        ),
        pytest.param([paragraphs(1, 6) + "\n7. He cited Rule\n8. It is HERE."], "7", id="a number inside"),
    ],
)
def test_a_place_stands_in_its_paragraph(pages: list[str], expected: str) -> None:
    assert number_of(pages, "HERE") == expected


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param(["HERE it begins.\n" + paragraphs(1, 6)], id="before the first"),
        pytest.param(
            [
                paragraphs(1, 6)
                + "\nSECOND CAUSE OF ACTION: FRAUD, CIVIL CODE § 1709 (Against\nHERE, Inc.)\n7. So."
            ],
            id="in a long title of a claim",
        ),
        pytest.param([paragraphs(1, 6) + "\nPRAYER FOR RELIEF\nHERE is asked."], id="in the prayer"),
        pytest.param([paragraphs(1, 6) + "\nWHEREFORE, Plaintiff asks, HERE."], id="in a prayer's sentence"),
        pytest.param([paragraphs(1, 6) + "\nDated: May 2, 2022\nHERE signed."], id="in the signature block"),
        pytest.param([paragraphs(1, 6) + "\nSECOND DEFENSE\nHERE it is."], id="under a heading"),
        pytest.param(
            [paragraphs(1, 6) + "\nAFFIRMATIVE DEFENSES\n1. One.\n2. HERE.\n3. Three."],
            id="where the numbers begin again",
        ),
        pytest.param(
            [paragraphs(1, 6) + "\n7. It cost $500.1 More.\n1 A footnote, HERE."], id="in a footnote"
        ),
        pytest.param(["1. One.\n2. Two.\n3. HERE."], id="in a short list"),
        pytest.param(
            [paragraphs(1, 6), "HERE is what was read.\n8. Eight.\n9. Nine.\n10. Ten."],
            id="where the next number was lost",
        ),
    ],
)
def test_where_it_is_not_sure_there_is_no_number(pages: list[str]) -> None:
    assert number_of(pages, "HERE") is None


def test_opinions_number_their_paragraphs_behind_a_sign() -> None:
    text = "\n".join(f"¶ {n} The court found the fact numbered {n}." for n in range(1, 7))
    assert number_of([text], "fact numbered 4", signed=True) == "4"
    assert number_of([paragraphs(1, 9)], "numbered 4", signed=True) is None


CONTRACT = (
    "11. LIABILITY\n11.1 Cap. HERE-A is capped.\n11.2 Exceptions. None, see Section\n12.2 for more HERE-B.\n"
    "12. TERMINATION\nHERE-C comes first.\n12.1 Notice. HERE-D ends it.\n(a) HERE-E too.\n"
    "12.1.1 Form. HERE-F.\n"
    "12.2 Cure. HERE-G.\nEXHIBIT A: FEES\nHERE-H."
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("HERE-A", "11.1", id="a section"),
        pytest.param("HERE-B", None, id="behind a reference that looks like a section's number"),
        pytest.param("HERE-C", None, id="above an article's first section"),
        pytest.param("HERE-D", "12.1", id="the next article"),
        pytest.param("HERE-E", "12.1", id="an item with a letter"),
        pytest.param("HERE-F", "12.1.1", id="a third level"),
        pytest.param("HERE-G", "12.2", id="up again"),
        pytest.param("HERE-H", None, id="in an exhibit"),
    ],
)
def test_a_contract_is_numbered_by_its_sections(words: str, expected: str | None) -> None:
    before = "".join(f"{n}. ARTICLE\n{n}.1 First. Text.\n" for n in range(1, 11))
    assert number_of([before + CONTRACT], words, sections=True) == expected


def test_the_table_of_contents_is_not_taken_for_the_sections() -> None:
    contents = "CONTENTS\n" + "\n".join(f"{n}.1 HERE-{n} 7" for n in range(1, 6))
    body = "\n".join(f"{n}. ARTICLE\n{n}.1 First. BODY-{n}. {'It is so. ' * 30}" for n in range(1, 6))
    assert number_of([contents, body], "HERE-2", sections=True) is None
    assert number_of([contents, body], "BODY-2", sections=True) == "2.1"


def test_an_exhibit_that_numbers_anew_has_no_sections_of_the_contract() -> None:
    body = "\n".join(f"{n}. ARTICLE\n{n}.1 First. BODY-{n}. {'It is so. ' * 30}" for n in range(1, 6))
    assert number_of([body, "EXHIBIT A\n1.1 HERE."], "HERE", sections=True) is None


def test_a_contract_of_one_level_is_numbered_by_its_paragraphs() -> None:
    assert number_of([paragraphs(1, 12)], "numbered 8", sections=True) == "8"


@given(st.lists(st.text(), max_size=4))
def test_any_pages_have_marks_in_order_from_their_beginning(pages: list[str]) -> None:
    for found in (numbered_paragraphs(pages), numbered_sections(pages)):
        assert len(found) == len(pages)
        for marks in found:
            assert marks[0].start == 0
            assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)


def texts_of(name: str) -> list[str]:
    pages = pypdf.PdfReader(CORPUS / f"{name}.pdf").pages
    return [page.text for page in clean_pages([page.extract_text() for page in pages])]


@pytest.mark.parametrize(
    ("file", "last"),
    [
        ("Whitlock-v-Corvane_Dkt-001_Complaint", 57),
        ("Whitlock-v-Brightwater_2022-05-02_Complaint", 53),
        ("Whitlock-v-Corvane_Dkt-038_Answer-to-First-Amended-Complaint", 55),
    ],
)
def test_every_paragraph_of_the_sample_pleadings_is_found(file: str, last: int) -> None:
    texts = texts_of(file)
    for text, marks in zip(texts, numbered_paragraphs(texts), strict=True):
        for mark in marks[1:]:
            assert mark.number is None or text.startswith(f"{mark.number}.", mark.start)
    found = {mark.number for marks in numbered_paragraphs(texts) for mark in marks}
    assert found - {None} == {str(number) for number in range(1, last + 1)}


def test_the_sections_of_the_sample_contract_are_found() -> None:
    texts = texts_of("Whitlock-Corvane_2019-03-04_Master-Subscription-Agreement")
    assert number_of(texts, "obligations of this Section 7 continue", sections=True) == "7.3"
    assert number_of(texts, "Force Majeure", sections=True) == "16.4"
    assert number_of(texts, "EXHIBIT A: FEE SCHEDULE\nPart 1", sections=True) is None
