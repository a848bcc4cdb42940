"""What a computation gives, and what comes of a request."""

from __future__ import annotations

from typing import Any

from pipelines.actions.taken import Step, TakenAction
from pipelines.record import Record
from pipelines.records import Citation


class Working(Record):
    """What a computation gives.

    :param answer: the result in a sentence.
    :param result: the result as plain values.
    :param steps: how it was come by.
    :param notes: what the reader must know before relying on it.
    """

    answer: str
    result: dict[str, Any]
    steps: tuple[Step, ...]
    notes: tuple[str, ...] = ()


class Act(TakenAction):
    """A request that was acted on, or that lacks something.

    :param request: as it was made.
    :param answer: the result in a sentence, or what is to be done next.
    :param citations: what the keys stand for.
    """

    request: str
    answer: str
    citations: tuple[Citation, ...] = ()
