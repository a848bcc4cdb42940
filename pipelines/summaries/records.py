"""The records of a summary: frozen, typed, JSON both ways, in the form of an answer's."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from pipelines.record import Record
from pipelines.records import (
    Answer,
    Citation,
    IncompleteDocument,
    Seconds,
    Sentence,
    Withheld,
)


class Length(StrEnum):
    """How long a summary is: three to five sentences, eight to fifteen, or one to three for each section."""

    SHORT = "short"
    STANDARD = "standard"
    SECTIONS = "sections"


class Serves(StrEnum):
    """What a sentence of a summary tells."""

    WHAT = "what it is"
    ABOUT = "what it is about"
    ASKED = "what is asked"
    OUTCOME = "outcome"
    GROUNDS = "grounds"
    FACTS = "facts"
    AUTHORITIES = "authorities"
    DEFENSES = "defenses"
    ADMITTED = "admitted"
    DENIED = "denied"
    SUBJECT = "subject"
    TERM = "term"
    PAYMENT = "payment"
    TERMINATION = "termination"
    LIABILITY = "liability"
    LAW = "governing law"
    OTHER_TERMS = "other terms"
    TESTIMONY = "testimony"
    FILINGS = "filings"
    SEPARATE = "separate opinions"
    NEXT = "what comes next"
    ALSO = "what else it says"
    SECTION = "section"


class SummarySentence(Sentence):
    """A sentence of a summary.

    :param serves: what it tells.
    """

    serves: Serves


class Summary(Record):
    """A summary of one document, whole.

    :param document: the document's file name.
    :param document_id: SHA-256 of its bytes.
    :param kind: what it is, such as "complaint", or None where that is not known.
    :param length: how long the summary is.
    :param summary: its sentences joined, each with its keys.
    :param sentences: the sentences, in the order in which they are read.
    :param withheld: what the model wrote and was not supported.
    :param citations: what the keys stand for, in the order of the keys.
    :param model: the model that was asked to write, or None where none was.
    :param quoted: whether all of it is quoted, and nothing told in the model's words.
    :param notice: what the reader must know of how it came about, or None.
    :param incomplete: the document, where pages of it could not be read.
    :param sections: how many sections of the document were read.
    :param made: when it was made, ISO 8601, UTC.
    :param matter: the matter that the document is in.
    :param version: of the rules that made it.
    :param seconds: how long it took.
    """

    document: str
    document_id: str
    kind: str | None = None
    length: Length
    summary: str
    sentences: tuple[SummarySentence, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    citations: tuple[Citation, ...] = ()
    model: str | None = None
    quoted: bool = True
    notice: str | None = None
    incomplete: tuple[IncompleteDocument, ...] = ()
    sections: int = 0
    made: str = ""
    matter: str = "default"
    version: int = 0
    seconds: Seconds = Field(default_factory=Seconds)

    def as_answer(self) -> Answer:
        """Return it as an answer, which is shown, proved and exported as answers are."""
        return Answer(
            question=f"Summary of {self.document}",
            answer=self.summary,
            abstained=False,
            sentences=self.sentences,
            withheld=self.withheld,
            citations=self.citations,
            model=self.model,
            notice=self.notice,
            incomplete=self.incomplete,
            asked=self.made,
            matter=self.matter,
            seconds=self.seconds,
        )
