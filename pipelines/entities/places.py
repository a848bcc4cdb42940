"""Places: cities, counties, states, countries. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from pipelines.entities.known import (
    STATES,
    cities,
    counties,
    countries,
    given_names,
    large_cities,
    surnames,
)
from pipelines.entities.runs import BLANK, WORD, Free
from pipelines.entities.vocabulary import NO_NAME

_NAMES = sorted(STATES.values(), key=len, reverse=True)
_FULL = "|".join(re.escape(name) for name in (*_NAMES, *(name.upper() for name in _NAMES)))
_POSTAL = "|".join(STATES)
IN_STATE = re.compile(rf",[ ](?:{_FULL})(?!\w)")
"""What stands behind a city: its state."""
_IN_STATE = re.compile(
    rf"(?<![\w.])(?P<city>(?:St\.[ ])?{WORD}(?:[ ]{WORD}){{0,3}}),[ ](?P<state>{_FULL}|"
    rf"(?:{_POSTAL})(?=[ ]+\d{{5}}))(?!\w)"
)
_AFTER_CITY = re.compile(rf",[ ]({_FULL})(?!\w)")
_IN_COUNTRY = re.compile(
    rf"(?<![\w.])(?P<city>{WORD}(?:[ ]{WORD})?),\s(?P<country>{WORD}(?:[ ]{WORD})?)(?!\w)"
)
_STATE = re.compile(rf"(?<![\w.])(?:State[ ]of[ ]|Commonwealth[ ]of[ ])?(?P<state>{_FULL})(?![\w])")
_COUNTY = re.compile(
    rf"(?<![\w.])(?:(?P<name>(?:St\.[ ]|San[ ]|Santa[ ]|Los[ ]|New[ ]|La[ ]|El[ ]|Prince[ ]|Fort[ ]|"
    rf"Palm[ ]|Contra[ ]|Salt[ ]Lake(?=[ ]))?{WORD})[ ](?:County|Parish|COUNTY)"
    rf"|(?:County|COUNTY)[ ](?:of|OF)[ ](?P<of>(?:St\.[ ])?{WORD}(?:[ ]{WORD})?))(?!\w)"
)
_BEFORE = re.compile(
    rf"(?:\b(?:in|at|of|from|to|near|for|outside|around|across|through|between|toward|into|leaving|"
    rf"downtown)[ ](?:(?:downtown|nearby|central|western|eastern|northern|southern|the)[ ])?|{BLANK},[ ]|"
    rf"(?:Suite|Floor)[ ]\d+,[ ])$"
)
_AND_BEFORE = re.compile(
    rf"\b(?:in|at|of|from|to|near|between)[ ](?:{WORD}(?:[ ]{WORD})?,?[ ](?:and|or)[ ])$"
)
_CITY = re.compile(rf"(?<![\w.])(?:St\.[ ])?{WORD}(?:[ ]{WORD}){{0,2}}(?![\w])")

_INSIDE = re.compile(r"\b(?:in|near|outside|downtown)[ ]$")
"""Before a town named like a person, only these say that it is the town."""
_NUMBERED = re.compile(r"[ ]\d")
_NOUN = re.compile(r"[ ][a-z]")


class Place(NamedTuple):
    """A place that a page names: where, its name, and the state behind a city's."""

    start: int
    end: int
    name: str
    state: str | None = None


def places(text: str, common: Collection[str], also: Collection[str] = ()) -> list[Place]:
    """Find the places that a page names.

    :param text: the page's text, joined, without the names of people and organizations.
    :param common: words that the document also writes in lower case: a city so named is one only before
        its state.
    :param also: cities, in lower case, that the document elsewhere puts before their state or behind "in".
    :returns: the places, in order, never overlapping.
    """
    found: dict[int, Place] = {}
    free = Free()

    def add(place: Place) -> None:
        if free.take(place.start, place.end):
            found[place.start] = place

    for match in _COUNTY.finditer(text):
        name = match["name"] or match["of"]
        while name.casefold() not in counties() and " " in name:
            name = name.rpartition(" ")[0] if match["of"] else name.partition(" ")[2]
        if name.casefold() in counties() or (match["name"] and name.casefold() not in common):
            at = text.index(name, match.start())
            start, end = (at, match.end()) if match["name"] else (match.start(), at + len(name))
            add(Place(start, end, f"{_title(name)} County"))
    for match in _IN_STATE.finditer(text):
        state = STATES.get(match["state"], _title(match["state"]))
        words = match["city"].split(" ")
        first = next(
            (i for i in range(len(words)) if state in cities().get(" ".join(words[i:]).casefold(), ())),
            len(words) - 1 if len(words) == 1 else None,
        )
        if first is None or words[-1].casefold() in ("county", "parish"):
            continue
        city = " ".join(words[first:])
        add(Place(match.end("city") - len(city), match.end("city"), _title(city), state))
    after_city = set(_AFTER_CITY.findall(text))
    for match in _STATE.finditer(text):
        if not match["state"].isupper() or match["state"] in after_city:
            add(Place(match.start(), match.end(), _title(match["state"])))
    for match in _IN_COUNTRY.finditer(text):
        if match["country"] in countries() and match["city"].casefold() not in NO_NAME:
            add(Place(match.start(), match.end("city"), match["city"], match["country"]))
            add(Place(match.start("country"), match.end(), match["country"]))
    for match in _CITY.finditer(text):
        words = match[0].split(" ")
        lead = text[max(0, match.start() - 60) : match.start()]
        for size in range(len(words), 0, -1):
            name = " ".join(words[:size])
            key = name.casefold()
            known, spelled = key in cities() or name in countries(), size == len(words)
            if key in common or key in NO_NAME or not (known or key in also) or not spelled or name.isupper():
                continue
            if _NUMBERED.match(text, match.end()):
                continue
            if lead.endswith(" the ") and not _NOUN.match(text, match.end()):
                continue
            small = key not in also and key in cities() and key not in large_cities()
            if small and (key in given_names() or (key in surnames() and not _INSIDE.search(lead))):
                continue
            if key in also or _BEFORE.search(lead) or _AND_BEFORE.search(lead):
                add(Place(match.start(), match.start() + len(name), name))
                break
    return [found[start] for start in sorted(found)]


def before_states(text: str) -> set[str]:
    """Return the cities that a page puts before their state, in lower case.

    :param text: the page's text, joined.
    """
    return {match["city"].casefold() for match in _IN_STATE.finditer(text)}


def _title(name: str) -> str:
    return name.title() if name.isupper() else name
