"""The names of a document while it is read: what is left of its pages, and what was found until now."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.records import Page
from ingest.sentences import sentence_spans
from pipelines.entities import organizations as orgs
from pipelines.entities.person_names import parse
from pipelines.entities.records import FoundName, FoundRole, Kind, Mention, Spot
from pipelines.entities.runs import without

SHORTEST = 3

_LONGEST_QUOTE, _AROUND = 500, 80
"""Characters of a sentence that is quoted whole, and of what is quoted on either side of a name otherwise."""


@dataclass
class Sheet:
    """A page while it is read: its text as stored, and what is left of it to look for names in."""

    page: Page
    text: str
    left: str


@dataclass
class GatheredName:
    """A name while its mentions are gathered."""

    kind: Kind
    spellings: Counter[str] = field(default_factory=Counter)
    spots: set[Spot] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    roles: dict[str, Spot] = field(default_factory=dict)
    short_for: str | None = None
    party: bool = False
    state: str | None = None


class Gathered(dict[tuple[Kind, str], GatheredName]):
    """The names of a document, by kind and by what two spellings of one have in common."""

    def add(self, kind: Kind, key: str, text: str, spot: Spot) -> GatheredName:
        """Add a mention."""
        name = self.setdefault((kind, key), GatheredName(kind))
        name.spellings[" ".join(text.replace("- ", "-").split())] += 1
        name.spots.add(spot)
        return name


def person_key(text: str) -> str:
    """Return what two spellings of a person's name have in common.

    :param text: the name, with or without a title.
    """
    name = parse(text)
    parts = (
        (name.given, name.middle, name.surname, name.generation) if name.given else (name.title, name.surname)
    )
    return " ".join(part for part in parts if part)


def take(sheet: Sheet, spans: Iterable[tuple[int, int]]) -> None:
    """Take names out of what is left of a page.

    :param sheet: the page.
    :param spans: where they stand.
    """
    sheet.left = without(sheet.left, spans)


def take_organizations(sheet: Sheet, spans: Sequence[tuple[int, int]], gathered: Gathered) -> None:
    """Add organizations, and take them out of what is left of their page.

    :param sheet: the page.
    :param spans: where they stand.
    :param gathered: what they are added to.
    """
    for start, end in spans:
        text = sheet.page.text[start:end]
        spot = Spot(sheet.page.number, start, end)
        gathered.add(Kind.ORGANIZATION, orgs.normal(" ".join(text.split())), text, spot)
    take(sheet, spans)


def people_texts(gathered: Gathered) -> list[str]:
    """Return the spellings of all names of people.

    :param gathered: what was found until now.
    """
    return [text for (kind, _), name in gathered.items() if kind is Kind.PERSON for text in name.spellings]


def full_names(gathered: Gathered) -> list[str]:
    """Return the spellings of names of people that have a given name.

    :param gathered: what was found until now.
    """
    return [text for text in people_texts(gathered) if parse(text).is_full]


def finished(gathered: Gathered, texts: Mapping[int, str]) -> Iterator[FoundName]:
    """Yield what was found of each name.

    :param gathered: what was found.
    :param texts: the pages' stored texts, by number.
    """
    for name in gathered.values():
        spellings = [text for text, _ in name.spellings.most_common()]
        text = next((text for text in spellings if not text.isupper()), spellings[0])
        yield FoundName(
            kind=name.kind,
            text=text,
            mentions=tuple(in_sentences(sorted(name.spots), texts)),
            titles=tuple(sorted(name.titles)),
            short_for=name.short_for,
            party=name.party,
            state=name.state,
            roles=tuple(
                FoundRole(role=role, spot=Spot(spot.page, around.quote_start, around.quote_end))
                for role, spot in name.roles.items()
                for around in in_sentences([spot], texts)
            ),
        )


def in_sentences(spots: Sequence[Spot], texts: Mapping[int, str]) -> Iterator[Mention]:
    """Put the sentence around each mention; of a caption or a table, which is one, the lines near it."""
    for spot in spots:
        text = texts[spot.page]
        spans = sentence_spans(text)
        first = spans[max(0, bisect_right(spans, spot.start, key=lambda span: span.start) - 1)].start
        last = next(span.end for span in spans[bisect_left(spans, spot.end, key=lambda span: span.end) :])
        if last - first > _LONGEST_QUOTE:
            first = max(first, text.rfind("\n", 0, max(0, spot.start - _AROUND)) + 1)
            behind = text.find("\n", spot.end + _AROUND)
            last = min(last, behind if behind >= 0 else last)
        if last - first > 2 * _LONGEST_QUOTE:  # no line's end near: a hostile page
            first, last = max(first, spot.start - _AROUND), min(last, spot.end + _AROUND)
        yield Mention(spot.page, spot.start, spot.end, first, last)
