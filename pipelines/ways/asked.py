"""A question on one of the ways, and how what it gives becomes an answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from queue import Empty, SimpleQueue
from threading import Event as Flag
from typing import Any, TypeVar

from ingest.child import Cancelled, never
from pipelines.citations.cite import joined
from pipelines.events import Event, Reading
from pipelines.records import (
    Answer,
    Citation,
    MeantDocument,
    OnlyIn,
    Seconds,
    Sentence,
    TakenWay,
    UnderstoodAs,
)

T = TypeVar("T")
Taken = Generator[Event, None, Answer]
"""What a way gives: events, and the answer at its end."""

MOST = 500
"""Sentences of one answer; of more the first are given, and where the rest is seen is told."""
_LOOK_SECONDS = 0.1


class Declined(Exception):  # noqa: N818 - named for what happened
    """The way has nothing for the question.

    :param why: for the reader, or nothing where it was never meant so.
    :param documents: those that it may mean, where it means one and that is why.
    """

    def __init__(self, why: str = "", documents: Sequence[MeantDocument] = ()) -> None:
        super().__init__(why)
        self.documents = tuple(documents)


class Stopped(Exception):  # noqa: N818 - named for what happened
    """The user stopped it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is taken one of the ways.

    :param question: as it was asked.
    :param understood_as: what is asked in full, where the question leans on earlier ones; else None.
    :param only: ids of the documents that it is asked of; all where None.
    :param only_in: the same for the reader, or None.
    :param stopped: whether it is no longer wanted.
    :param given: inputs of an action that were asked for, as they were typed, by their names.
    :param confirmed: whether the user has confirmed what an action waits for.
    :param matter: the matter's name.
    """

    question: str
    matter: str
    understood_as: UnderstoodAs | None = None
    only: frozenset[str] | None = None
    only_in: OnlyIn | None = None
    stopped: Cancelled = never
    given: Mapping[str, str] = field(default_factory=dict)
    confirmed: bool = False
    began: float = field(default_factory=time.monotonic)
    asked: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))

    @property
    def meant(self) -> str:
        """The question in full."""
        return self.understood_as.question if self.understood_as else self.question

    def is_asked_of(self, document_id: str) -> bool:
        """Say whether a document is among those that it is asked of.

        :param document_id: the document.
        """
        return self.only is None or document_id in self.only

    def answer(self, sentences: Sequence[Sentence], citations: Sequence[Citation], **fields: Any) -> Answer:
        """Return an answer out of the files' own words.

        :param sentences: its sentences.
        :param citations: what their keys stand for.
        :param fields: others of :class:`~pipelines.records.Answer`.
        """
        values: dict[str, Any] = {
            "question": self.question,
            "answer": joined(sentences),
            "abstained": False,
            "sentences": tuple(sentences),
            "citations": tuple(citations),
            "quoted": True,
            "only_in": self.only_in,
            "understood_as": self.understood_as,
            "asked": self.asked,
            "matter": self.matter,
            "seconds": Seconds(total=round(time.monotonic() - self.began, 3)),
        }
        return Answer.model_validate(values | fields)


def routed(answer: Answer, route: TakenWay) -> Answer:
    """Return an answer with which way it was taken.

    :param answer: the answer.
    :param route: the way.
    """
    return answer.model_copy(update={"route": route})


def progressing(
    text: str, work: Callable[[Callable[[int, int], None]], T], stopped: Cancelled
) -> Generator[Event, None, T]:
    """Do work that tells how far it is, and yield that.

    :param text: what is being done.
    :param work: is given what it tells its progress: how much is done, and of how much.
    :param stopped: whether it is no longer wanted; looked at whenever progress is told.
    :returns: what the work gives.
    :raises Stopped: when it was stopped.
    """
    told: SimpleQueue[Reading] = SimpleQueue()
    left = Flag()

    def report(done: int, of: int) -> None:
        if left.is_set() or stopped():
            raise Stopped
        told.put(Reading(done, of, text))

    with ThreadPoolExecutor(1, "way") as pool:
        future = pool.submit(work, report)
        try:
            while not future.done():
                try:
                    yield told.get(timeout=_LOOK_SECONDS)
                except Empty:
                    continue
        finally:
            left.set()
        return future.result()
