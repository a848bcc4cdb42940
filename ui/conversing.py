"""A matter's conversations with the questions under way in them. No Streamlit in here.

What was asked and answered stands in the register; a question that is being answered when the page is
loaded again, or in another window, is found here.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

from pipelines.storage.conversations import Turn
from pipelines.storage.register import Register
from ui.asking import Asking
from ui.asking_state import AskingState
from ui.wanted import Wanted

INTERRUPTED = "Pincite ended while this was being answered. Ask again."


class Conversing:
    """The conversations of a matter. Safe to use from several threads; one object a matter.

    :param register: the matter's register.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._lock = threading.Lock()
        self._under_way: dict[tuple[int, int], Asking] = {}

    @property
    def busy(self) -> bool:
        """Whether a question is being answered."""
        with self._lock:
            return bool(self._under_way)

    def ask(self, number: int | None, asking: Asking, earlier: Sequence[Asking] = ()) -> int:
        """Put a question at the end of a conversation and start asking it; its answer is kept when it comes.

        :param number: the conversation; a new one is begun where it is None, or was deleted.
        :param asking: the question, not started yet.
        :param earlier: what a new conversation begins with.
        :returns: the conversation's number.
        """
        register = self._register
        if number is None or register.conversation(number) is None:
            first = earlier[0] if earlier else asking
            number = register.begin_conversation(first.question)
            for old in earlier:
                place = register.add_turn(number, old.question, old.wanted.to_json())
                register.end_turn(number, place, old.state.answer, old.state.error)
        conversation, place = number, register.add_turn(number, asking.question, asking.wanted.to_json())

        def keep(state: AskingState) -> None:
            register.end_turn(conversation, place, state.answer, state.error)
            with self._lock:
                del self._under_way[conversation, place]

        with self._lock:
            self._under_way[conversation, place] = asking
        asking.start(keep)
        return conversation

    def turns(self, number: int) -> list[Asking]:
        """Return a conversation's questions in order, those under way among them.

        :param number: the conversation.
        """
        with self._lock:
            under_way = dict(self._under_way)
        turns = self._register.turns(number)
        return [under_way.get((number, turn.place)) or _ended(turn) for turn in turns]


def _ended(turn: Turn) -> Asking:
    error = None if turn.answer else turn.error or INTERRUPTED
    wanted = Wanted.from_json(turn.wanted) if turn.wanted else None
    return Asking.ended(turn.question, turn.answer, error, wanted)
