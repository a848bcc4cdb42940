"""The way of the index: every mention of a name, or everyone who is named, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.citations.pinpoint import Pinpoints
from pipelines.entities.citing import Citer
from pipelines.entities.entity import Entity, EntityMention
from pipelines.entities.index import EntityIndex
from pipelines.entities.records import Kind
from pipelines.events import SentencePassed
from pipelines.records import Citation, Sentence
from pipelines.routes.routing import DocumentNames
from pipelines.text import counted, single_spaced
from pipelines.ways.asked import MOST, Asked, Declined, Taken, progressing
from pipelines.ways.deciding import names_in
from pipelines.ways.mention_requests import MentionRequest, mention_request

READING = "Looking through the documents for names"
_NOUNS = {
    Kind.PERSON: ("person", "people"),
    Kind.ORGANIZATION: ("organization", "organizations"),
    Kind.PLACE: ("place", "places"),
}


class Mentions:
    """Answers from the index of names.

    :param index: the index.
    :param names: tells which documents a request names.
    :param pinpoints: tells where a quote stands.
    """

    def __init__(self, index: EntityIndex, names: DocumentNames, pinpoints: Pinpoints) -> None:
        self._index = index
        self._names = names
        self._pinpoints = pinpoints

    def take(self, asked: Asked) -> Taken:
        """Answer from the index.

        :param asked: the question.
        :raises Declined: when it names nobody and nothing that the index has.
        """
        requests = self._requests(asked)
        if self._index.unread():
            yield from progressing(READING, self._index.read, asked.stopped)
        request, entities = self._found(requests)
        documents = self._documents(request, asked)
        if request.name is None or request.beside:
            entities = self._everyone(request, entities, documents)
            mentions = [(entity, self._first(entity, documents)) for entity in entities]
            lead = _counted_kind(request.kind or Kind.PERSON, len(entities))
        else:
            mentions = [
                (entity, each)
                for entity in entities
                for each in entity.mentions
                if each.document_id in documents
            ]
            lead = _lead(request.name, entities, [each for _, each in mentions])
        if not mentions:
            raise Declined(f"{_called(request)} is named in none of these documents, so they were searched.")
        citer = Citer(self._index.register, self._pinpoints)
        sentences: list[Sentence] = []
        citations: list[Citation] = []
        for entity, place, count in _apart(mentions):
            if len(sentences) == MOST:
                break
            citation = citer.mention(place, str(len(citations) + 1))
            told = _told(entity, place) if request.name is None or request.beside else ""
            several = f" ({count} times)" if count > 1 and not told else ""
            text = f"{told}“{single_spaced(citation.quote)}”{several}"
            sentence = Sentence(text=text, citations=(citation.key,))
            sentences.append(sentence)
            citations.append(citation)
            yield SentencePassed(sentence, (citation,))
        more = "The page People and places shows all; here are the first." if len(sentences) == MOST else None
        return asked.answer(sentences, citations, lead=lead, notice=more)

    def _requests(self, asked: Asked) -> list[MentionRequest]:
        request = mention_request(asked.meant)
        if request is not None:
            return [request]
        named = [MentionRequest(name) for name in names_in(asked.meant)]
        if not named:
            raise Declined("It has no name to look for in the index, so the files were searched.")
        return named

    def _found(self, requests: Sequence[MentionRequest]) -> tuple[MentionRequest, list[Entity]]:
        for request in requests:
            if request.name is None:
                return request, list(self._index.entities())
            if found := self._index.find(request.name):
                return request, found
        called = "; ".join(f"“{request.name}”" for request in requests)
        raise Declined(f"{called} is not in the index of names, so the files were searched.")

    def _documents(self, request: MentionRequest, asked: Asked) -> set[str]:
        entries = {entry.document_id for entry in self._index.register.documents()}
        if request.of:
            route = self._names.route(f"What does {request.of} say?")
            named = set(route.documents or route.case)
            if not named:
                raise Declined(f"“{request.of}” names no document, so the files were searched.")
            entries &= named
        return {each for each in entries if asked.is_asked_of(each)}

    def _everyone(
        self, request: MentionRequest, entities: Sequence[Entity], documents: set[str]
    ) -> list[Entity]:
        kind = request.kind or Kind.PERSON
        if request.beside:
            beside = [each.entity for entity in entities[:1] for each in self._index.together_with(entity)]
            return [entity for entity in beside if entity.kind is kind and _is_in(entity, documents)]
        return [entity for entity in entities if entity.kind is kind and _is_in(entity, documents)]

    def _first(self, entity: Entity, documents: set[str]) -> EntityMention:
        return next(each for each in entity.mentions if each.document_id in documents)


def _is_in(entity: Entity, documents: set[str]) -> bool:
    return any(each.document_id in documents for each in entity.mentions)


def _apart(
    mentions: Sequence[tuple[Entity, EntityMention]],
) -> Iterator[tuple[Entity, EntityMention, int]]:
    """Yield the sentences in which names stand, each once, and how often the name does."""
    counted: dict[tuple[str, str, int, int], tuple[Entity, EntityMention, int]] = {}
    for entity, each in mentions:
        place = entity.id, each.document_id, each.mention.page, each.mention.quote_start
        known = counted.get(place)
        counted[place] = (known[0], known[1], known[2] + 1) if known else (entity, each, 1)
    yield from counted.values()


def _called(request: MentionRequest) -> str:
    return f"“{request.name}”" if request.name else "Nobody"


def _lead(name: str, entities: Sequence[Entity], mentions: Sequence[EntityMention]) -> str:
    documents = len({each.document_id for each in mentions})
    times = "once" if len(mentions) == 1 else f"{len(mentions):,} times"
    places = f"in {counted(documents, 'document')}"
    who = entities[0].name
    if len(entities) > 1:
        who = f"“{name}” ({'; '.join(entity.name for entity in entities)})"
    return f"{who} is named {times}, {places}. Every sentence that does is quoted as it stands."


def _counted_kind(kind: Kind, count: int) -> str:
    verb = "is" if count == 1 else "are"
    return f"{counted(count, *_NOUNS[kind])} {verb} named. Each is quoted from the first place that does."


def _told(entity: Entity, place: EntityMention) -> str:
    roles = ", ".join(
        dict.fromkeys(role.role for role in entity.roles if role.document_id == place.document_id)
    )
    return f"{entity.name}{f' ({roles})' if roles else ''}: "
