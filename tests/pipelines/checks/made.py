"""Answers made for the tests: each sentence quotes one page, the evidence is a list of pages."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.checks.questions import CheckQuestion
from pipelines.records import Answer, Citation, Continuation, Evidence, Sentence

Place = tuple[str, int]

ORDER = CheckQuestion("What was decided?", "Order.pdf", (4, 5))
NOWHERE = CheckQuestion("Who won the cup?")


def answer(cited: Sequence[Place] = (), evidence: Sequence[Place] = (), *, refused: bool = False) -> Answer:
    return Answer(
        question="What was decided?",
        answer="The files do not say." if refused else "Granted.",
        abstained=refused,
        sentences=tuple(
            Sentence(text=f"{key}.", citations=(str(key),)) for key, _ in enumerate(cited, start=1)
        ),
        citations=tuple(citation(str(key), *place) for key, place in enumerate(cited, start=1)),
        evidence=tuple(passage(*place) for place in evidence),
    )


def citation(key: str, document: str, page: int) -> Citation:
    return Citation(
        key=key, document=document, document_id=document, page=page, pinpoint="", start=0, end=1, quote="G"
    )


def passage(document: str, page: int, continues: int | None = None) -> Evidence:
    rest = None if continues is None else Continuation(page=continues, start=0, end=1, quote="g")
    return Evidence(document=document, document_id=document, page=page, text="G", score=1, continues=rest)
