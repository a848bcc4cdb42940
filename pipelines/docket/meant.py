"""Whom and which case a docket question means: parties, judges, courts and cases by their names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ingest.caption import docket_numbers
from pipelines.docket.left import Left
from pipelines.docket.naming import NameFound, called, plain
from pipelines.docket.nouns import ROLES
from pipelines.docket.papers import Paper
from pipelines.errors import DocketError

_CASE_NAME = re.compile(
    r"\b(?:in )?(?:the case (?:of )?)?(?P<one>(?:[A-Z][\w.&'-]*,?\s){1,6})(?:v|vs)\.?\s"
    r"(?P<two>[A-Z][\w.&'-]*(?:,?\s[A-Z][\w.&'-]*){0,5})"
)
_NUMBER = re.compile(
    r"(?:\b(?:in|of|for|under|with)\s)?(?:\b(?:case|docket|civil action|action|matter)\s)?"
    r"(?:(?:no\.?|number|#)\s?)?(?P<number>\d{1,2}:\d\d-[A-Za-z]{2}-\d+[\w-]*"
    r"|[A-Z]{2,4}(?:-[A-Z]{2,4})*-\d{2,4}-\d{3,8}|\d\d-\d{3,5}(?:-\w+)?|\d{2,4}-?[A-Za-z]{2}-?\d{3,7})\b",
    re.IGNORECASE,
)
_OF_CASE = re.compile(
    r"^'?s?\s(?:case|matter|action|lawsuit|litigation|appeal|docket(?: sheet)?)\b", re.IGNORECASE
)
_TITLES = re.compile(
    r"(?:\b(?:by|before|of|from|did|to)\s)?\b(?:chief |magistrate |district |circuit )*"
    r"(?:judge|justice)\s$",
    re.IGNORECASE,
)
_FILES = re.compile(
    r"(?:\b(?:did|does|has|have|by|and|or|that|which|of|the)|,|^|\s{3,}.*)\s*$", re.IGNORECASE
)
_FOR = re.compile(r"\b(?:for|represents?|represented|does|did|has|have|of|and|or)\s*$", re.IGNORECASE)
_OWN = re.compile(r"^(?:'s?(?!\w)|\s+(?:has |have )?(?:filed?|made|submitted|brought)\b)", re.IGNORECASE)


class CaseParty(NamedTuple):
    """A party of a case, and its roles there."""

    case: str
    name: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases that a question names.

    :param numbers: their docket numbers; none where it names none.
    :param said: them in words.
    """

    numbers: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """Whom a question names.

    :param parties: names of parties.
    :param roles: sides.
    :param judges: names of judges.
    :param courts: names of courts.
    :param said: them in words.
    :param notes: how names were read.
    :param cases: the cases that the parties are parties to.
    :param sides: the roles that they have there.
    """

    parties: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    judges: tuple[str, ...] = ()
    courts: tuple[str, ...] = ()
    said: str = ""
    notes: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()


def parties_by_case(papers: Iterable[Paper]) -> list[CaseParty]:
    """Return the parties of each case, as the captions have them.

    :param papers: the matter's documents.
    """
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for paper in papers:
        for party in paper.parties:
            if paper.case:
                found[paper.case, party.name].update({party.role} - {""})
    return [CaseParty(case, name, frozenset(roles)) for (case, name), roles in found.items()]


def cases_named(left: Left, papers: Iterable[Paper]) -> Cases:
    """Take the cases out of a question: a docket number, "Doe v. Roe", "the Roe case".

    :param left: the question.
    :param papers: the matter's documents.
    :raises DocketError: when it names a case that no document bears.
    """
    papers = list(papers)
    if match := left.take(_NUMBER):
        numbers = _numbered(match["number"], papers)
        if not numbers:
            raise DocketError(f"No document bears the docket number {match['number']}.")
        return Cases(numbers, f"in {', '.join(numbers)}")
    parties = parties_by_case(papers)
    if match := _CASE_NAME.search(left.text):
        sides = [set(_cases_of(match[side], parties)) for side in ("one", "two")]
        if numbers := tuple(sorted(sides[0] & sides[1])):
            left.blank(*match.span())
            return Cases(numbers, f"in {match['one'].strip()} v. {match['two'].strip(' ,.')}")
        raise DocketError(f"No document’s caption is that of {match[0].strip()}.")
    for found, start, end in _names(left, (party.name for party in parties)):
        behind = _OF_CASE.match(left.text[end:])
        before = re.search(r"\b(?:in |of )?the\s$", left.text[:start], re.IGNORECASE)
        if behind and before:
            numbers = tuple(sorted({party.case for party in parties if party.name in found.names}))
            said = left.text[start:end]
            left.blank(before.start(), end + behind.end())
            return Cases(numbers, f"in the {said} case{'s' if len(numbers) > 1 else ''}")
    return Cases()


def _numbered(written: str, papers: Iterable[Paper]) -> tuple[str, ...]:
    wanted = docket_numbers.key(written)
    return tuple(
        dict.fromkeys(
            paper.case
            for paper in papers
            for number in paper.entry.caption.docket_numbers
            if paper.case and docket_numbers.key(number.value) == wanted
        )
    )


def _cases_of(name: str, parties: Iterable[CaseParty]) -> Iterator[str]:
    words = plain(name.strip(" ,.")).split()
    for party in parties:
        if any(found.start == 0 and found.end == len(words) for found in called(words, [party.name])):
            yield party.case


