"""Names in documents, as they are put together to people, organizations and places."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pipelines.entities import organizations as orgs
from pipelines.entities.person_names import parse
from pipelines.entities.records import FoundName

FULL = "the full name"

WOMEN = frozenset({"ms", "mrs", "miss"})

_CUT = frozenset("mr ms mrs dr hon prof sgt lt capt sen gov rev".split())
"""Titles that are written with a stop."""
OPPOSITE = {"mr": WOMEN, **dict.fromkeys(WOMEN, frozenset({"mr"}))}


class UnitKey(NamedTuple):
    """What tells a name in a document from all others: the document, what it names, and its spelling."""

    document_id: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A name in a document.

    :param key: what tells it from all others.
    :param name: what was found of it.
    """

    key: UnitKey
    name: FoundName


@dataclass(slots=True)
class Cluster:
    """Units that name one person, organization or place, each with the reason why it does."""

    members: dict[UnitKey, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentUnits:
    """The names of one document, and the docket numbers of its case as they are compared."""

    document_id: str
    units: tuple[Unit, ...]
    cases: frozenset[str]


def key_of(name: FoundName) -> str:
    """Return a name's spelling as units are told apart by it.

    :param name: the name.
    """
    return f"{name.text}, {name.state}".casefold() if name.state else name.text.casefold()


def is_office(text: str) -> bool:
    """Say whether an organization is a court or an office, which goes by no short form of its name.

    :param text: its name.
    """
    return bool({"court", "of", "department", "division"} & set(orgs.bare(text)))


def titled(text: str) -> str:
    """Return a name with capitals as in running text.

    :param text: the name; one that is not all in capitals stays as it is.
    """
    return text.title() if text.isupper() else text


def titles_of(unit: Unit) -> set[str]:
    """Return the titles that stand before a name in its document, as keys.

    :param unit: the name.
    """
    return {title for title in (*unit.name.titles, parse(unit.name.text).title) if title}


def title_shown(title: str) -> str:
    """Return a title as it is written.

    :param title: as a key.
    """
    return f"{title.title()}." if title in _CUT else title.title()
