"""Which names of several documents are one's: the same full name, where the documents belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipelines.entities import organizations as orgs
from pipelines.entities.person_names import PersonName, agree_on_middle, can_be_one, parse
from pipelines.entities.records import Kind
from pipelines.entities.units import (
    FULL,
    Cluster,
    Unit,
    UnitKey,
    is_office,
    title_shown,
    titled,
    titles_of,
)


@dataclass(frozen=True, slots=True)
class Across:
    """Joins the clusters of documents, people or organizations."""

    kind: Kind
    units: dict[UnitKey, Unit]
    cases: dict[str, frozenset[str]]
    full: dict[str, frozenset[str]]

    def join(self, clusters: Sequence[Cluster]) -> list[Cluster]:
        """Join clusters, those with the fullest names first.

        :param clusters: one document's each.
        """
        buckets: dict[str, list[Cluster]] = defaultdict(list)
        ordered = sorted(
            clusters, key=lambda cluster: -max(fullness(self.units[key]) for key in cluster.members)
        )
        for cluster in ordered:
            bucket = buckets[self._bucket(cluster)]
            found = self._home(cluster, bucket)
            if found is None:
                bucket.append(cluster)
                continue
            home, why = found
            home.members.update(
                {
                    key: why if reason.startswith((FULL, "no full")) else reason
                    for key, reason in cluster.members.items()
                }
            )
        return [cluster for bucket in buckets.values() for cluster in bucket]

    def _bucket(self, cluster: Cluster) -> str:
        text = self.units[next(iter(cluster.members))].name.text
        return parse(text).surname if self.kind is Kind.PERSON else orgs.normal(text).split()[0]

    def _home(self, cluster: Cluster, bucket: Sequence[Cluster]) -> tuple[Cluster, str] | None:
        found = [(home, why) for home in bucket if (why := self._why(cluster, home))]
        if len(found) > 1:
            document = next(iter(cluster.members)).document_id
            found = [
                (home, why)
                for home, why in found
                if any(self.cases[document] & self.cases[key.document_id] for key in home.members)
            ]
        return found[0] if len(found) == 1 else None

    def _why(self, cluster: Cluster, home: Cluster) -> str | None:
        if {key.document_id for key in cluster.members} & {key.document_id for key in home.members}:
            return None  # one document tells them apart
        if self.kind is Kind.PERSON:
            return self._why_person(cluster, home)
        names = [self.units[key].name.text for key in home.members]
        for key in cluster.members:
            text = self.units[key].name.text
            if any(
                orgs.normal(text) == orgs.normal(name) for name in names if len(orgs.normal(name).split()) > 1
            ):
                return "same name"
        text = self.units[next(iter(cluster.members))].name.text
        if self._same_case(cluster, home):
            if any(orgs.normal(text) == orgs.normal(name) for name in names):
                return "the name that it has in other documents of this case"
            if not is_office(text) and any(
                orgs.is_short_for(text, name) for name in names if not is_office(name)
            ):
                return "the beginning of the full name in other documents of this case"
        return None

    def _why_person(self, cluster: Cluster, home: Cluster) -> str | None:
        mine = [name for key in cluster.members if (name := parse(self.units[key].name.text)).is_full]
        theirs = [name for key in home.members if (name := parse(self.units[key].name.text)).is_full]
        if mine and theirs:
            if not all(can_be_one(one, other) for one in mine for other in theirs):
                return None
            if any(agree_on_middle(one, other) for one in mine for other in theirs):
                return "same full name, middle initial included"
            if self._same_case(cluster, home):
                return "same full name in the same case"
            if shared := self._shared(cluster, home):
                return f"same full name, and {shared} is named in both documents"
            return None
        tie = "only one such person in this case"
        if not self._same_case(cluster, home):
            shared = self._shared(cluster, home) if mine or theirs else None
            if not shared or self._bearers(home) > 1:
                return None
            tie = f"only one such person in the matter, and {shared} is named in both documents"
        titles = {title for key in cluster.members for title in titles_of(self.units[key])}
        others = {title for key in home.members for title in titles_of(self.units[key])}
        if titles and others and not titles & others and titles | others >= {"mr", "ms"}:
            return None
        if titles & others:
            return f"same surname in the same case, called “{title_shown(min(titles & others))}” there too"
        return f"same surname, {tie}"

    def _bearers(self, home: Cluster) -> int:
        """Return how many people of the matter, told apart by full names, have the surname of one."""
        surname = parse(next(iter(home.members)).text).surname
        named = {parse(unit.name.text) for unit in self.units.values() if unit.name.kind is Kind.PERSON}
        people: list[PersonName] = []
        for name in sorted(
            (name for name in named if name.is_full and name.surname == surname),
            key=lambda name: not name.middle,
        ):
            if not any(can_be_one(name, other) for other in people):
                people.append(name)
        return len(people)

    def _same_case(self, cluster: Cluster, home: Cluster) -> bool:
        mine = {case for key in cluster.members for case in self.cases[key.document_id]}
        return any(mine & self.cases[key.document_id] for key in home.members)

    def _shared(self, cluster: Cluster, home: Cluster) -> str | None:
        """Return a full name, none of these, that a document of each holds."""
        own = {self.units[key].name.text for key in (*cluster.members, *home.members)}
        own_names = {plain_name(text) for text in own}
        for key in cluster.members:
            for other in home.members:
                common = self.full[key.document_id] & self.full[other.document_id]
                for name in sorted(common):
                    if plain_name(name) not in own_names:
                        return name
        return None


def telling(units: Iterable[Unit]) -> Iterator[str]:
    """Yield the full names by which two documents are seen to belong together; a court's ties nothing."""
    for unit in units:
        name = unit.name
        person = name.kind is Kind.PERSON and parse(name.text).is_full and len(parse(name.text).given) > 1
        company = (
            name.kind is Kind.ORGANIZATION and len(orgs.bare(name.text)) > 1 and not is_office(name.text)
        )
        if person or company:
            yield titled(name.text)


def plain_name(text: str) -> str:
    """Return a person's given name and surname.

    :param text: the name.
    """
    name = parse(text)
    return f"{name.given} {name.surname}"


def fullness(unit: Unit) -> int:
    """Return how full a name is: of two the greater one tells more.

    :param unit: the name.
    """
    if unit.name.kind is Kind.PERSON:
        name = parse(unit.name.text)
        return 4 * name.is_full + 2 * bool(name.middle) + (len(name.given) > 1)
    return len(orgs.bare(unit.name.text)) + (
        orgs.normal(unit.name.text) != " ".join(orgs.bare(unit.name.text))
    )
