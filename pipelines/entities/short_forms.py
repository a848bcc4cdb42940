"""What organizations are called in short: as a document defines it, or by their first words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.entities import organizations as orgs
from pipelines.entities.gathering import (
    SHORTEST,
    Gathered,
    GatheredName,
    Sheet,
    full_names,
    take_organizations,
)
from pipelines.entities.known import STATES, cities, given_names
from pipelines.entities.known_people import stands_alone
from pipelines.entities.person_names import parse
from pipelines.entities.places import IN_STATE, before_states
from pipelines.entities.records import Kind, Spot
from pipelines.entities.runs import Token, runs
from pipelines.entities.vocabulary import CONTRACT_ROLES, NO_NAME, NOT_SHORT

_DEFINITION_REACH = 240

_STATES = frozenset({"united states", *(name.casefold() for name in STATES.values())})


def find_aliases(sheets: Sequence[Sheet], common: frozenset[str], gathered: Gathered, *, long: bool) -> None:
    """Find what organizations are called in short: as the document defines it, or by their first words.

    Short forms of several words are found before people are, of whose names they might be taken to be parts;
    those of one word behind them.
    """
    defined = {
        short: name for short, name in _defined(sheets, common, gathered).items() if (" " in short) == long
    }
    wanted = {" ".join(orgs.bare(short)) for short in defined}
    taken = {parse(text).surname for text in full_names(gathered)}
    taken |= {city for sheet in sheets for city in before_states(sheet.text)} & cities().keys()
    for (kind, _), name in list(gathered.items()):
        if kind is Kind.ORGANIZATION:
            wanted |= {
                few for few in _beginnings(name) if (" " in few) == long and _tells(few, common.union(taken))
            }
    longest = max((key.count(" ") + 1 for key in wanted), default=0)
    for sheet in sheets:
        spans = []
        for run in runs(sheet.left):
            place = 0
            while place < len(run):
                sizes = range(min(longest, len(run) - place), 0, -1)
                size = next((size for size in sizes if _is_alias(run, place, size, wanted)), 0)
                in_state = size and IN_STATE.match(sheet.left, run[place + size - 1].end)
                if size and not in_state:
                    spans.append((run[place].start, run[place + size - 1].end))
                place += max(size, 1)
        spans += _spelled(sheet, [short for short in defined if not short.replace(" ", "").isalpha()], spans)
        take_organizations(sheet, spans, gathered)
    for short, full in defined.items():
        if found := gathered.get((Kind.ORGANIZATION, orgs.normal(short))):
            found.short_for = full


def _beginnings(name: GatheredName) -> Iterator[str]:
    """Yield the first words of a company's name, which may go for the whole; a court's or an office's "
    "may not."""
    full = name.spellings.most_common(1)[0][0]
    words = orgs.bare(full)
    if {"of", "court", "for"} & set(words):
        return
    for size in range(len(words) - (orgs.normal(full) == " ".join(words)), 0, -1):
        if (
            " ".join(words[:size]) not in _STATES
            and words[0] not in NO_NAME
            and words[size - 1] not in NO_NAME | {"and"}
        ):
            yield " ".join(words[:size])


def _tells(few: str, plain: frozenset[str]) -> bool:
    """Say whether the first words of a name tell it: one word must be no other thing's."""
    return " " in few or not (len(few) < SHORTEST or few in plain or few in given_names())


def _is_alias(run: Sequence[Token], place: int, size: int, wanted: set[str]) -> bool:
    words = " ".join(token.text for token in run[place : place + size])
    return " ".join(orgs.bare(words)) in wanted and stands_alone(run, place, size)


def _spelled(sheet: Sheet, shorts: Sequence[str], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Find short forms that are no plain words: "Cal/OSHA", "R&D"."""
    found: list[tuple[int, int]] = []
    for short in shorts:
        for match in re.finditer(rf"(?<![\w/&]){re.escape(short)}(?![\w/&])", sheet.left):
            if all(match.end() <= start or match.start() >= end for start, end in [*taken, *found]):
                found.append(match.span())
    return found


def _defined(sheets: Sequence[Sheet], common: frozenset[str], gathered: Gathered) -> dict[str, str]:
    """Return the short forms that the document defines, each with the name that it stands for.

    What is called by a role ("Landlord") has that role.
    """
    places: dict[int, list[tuple[int, int, GatheredName]]] = {}
    for name in gathered.values():
        if name.kind is not Kind.PLACE:
            for spot in name.spots:
                places.setdefault(spot.page, []).append((spot.end, spot.start, name))
    defined: dict[str, str] = {}
    for sheet in sheets:
        ends = sorted(places.get(sheet.page.number, []), key=lambda item: item[0])
        for bracket, start, short in orgs.definitions(sheet.text):
            before = [item for item in ends if item[0] <= bracket]
            if not before or bracket - before[-1][0] > _DEFINITION_REACH:
                continue
            end, begin, name = before[-1]
            between = sheet.text[end:bracket]
            full = name.spellings.most_common(1)[0][0]
            word = short.casefold().removeprefix("the ")
            if re.search(r"[(;]|\.\s", between):
                continue
            if word in CONTRACT_ROLES:
                name.roles.setdefault(word, Spot(sheet.page.number, begin, start + len(short)))
            elif name.kind is Kind.ORGANIZATION and word not in NOT_SHORT and short[:1].isupper():
                beside = len(between.strip(" ,")) == 0
                plain = " " not in word and word in common and not short.isupper()
                if orgs.is_short_for(short, full) or (beside and not plain and not _is_a_word(short)):
                    defined.setdefault(short, full)
    return defined


def _is_a_word(short: str) -> bool:
    return short.casefold() in NO_NAME or short.split()[-1].casefold() in NO_NAME
