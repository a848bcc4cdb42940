"""``python -m evals.entities``: people, organizations and places, against those that the sample names.

The gold was written by reading the documents. A line is one person, organization or place: its names as they
are spelled, and the first page of each document that names it. Names inside of authorities that are cited are
left out, and so are places inside of the names of courts.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from evals.asking import asked_matter, case_files
from pipelines import settings
from pipelines.entities.entity import Entity
from pipelines.entities.index import EntityIndex
from pipelines.entities.organizations import normal
from pipelines.entities.person_names import parse
from pipelines.entities.records import Kind
from pipelines.storage.matter import Matter

GOLD = Path(__file__).with_name("entities.jsonl")
PDFS = Path(__file__).resolve().parent.parent / "corpus" / "pdfs"
_TITLE = re.compile(r"^(?:(?:fire|deputy|magistrate|chief|the|state of)\s)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A page on which an entity is named: the file's name, the page, the words."""

    document: str
    page: int
    mention: str


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity as it was read.

    :param kind: what it is.
    :param names: how it is spelled, somewhere.
    :param places: a page of each document that names it.
    """

    kind: Kind
    names: tuple[str, ...]
    places: tuple[GoldPlace, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A name that was found: where, what it is said to be, and which entity's it is said to be."""

    document: str
    page: int
    kind: Kind
    name: str
    entity: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    count: int
    of: int

    def __str__(self) -> str:
        return f"{self.count / self.of:.0%} ({self.count} of {self.of})" if self.of else "–"


def read_gold(path: Path) -> list[GoldEntity]:
    """Read the gold.

    :param path: JSON lines.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        GoldEntity(
            Kind(row["type"]),
            tuple(row["names"]),
            tuple(GoldPlace(**place) for place in row["mentions"]),
        )
        for row in rows
    ]


def plain(kind: Kind, name: str) -> str:
    """Return a name as two spellings of it are compared: case, titles, stops and a leading "the" aside.

    :param kind: what it names.
    :param name: the name.
    """
    bare = _TITLE.sub("", " ".join(name.replace("’", "'").split()))
    if kind is Kind.PERSON:
        person = parse(bare)
        return " ".join(part for part in person[1:] if part)
    return normal(bare) if kind is Kind.ORGANIZATION else bare.casefold()


def told_by(matter: Matter, entities: Sequence[Entity]) -> Iterator[Told]:
    """Yield every name that an index holds, with where it stands.

    :param matter: the matter.
    :param entities: the index's.
    """
    files = {entry.document_id: entry.name for entry in matter.register.documents()}
    texts: dict[tuple[str, int], str] = {}
    for entity in entities:
        for each in entity.mentions:
            place = each.document_id, each.mention.page
            if place not in texts:
                texts[place] = matter.register.page_text(*place)
            name = texts[place][each.mention.start : each.mention.end]
            yield Told(files[each.document_id], each.mention.page, entity.kind, name, entity.id)


def precision(gold: Sequence[GoldEntity], told: Sequence[Told], kind: Kind) -> Share:
    """Return how many of the names that were found in the documents are names that they hold.

    :param gold: the truth.
    :param told: what was found.
    :param kind: of which names.
    """
    right = {
        (place.document, plain(kind, name))
        for entity in gold
        if entity.kind is kind
        for place in entity.places
        for name in entity.names
    }
    found = {(each.document, plain(kind, each.name)) for each in told if each.kind is kind}
    return Share(len(found & right), len(found))


def recall(gold: Sequence[GoldEntity], told: Sequence[Told], kind: Kind) -> Share:
    """Return how many of the pages of the gold were found to hold a name of their entity.

    :param gold: the truth.
    :param told: what was found.
    :param kind: of which names.
    """
    places = [(entity, place) for entity in gold if entity.kind is kind for place in entity.places]
    return Share(sum(_entity_at(entity, place, told) is not None for entity, place in places), len(places))


def merges(gold: Sequence[GoldEntity], told: Sequence[Told], kind: Kind) -> tuple[Share, Share]:
    """Return how many pairs of pages that name one entity do in the index, and the other way about.

    :param gold: the truth.
    :param told: what was found.
    :param kind: of which names.
    :returns: of the pairs that are one those put together; of the pairs put together those that are one.
    """
    at = [
        (number, found)
        for number, entity in enumerate(gold)
        if entity.kind is kind
        for place in entity.places
        if (found := _entity_at(entity, place, told)) is not None
    ]
    pairs = [(one[0] == other[0], one[1] == other[1]) for one, other in combinations(at, 2)]
    both = sum(same and together for same, together in pairs)
    return Share(both, sum(same for same, _ in pairs)), Share(both, sum(together for _, together in pairs))


def _entity_at(entity: GoldEntity, place: GoldPlace, told: Sequence[Told]) -> str | None:
    names = {plain(entity.kind, name) for name in entity.names}
    first = plain(entity.kind, place.mention)
    here = [
        each
        for each in told
        if (each.document, each.page, each.kind) == (place.document, place.page, entity.kind)
        and plain(entity.kind, each.name) in names
    ]
    here.sort(key=lambda each: plain(entity.kind, each.name) != first)
    return here[0].entity if here else None


def report(gold: Sequence[GoldEntity], told: Sequence[Told]) -> str:
    """Return the figures as a table in Markdown.

    :param gold: the truth.
    :param told: what was found.
    """
    rows = [
        "| type | names right | pages found | put together rightly | kept apart rightly |",
        "| --- | --- | --- | --- | --- |",
    ]
    for kind in Kind:
        together, apart = merges(gold, told, kind)
        cells = (precision(gold, told, kind), recall(gold, told, kind), together, apart)
        rows.append(f"| {kind.value} | {' | '.join(str(cell) for cell in cells)} |")
    return "\n".join(rows)


def main(arguments: list[str] | None = None) -> None:
    """Run from the command line.

    :param arguments: in the place of the process's own.
    """
    parser = argparse.ArgumentParser(prog="python -m evals.entities", description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD, help="JSON lines")
    parser.add_argument("--pdfs", type=Path, default=PDFS, help="the folder of its documents")
    chosen = parser.parse_args(arguments)
    with asked_matter(case_files(chosen.pdfs), settings.load()) as (matter, _):
        told = list(told_by(matter, EntityIndex(matter.register).entities()))
    print(report(read_gold(chosen.gold), told))


if __name__ == "__main__":
    main()
