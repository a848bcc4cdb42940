"""A question under way: asked in a thread of its own, looked at from the page. No Streamlit in here.

The page may be drawn anew, or be closed, at any time; what was found and verified is kept here.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple, cast

from pipelines.errors import PinciteError
from pipelines.events import Event
from pipelines.records import Answer
from pipelines.routes.scope import scope_of
from ui.asking_state import AskingState
from ui.wanted import Wanted

_log = logging.getLogger(__name__)


class Endings(NamedTuple):
    """What the user is told where a question ends before its time.

    :param stopped: by the user, and what was found until then is shown.
    :param stopped_early: by the user, and nothing had been found.
    :param failed: by a fault.
    """

    stopped: str = "You stopped the drafting. The evidence and the sentences verified until then are kept."
    stopped_early: str = "You stopped it before anything was found. Ask again."
    failed: str = "Answering stopped with an unexpected fault. The evidence is unaffected. Ask again."


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
        self._cut_short(self._told.stopped, self._told.stopped_early)
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

    def _cut_short(self, why: str, before_all: str | None = None) -> None:
        """End now, and say why; in other words where nothing had been found."""
        with self._lock:
            state = self._state
            if state.finished:
                return
            answer = state.cut_short(self.question, why, self.elapsed)
            if answer is None:
                self._state = replace(state, error=before_all or why)
                return
            answer = answer.model_copy(update={"asked": self._asked, "matter": self._matter})
            self._state = replace(state, answer=self._complete(answer))