def _names(left: Left, names: Iterable[str]) -> Iterator[tuple[NameFound, int, int]]:
    """Yield the names that are left in a question, with where they stand in it."""
    tokens = list(left.tokens())
    words = [plain(token[0].removesuffix("'s").rstrip(".'")) or "·" for token in tokens]
    for found in called(words, set(names)):
        some = tokens[found.start : found.end]
        capital = all(token[0][0].isupper() or token[0][0].isdigit() for token in (some[0], some[-1]))
        if capital or left.lower_case:
            end = some[-1].start() + len(some[-1][0].removesuffix("'s").rstrip("'"))
            yield found, some[0].start(), end


def people_named(left: Left, papers: Iterable[Paper], cases: Cases, judges: Iterable[str]) -> People:
    """Take the people and courts out of a question.

    :param left: the question, its cases taken.
    :param papers: the matter's documents.
    :param cases: those that it names: a name is that of a party to one of them.
    :param judges: the judges that there are.
    :raises DocketError: when a name may be that of several parties on different sides.
    """
    papers = [paper for paper in papers if not cases.numbers or paper.case in cases.numbers]
    of_cases = parties_by_case(papers)
    courts = _courts(left, papers)
    bench = _judges(left, judges)
    parties, notes = _parties(left, of_cases)
    roles = tuple(dict.fromkeys(match["role"].lower() for match in _roles(left)))
    meant = [party for party in of_cases if party.name in parties]
    named_cases = tuple(dict.fromkeys(party.case for party in meant))
    sides = tuple(sorted({role for party in meant for role in party.roles}))
    said = " ".join(
        [
            *([f"by {_joined(parties)}"] if parties else []),
            *([f"by the {_joined([f'{role}s' for role in roles])}"] if roles else []),
            *([f"by Judge {_joined(bench)}"] if bench else []),
            *([f"of the {_joined(courts)}"] if courts else []),
        ]
    )
    return People(parties, roles, bench, courts, said, notes, named_cases, sides)


def _joined(names: Iterable[str]) -> str:
    return " or ".join(names)


def _roles(left: Left) -> list[re.Match[str]]:
    found = []
    for match in list(ROLES.finditer(left.text)):
        if _FILES.search(left.text[: match.start()]) or _FOR.search(left.text[: match.start()]):
            left.blank(*match.span())
            found.append(match)
    return found


def _courts(left: Left, papers: Iterable[Paper]) -> tuple[str, ...]:
    spelled: defaultdict[str, set[str]] = defaultdict(set)
    for paper in papers:
        if court := paper.entry.caption.court:
            spelled[_court(court.value)].add(court.value)
    found: set[str] = set()
    for short, courts in spelled.items():
        words = re.escape(short).replace(r"\ of\ ", r"\ of\ (?:the\ state\ of\ )?")
        pattern = (
            rf"(?:\b(?:in|of|from|by|for)\s)?(?:the\s)?(?:[\w. ]{{3,40}}\sfor\sthe\s)?\b{words}(?:'s)?(?!\w)"
        )
        if left.take(re.compile(pattern, re.IGNORECASE)):
            found |= courts
    return tuple(sorted(found))


def _court(name: str) -> str:
    """Return a court's name without what all courts of its kind are called, and without "the State of"."""
    short = re.sub(r"^United States (?:District Court|Court of Appeals|Bankruptcy Court) for the ", "", name)
    return re.sub(r" of the State of ", " of ", short, flags=re.IGNORECASE)


def _judges(left: Left, judges: Iterable[str]) -> tuple[str, ...]:
    found: list[str] = []
    for name, start, end in _names(left, judges):
        if title := _TITLES.search(left.text[:start]):
            if len(name.names) > 1:
                raise DocketError(f"“{left.text[start:end]}” may be {_joined(sorted(name.names))}.")
            left.blank(title.start(), end)
            own = re.match(r"'s?(?!\w)", left.text[end:])
            left.blank(end, end + (own.end() if own else 0))
            found += name.names
    return tuple(dict.fromkeys(found))


def _parties(left: Left, of_cases: Iterable[CaseParty]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    of_cases = list(of_cases)
    found: list[str] = []
    notes: list[str] = []
    for name, start, end in list(_names(left, (party.name for party in of_cases))):
        own = _OWN.match(left.text[end:])
        if not (_FILES.search(left.text[:start]) or _FOR.search(left.text[:start]) or own):
            continue
        said = left.text[start:end]
        if len(name.names) > 1:
            _check_one_side(said, name, of_cases)
            notes.append(f"“{said}” is read as {' and '.join(sorted(name.names))}.")
        left.blank(
            start, end + (2 if own and own[0].startswith("'s") else 1 if own and own[0][0] == "'" else 0)
        )
        found += sorted(name.names)
    return tuple(dict.fromkeys(found)), tuple(notes)


def _check_one_side(said: str, name: NameFound, of_cases: Iterable[CaseParty]) -> None:
    meant = [party for party in of_cases if party.name in name.names]
    if len({party.case for party in meant}) > 1 or len({tuple(sorted(party.roles)) for party in meant}) > 1:
        raise DocketError(
            f"“{said}” may be {', '.join(sorted(name.names))}. Name the party in full, or the case."
        )
