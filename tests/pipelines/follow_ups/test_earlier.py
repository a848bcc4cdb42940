"""What an answered turn leaves for the next question: its fact, its paper, its case, and where they stand."""

from __future__ import annotations

import pytest

from pipelines.follow_ups.earlier import case_name, of_answer, understood
from pipelines.records import Answer, Citation, ShortAnswer, UnderstoodAs
from pipelines.storage.matter import Matter
from pipelines.storage.quoting import kept_json
from pipelines.storage.register import DocumentEntry

LEASE_CASE = "Halvorsen Orchard Supply v. Tamarind Square Properties"


def document(matter: Matter, part: str) -> DocumentEntry:
    return next(each for each in matter.register.documents() if part in each.name)


def answer(matter: Matter, question: str, *parts: str, **changes: object) -> Answer:
    citations = [
        Citation(
            key=str(key),
            document=entry.name,
            document_id=entry.document_id,
            page=1,
            pinpoint="p. 1",
            start=0,
            end=3,
            quote="The",
        )
        for key, entry in enumerate((document(matter, part) for part in parts), start=1)
    ]
    values = {"question": question, "answer": "…", "abstained": False, "citations": tuple(citations)}
    return Answer.model_validate(values | changes)


def test_a_cited_paper_and_its_case_are_left(corpus_matter: Matter) -> None:
    order = document(corpus_matter, "Dkt-047")
    assert case_name(order) == LEASE_CASE
    left = of_answer(answer(corpus_matter, "What bond?", "Dkt-047"), corpus_matter.register)
    assert left.case == LEASE_CASE and left.paper.startswith("the order of ")
    assert left.sources == (order.document_id,)


def test_of_two_cases_none_is_meant(corpus_matter: Matter) -> None:
    left = of_answer(answer(corpus_matter, "What bond?", "Dkt-047", "Dkt-001"), corpus_matter.register)
    assert left.case == ""


def test_a_contract_is_of_no_case(corpus_matter: Matter) -> None:
    assert case_name(document(corpus_matter, "Master-Subscription")) == ""


def test_a_refusal_leaves_its_question_alone(corpus_matter: Matter) -> None:
    left = of_answer(answer(corpus_matter, "What bond?", "Dkt-047", abstained=True), corpus_matter.register)
    assert (left.question, left.case, left.paper, left.sources) == ("What bond?", "", "", ())


def test_a_chain_goes_by_what_was_understood(corpus_matter: Matter) -> None:
    first = answer(
        corpus_matter,
        "And Count III?",
        "Dkt-031",
        understood_as=UnderstoodAs(
            question="What did the court decide about Count III?", carried="the court"
        ),
    )
    full = understood("And Count II?", [first], corpus_matter.register)
    assert full is not None
    assert full.question.startswith("What did the court decide about Count II")


@pytest.mark.parametrize("abstained", [False, True])
def test_words_that_were_carried_over_keep_their_sources_along_the_chain(
    corpus_matter: Matter, abstained: bool
) -> None:
    letter, order = (document(corpus_matter, part).document_id for part in ("Demand-Letter", "Dkt-031"))
    carried = UnderstoodAs(
        question="What did the court decide about Count III?", carried="the court", sources=(letter,)
    )
    second = answer(corpus_matter, "And Count III?", "Dkt-031", abstained=abstained, understood_as=carried)
    left = of_answer(second, corpus_matter.register)
    assert left.sources == ((letter,) if abstained else (order, letter))
    third = understood("And Count II?", [second], corpus_matter.register)
    assert third is not None and letter in third.sources


def test_the_fact_that_was_answered_is_a_name(corpus_matter: Matter) -> None:
    fact = ShortAnswer(text="Elspeth R. Bjornstad", kind="name", citation="1", start=0, end=3)
    before = answer(corpus_matter, "Who is the judge?", "Dkt-047", short=fact)
    full = understood("What bond did she set?", [before], corpus_matter.register)
    assert full is not None and full.question == "What bond did Elspeth R. Bjornstad set?"
    assert full.sources == (document(corpus_matter, "Dkt-047").document_id,)


@pytest.mark.parametrize("question", ["What law governs the Agreement?", "", "governing law"])
def test_what_stands_by_itself_stays(corpus_matter: Matter, question: str) -> None:
    before = answer(corpus_matter, "Who is the judge?", "Dkt-047")
    assert understood(question, [before], corpus_matter.register) is None
    assert understood("Why?", [], corpus_matter.register) is None


def test_an_answer_that_carries_words_of_a_deleted_document_is_not_kept(corpus_matter: Matter) -> None:
    carried = UnderstoodAs(question="What bond did Ash set?", carried="Ash", sources=("0" * 64,))
    kept = answer(corpus_matter, "What bond did she set?", "Dkt-047")
    with corpus_matter.register._transaction() as database:
        assert kept_json(database, kept) is not None
        assert kept_json(database, kept.model_copy(update={"understood_as": carried})) is None
