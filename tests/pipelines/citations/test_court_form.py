"""An answer as a brief has it: each sentence with its citations behind it."""

from __future__ import annotations

import pytest

from pipelines.citations.court_form import court_text, passage_text, place
from pipelines.records import Answer, Citation, Sentence


def citation(key: str, document: str, pinpoint: str) -> Citation:
    return Citation(
        key=key, document=document, document_id=document, page=1, pinpoint=pinpoint, start=0, end=1, quote="x"
    )


ORDER = citation("1", "order.pdf", "Order at 8")
COMPLAINT = citation("2", "complaint.pdf", "Compl. ¶ 12")
AGAIN = citation("3", "order.pdf", "Order at 8")


def answer(*sentences: Sentence, citations: tuple[Citation, ...] = (ORDER, COMPLAINT, AGAIN)) -> Answer:
    return Answer(question="Q", answer="A", abstained=False, sentences=sentences, citations=citations)


def test_a_citation_sentence_follows_each_sentence_and_the_files_are_named_once() -> None:
    text = court_text(
        answer(
            Sentence(text="The motion is\ndenied.", citations=("1", "3")),
            Sentence(text="“Rent is due.”", citations=("1", "2")),
        )
    )
    assert text == (
        "The motion is denied. Order at 8. “Rent is due.” Order at 8; Compl. ¶ 12.\n\n"
        "Cited:\nOrder at 8: order.pdf\nCompl. ¶ 12: complaint.pdf"
    )


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        pytest.param("p. 4", "p. 4", "A.pdf, p. 4; B.pdf, p. 4.", id="pages alone, alike"),
        pytest.param("p. 4", "pp. 5-6", "A.pdf, p. 4; B.pdf, pp. 5-6.", id="pages alone"),
        pytest.param("¶ 3 (p. 4)", "§ 5 (p. 4)", "A.pdf, ¶ 3 (p. 4); B.pdf, § 5 (p. 4).", id="numbers alone"),
        pytest.param("Order at 8", "Order at 8", "A.pdf, Order at 8; B.pdf, Order at 8.", id="titles alike"),
        pytest.param(
            "Order at 8",
            "p. 4",
            "Order at 8; B.pdf, p. 4.\n\nCited:\nOrder at 8: A.pdf",
            id="one has a title",
        ),
    ],
)
def test_a_place_that_does_not_tell_its_file_stands_behind_the_file_s_name(
    first: str, second: str, told: str
) -> None:
    citations = (citation("1", "A.pdf", first), citation("2", "B.pdf", second))
    text = court_text(answer(Sentence(text="It is due.", citations=("1", "2")), citations=citations))
    assert text == f"It is due. {told}"


def test_files_of_one_name_are_cited_each() -> None:
    first = citation("1", "A.pdf", "p. 4")
    citations = (first, first.model_copy(update={"key": "2", "document_id": "another"}))
    text = court_text(answer(Sentence(text="It is due.", citations=("1", "2")), citations=citations))
    assert text == "It is due. A.pdf, p. 4; A.pdf, p. 4."


def test_a_place_ends_with_no_second_full_stop() -> None:
    assert place(citation("1", "x.pdf", "Dep. 45:3-12, Ex. B.")) == "Dep. 45:3-12, Ex. B"


def test_a_page_is_copied_with_its_citation_behind_it() -> None:
    assert passage_text("So ordered.\n", ORDER) == "So ordered.\n\n(order.pdf, Order at 8)"
