"""A question under way: asked in a thread of its own, looked at from the page. No Streamlit in here.

The page may be drawn anew, or be closed, at any time; what was found and verified is kept here.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import NamedTuple, cast

from pipelines.citations.cite import joined
from pipelines.errors import PinciteError
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
from pipelines.routes.scope import scope_of
from pipelines.ways.way import Way
from ui.wanted import Wanted

STOPPED = "You stopped the drafting. The evidence and the sentences verified until then are kept."
STOPPED_EARLY = "You stopped it before anything was found. Ask again."
FAILED = "Answering stopped with an unexpected fault. The evidence is unaffected. Ask again."


class Endings(NamedTuple):
    """What the user is told where a question ends before its time: stopped, or by a fault."""

    stopped: str = STOPPED
    failed: str = FAILED


_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AskingState:
    """What is known of a question's answer at one moment.

    :param route: which way the question is taken; None until that is known.
    :param evidence: the passages, or None while they are searched for.
    :param searched_first: what was searched before the rest, or None.
    :param understood_as: what was asked, where the question leans on earlier ones; else None.
    :param only_in: what it is asked of, where that is not the whole matter; else None.
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


class Asking:
    """A question and what became of it.

    :param question: the question.
    :param ask: the answerer's ``ask``.
    :param matter: the matter's name, for an answer that was cut short.
    :param complete: adds to such an answer what the answerer adds to a whole one.
    :param stopping: is set by :meth:`stop`, for ``ask`` to look at while it waits for the model.
    :param wanted: how it was to be asked; of everything, as the conversation goes, where None.
    :param told: what the user is told where it ends before its time; of a question where None.
    """

    def __init__(
        self,
        question: str,
        ask: Callable[[str], Iterator[Event]],
        matter: str = "default",
        complete: Callable[[Answer], Answer] = lambda answer: answer,
        stopping: threading.Event | None = None,
        wanted: Wanted | None = None,
        told: Endings | None = None,
    ) -> None:
        self.question = question
        self._told = told or Endings()
        self.wanted = wanted or Wanted(question)
        self._ask = ask
        self._matter = matter
        self._complete = complete
        self._stopping = stopping or threading.Event()
        self._began = time.monotonic()
        self._asked = datetime.now(UTC).isoformat(timespec="seconds")
        self._lock = threading.Lock()
        self._state = AskingState()
        self._over = threading.Event()

    @classmethod
    def ended(
        cls, question: str, answer: Answer | None, error: str | None = None, wanted: Wanted | None = None
    ) -> Asking:
        """Return a question that was asked before, to be looked at again.

        :param question: the question.
        :param answer: its answer, or None.
        :param error: why there is none, for the user.
        :param wanted: how it was asked; what its answer tells of that, where None.
        """
        if wanted is None and answer is not None:
            wanted = Wanted(question, scope_of(answer.only_in), as_typed=not answer.understood_as)
        asking = cls(question, lambda question: iter(()), wanted=wanted)
        state = AskingState(evidence=answer.evidence if answer else None, answer=answer, error=error)
        asking._state = state.told_by(answer) if answer else state
        asking._over.set()
        return asking

    @property
    def state(self) -> AskingState:
        """What is known now."""
        with self._lock:
            return self._state

    @property
    def elapsed(self) -> float:
        """Seconds since the question was asked."""
        return time.monotonic() - self._began

    def start(self, on_end: Callable[[AskingState], None] = lambda state: None) -> Asking:
        """Ask, in a thread of its own.

        :param on_end: called there with what became of it.
        :returns: itself.
        """
        threading.Thread(target=self._work, args=(on_end,), name="asking", daemon=True).start()
        return self

    def stop(self) -> None:
        """Stop: what was found and verified becomes the answer, and the model is let go, both at once."""
        self._cut_short(self._told.stopped)
        self._stopping.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the end.

        :param seconds: the longest wait.
        :returns: whether it came.
        """
        return self._over.wait(seconds)

    def _work(self, on_end: Callable[[AskingState], None]) -> None:
        try:
            with closing(cast(Generator[Event], self._ask(self.question))) as events:
                for event in events:
                    with self._lock:
                        if self._state.finished:
                            return
                        self._state = self._state.after(event, self.elapsed)
        except PinciteError as error:
            _log.info("a question was not answered", exc_info=error)
            self._cut_short(str(error))
        except Exception:  # it must reach the user as a message, and the log as a traceback
            _log.exception("a question failed")
            self._cut_short(self._told.failed)
        finally:
            try:
                on_end(self.state)
            finally:
                self._over.set()

    def _cut_short(self, why: str) -> None:
        with self._lock:
            state = self._state
            if state.finished:
                return
            if state.evidence is None and not state.sentences:
                self._state = replace(state, error=STOPPED_EARLY if why == STOPPED else why)
                return
            answer = Answer(
                question=self.question,
                answer=joined(state.sentences),
                abstained=False,
                sentences=state.sentences,
                withheld=state.withheld,
                citations=state.citations,
                evidence=state.evidence or (),
                model=state.model,
                notice=why,
                route=state.route,
                searched_first=state.searched_first,
                understood_as=state.understood_as,
                only_in=state.only_in,
                asked=self._asked,
                matter=self._matter,
                seconds=Seconds(evidence=state.evidence_after, total=round(self.elapsed, 3)),
            )
            self._state = replace(state, answer=self._complete(answer))
