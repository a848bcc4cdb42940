"""Where an entity is named, as citations: the sentence, verbatim, with its place as a lawyer writes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipelines.citations.pinpoint import Pinpoints
from pipelines.entities.entity import Entity, EntityMention, EntityRole
from pipelines.entities.index import EntityIndex
from pipelines.records import Citation, Continuation
from pipelines.storage.register import Register


class Citer:
    """Cites mentions. What it has looked up of a document it keeps.

    :param register: the matter's register.
    :param pinpoints: tells where a quote stands.
    """

    def __init__(self, register: Register, pinpoints: Pinpoints) -> None:
        self._register = register
        self._pinpoints = pinpoints
        self._names = {entry.document_id: entry.name for entry in register.documents()}
        self._texts: dict[tuple[str, int], str] = {}

    def mention(self, each: EntityMention, key: str) -> Citation:
        """Return the sentence that a mention stands in as a citation.

        :param each: the mention.
        :param key: the citation's key.
        """
        return self._cite(
            each.document_id, each.mention.page, each.mention.quote_start, each.mention.quote_end, key
        )

    def role(self, role: EntityRole, key: str) -> Citation:
        """Return the words that give a role as a citation.

        :param role: the role.
        :param key: the citation's key.
        """
        return self._cite(role.document_id, *role.spot, key)

    def _cite(self, document_id: str, page: int, start: int, end: int, key: str) -> Citation:
        quote = self._text(document_id, page)[start:end]
        where = self._pinpoints.of(document_id, [Continuation(page=page, start=start, end=end, quote=quote)])
        return Citation(
            key=key,
            document=self._names.get(document_id, ""),
            document_id=document_id,
            page=page,
            **where.fields,
            start=start,
            end=end,
            quote=quote,
        )

    def _text(self, document_id: str, page: int) -> str:
        place = document_id, page
        if place not in self._texts:
            self._texts[place] = self._register.page_text(document_id, page)
        return self._texts[place]


def as_json(entity: Entity, index: EntityIndex, citer: Citer) -> dict[str, Any]:
    """Return an entity in the form of the command line.

    :param entity: the entity.
    :param index: the index that it is of.
    :param citer: cites its mentions.
    """
    return {
        "name": entity.name,
        "type": entity.kind.value,
        "roles": [{"role": role.role, "citation": _plain(citer.role(role, ""))} for role in entity.roles],
        "names": [{"text": name.text, "reason": name.reason} for name in entity.names],
        "mentions": len(entity.mentions),
        "citations": [
            _plain(citer.mention(each, ""))
            | {"mention": {"start": each.mention.start, "end": each.mention.end}}
            for each in entity.mentions
        ],
        "together_with": [
            {"name": other.entity.name, "count": other.pages, "sentences": other.sentences}
            for other in index.together_with(entity)
        ],
    }


_FIELDS = ("document", "document_id", "page", "page_label", "pinpoint", "start", "end", "quote")


def _plain(citation: Citation) -> dict[str, Any]:
    return citation.model_dump(mode="json", include=set(_FIELDS))


def numbered(entity: Entity, citer: Citer, places: Sequence[int]) -> list[Citation]:
    """Return mentions as citations whose keys are their numbers.

    :param entity: the entity.
    :param citer: cites them.
    :param places: the indexes of the mentions.
    """
    return [citer.mention(entity.mentions[place], str(place + 1)) for place in places]
