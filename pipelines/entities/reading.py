"""The names that one document holds: found page by page, each with all its mentions and roles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ingest.caption.names import is_person
from ingest.caption.records import Caption, Party
from ingest.records import Page
from pipelines.entities import known_people, people
from pipelines.entities import organizations as orgs
from pipelines.entities.authorities import authorities
from pipelines.entities.gathering import (
    SHORTEST,
    Gathered,
    GatheredName,
    Sheet,
    finished,
    full_names,
    people_texts,
    person_key,
    take,
    take_organizations,
)
from pipelines.entities.known import given_names, large_cities, surnames
from pipelines.entities.people import Seen
from pipelines.entities.person_names import parse
from pipelines.entities.places import places
from pipelines.entities.records import RULES, DocumentNames, Kind, Spot
from pipelines.entities.roles import COUNSEL, JUDGE, roles
from pipelines.entities.runs import Free, joined, without
from pipelines.entities.short_forms import find_aliases
from pipelines.entities.units import title_shown
from pipelines.entities.vocabulary import ADDRESSED, NO_NAME

_ADDRESS = re.compile(r"[^\s@]{1,64}@\S{1,200}|\bwww\.\S{1,200}|\bhttps?:\S{1,200}")
_LOWER = re.compile(r"(?<![\w’'.-])[a-zà-ÿ]{3,}(?![\w’'])")


def read_names(pages: Sequence[Page], caption: Caption) -> DocumentNames:
    """Find the people, organizations and places that a document names.

    Names of authorities that it cites are none of these.

    :param pages: the document's pages.
    :param caption: what it says of itself.
    """
    sheets, cited = _sheets(pages)
    common = _common(sheets)
    gathered = Gathered()
    _organizations(sheets, caption, gathered)
    find_aliases(sheets, common, gathered, long=True)
    _people(sheets, caption, common, gathered)
    find_aliases(sheets, common, gathered, long=False)
    _mentions(sheets, caption, common, cited, gathered)
    _places(sheets, common | cited, gathered)
    _roles(sheets, caption, gathered)
    return DocumentNames(
        version=RULES, names=tuple(finished(gathered, {page.number: page.text for page in pages}))
    )


def _sheets(pages: Sequence[Page]) -> tuple[list[Sheet], frozenset[str]]:
    sheets: list[Sheet] = []
    cited: set[str] = set()
    for page in pages:
        text = joined(page.text)
        spans, names = authorities(text)
        cited |= names
        addresses = (match.span() for match in _ADDRESS.finditer(text))
        sheets.append(Sheet(page, text, without(text, [*spans, *addresses])))
    return sheets, frozenset(cited)


def _common(sheets: Sequence[Sheet]) -> frozenset[str]:
    """The words that the document also writes in lower case: with a capital they are hardly a name."""
    return frozenset(word[0] for sheet in sheets for word in _LOWER.finditer(sheet.text))


def _organizations(sheets: Sequence[Sheet], caption: Caption, gathered: Gathered) -> None:
    parties = [party for party in caption.parties if not _is_person(party.name)]
    forms = [
        re.compile(r"\s+".join(map(re.escape, party.name.split())), re.IGNORECASE)
        for party in parties
        if " " in party.name
    ]
    for sheet in sheets:
        named = [match.span() for form in forms for match in form.finditer(sheet.left)]
        spans = [*named, *orgs.organizations(without(sheet.left, named))]
        take_organizations(sheet, spans, gathered)
    for party in parties:
        if name := gathered.get((Kind.ORGANIZATION, orgs.normal(party.name))):
            name.party = True


def _is_person(name: str) -> bool:
    words = name.replace(".", "").split()
    if orgs.organizations(name) or not 2 <= len(words) <= 5 or re.search(r"[\d&]", name):
        return False
    given = words[0].casefold() in given_names() or any(len(word) == 1 for word in words[1:-1])
    return given or (is_person(name) and words[-1].casefold() in surnames())


def _people(sheets: Sequence[Sheet], caption: Caption, common: frozenset[str], gathered: Gathered) -> None:
    told = _captioned(caption)
    things = {thing for sheet in sheets for thing in people.things(sheet.text)}
    for sheet in sheets:
        seen = [
            *people.titled(sheet.left),
            *people.judges(sheet.left),
            *people.on_briefs(sheet.left),
            *(one for one in people.named(sheet.left, common) if one.name.casefold() not in things),
        ]
        for form in told:
            seen += [Seen(*match.span(), match[0]) for match in form.finditer(sheet.left)]
        _add_people(sheet, _apart(seen), gathered)
    known = {(parse(name).surname, parse(name).given) for name in full_names(gathered)}
    surnames_here = {parse(text).surname for text in people_texts(gathered)}
    for sheet in sheets:
        seen = [
            one
            for one in known_people.reversed_names(sheet.left)
            if any(
                parse(one.name).surname == surname and given.startswith(parse(one.name).given[:1])
                for surname, given in known
            )
        ]
        seen += known_people.related(sheet.left, surnames_here, common)
        _add_people(sheet, _apart(seen), gathered)


def _captioned(caption: Caption) -> list[re.Pattern[str]]:
    persons = [party.name for party in caption.parties if _is_person(party.name)]
    persons += [lawyer.name for lawyer in caption.attorneys if not orgs.organizations(lawyer.name)]
    persons += [caption.judge.value] if caption.judge and "," not in caption.judge.value else []
    return [
        re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)", re.IGNORECASE)
        for name in persons
        if " " in name and len(name) < 60
    ]


def _apart(seen: Iterable[Seen]) -> list[Seen]:
    """Keep what does not overlap: of two the one with a title, then the longer one."""
    kept: list[Seen] = []
    free = Free()
    for one in sorted(seen, key=lambda one: (not one.title, one.start - one.end)):
        if free.take(one.start, one.end):
            kept.append(one)
    return kept


def _add_people(sheet: Sheet, seen: Sequence[Seen], gathered: Gathered) -> None:
    for one in seen:
        _add_person(sheet, one, gathered)
    take(sheet, [(one.start, one.end) for one in seen])


def _add_person(sheet: Sheet, one: Seen, gathered: Gathered) -> None:
    text = sheet.page.text[one.start : one.end]
    full = parse(one.name)
    shown = (
        text if one.title and not full.is_full and one.title in (*ADDRESSED, "judge", "justice") else one.name
    )
    title = parse(text).title or one.title
    if not full.is_full and title and not parse(shown).title:
        shown = f"{title_shown(title)} {one.name}"
    name = gathered.add(Kind.PERSON, person_key(shown), shown, Spot(sheet.page.number, one.start, one.end))
    if title:
        name.titles.add(title)


def _mentions(
    sheets: Sequence[Sheet],
    caption: Caption,
    common: frozenset[str],
    cited: frozenset[str],
    gathered: Gathered,
) -> None:
    """Find every other place where the people of the document are named, by surname alone, too."""
    full = full_names(gathered)
    forms = {form for name in full for form in known_people.in_full(name)}
    family = {parse(text).surname for text in people_texts(gathered)}
    given = Counter(given for given, _ in {(parse(name).given, parse(name).surname) for name in full})
    shorts = {key for kind, key in gathered if kind is Kind.ORGANIZATION}
    cited -= {parse(party.name).surname for party in caption.parties if _is_person(party.name)}
    alone = {
        word
        for word in {*family, *(name for name, count in given.items() if count == 1)}
        if len(word) >= SHORTEST
        and word not in common
        and word not in NO_NAME
        and word not in shorts
        and word not in cited
    }
    alone -= {word for word in alone if word in large_cities() and word not in family}
    for sheet in sheets:
        _add_people(sheet, list(known_people.mentions(sheet.left, forms, alone)), gathered)


def _places(sheets: Sequence[Sheet], common: frozenset[str], gathered: Gathered) -> None:
    found = {sheet.page.number: places(sheet.left, common) for sheet in sheets}
    named = {
        place.name.casefold()
        for each in found.values()
        for place in each
        if not place.name.endswith("County")
    }
    for sheet in sheets:
        for place in places(sheet.left, common, named):
            key = f"{place.name}, {place.state}" if place.state else place.name
            spot = Spot(sheet.page.number, place.start, place.end)
            name = gathered.add(Kind.PLACE, key.casefold(), place.name, spot)
            name.state = place.state


def _roles(sheets: Sequence[Sheet], caption: Caption, gathered: Gathered) -> None:
    texts = {sheet.page.number: sheet.page.text for sheet in sheets}
    for name in gathered.values():
        for spot in sorted(name.spots):
            title = parse(texts[spot.page][spot.start : spot.end]).title if name.kind is Kind.PERSON else ""
            for role, start, end in roles(texts[spot.page], spot.start, spot.end, name.kind, title):
                name.roles.setdefault(role, Spot(spot.page, start, end))
    for party in caption.parties:
        for name in _called(party, gathered):
            name.party = True
            _give(name, party.role, party)
    for lawyer in caption.attorneys:
        for name in _called(lawyer, gathered):
            side = lawyer.role
            _give(name, f"{COUNSEL} for {side}" if side else COUNSEL, lawyer)
    if caption.judge:
        judge = Party(caption.judge.value, JUDGE, caption.judge.source)
        for name in _called(judge, gathered):
            _give(name, JUDGE, judge)


def _called(party: Party, gathered: Gathered) -> Iterator[GatheredName]:
    for key in ((Kind.PERSON, person_key(party.name)), (Kind.ORGANIZATION, orgs.normal(party.name))):
        if name := gathered.get(key):
            yield name


def _give(name: GatheredName, role: str | None, party: Party) -> None:
    at = party.source.stretch
    if role and at:
        name.roles[role] = Spot(at.page, at.start, at.end)
