"""The index of a matter's people, organizations and places: put together from what its documents hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.caption import docket_numbers
from pipelines.entities import organizations as orgs
from pipelines.entities.entity import Entity, EntityName, by_hand, made_of
from pipelines.entities.kept import Act, Edit
from pipelines.entities.person_names import can_be_one, parse
from pipelines.entities.records import RULES, Kind
from pipelines.entities.resolving import resolve
from pipelines.entities.units import DocumentUnits, Unit, UnitKey, key_of
from pipelines.storage.derived import Derived
from pipelines.storage.register import DocumentEntry, Register

Progress = Callable[[int, int], None]
"""Told how many documents have been looked through, and how many there are to be."""


@dataclass(frozen=True, slots=True)
class Companion:
    """An entity that is named where another one is.

    :param entity: the entity.
    :param pages: on how many pages both are named.
    :param sentences: in how many sentences.
    """

    entity: Entity
    pages: int
    sentences: int


class EntityIndex(Derived):
    """The people, organizations and places of a matter. Safe to use from several threads.

    Each document is looked through once; what is found lies in the register and goes with the document.

    :param register: the matter's register.
    """

    def __init__(self, register: Register) -> None:
        super().__init__(register)
        self._edits: list[Edit] = []
        self._entities: tuple[Entity, ...] = ()
        self._on_page: dict[tuple[str, int], list[tuple[int, int]]] = {}

    def unread(self) -> list[DocumentEntry]:
        """Return the documents that are still to be looked through."""
        known = self.register.named_documents()
        return [entry for entry in self.register.documents() if (entry.document_id, RULES) not in known]

    def read(self, progress: Progress | None = None) -> None:
        """Look through the documents that were not looked through.

        :param progress: told before each.
        """
        unread = self.unread()
        if unread:  # what finds names takes a second to load, and is seldom wanted
            from pipelines.entities.reading import read_names
        for place, entry in enumerate(unread):
            if progress:
                progress(place, len(unread))
            pages = self.register.pages(entry.document_id)
            self.register.keep_names(entry.document_id, read_names(pages, entry.caption))

    def entities(self) -> tuple[Entity, ...]:
        """Return the matter's entities, those named most often first; documents are looked through as "
        "needed."""
        self.read()
        edits = self.register.entity_edits()
        with self._lock:
            if edits != self._edits:
                self._edits, self._revision = edits, -1
        self.refresh()
        return self._entities

    def entity(self, identity: str) -> Entity | None:
        """Return an entity, or None when there is none of that id any more.

        :param identity: its id.
        """
        return next((entity for entity in self.entities() if entity.id == identity), None)

    def together_with(self, entity: Entity) -> list[Companion]:
        """Return who and what is named on the same pages, those in the same sentences first.

        :param entity: the entity.
        """
        entities = self.entities()
        own = next((number for number, each in enumerate(entities) if each.id == entity.id), None)
        if own is None:
            return []
        pages, sentences = Counter[int](), Counter[int]()
        places = {(each.document_id, each.mention.page) for each in entity.mentions}
        for place in places:
            here = self._on_page.get(place, [])
            quotes = {quote for number, quote in here if number == own}
            pages.update({number for number, _ in here if number != own})
            sentences.update(number for number, quote in {*here} if number != own and quote in quotes)
        order = sorted(pages, key=lambda number: (-sentences[number], -pages[number], entities[number].name))
        return [Companion(entities[number], pages[number], sentences[number]) for number in order]

    def find(self, name: str) -> list[Entity]:
        """Find the entities that a name can mean.

        :param name: "Dr. Rao", "Smith", "Acme".
        :returns: those that have a name so spelled; where there is none, those that can be so called; else
            those with a name that holds the words.
        """
        wanted = " ".join(name.split()).casefold()
        if not wanted:
            return []
        entities = self.entities()
        for fits in (_is_spelled, _is_called, _holds):
            if found := [
                entity for entity in entities if any(fits(wanted, each.text, entity) for each in entity.names)
            ]:
                return found
        return []

    def merge(self, entity: Entity, other: Entity) -> int:
        """Put two entities together by hand.

        :param entity: the one.
        :param other: what it is one with.
        :returns: the number by which it is undone.
        """
        return self.register.add_entity_edit(Act.MERGE, entity.units, other.units)

    def split(self, names: Sequence[EntityName]) -> int:
        """Take names apart from their entity by hand; together they are one of their own.

        :param names: the names.
        :returns: the number by which it is undone.
        """
        return self.register.add_entity_edit(Act.SPLIT, [unit for name in names for unit in name.units])

    def _make(self) -> None:
        documents, order = [], {}
        for place, entry in enumerate(self.register.documents()):
            found = self.register.names_of(entry.document_id)
            if found is None:
                continue
            order[entry.document_id] = place
            cases = frozenset(docket_numbers.key(number.value) for number in entry.caption.docket_numbers)
            units = tuple(
                Unit(UnitKey(entry.document_id, name.kind, key_of(name)), name) for name in found.names
            )
            documents.append(DocumentUnits(entry.document_id, units, cases))
        by_key = {unit.key: unit.name for document in documents for unit in document.units}
        clusters = by_hand(resolve(documents), self._edits)
        made = [made_of(cluster, edits, by_key, order) for cluster, edits in clusters]
        self._entities = tuple(
            sorted(made, key=lambda entity: (-len(entity.mentions), entity.name.casefold()))
        )
        on_page: defaultdict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
        for number, entity in enumerate(self._entities):
            for each in entity.mentions:
                on_page[each.document_id, each.mention.page].append((number, each.mention.quote_start))
        self._on_page = dict(on_page)


def _is_spelled(wanted: str, text: str, entity: Entity) -> bool:
    if entity.kind is Kind.ORGANIZATION and orgs.normal(wanted) == orgs.normal(text):
        return True
    return text.casefold() in (wanted, wanted.removeprefix("the "))


def _is_called(wanted: str, text: str, entity: Entity) -> bool:
    if entity.kind is not Kind.PERSON:
        forms = (wanted, wanted.upper())  # of initials case tells
        return entity.kind is Kind.ORGANIZATION and any(orgs.is_short_for(form, text) for form in forms)
    asked, named = parse(wanted), parse(text)
    if asked.is_full:
        return named.is_full and can_be_one(asked, named)
    return asked.surname in (named.surname, named.given)


def _holds(wanted: str, text: str, entity: Entity) -> bool:
    return wanted in text.casefold()
