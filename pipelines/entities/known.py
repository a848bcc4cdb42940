"""Names that are known beforehand: given names and surnames, cities, states, countries."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib import resources

import zipcodes

STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
    "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
    "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
    "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico",
    "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "PR": "Puerto Rico", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
    "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
"""The states, the District and Puerto Rico, by their postal abbreviations."""

_SHORT_FORMS = {
    "theodore": "ted teddy", "edward": "ed eddie ted ned", "robert": "bob rob bobby robbie",
    "william": "bill will billy willie", "richard": "dick rick rich ricky", "james": "jim jimmy jamie",
    "john": "jack johnny", "joseph": "joe joey", "thomas": "tom tommy", "michael": "mike mickey",
    "charles": "charlie chuck", "christopher": "chris", "daniel": "dan danny", "david": "dave",
    "anthony": "tony", "matthew": "matt", "andrew": "andy drew", "steven": "steve", "stephen": "steve",
    "kenneth": "ken kenny", "ronald": "ron ronnie", "donald": "don donnie", "gregory": "greg",
    "benjamin": "ben", "samuel": "sam", "patrick": "pat", "patricia": "pat patty tricia",
    "elizabeth": "liz beth betty eliza lizzie", "margaret": "peggy meg maggie", "katherine": "kate kathy "
    "katie",
    "catherine": "kate cathy", "jennifer": "jen jenny", "deborah": "deb debbie", "susan": "sue susie",
    "barbara": "barb", "victoria": "vicky", "alexander": "alex", "nicholas": "nick", "timothy": "tim",
    "lawrence": "larry", "gerald": "jerry", "raymond": "ray", "douglas": "doug", "phillip": "phil",
    "philip": "phil", "peter": "pete", "frederick": "fred", "walter": "walt", "jeffrey": "jeff",
    "rebecca": "becky", "pamela": "pam", "cynthia": "cindy", "judith": "judy",
}  # fmt: skip
NICKNAMES = {
    short: frozenset(full for full, shorts in _SHORT_FORMS.items() if short in shorts.split())
    for short in " ".join(_SHORT_FORMS.values()).split()
}
"""Short forms of given names, in lower case, with those that each may stand for."""
_SEVERAL = 4


@cache
def given_names() -> frozenset[str]:
    """Return given names in lower case: those of the United States Census of 1990, nine in ten people's."""
    return _census("dist.female.first") | _census("dist.male.first")


@cache
def surnames() -> frozenset[str]:
    """Return surnames in lower case, of the same census."""
    return _census("dist.all.last")


def _census(name: str) -> frozenset[str]:
    lines = resources.files("names").joinpath(name).read_text(encoding="ascii").splitlines()
    return frozenset(line.split()[0].lower() for line in lines if line.strip())


@cache
def cities() -> dict[str, frozenset[str]]:
    """Return the cities that have a ZIP code, in lower case, with the states that have one so named."""
    found: dict[str, set[str]] = {}
    for row in _zip_codes():
        found.setdefault(row["city"].lower(), set()).add(STATES[row["state"]])
    return {city: frozenset(states) for city, states in found.items()}


@cache
def large_cities() -> frozenset[str]:
    """Return the cities that have several ZIP codes in one state, in lower case."""
    codes = Counter((row["city"].lower(), row["state"]) for row in _zip_codes())
    return frozenset(city for (city, _), count in codes.items() if count >= _SEVERAL)


@cache
def counties() -> frozenset[str]:
    """Return the counties in lower case, without the word: "san joaquin"."""
    named = {row["county"] for row in _zip_codes() if row["county"].endswith((" County", " Parish"))}
    return frozenset(name.rpartition(" ")[0].lower() for name in named)


@cache
def _zip_codes() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = zipcodes.list_all()  # type: ignore[no-untyped-call]
    return [row for row in rows if row["state"] in STATES]


@cache
def countries() -> frozenset[str]:
    """Return the countries of ISO 3166 as they are written in English, but for those named like a state."""
    text = resources.files("tzdata").joinpath("zoneinfo/iso3166.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    named = {name.strip() for _, name in rows}
    as_states = {*STATES.values(), "United States"}  # which is a party more often than a place
    return frozenset(name for name in named if name not in as_states and "(" not in name)
