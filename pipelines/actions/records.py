"""What an action gives back: its inputs and where each comes from, what is missing, working and result."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from pipelines.records import Citation, Record


class ActionName(StrEnum):
    """The actions there are; no other runs, whatever a request or a model says."""

    DEADLINE = "deadline"
    DAYS_BETWEEN = "days_between"
    INTEREST = "interest"
    SUM = "sum"
    DOCKET = "docket_number"
    CHRONOLOGY = "chronology"
    EXHIBITS = "exhibit_list"


class Step(Record):
    """One step of the working.

    :param text: what is done, with its figures.
    :param rule: what it rests on: a rule, a statute, a formula, or "as asked".
    """

    text: str
    rule: str


class Missing(Record):
    """An input that the request does not give.

    :param input: its name.
    :param question: what to ask the user.
    :param citations: keys of citations that may hold it, for the user to judge.
    """

    input: str
    question: str
    citations: tuple[str, ...] = ()


class InputSource(Record):
    """Where an input comes from.

    :param written: the words that give it, verbatim.
    :param citation: the key of the citation that they stand in; None where they stand in the request.
    """

    written: str
    citation: str | None = None


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


class Act(Record):
    """A request that was acted on, or that lacks something.

    :param request: as it was made.
    :param action: one of :class:`ActionName`.
    :param inputs: the validated inputs, as plain values; those that are missing left out.
    :param sources: where each input comes from, by its name.
    :param missing: what must be given before the action can run.
    :param steps: the working.
    :param result: the result as plain values; None where something is missing, or is to be confirmed.
    :param answer: the result in a sentence, or what is to be done next.
    :param citations: what the keys stand for.
    :param notes: what the reader must know before relying on it.
    :param needs_confirmation: whether the action waits for the user's word: before it writes a file, or adds
        amounts from documents that the request does not name.
    :param file: the path of the file that was written, or None.
    """

    request: str
    action: ActionName
    inputs: dict[str, Any]
    sources: dict[str, InputSource] = Field(default_factory=dict)
    missing: tuple[Missing, ...] = ()
    steps: tuple[Step, ...] = ()
    result: dict[str, Any] | None = None
    answer: str
    citations: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    needs_confirmation: bool = False
    file: str | None = None
