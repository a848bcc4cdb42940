"""What happens while a question is answered, in the order in which the screen shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.records import (
    Answer,
    Citation,
    Evidence,
    OnlyIn,
    SearchedFirst,
    Sentence,
    TakenWay,
    UnderstoodAs,
    Withheld,
)


@dataclass(frozen=True, slots=True)
class WayChosen:
    """Which way the question is taken; told again where it turns out that another one must be.

    What is asked is told with it, where the question leans on earlier ones.
    """

    route: TakenWay
    understood_as: UnderstoodAs | None = None


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
    """Something is being read from end to end: so much of it is done.

    :param done: how many passages, or documents, are done.
    :param of: of how many; 0 where that is not known.
    :param text: what is being done.
    """

    done: int = 0
    of: int = 0
    text: str = "Reading the document"


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


Event = WayChosen | EvidenceFound | Reading | Drafting | SentencePassed | SentenceWithheld | Answered


def answer_of(events: Iterable[Event]) -> Answer:
    """Go through the events of a question to its answer, for whoever shows nothing meanwhile.

    :param events: those of a question that nobody stops.
    """
    *_, last = events
    assert isinstance(last, Answered), "it comes last"
    return last.answer
