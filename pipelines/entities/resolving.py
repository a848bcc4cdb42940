"""Which names in a matter's documents are one person's, organization's or place's, and why. Pure functions.

A name in a document is the unit: what is put together, and taken apart by hand, are units. Inside a document
short forms join the full name that they can only mean. Across documents the same full name joins where the
documents belong together, and namesakes in different cases stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipelines.entities.across import Across, telling
from pipelines.entities.inside import inside
from pipelines.entities.person_names import parse
from pipelines.entities.records import Kind
from pipelines.entities.units import (
    FULL,
    OPPOSITE,
    Cluster,
    DocumentUnits,
    Unit,
    UnitKey,
    title_shown,
    titled,
    titles_of,
)


def resolve(documents: Sequence[DocumentUnits]) -> list[Cluster]:
    """Put together what is one.

    :param documents: the matter's.
    :returns: the clusters; every unit is in one of them.
    """
    by_key = {unit.key: unit for document in documents for unit in document.units}
    cases = {document.document_id: document.cases for document in documents}
    full = {document.document_id: frozenset(telling(document.units)) for document in documents}
    local = [cluster for document in documents for cluster in inside(document.units)]
    joined: list[Cluster] = []
    for kind in Kind:
        of_kind = [cluster for cluster in local if next(iter(cluster.members)).kind == kind]
        if kind is Kind.PLACE:
            joined += _same_places(of_kind, by_key)
        else:
            across = Across(kind, by_key, cases, full).join(of_kind)
            joined += _left_over(across, by_key) if kind is Kind.PERSON else across
    return joined


def _same_places(clusters: Sequence[Cluster], units: dict[UnitKey, Unit]) -> list[Cluster]:
    named: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        named[units[next(iter(cluster.members))].name.text.casefold()].append(cluster)
    joined: list[Cluster] = []
    for group in named.values():
        states: dict[str | None, list[Cluster]] = defaultdict(list)
        for cluster in group:
            states[
                next((units[key].name.state for key in cluster.members if units[key].name.state), None)
            ].append(cluster)
        known = [state for state in states if state]
        if len(known) == 1:  # a city without its state is the one whose state is known
            states[known[0]] += states.pop(None, [])
        for same in states.values():
            joined.append(_merged(same, "same name"))
    return joined


def _merged(clusters: Sequence[Cluster], why: str) -> Cluster:
    first, *others = clusters
    for other in others:
        first.members.update(
            {key: why if reason == FULL else reason for key, reason in other.members.items()}
        )
    return first


def _left_over(clusters: Sequence[Cluster], units: dict[UnitKey, Unit]) -> list[Cluster]:
    """Join a surname with a title to the only bearer in its document who is not called otherwise "
    "elsewhere."""
    kept: list[Cluster] = []
    full = [
        cluster for cluster in clusters if any(parse(units[key].name.text).is_full for key in cluster.members)
    ]
    called = {
        id(cluster): {title for key in cluster.members for title in titles_of(units[key])} for cluster in full
    }
    for cluster in clusters:
        mine = {title for key in cluster.members for title in titles_of(units[key])} & OPPOSITE.keys()
        documents = {key.document_id for key in cluster.members}
        if id(cluster) in called or len(mine) != 1 or len(documents) != 1:
            kept.append(cluster)
            continue
        (title,) = mine
        surname = parse(units[next(iter(cluster.members))].name.text).surname
        here = [
            each
            for each in full
            if any(
                key.document_id in documents and parse(key.text).surname == surname for key in each.members
            )
        ]
        others = [
            each for each in here if called[id(each)] & OPPOSITE[title] and title not in called[id(each)]
        ]
        left = [each for each in here if not any(each is other for other in others)]
        if len(left) != 1 or not others:
            kept.append(cluster)
            continue
        other = max((units[key].name.text for key in others[0].members), key=len)
        title_there = title_shown(min(called[id(others[0])] & OPPOSITE[title]))
        why = f"same surname, and {titled(other)}, the other one in this document, is called “{title_there}”"
        left[0].members.update(dict.fromkeys(cluster.members, why))
    return kept
