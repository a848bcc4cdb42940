"""An answer as a brief has it: each sentence with its citations behind it."""

from __future__ import annotations

from pipelines.court_form import court_text, passage_text, place
from pipelines.records import Answer, Citation, Sentence


def citation(key: str, document: str, pinpoint: str) -> Citation:
    return Citation(
        key=key, document=document, document_id="0" * 64, page=1, pinpoint=pinpoint, start=0, end=1, quote="x"
    )


ORDER = citation("1", "order.pdf", "Order at 8")
COMPLAINT = citation("2", "complaint.pdf", "Compl. ¶ 12")
AGAIN = citation("3", "order.pdf", "Order at 8")


def answer(*sentences: Sentence) -> Answer:
    return Answer(
        question="Q",
        answer="A",
        abstained=False,
        sentences=sentences,
        citations=(ORDER, COMPLAINT, AGAIN),
    )


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


def test_a_place_ends_with_no_second_full_stop() -> None:
    assert place(citation("1", "x.pdf", "Dep. 45:3-12, Ex. B.")) == "Dep. 45:3-12, Ex. B"


def test_a_page_is_copied_with_its_citation_behind_it() -> None:
    assert passage_text("So ordered.\n", ORDER) == "So ordered.\n\n(order.pdf, Order at 8)"
