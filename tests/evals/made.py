"""Questions, answers and results made by hand: what was asked, what was answered, and from where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evals.asking import Result
from evals.gold import UNANSWERABLE, Place, Question
from evals.scoring import Score, score
from pipelines.prompts import ABSTENTION
from pipelines.records import Answer, Citation, Evidence, Sentence

ORDER = "Order.pdf"
LEASE = "Lease.pdf"
FEE = "The monthly fee is $31,500, due on the first day of each calendar month."
CAP = "Liability is limited to the fees that were paid in the twelve months before the claim."
OTHER = "Nothing in this paragraph bears upon anything that anybody would care to ask."

FEE_PLACE = Place(LEASE, 2, FEE)
CAP_PLACE = Place(ORDER, 4, CAP)


def question(
    *places: Place, accepted: Sequence[str] = (), every: bool = False, kind: str = "how much", id: str = "q"
) -> Question:
    """Make a question; one without places is unanswerable."""
    return Question(id, "What is the fee?", kind if places else UNANSWERABLE, places, tuple(accepted), every)


def citation(key: str, document: str, page: int, quote: str) -> Citation:
    """Make a citation of a page that holds nothing but the quote."""
    return Citation(
        key=key,
        document=document,
        document_id=document,
        page=page,
        page_label=None,
        pinpoint=f"p. {page}",
        start=0,
        end=len(quote),
        quote=quote,
    )


def answer(
    *sentences: tuple[str, Iterable[str]],
    citations: Sequence[Citation] = (),
    evidence: Sequence[Evidence] = (),
) -> Answer:
    """Make an answer out of sentences and the keys they cite; one without sentences is a refusal."""
    made = tuple(Sentence(text=text, citations=tuple(keys)) for text, keys in sentences)
    return Answer(
        question="What is the fee?",
        answer=" ".join(text for text, _ in sentences) or ABSTENTION,
        abstained=not made,
        sentences=made,
        citations=tuple(citations),
        evidence=tuple(evidence),
    )


def quoting(*cited: Citation) -> Answer:
    """Make an answer that quotes its citations, a sentence each."""
    return answer(*((c.quote, [c.key]) for c in cited), citations=cited)


def unclear_with(*cited: Citation) -> Answer:
    """Make a refusal that quotes its citations as coming near to an answer."""
    return answer(citations=cited).model_copy(update={"nearest": quoting(*cited).sentences})


def passages(*places: tuple[str, int]) -> tuple[Evidence, ...]:
    """Make evidence out of pages, the best first."""
    return tuple(Evidence(document=document, page=page, text=OTHER, score=1.0) for document, page in places)


def pages_of(given: Answer) -> dict[tuple[str, int], str]:
    """Give the pages that the citations were made from."""
    return {(c.document_id, c.page): c.quote for c in given.citations}


def scored(asked: Question, given: Answer) -> Score:
    """Score an answer all of whose quotes are verbatim."""
    return score(asked, given, pages_of(given))


def result(asked: Question, given: Answer) -> Result:
    """Put question and answer together with what the answer is worth."""
    return Result(asked, given, scored(asked, given))
