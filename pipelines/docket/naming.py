"""Parties, judges and attorneys by name: one spelling for each, and who is meant. Pure functions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ingest.caption.names import is_person
from pipelines.entities.organizations import bare, normal, organizations
from pipelines.entities.person_names import parse

_TITLES = re.compile(
    r"^(?:the\s)?(?:hon(?:orable)?\.?|(?:chief |magistrate |district )*judge|justice)\s", re.IGNORECASE
)
_SMALL = frozenset("of and the for in on a an de la van von re".split())
_COMMON = (
    frozenset(
        """state states united people city county department board commissioner secretary company corporation
    association bank national american first new general district university school office estate trust
    court order motion party""".split()
    )
    | _SMALL
)
"""Words that open names and do not tell them alone."""
_ROLE = (
    r"(?:plaintiff|defendant|petitioner|respondent|appellant|appellee|claimant|intervenor|movant|debtor|"
    r"cross-?defendant|cross-?complainant|counter-?claimant)"
)
_BY = re.compile(r"\b(?:filed\s+)?by\s+", re.IGNORECASE)
_FILED_BY = re.compile(r"\bfiled\s+by:?\s+", re.IGNORECASE)
_APPEARS_FOR = re.compile(r"\bappearance\s+by\b.{3,80}?\s(?:for|on behalf of)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:[\s,&]+|and\b|the\b|all\b|jointly\b)+", re.IGNORECASE)
_WHOSE = re.compile(rf"(?P<role>{_ROLE})(?P<several>\(?s\)?)?(?:[-/]{_ROLE}s?)*\b", re.IGNORECASE)
_TITLE_OF = re.compile(rf"\W*(?P<role>{_ROLE})(?P<several>S[’']|[’']S|S)?(?=\W)", re.IGNORECASE)
_JUDGE = re.compile(
    r"\b(?:Judge|Justice)\s(?P<name>(?:(?:[A-Z]\.|[A-Z][a-z’'][\w’'-]*)\s){0,3}[A-Z][a-z’'][\w’'-]*)(?!\w)"
)


class PartyName(NamedTuple):
    """A party as a caption names it: its name, and its role or nothing."""

    name: str
    role: str


def plain(name: str) -> str:
    """Return a name as two spellings of it are compared.

    :param name: a party's, a judge's or an attorney's.
    """
    return normal(_TITLES.sub("", name.strip()))


def court_key(name: str) -> str:
    """Return a court's name without what all courts of its kind are called, and without "the State of".

    :param name: its full name.
    """
    short = re.sub(r"^United States (?:District Court|Court of Appeals|Bankruptcy Court) for the ", "", name)
    return re.sub(r" of the State of ", " of ", short, flags=re.IGNORECASE)


def spellings(names: Iterable[str]) -> dict[str, str]:
    """Choose one spelling for each name: one that is not in capitals, and the longest.

    :param names: as the documents have them.
    :returns: the spelling by :func:`plain` name.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        tidy = _TITLES.sub("", " ".join(name.split()))
        found[plain(tidy)].append(tidy)
    return {
        key: max(some, key=lambda name: (not name.isupper(), len(name), name)) for key, some in found.items()
    }


@cache
def forms(name: str) -> frozenset[tuple[str, ...]]:
    """Return the words by which a name may be called, in lower case: in full and short.

    :param name: "Corvane Systems, Inc." goes by "corvane systems inc", "corvane systems" and "corvane".
    """
    full = tuple(plain(name).split())
    found = {full}
    if len(full) == 1 or (is_person(name) and bare(name) == full and not organizations(name)):
        parts = parse(_TITLES.sub("", name))
        surname = tuple(plain(parts.surname).split())
        found |= {surname, (*plain(parts.given).split(), *surname)} if parts.given else {surname}
        found.add(tuple(word for word in full if len(word) > 1))
    else:
        words = bare(name)
        found |= {words[:size] for size in range(1, len(words) + 1) if words[size - 1] not in _SMALL}
    return frozenset(form for form in found if set(form) - (_SMALL if len(form) > 1 else _COMMON))


class NameFound(NamedTuple):
    """A name in a text: which names it may mean, and where it stands, in words."""

    names: frozenset[str]
    start: int
    end: int


