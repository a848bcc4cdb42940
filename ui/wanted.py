"""How a question is to be asked. No Streamlit in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import TypeAdapter

from pipelines.routes.scope import Scope
from pipelines.ways.way import Way


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question as the user wants it asked.

    :param question: the question.
    :param scope: which documents it is asked of; all where None.
    :param everything: whether documents that it names are not to be searched first.
    :param as_typed: whether it is not to be understood by the questions before it.
    :param behind: how many turns of the conversation stand before it; all where None.
    :param model: the model that is to write; the chosen one where None.
    :param way: the way that it is to be taken; the question tells where None.
    :param given: inputs of an action that were asked for, as they were typed, by their names.
    :param confirmed: whether the user has confirmed what an action waits for.
    """

    question: str
    scope: Scope | None = None
    everything: bool = False
    as_typed: bool = False
    behind: int | None = None
    model: str | None = None
    way: Way | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    confirmed: bool = False

    def to_json(self) -> str:
        """Return it as text, to be kept with the question."""
        return _WANTED.dump_json(self).decode()

    @classmethod
    def from_json(cls, text: str) -> Wanted:
        """Return what :meth:`to_json` made a text of.

        :param text: the text.
        """
        return _WANTED.validate_json(text)


_WANTED = TypeAdapter(Wanted)
