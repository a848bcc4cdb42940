"""A person, an organization or a place of a matter: made from the names that mean it, and edited by hand."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.entities import organizations as orgs
from pipelines.entities.kept import Act, Edit, NameInDocument
from pipelines.entities.person_names import parse
from pipelines.entities.records import FoundName, Kind, Mention, Spot
from pipelines.entities.units import FULL, Cluster, UnitKey

BY_HAND, APART = "put together by hand", "taken apart by hand"


@dataclass(frozen=True, slots=True)
class EntityName:
    """A spelling of an entity's name.

    :param text: the spelling.
    :param reason: why it is this entity's.
    :param units: the names in documents that are so spelled.
    """

    text: str
    reason: str
    units: tuple[NameInDocument, ...]


@dataclass(frozen=True, slots=True)
class EntityRole:
    """A role that a document gives an entity, and where it says so."""

    role: str
    document_id: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A place where an entity is named."""

    document_id: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, an organization or a place of the matter.

    :param id: names it as long as its names stay the same.
    :param name: its fullest name.
    :param kind: what it is.
    :param names: its spellings, the fullest first.
    :param roles: its roles, each once for every document that says it.
    :param mentions: every place where it is named, by document and page.
    :param edits: the numbers of what was done to it by hand.
    """

    id: str
    name: str
    kind: Kind
    names: tuple[EntityName, ...]
    roles: tuple[EntityRole, ...]
    mentions: tuple[EntityMention, ...]
    edits: tuple[int, ...] = ()

    @property
    def units(self) -> tuple[NameInDocument, ...]:
        """All its names in all documents."""
        return tuple(unit for name in self.names for unit in name.units)


def by_hand(clusters: Sequence[Cluster], edits: Sequence[Edit]) -> list[tuple[Cluster, list[int]]]:
    """Do to clusters what was done by hand, in order."""
    made: list[tuple[Cluster, list[int]]] = [(cluster, []) for cluster in clusters]
    for edit in edits:
        names, others = {_unit(name) for name in edit.names}, {_unit(name) for name in edit.others}
        if edit.act is Act.MERGE:
            hit = [pair for pair in made if pair[0].members.keys() & (names | others)]
            if len(hit) < 2:
                continue
            (first, marks), *rest = sorted(hit, key=lambda pair: not pair[0].members.keys() & others)
            for cluster, more in rest:
                first.members.update(dict.fromkeys(cluster.members, BY_HAND))
                marks += more
            marks.append(edit.number)
            made = [pair for pair in made if not any(pair is other for other in rest)]
        else:
            hit = [pair for pair in made if pair[0].members.keys() & names]
            if not any(pair[0].members.keys() - names for pair in hit):
                continue
            taken = Cluster({key: APART for cluster, _ in hit for key in cluster.members if key in names})
            for cluster, marks in hit:
                cluster.members = {key: why for key, why in cluster.members.items() if key not in names}
                marks.append(edit.number)
            made = [pair for pair in made if pair[0].members]
            made.append((taken, [edit.number]))
    return made


def _unit(name: NameInDocument) -> UnitKey:
    return UnitKey(name.document_id, name.kind, name.text)


def made_of(
    cluster: Cluster, edits: Sequence[int], names: dict[UnitKey, FoundName], order: dict[str, int]
) -> Entity:
    """Make an entity.

    :param cluster: the names that mean it.
    :param edits: the numbers of what was done to it by hand.
    :param names: what was found of each name.
    :param order: the documents' places in the library's order.
    """
    members = [(key, reason, names[key]) for key, reason in cluster.members.items()]
    members.sort(key=lambda member: _fullest(member[2]))
    mentions = sorted(
        (EntityMention(key.document_id, mention) for key, _, name in members for mention in name.mentions),
        key=lambda each: (order[each.document_id], each.mention),
    )
    roles: dict[tuple[str, str], EntityRole] = {}
    for key, _, name in members:
        for role in name.roles:
            roles.setdefault((role.role, key.document_id), EntityRole(role.role, key.document_id, role.spot))
    return Entity(
        id=hashlib.sha256("|".join(min(cluster.members)).encode()).hexdigest()[:16],
        name=_entity_name(members[0][2]),
        kind=members[0][2].kind,
        names=tuple(_spellings(members)),
        roles=tuple(sorted(roles.values(), key=lambda role: (role.role, order[role.document_id]))),
        mentions=tuple(mentions),
        edits=tuple(dict.fromkeys(edits)),
    )


def _spellings(members: Sequence[tuple[UnitKey, str, FoundName]]) -> Iterator[EntityName]:
    spelled: dict[str, list[tuple[UnitKey, str]]] = {}
    for key, reason, name in members:
        spelled.setdefault(_shown(name), []).append((key, reason))
    for text, group in spelled.items():
        reasons = Counter(reason for _, reason in group).most_common()
        told = "; ".join(reason for reason, _ in reasons if reason != FULL) or FULL
        yield EntityName(text, told, tuple(NameInDocument(*key) for key, _ in group))


def _entity_name(name: FoundName) -> str:
    is_court = name.kind is Kind.ORGANIZATION and orgs.is_court(name.text)
    return orgs.court(name.text) if is_court else _shown(name)


def _shown(name: FoundName) -> str:
    text = f"{name.text}, {name.state}" if name.state else name.text
    if text.isupper() and " " in text and name.kind is Kind.PERSON:
        return text.title()
    return text


def _fullest(name: FoundName) -> tuple[object, ...]:
    """Order names: full ones first, those with more in them, and those not in capitals."""
    detail: tuple[int, ...]
    if name.kind is Kind.PERSON:
        person = parse(name.text)
        detail = (not person.is_full, len(person.given) < 2, not person.middle)
    else:
        detail = (
            name.short_for is not None,
            name.state is None,
            -len(orgs.bare(name.text)) if name.kind is Kind.ORGANIZATION else 0,
        )
    return (*detail, name.text.isupper(), -len(name.mentions), name.text)
