"""Where a quote stands, as lawyers write it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ingest.pages import PageReader
from ingest.records import Document, Page, Read, SourceFile
from pipelines.citations.pinpoint import Pinpoint, Pinpoints, by_page, passage_place
from pipelines.records import Continuation, Evidence
from pipelines.storage.register import Register
from tests.conftest import CORPUS

ONE = "1" * 64
Add = Callable[[Sequence[Page]], Pinpoints]


@pytest.fixture
def add(tmp_path: Path) -> Iterator[Add]:
    register = Register(tmp_path / "register.sqlite")

    def record(pages: Sequence[Page]) -> Pinpoints:
        register.begin(Document(SourceFile(Path("x.pdf"), "x.pdf", ONE, 1), tuple(pages), ()))
        register.finish(ONE)
        return Pinpoints(register)

    yield record
    register.close()


def page_of(number: int, text: str, label: str | None = None, **fields: Any) -> Page:
    return Page(number, label, text, Read.TEXT, **fields)


def located(pinpoints: Pinpoints, pages: Sequence[Page], *quotes: str) -> Pinpoint:
    """Locate a quote by its words, one text for each page that it stands on."""
    parts = []
    for quote in quotes:
        (page,) = [page for page in pages if quote in page.text]
        start = page.text.index(quote)
        parts.append(Continuation(page=page.number, start=start, end=start + len(quote), quote=quote))
    return pinpoints.of(ONE, parts)


def numbered(first: int, *lines: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A page's text, and its lines' printed numbers."""
    text = "\n".join(lines)
    offsets = [sum(len(line) + 1 for line in lines[:place]) for place in range(len(lines))]
    return text, tuple((first + place, offset) for place, offset in enumerate(offsets))


@pytest.mark.parametrize(
    ("page", "label", "expected"),
    [
        (2, None, "p. 2"),
        (2, "2", "p. 2"),
        (2, "iv", "p. iv (PDF p. 2)"),
        (12, "A-1", "p. A-1 (PDF p. 12)"),
    ],
)
def test_a_page_alone(page: int, label: str | None, expected: str) -> None:
    assert by_page(page, label) == expected


def test_a_passage_says_where_it_runs_on_to() -> None:
    passage = Evidence(document="order.pdf", page=2, page_label="iv", text="It is\ndenied.", score=1.0)
    assert passage_place(passage) == "p. iv (PDF p. 2)"
    rest = Continuation(page=3, start=0, end=7, quote="denied.")
    assert passage_place(passage.model_copy(update={"continues": rest})) == "p. iv (PDF p. 2), on to PDF p. 3"


COVER = page_of(1, "DEPOSITION OF PETER J. ALDANA\nMay 18, 2022", label="1", printed_page="1")


def deposition() -> list[Page]:
    first, first_lines = numbered(1, "Q. When was that?", "A. In May. She", "had left by then,")
    second, second_lines = numbered(1, "and nobody told me.", "Q. Who else knew?", "A. Nobody.")
    return [
        COVER,
        page_of(2, first, printed_page="45", printed_lines=first_lines),
        page_of(3, second, printed_page="46", printed_lines=second_lines),
    ]


@pytest.mark.parametrize(
    ("quotes", "expected", "lines"),
    [
        pytest.param(["A. In May. She\nhad left"], "Aldana Dep. 45:2-3", (2, 3), id="lines"),
        pytest.param(["Q. When was that?"], "Aldana Dep. 45:1", (1, 1), id="one line"),
        pytest.param(["left by"], "Aldana Dep. 45:3", (3, 3), id="inside a line"),
        pytest.param(
            ["She\nhad left by then,", "and nobody told me."], "Aldana Dep. 45:2-46:1", (2, 1), id="two pages"
        ),
    ],
)
def test_a_deposition_is_cited_by_page_and_line(
    add: Add, quotes: list[str], expected: str, lines: tuple[int, int]
) -> None:
    pages = deposition()
    found = located(add(pages), pages, *quotes)
    assert (found.text, found.lines) == (expected, lines)


