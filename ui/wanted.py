"""How a question is to be asked. No Streamlit in here."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from pipelines.routes.scope import Scope


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question as the user wants it asked.

    :param question: the question.
    :param scope: which documents it is asked of; all where None.
    :param everything: whether documents that it names are not to be searched first.
    :param as_typed: whether it is not to be understood by the questions before it.
    :param behind: how many turns of the conversation stand before it; all where None.
    :param model: the model that is to write; the chosen one where None.
    """

    question: str
    scope: Scope | None = None
    everything: bool = False
    as_typed: bool = False
    behind: int | None = None
    model: str | None = None

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
