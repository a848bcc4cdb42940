"""What is proposed for a request, by rules or by a model, before it is checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pipelines.actions.taken import ActionName


@dataclass
class Proposal:
    """An action and its inputs, as a request words them.

    :param action: the action.
    :param inputs: raw values by the names of the action's schema; what is not said is left out.
    :param written: the request's words for an input, by its name.
    :param sought: what the files are searched for, by the name of the input: a question.
    :param notes: what the user must know of how the request was read.
    """

    action: ActionName
    inputs: dict[str, Any] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    sought: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def take(self, name: str, value: Any, written: str) -> None:
        """Take an input from the request.

        :param name: of the input.
        :param value: its value.
        :param written: the words that give it.
        """
        self.inputs[name] = value
        self.written[name] = written