def condensed(*heads: str) -> list[Page]:
    """Four pages of a transcript on one, each of two lines below its head."""
    pieces = ["Q. One?\nA. Two.", "Q. Three?\nA. Four.", "Q. Five?\nA. Six.", "Q. Seven?\nA. Eight."]
    text = "\n".join(f"{head}\n{piece}" if head else piece for head, piece in zip(heads, pieces, strict=True))
    turns = [line for piece in pieces for line in piece.split("\n")]
    lines = tuple((1 + place % 2, text.index(line)) for place, line in enumerate(turns))
    return [COVER, page_of(2, text, printed_lines=lines)]


@pytest.mark.parametrize("head", ["Page {}", "{}"], ids=["in words", "alone"])
@pytest.mark.parametrize("first", ["Page 45", ""], ids=["with its head", "its head taken for a running one"])
def test_four_pages_on_one_are_told_apart(add: Add, first: str, head: str) -> None:
    pages = condensed(first, *map(head.format, (46, 47, 48)))
    pinpoints = add(pages)
    assert located(pinpoints, pages, "A. Two.").text == "Aldana Dep. 45:2"
    assert located(pinpoints, pages, "Q. Seven?\nA. Eight.").text == "Aldana Dep. 48:1-2"
    assert located(pinpoints, pages, "Q. Three?\nA. Four.").text == "Aldana Dep. 46:1-2"


def test_pages_on_one_whose_numbers_were_told_apart_when_they_were_read(add: Add) -> None:
    pages = condensed("", "", "", "")
    pages = [COVER, replace(pages[1], printed_page="1, 41, 42, 43")]
    pinpoints = add(pages)
    assert located(pinpoints, pages, "Q. Seven?\nA. Eight.").text == "Aldana Dep. 43:1-2"
    assert located(pinpoints, pages, "A. Two.\nQ. Three?").text == "Aldana Dep. 1:2-41:1"


@pytest.mark.parametrize(
    "heads",
    [
        pytest.param(("", "", "", ""), id="no page numbers"),
        pytest.param(("Page 45", "", "", "Page 48"), id="too few"),
        pytest.param(("Page 45", "Page 47", "Page 46", "Page 48"), id="out of order"),
    ],
)
def test_where_they_cannot_be_told_apart_the_page_is_cited(add: Add, heads: tuple[str, ...]) -> None:
    pages = condensed(*heads)
    found = located(add(pages), pages, "A. Two.")
    assert (found.text, found.lines) == ("Aldana Dep. (PDF p. 2)", None)


def test_numbers_below_their_pages_are_not_taken_for_those_above(add: Add) -> None:
    pages = condensed("", "Page 45", "Page 46", "Page 47")
    below = pages[1].text + "\nPage 48"
    pages = [COVER, page_of(2, below, printed_lines=pages[1].printed_lines)]
    assert located(add(pages), pages, "A. Two.").text == "Aldana Dep. (PDF p. 2)"


def test_a_line_far_from_the_last_number_is_not_given_it(add: Add) -> None:
    text = "ORDER\nOne.\nTwo.\nThree.\nFour."
    pages = [page_of(1, text, label="1", printed_lines=((1, 0), (2, 6)))]
    pinpoints = add(pages)
    assert located(pinpoints, pages, "Two.").text == "Order 1:2"
    assert located(pinpoints, pages, "Three.").text == "Order at 1"


def test_an_order_on_pleading_paper_is_cited_by_page_and_line(add: Add) -> None:
    head, _ = numbered(1, "UNITED STATES DISTRICT COURT", "ORDER GRANTING MOTION TO DISMISS")
    body, lines = numbered(13, "The motion is", "granted, and the case", "is dismissed.")
    pages = [page_of(1, head, printed_page="5"), page_of(2, body, printed_page="6", printed_lines=lines)]
    found = located(add(pages), pages, "granted, and the case\nis dismissed.")
    assert (found.text, found.lines) == ("Order 6:14-15", (14, 15))


def complaint() -> list[Page]:
    first, lines = numbered(1, "COMPLAINT FOR DAMAGES", *(f"{n}. Corvane did {n}." for n in range(1, 8)))
    return [
        page_of(1, first, label="i", printed_lines=lines),
        page_of(2, "It did more.\n8. Then it stopped.\nPRAYER\nDamages are asked.", label="2"),
    ]


