"""What the register keeps of conversations: questions with their answers, in the order they were asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from pipelines.records import Answer
from pipelines.storage.database import Database
from pipelines.storage.quoting import DELETED, kept_json
from pipelines.text import single_spaced

LONGEST_NAME = 80

_SAID = """coalesce(group_concat(
    question || ' ' || coalesce(json_extract(answer, '$.answer'), ''), ' '), '')"""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation, as it is listed.

    :param number: names it; never given twice.
    :param name: the user's name for it, at first its first question.
    :param changed: when it was last added to, ISO 8601, UTC.
    :param turns: how many questions it has.
    """

    number: int
    name: str
    changed: str
    turns: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of a conversation. Neither answer nor error is there while it is being answered.

    :param place: its place, from 1.
    :param question: as it was asked.
    :param answer: its answer.
    :param error: why there is none, for the user.
    :param wanted: how it was to be asked, as JSON that is whoever's who asked it; None where that is unknown.
    """

    place: int
    question: str
    answer: Answer | None = None
    error: str | None = None
    wanted: str | None = None


class ConversationBook(Database):
    """What the register does for conversations; :class:`pipelines.storage.register.Register` is one."""

    def conversations(self, search: str = "") -> list[Conversation]:
        """Return the conversations, those that were added to last first.

        :param search: words that must all stand in its name, its questions or its answers, in any case.
        """
        wanted = search.casefold().split()
        said = _SAID if wanted else "''"
        rows = self._rows(
            f"SELECT number, name, changed, count(place), {said}"  # noqa: S608 - a constant of ours
            " FROM conversations LEFT JOIN turns ON conversation = number"
            " GROUP BY number ORDER BY changed DESC, number DESC"
        )
        return [
            Conversation(number, name, changed, turns)
            for number, name, changed, turns, text in rows
            if all(word in f"{name} {text}".casefold() for word in wanted)
        ]

    def conversation(self, number: int) -> Conversation | None:
        """Return one conversation, or None.

        :param number: its number.
        """
        rows = self._rows(
            "SELECT number, name, changed, (SELECT count(*) FROM turns WHERE conversation = number)"
            " FROM conversations WHERE number = ?",
            [number],
        )
        return Conversation(*rows[0]) if rows else None

    def begin_conversation(self, name: str) -> int:
        """Begin a conversation.

        :param name: its name; what is too long is cut.
        :returns: its number.
        """
        with self._transaction() as database:
            number = database.execute(
                "INSERT INTO conversations (name, changed) VALUES (?, ?)", [_name(name), _now()]
            ).lastrowid
        assert number is not None
        return number

    def rename_conversation(self, number: int, name: str) -> None:
        """Give a conversation another name; an empty one changes nothing.

        :param number: the conversation.
        :param name: its name; what is too long is cut.
        """
        if _name(name):
            with self._transaction() as database:
                database.execute("UPDATE conversations SET name = ? WHERE number = ?", [_name(name), number])

    def remove_conversation(self, number: int) -> None:
        """Remove a conversation with its questions and answers, and leave none of their bytes in the file.

        :param number: the conversation.
        """
        with self._transaction() as database:
            database.execute("DELETE FROM conversations WHERE number = ?", [number])

    def add_turn(self, conversation: int, question: str, wanted: str | None = None) -> int:
        """Put a question at the end of a conversation.

        :param conversation: its number.
        :param question: as it is asked.
        :param wanted: how it is to be asked, as JSON.
        :returns: its place.
        """
        with self._transaction() as database:
            (place,) = database.execute(
                "SELECT coalesce(max(place), 0) + 1 FROM turns WHERE conversation = ?", [conversation]
            ).fetchone()
            database.execute(
                "INSERT INTO turns (conversation, place, question, wanted) VALUES (?, ?, ?, ?)",
                [conversation, place, question, wanted],
            )
            database.execute("UPDATE conversations SET changed = ? WHERE number = ?", [_now(), conversation])
        return int(place)

    def end_turn(self, conversation: int, place: int, answer: Answer | None, error: str | None) -> None:
        """Keep what became of a question; nothing, where the conversation was deleted meanwhile.

        :param conversation: its number.
        :param place: the question's place.
        :param answer: its answer; one that relies on a document deleted meanwhile is not kept.
        :param error: why there is none.
        """
        with self._transaction() as database:
            kept = kept_json(database, answer)
            gone = DELETED if answer is not None and kept is None else None
            database.execute(
                "UPDATE turns SET answer = ?, error = ? WHERE conversation = ? AND place = ?",
                [kept, error or gone, conversation, place],
            )

    def turns(self, conversation: int) -> list[Turn]:
        """Return a conversation's questions in order.

        :param conversation: its number.
        """
        rows = self._rows(
            "SELECT place, question, answer, error, wanted FROM turns WHERE conversation = ? ORDER BY place",
            [conversation],
        )
        return [
            Turn(
                place, question, None if answer is None else Answer.model_validate_json(answer), error, wanted
            )
            for place, question, answer, error, wanted in rows
        ]


def _name(text: str) -> str:
    text = single_spaced(text)
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1].rstrip()}…"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
