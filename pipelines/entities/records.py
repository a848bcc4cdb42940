"""What is found of names in one document, and what is put together of them over a matter. Frozen, typed."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from pipelines.record import Record

RULES = 1
"""The version of the rules that find names: what older ones found is looked for again."""


class Kind(StrEnum):
    """What a name is the name of."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"


class Spot(NamedTuple):
    """A stretch of a page: the page, from 1, and offsets in its stored text."""

    page: int
    start: int
    end: int


class Mention(NamedTuple):
    """A place where a name stands, and the sentence around it: offsets in the page's stored text."""

    page: int
    start: int
    end: int
    quote_start: int
    quote_end: int


class FoundRole(Record):
    """A role that a document gives a name.

    :param role: "plaintiff", "judge", "counsel for defendant", "witness", "expert" …
    :param spot: the sentence that says so.
    """

    role: str
    spot: Spot


class FoundName(Record):
    """A name as one document spells it, with every place where it does.

    :param kind: what it is the name of.
    :param text: as it is first spelled, on one line; without a title before a full name.
    :param mentions: where it stands, in order.
    :param titles: the titles that stand before it ("ms", "dr", "judge"), in lower case.
    :param short_for: the text of the name that the document, in words, makes this the short form of.
    :param party: whether the document's caption names it as a party.
    :param state: of a city, the state that the document puts behind it.
    :param roles: the roles that the document gives it.
    """

    kind: Kind
    text: str
    mentions: tuple[Mention, ...]
    titles: tuple[str, ...] = ()
    short_for: str | None = None
    party: bool = False
    state: str | None = None
    roles: tuple[FoundRole, ...] = ()


class DocumentNames(Record):
    """The names that a document holds, as they are kept between one look at the matter and the next.

    :param version: of the rules that found them; what older ones found is looked for again.
    :param names: the names.
    """

    version: int
    names: tuple[FoundName, ...]