@pytest.mark.parametrize(
    ("quotes", "expected", "paragraph"),
    [
        pytest.param(["Corvane did 3."], "Compl. ¶ 3 (p. i, PDF p. 1)", "3", id="a paragraph"),
        pytest.param(
            ["Corvane did 3.\n4. Corvane did 4."], "Compl. ¶¶ 3-4 (p. i, PDF p. 1)", "3-4", id="two of them"
        ),
        pytest.param(
            ["Corvane did 7.", "It did more."],
            "Compl. ¶ 7 (pp. i-2, PDF pp. 1-2)",
            "7",
            id="over a page break",
        ),
        pytest.param(["Then it stopped."], "Compl. ¶ 8 (p. 2)", "8", id="on the next page"),
        pytest.param(["Damages are asked."], "Compl. at 2", None, id="the prayer"),
        pytest.param(["Then it stopped.\nPRAYER"], "Compl. at 2", None, id="beyond a paragraph's end"),
    ],
)
def test_a_complaint_is_cited_by_paragraph(
    add: Add, quotes: list[str], expected: str, paragraph: str | None
) -> None:
    pages = complaint()
    found = located(add(pages), pages, *quotes)
    assert (found.text, found.paragraph) == (expected, paragraph)


def test_a_complaint_keeps_its_lines_beside_its_paragraph(add: Add) -> None:
    pages = complaint()
    assert located(add(pages), pages, "Corvane did 3.").lines == (4, 4)


def test_an_order_has_no_paragraphs_though_it_has_a_list(add: Add) -> None:
    text = "ORDER\n" + "\n".join(f"{n}. The motion {n} is denied." for n in range(1, 9))
    pages = [page_of(1, text, label="1")]
    found = located(add(pages), pages, "The motion 5 is denied.")
    assert (found.text, found.paragraph) == ("Order at 1", None)


def test_an_exhibit_is_cited_by_its_bates_number(add: Add) -> None:
    pages = [
        page_of(
            n, f"{'EXHIBIT B' if n == 1 else ''}\nThe fee of page {n} is due.", furniture=(f"ACME00012{n}",)
        )
        for n in (1, 2, 3)
    ]
    pinpoints = add(pages)
    found = located(pinpoints, pages, "The fee of page 3 is due.")
    assert (found.text, found.bates) == ("Ex. B at ACME000123", "ACME000123")
    found = located(pinpoints, pages, "page 2 is due.", "The fee of page 3")
    assert found.text == "Ex. B at ACME000122-ACME000123"


def test_an_exhibit_that_is_an_agreement_is_cited_by_its_sections(add: Add) -> None:
    text = "Exhibit 10.15\nSUPPLY AGREEMENT\n1. TERMS\n1.1 Fee. It is due.\n1.2 Term. It is long."
    pages = [page_of(1, text, label="1")]
    assert located(add(pages), pages, "It is long.").text == "Ex. 10.15 § 1.2 (p. 1)"


def test_a_document_that_does_not_say_what_it_is_is_cited_by_page(add: Add) -> None:
    pages = [page_of(1, "Cover"), page_of(2, "The fee is due.", label="iv"), page_of(3, "It was paid.")]
    pinpoints = add(pages)
    assert located(pinpoints, pages, "The fee is due.").text == "p. iv (PDF p. 2)"
    assert located(pinpoints, pages, "It was paid.").text == "p. 3"
    assert located(pinpoints, pages, "is due.", "It was").text == "pp. iv-3 (PDF pp. 2-3)"


def test_a_page_whose_own_number_is_not_known_is_cited_by_the_pdfs(add: Add) -> None:
    pages = [page_of(1, "ORDER\nThe fee is due."), page_of(2, "It was paid.")]
    assert located(add(pages), pages, "It was paid.").text == "Order (PDF p. 2)"


def test_the_first_page_has_the_number_that_the_others_let_expect(add: Add) -> None:
    pages = [page_of(1, "ORDER\nThe fee is due.")]
    pages += [page_of(n, f"Text {n}.", printed_page=str(n)) for n in (2, 3)]
    assert located(add(pages), pages, "The fee is due.").text == "Order at 1"