def called(words: Sequence[str], names: Iterable[str]) -> Iterator[NameFound]:
    """Find the names that a text calls, each by as many words as it can.

    :param words: of the text, in lower case, possessives off.
    :param names: those that are known.
    """
    by_form: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in names:
        for form in forms(name):
            by_form[form].add(name)
    longest = max(map(len, by_form), default=0)
    place = 0
    while place < len(words):
        for size in range(min(longest, len(words) - place), 0, -1):
            if meant := by_form.get(tuple(words[place : place + size])):
                yield NameFound(frozenset(meant), place, place + size)
                place += size
                break
        else:
            place += 1


def filers(text: str, parties: Sequence[PartyName]) -> tuple[PartyName, ...]:
    """Return who filed an entry of a docket, as its text says it.

    :param text: the docket text.
    :param parties: of the case.
    :returns: none where it does not say so, or says "Defendant" and there are several.
    """
    filed = list(_FILED_BY.finditer(text))
    for match in (*filed[-1:], *reversed(list(_BY.finditer(text))), *_APPEARS_FOR.finditer(text)):
        if found := tuple(dict.fromkeys(_named(text, match.end(), parties))):
            return found
    return ()


def _named(text: str, place: int, parties: Sequence[PartyName]) -> Iterator[PartyName]:
    """Yield the parties that are named from a place on, one behind the other."""
    while True:
        between = _BETWEEN.match(text, place)
        place = between.end() if between else place
        whose = _WHOSE.match(text, place)
        behind = whose.end() if whose else place
        after = _BETWEEN.match(text, behind)
        start = after.end() if after else behind
        matches = [(m.end(), party) for party in parties if (m := _spelled(party.name).match(text, start))]
        if matches:
            place, party = max(matches, key=lambda found: found[0])
            yield party
        elif whose:
            yield from of_role(whose["role"], parties, several=bool(whose["several"]))
            place = behind
        else:
            return


@cache
def _spelled(name: str) -> re.Pattern[str]:
    words = r"\W+".join(map(re.escape, re.findall(r"[\w’'&-]+", name)))
    return re.compile(rf"{words}(?!\w)\.?", re.IGNORECASE)


def of_role(role: str, parties: Sequence[PartyName], *, several: bool) -> tuple[PartyName, ...]:
    """Return the parties of a role; none where one is meant and there are several.

    :param role: "plaintiff".
    :param parties: of the case.
    :param several: whether all are meant.
    """
    found = tuple(party for party in parties if role.lower() in party.role.split(" and ")[0].split("-"))
    return found if several or len(found) == 1 else ()


def filers_of_title(title: str, parties: Sequence[PartyName]) -> tuple[PartyName, ...]:
    """Return whose paper it is, as its title opens: "DEFENDANT'S MOTION", "ACME'S ANSWER".

    :param title: on one line.
    :param parties: of the case.
    """
    if match := _TITLE_OF.match(title):
        named = [party for party in parties if _spelled(party.name).match(title, match.end() + 1)]
        several = (match["several"] or "").upper() in ("S’", "S'", "S")
        return tuple(named) or of_role(match["role"], parties, several=several)
    return tuple(party for party in parties if _spelled(party.name).match(title))


def judge_of(text: str, known: Mapping[str, str]) -> str | None:
    """Return the judge that an entry names first.

    :param text: the docket text.
    :param known: full names by surname.
    """
    match = _JUDGE.search(text)
    if not match:
        return None
    return known.get(parse(match["name"]).surname, match["name"])


def surnames(names: Iterable[str]) -> dict[str, str]:
    """Return the fullest name of each surname; of two people of one surname neither.

    :param names: judges' names.
    """
    found: dict[str, str] = {}
    for name in sorted(names, key=len):
        parts = parse(name)
        known = found.get(parts.surname)
        if known and parse(known).given and parts.given != parse(known).given:
            found[parts.surname] = ""
        elif known != "":
            found[parts.surname] = name
    return {surname: name for surname, name in found.items() if name}


def judges_in(text: str) -> list[str]:
    """Return the judges that a text names, as it names them.

    :param text: any text.
    """
    return [match["name"] for match in _JUDGE.finditer(text)]
