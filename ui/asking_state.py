"""What is known of a question's answer at one moment, event by event. No Streamlit in here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipelines.citations.cite import joined
from pipelines.events import (
    Answered,
    Drafting,
    Event,
    EvidenceFound,
    Reading,
    SentencePassed,
    SentenceWithheld,
    WayChosen,
)
from pipelines.records import (
    Answer,
    Citation,
    Evidence,
    OnlyIn,
    SearchedFirst,
    Seconds,
    Sentence,
    TakenWay,
    UnderstoodAs,
    Withheld,
)
from pipelines.ways.way import Way


@dataclass(frozen=True, slots=True)
class AskingState:
    """What is known of a question's answer at one moment.

    :param route: which way the question is taken; None until that is known.
    :param evidence: the passages, or None while they are searched for.
    :param searched_first: what was searched before the rest, or None.
    :param understood_as: what was asked, where the question leans on earlier ones; else None.
    :param only_in: what it is asked of, where that is not the whole matter; else None.
    :param evidence_after: when the evidence was there, in seconds from the question.
    :param reading: how far it is, where something is read from end to end.
    :param model: the model that was asked to write, or None.
    :param sentences: what passed so far.
    :param citations: what their keys stand for.
    :param withheld: what did not pass.
    :param answer: the whole answer, once there is one.
    :param error: why there is none, for the user.
    """

    route: TakenWay | None = None
    evidence: tuple[Evidence, ...] | None = None
    searched_first: SearchedFirst | None = None
    understood_as: UnderstoodAs | None = None
    only_in: OnlyIn | None = None
    evidence_after: float | None = None
    reading: Reading | None = None
    model: str | None = None
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    answer: Answer | None = None
    error: str | None = None

    @property
    def finished(self) -> bool:
        """Whether nothing more will come."""
        return self.answer is not None or self.error is not None

    @property
    def is_of_files(self) -> bool:
        """Whether it is answered out of evidence that is searched, and no other way."""
        return self.route is None or self.route.way is Way.ANSWER

    def after(self, event: Event, elapsed: float) -> AskingState:
        """Return the state that follows an event.

        :param event: the event.
        :param elapsed: seconds since the question was asked.
        """
        match event:
            case WayChosen(route, understood):
                return replace(self, route=route, understood_as=understood, reading=None)
            case EvidenceFound(evidence, searched, understood, only_in):
                first = round(elapsed, 3) if self.evidence_after is None else self.evidence_after
                return replace(
                    self,
                    evidence=evidence,
                    searched_first=searched,
                    understood_as=understood,
                    only_in=only_in,
                    evidence_after=first,
                )
            case Reading():
                return replace(self, reading=event)
            case Drafting(model):
                return replace(self, model=model)
            case SentencePassed(sentence, citations):
                new = tuple(citation for citation in citations if citation not in self.citations)
                return replace(self, sentences=(*self.sentences, sentence), citations=(*self.citations, *new))
            case SentenceWithheld(item):
                return replace(self, withheld=(*self.withheld, item))
            case Answered(answer):
                return replace(self, answer=answer).told_by(answer)

    def told_by(self, answer: Answer) -> AskingState:
        """Return the same with what an answer tells of how it came about.

        :param answer: the answer.
        """
        return replace(
            self,
            route=answer.route,
            searched_first=answer.searched_first,
            understood_as=answer.understood_as,
            only_in=answer.only_in,
        )

    def cut_short(self, question: str, why: str, elapsed: float) -> Answer | None:
        """Return the answer that a question has which ends now, or None where nothing was found yet.

        :param question: the question.
        :param why: the reason, for the user.
        :param elapsed: seconds since it was asked.
        """
        if self.evidence is None and not self.sentences:
            return None
        return Answer(
            question=question,
            answer=joined(self.sentences),
            abstained=False,
            sentences=self.sentences,
            withheld=self.withheld,
            citations=self.citations,
            evidence=self.evidence or (),
            model=self.model,
            notice=why,
            route=self.route,
            searched_first=self.searched_first,
            understood_as=self.understood_as,
            only_in=self.only_in,
            seconds=Seconds(evidence=self.evidence_after, total=round(elapsed, 3)),
        )
