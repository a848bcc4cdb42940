"""What is exported: an answer, or a conversation whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipelines.record import Record
from pipelines.records import Answer


class ExportedTurn(Record):
    """A question of a conversation and what became of it.

    :param question: as it was asked.
    :param answer: its answer, or None.
    :param error: why there is none, or None.
    """

    question: str
    answer: Answer | None = None
    error: str | None = None


class ExportedConversation(Record):
    """A conversation, whole.

    :param conversation: its name.
    :param turns: its questions in the order they were asked.
    """

    conversation: str
    turns: tuple[ExportedTurn, ...]


@dataclass(frozen=True, slots=True)
class Filing:
    """What a document's caption says, for the list of citations.

    :param kind: what it is, such as "order", or None.
    :param docket_number: as printed, or None.
    """

    kind: str | None = None
    docket_number: str | None = None


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page that is quoted, with the quotes highlighted.

    :param title: the document and the page, in words.
    :param keys: the keys of the quotes on it, in words.
    :param png: the picture.
    :param width: its width in pixels.
    :param height: its height in pixels.
    :param trouble: what the reader must know of it, or None.
    """

    title: str
    keys: str
    png: bytes
    width: int
    height: int
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority that quotes cite, and where.

    :param kind: one of :data:`pipelines.exports.authorities.KINDS`.
    :param name: as it is cited.
    :param places: keys with documents and pinpoints, in order.
    """

    kind: str
    name: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extras:
    """What goes into a file beside the answers.

    :param authorities: whether a table of authorities does.
    :param pictures: the quoted pages, as pictures.
    :param filings: what is known of the cited documents, by their id.
    """

    authorities: bool = False
    pictures: tuple[PagePicture, ...] = ()
    filings: Mapping[str, Filing] = field(default_factory=dict)


NOTHING_MORE = Extras()
"""The answers alone."""


Exported = Answer | ExportedConversation
"""What an export is made of."""


def turns_of(exported: Exported) -> tuple[ExportedTurn, ...]:
    """Return the questions of what is exported, in order.

    :param exported: an answer, which is one, or a conversation.
    """
    if isinstance(exported, ExportedConversation):
        return exported.turns
    return (ExportedTurn(question=exported.question, answer=exported),)
