"""Which entities are shown: by what is typed, and by type, role and document. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.entities.entity import Entity
from pipelines.entities.records import Kind
from pipelines.entities.roles import category

ROLES = ("party", "judge", "counsel", "witness", "expert")
"""What roles are put together under, in the order in which they are offered."""


def choose(
    entities: Sequence[Entity],
    typed: str = "",
    kind: Kind | None = None,
    role: str | None = None,
    document_id: str | None = None,
) -> list[Entity]:
    """Choose entities.

    :param entities: all of them, in order.
    :param typed: words that a name of theirs must hold, in any order and case; an empty text for any.
    :param kind: what they must be, or None.
    :param role: one of :data:`ROLES` that some document must give them, or None.
    :param document_id: a document that must name them, or None.
    """
    words = typed.casefold().split()
    return [
        entity
        for entity in entities
        if (kind is None or entity.kind is kind)
        and (role is None or any(category(each.role) == role for each in entity.roles))
        and (document_id is None or any(each.document_id == document_id for each in entity.mentions))
        and (not words or any(all(word in name.text.casefold() for word in words) for name in entity.names))
    ]
