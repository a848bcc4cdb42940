"""Which names of one document are one's: short forms join the full name that they can only mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipelines.entities import organizations as orgs
from pipelines.entities.person_names import can_be_one, parse
from pipelines.entities.records import Kind
from pipelines.entities.roles import WITNESS
from pipelines.entities.units import (
    FULL,
    OPPOSITE,
    Cluster,
    Unit,
    UnitKey,
    is_office,
    title_shown,
)


def inside(units: Sequence[Unit]) -> Iterator[Cluster]:
    """Yield what is one in a document.

    :param units: the document's names.
    """
    yield from _people_inside([unit for unit in units if unit.name.kind is Kind.PERSON])
    yield from _organizations_inside([unit for unit in units if unit.name.kind is Kind.ORGANIZATION])
    yield from _places_inside([unit for unit in units if unit.name.kind is Kind.PLACE])


def _people_inside(units: Sequence[Unit]) -> list[Cluster]:
    full = sorted((unit for unit in units if parse(unit.name.text).is_full), key=_detail, reverse=True)
    clusters: list[tuple[Cluster, list[Unit]]] = []
    for unit in full:
        fitting = [pair for pair in clusters if all(_one(unit, other) for other in pair[1])]
        if len(fitting) > 1:
            fitting = [pair for pair in fitting if any(other.name.party for other in pair[1])]
        if len(fitting) == 1:
            cluster, known = fitting[0]
            cluster.members[unit.key] = _why_full(unit, known[0])
            known.append(unit)
        else:
            clusters.append((Cluster({unit.key: FULL}), [unit]))
    for unit in units:
        if not parse(unit.name.text).is_full:
            found = _short_person(unit, clusters, units)
            if found is None:
                clusters.append((Cluster({unit.key: "no full name in this document"}), [unit]))
            else:
                cluster, why = found
                cluster.members[unit.key] = why
    return _gather_bare([cluster for cluster, _ in clusters], units)


def _short_person(
    unit: Unit, clusters: Sequence[tuple[Cluster, list[Unit]]], units: Sequence[Unit]
) -> tuple[Cluster, str] | None:
    """Find whom a surname, or a given name, alone can only mean in its document."""
    word = parse(unit.name.text).surname
    title = parse(unit.name.text).title
    full = [pair for pair in clusters if parse(pair[1][0].name.text).is_full]
    bearers = [pair for pair in full if parse(pair[1][0].name.text).surname == word]
    if not bearers:
        called = [pair for pair in full if any(parse(other.name.text).given == word for other in pair[1])]
        if len(called) == 1 and not title:
            return called[0][0], "given name, only one such person in this document"
        return None
    if len(bearers) == 1:
        return bearers[0][0], "same surname, only one such person in this document"
    titled = [pair for pair in bearers if title and any(title in other.name.titles for other in pair[1])]
    if len(titled) == 1:
        shown = next(other.name.text for other in titled[0][1] if title in other.name.titles)
        return titled[0][
            0
        ], f"same surname, and only {shown} is called “{title_shown(title)}” in this document"
    titles = {name.title for other in units if (name := parse(other.name.text)).surname == word}
    if titles & OPPOSITE.get(title, frozenset()):
        return None  # "Mr. Roe" and "Ms. Roe" are not both the only party, or witness, of that name
    parties = [pair for pair in bearers if any(other.name.party for other in pair[1])]
    if len(parties) == 1:
        return parties[0][0], "same surname, and the only party of that name in this document’s caption"
    heard = [
        pair
        for pair in bearers
        if any(role.role == WITNESS for other in pair[1] for role in other.name.roles)
    ]
    if len(heard) == 1 and not parties:
        return heard[0][0], "same surname, and the only witness of that name in this document"
    return None


def _gather_bare(clusters: list[Cluster], units: Sequence[Unit]) -> list[Cluster]:
    """Put the titled and the bare form of a surname together that has no full name: "Judge Roe", "Roe"."""
    texts = {unit.key: unit.name.text for unit in units}
    bare: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if all(not parse(texts[key]).is_full for key in cluster.members):
            bare[parse(texts[next(iter(cluster.members))]).surname].append(cluster)
    kept = [cluster for cluster in clusters if not any(cluster in group for group in bare.values())]
    bearers = {parse(texts[key]).surname for cluster in kept for key in cluster.members}
    for surname, group in bare.items():
        titles = {parse(texts[key]).title for cluster in group for key in cluster.members} - {""}
        called = (
            {title for title in titles if title in ("ms", "mrs", "miss")},
            {title for title in titles if title == "mr"},
        )
        if surname in bearers or all(called):  # two of them, and nothing says which
            kept += group
            continue
        first, *others = group
        for other in others:
            first.members.update(
                dict.fromkeys(other.members, "same surname, only one such person in this document")
            )
        kept.append(first)
    return kept


def _one(unit: Unit, other: Unit) -> bool:
    return can_be_one(parse(unit.name.text), parse(other.name.text))


def _why_full(unit: Unit, other: Unit) -> str:
    one, two = parse(unit.name.text), parse(other.name.text)
    if one.given != two.given:
        alone = "same surname, only one such person in this document"
        return f"{one.given.title()} can stand for {two.given.title()}, {alone}"
    return "same full name in the same document"


def _detail(unit: Unit) -> tuple[int, int]:
    name = parse(unit.name.text)
    return (len(name.given) > 1) + bool(name.middle) + bool(name.generation), len(unit.name.mentions)


def _organizations_inside(units: Sequence[Unit]) -> list[Cluster]:
    by_name = {orgs.normal(unit.name.text): unit for unit in units}
    order = sorted(
        units,
        key=lambda unit: (
            unit.name.short_for is not None,
            -len(orgs.bare(unit.name.text)),
            -len(unit.name.text),
        ),
    )
    clusters: list[Cluster] = []
    home: dict[UnitKey, Cluster] = {}
    for unit in order:
        full = by_name.get(orgs.normal(unit.name.short_for)) if unit.name.short_for else None
        told = FULL
        if full and full.key in home:
            cluster, told = home[full.key], f"short form defined: (“{unit.name.text}”)"
        else:
            longer = [(other, why) for other in order if other.key in home and (why := _shorter(unit, other))]
            homes = {id(home[other.key]): (home[other.key], why) for other, why in longer}
            if len(homes) == 1:
                cluster, why = next(iter(homes.values()))
                told = f"{why}, only one such organization in this document"
            else:
                cluster = Cluster()
                clusters.append(cluster)
        cluster.members[unit.key] = told
        home[unit.key] = cluster
    return clusters


def _shorter(unit: Unit, other: Unit) -> str | None:
    if is_office(unit.name.text) or is_office(other.name.text):
        return None
    return orgs.is_short_for(unit.name.text, other.name.text)


def _places_inside(units: Sequence[Unit]) -> list[Cluster]:
    named: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        named[unit.name.text.casefold()].append(unit)
    clusters: list[Cluster] = []
    for group in named.values():
        stated = [unit for unit in group if unit.name.state]
        plain = [unit for unit in group if not unit.name.state]
        if len(stated) == 1:
            clusters.append(
                Cluster(
                    {
                        stated[0].key: FULL,
                        **{unit.key: "the only place so named in this document" for unit in plain},
                    }
                )
            )
        else:
            clusters += [Cluster({unit.key: FULL}) for unit in (*stated, *plain)]
    return clusters