def test_a_footnote_is_cited_by_its_number(add: Add) -> None:
    pages = [page_of(1, "ORDER\nThe sum is $500.3 It is due.\n3 The parties agree on that.", label="1")]
    assert located(add(pages), pages, "The parties agree").text == "Order at 1 n.3"


def test_a_printed_number_out_of_step_is_not_believed(add: Add) -> None:
    pages = [page_of(n, f"Text {n}.", printed_page=p) for n, p in [(1, "908"), (2, "4"), (3, "5")]]
    pinpoints = add(pages)
    assert located(pinpoints, pages, "Text 1.").text == "p. 1"
    assert located(pinpoints, pages, "Text 2.").text == "p. 4 (PDF p. 2)"


def test_a_document_that_is_gone_is_cited_by_page(tmp_path: Path) -> None:
    register = Register(tmp_path / "register.sqlite")
    part = Continuation(page=7, start=0, end=4, quote="Text")
    assert Pinpoints(register).of(ONE, [part]) == Pinpoint(None, None, None, None, "p. 7")
    register.close()


def test_a_document_added_again_is_looked_through_again(add: Add) -> None:
    pages = [page_of(1, "ORDER\nThe fee is due.", label="1")]
    pinpoints = add(pages)
    assert located(pinpoints, pages, "The fee is due.").text == "Order at 1"
    pinpoints.register.remove(ONE)
    pages = [page_of(1, "COMPLAINT\nThe fee is due.", label="1")]
    add(pages)
    assert located(pinpoints, pages, "The fee is due.").text == "Compl. at 1"


@pytest.mark.parametrize(
    ("file", "quotes", "expected"),
    [
        (
            "Whitlock-v-Corvane_2022-05-18_Deposition-of-Peter-Aldana",
            ["Hayward demo went well yesterday; Dana walked\nus through every bay"],
            "Aldana Dep. 43:14-15",
        ),
        (
            "Whitlock-v-Corvane_2022-05-18_Deposition-of-Peter-Aldana",
            ["I went back on February 12", "with two installers to count sensor positions."],
            "Aldana Dep. 43:25-44:1",
        ),
        (
            "Whitlock-v-Corvane_Dkt-024_Opposition-to-Motion-to-Dismiss",
            ["The law does not oblige a party to go on\npaying for a promise"],
            "Opp’n 4:27-28",
        ),
        (
            "Whitlock-v-Corvane_Dkt-001_Complaint",
            ["Corvane knew of the defect for more than ten weeks"],
            "Compl. ¶ 30 (p. 5)",
        ),
        (
            "Whitlock-v-Corvane_Dkt-038_Answer-to-First-Amended-Complaint",
            ["visited the Hayward warehouse once", "Platform."],
            "Answer ¶ 16 (pp. 2-3)",
        ),
        (
            "Whitlock-Corvane_2019-03-04_Master-Subscription-Agreement",
            ["The obligations of this Section 7 continue"],
            "Agmt. § 7.3 (p. 3, PDF p. 5)",
        ),
        (
            "Halvorsen-Tamarind_2020-06-15_First-Amendment-to-Lease",
            ["Guarantor consents to the longer Term"],
            "First Am. § 8 (p. 2)",
        ),
        (
            "Ostrander-v-Meridian_2022-08-23_Tenth-Circuit-Opinion-En-Banc",
            ["Any day since 2009"],
            "Op. at 1190 (PDF p. 4)",
        ),
        (
            "Halvorsen-v-Tamarind_2022-05-27_Notice-of-Default",
            ["The Term has more than eight years"],
            "Ltr. at 2",
        ),
        ("Whitlock-v-Corvane_Docket-Sheet", ["STIPULATION with proposed Protective Order"], "p. 2"),
    ],
)
def test_the_sample_corpus_is_cited_as_lawyers_do(
    add: Add, file: str, quotes: list[str], expected: str
) -> None:
    reader = PageReader()
    path = CORPUS / f"{file}.pdf"
    pages = reader.run(source=SourceFile(path, path.name, ONE, 1))["pages"]
    reader.close()
    assert located(add(pages), pages, *quotes).text == expected
