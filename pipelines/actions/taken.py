"""An action that is taken: which it is, its inputs and where each comes from, what is missing, the steps."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from pipelines.record import Record


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


class TakenAction(Record):
    """What became of a request for an action.

    :param action: one of :class:`ActionName`.
    :param inputs: the validated inputs, as plain values; those that are missing left out.
    :param sources: where each input comes from, by its name.
    :param missing: what must be given before the action can run.
    :param steps: the working.
    :param result: the result as plain values; None where something is missing, or is to be confirmed.
    :param notes: what the reader must know before relying on it.
    :param needs_confirmation: whether the action waits for the user's word: before it writes a file, or adds
        amounts from documents that the request does not name.
    :param file: the path of the file that was written, or the name of one to be downloaded; else None.
    """

    action: ActionName
    inputs: dict[str, Any]
    sources: dict[str, InputSource] = Field(default_factory=dict)
    missing: tuple[Missing, ...] = ()
    steps: tuple[Step, ...] = ()
    result: dict[str, Any] | None = None
    notes: tuple[str, ...] = ()
    needs_confirmation: bool = False
    file: str | None = None
