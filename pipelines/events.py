"""What happens while a question is answered, in the order in which the screen shows it."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.records import (
    Answer,
    Citation,
    Evidence,
    OnlyIn,
    SearchedFirst,
    Sentence,
    UnderstoodAs,
    Withheld,
)


@dataclass(frozen=True, slots=True)
class EvidenceFound:
    """The evidence is on hand; nothing has been written yet.

    What was searched first is told, if anything; what was asked, where the question leans on earlier ones;
    and what it was asked of, where that is not the whole matter.
    """

    evidence: tuple[Evidence, ...]
    searched_first: SearchedFirst | None = None
    understood_as: UnderstoodAs | None = None
    only_in: OnlyIn | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A document is being read from end to end: so many of its passages are done."""

    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Drafting:
    """The model has been asked to write."""

    model: str


@dataclass(frozen=True, slots=True)
class SentencePassed:
    """A sentence of the answer, with the citations that its keys stand for."""

    sentence: Sentence
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class SentenceWithheld:
    """A sentence that the model wrote and that is not part of the answer."""

    withheld: Withheld


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer is whole; always the last event."""

    answer: Answer


Event = EvidenceFound | Reading | Drafting | SentencePassed | SentenceWithheld | Answered
