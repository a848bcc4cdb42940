"""Answers and conversations that the tests of exports share; every word of them is known."""

from __future__ import annotations

from pipelines.exports.records import ExportedConversation, ExportedTurn
from pipelines.records import (
    Answer,
    Citation,
    Continuation,
    Evidence,
    IncompleteDocument,
    NamedDocument,
    OnlyIn,
    SearchedFirst,
    Seconds,
    Sentence,
    UnderstoodAs,
    Withheld,
)

CITATION = Citation(
    key="1",
    document="order.pdf",
    document_id="a" * 64,
    page=2,
    page_label="iv",
    lines=(3, 5),
    paragraph="12",
    bates="CORV-0007",
    pinpoint="p. iv (PDF p. 2)",
    start=100,
    end=121,
    quote="The motion is\nDENIED.",
    continues=Continuation(page=3, start=0, end=4, quote="Then"),
)
ANSWER = Answer(
    question="How did the court rule?",
    answer="The motion is DENIED. [1]",
    abstained=False,
    sentences=(Sentence(text="The motion is DENIED.", citations=("1",)),),
    withheld=(Withheld(text="The motion is granted.", reason="It says “granted”."),),
    citations=(CITATION,),
    evidence=(Evidence(document="order.pdf", page=2, text="The motion is\nDENIED.", score=0.5),),
    model="smollm2-135m",
    notice="The model stopped.",
    incomplete=(
        IncompleteDocument(
            document="order.pdf",
            document_id="a" * 64,
            pages=40,
            unread=(3, 9),
            text="2 of 40 pages of order.pdf could not be read (PDF p. 3, 9).",
        ),
    ),
    searched_first=SearchedFirst(
        documents=(NamedDocument(document="order.pdf", document_id="a" * 64, title="Order of 3 May 2021"),),
        pages=("12",),
        text="Searched first: page 12 of Order of 3 May 2021 (order.pdf).",
    ),
    understood_as=UnderstoodAs(question="How did the court rule on Count IV?", carried="Count IV"),
    only_in=OnlyIn(kinds=("order",), count=2, text="Only in: kind order; 2 documents."),
    asked="2026-01-02T03:04:05+00:00",
    matter="Doe",
    seconds=Seconds(evidence=0.1, first_token=0.2, total=0.3),
)
ABSTAINED = Answer(question="Why?", answer="The files do not say.", abstained=True, evidence=ANSWER.evidence)
UNCLEAR = ABSTAINED.model_copy(
    update={
        "answer": "No clear answer was found.",
        "nearest": (Sentence(text="“The motion is DENIED.”", citations=("1",)),),
        "citations": (CITATION,),
    }
)
SECOND = ANSWER.model_copy(
    update={
        "question": "Who signed?",
        "answer": "Ramón Esquivel signed § 12.2. [2][1] He did. [2]",
        "sentences": (
            Sentence(text="Ramón Esquivel signed § 12.2.", citations=("2", "1")),
            Sentence(text="He did.", citations=("2",)),
        ),
        "citations": (
            CITATION,
            CITATION.model_copy(
                update={
                    "key": "2",
                    "document": "lease.pdf",
                    "document_id": "b" * 64,
                    "pinpoint": "Lease § 12.2 (p. 9)",
                    "quote": "Signed by Ramón\nEsquivel under § 12.2.",
                    "continues": None,
                }
            ),
        ),
        "quoted": True,
        "asked": "2026-01-03T00:00:00+00:00",
    }
)
CONVERSATION = ExportedConversation(
    conversation="Doe, before the hearing",
    turns=(
        ExportedTurn(question=ANSWER.question, answer=ANSWER),
        ExportedTurn(question=SECOND.question, answer=SECOND),
        ExportedTurn(question=ABSTAINED.question, answer=ABSTAINED),
        ExportedTurn(question="And then?", error="The model's process ended."),
    ),
)
