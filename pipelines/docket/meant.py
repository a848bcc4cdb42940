"""Whom a docket question means: parties, judges and courts by their names, sides by their roles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.docket.cases import CaseParty, Cases, names_in, parties_by_case
from pipelines.docket.left import Left
from pipelines.docket.naming import NameFound, court_key
from pipelines.docket.nouns import ROLES
from pipelines.docket.papers import Paper

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
    :param problem: why it cannot be told who is meant, or nothing.
    """

    parties: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    judges: tuple[str, ...] = ()
    courts: tuple[str, ...] = ()
    said: str = ""
    notes: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    problem: str = ""


def people_named(left: Left, papers: Iterable[Paper], cases: Cases, judges: Iterable[str]) -> People:
    """Take the people and courts out of a question.

    :param left: the question, its cases taken.
    :param papers: the matter's documents.
    :param cases: those that it names: a name is that of a party to one of them.
    :param judges: the judges that there are.
    """
    papers = [paper for paper in papers if not cases.numbers or paper.case in cases.numbers]
    of_cases = parties_by_case(papers)
    courts = _courts(left, papers)
    problems: list[str] = []
    bench = _judges(left, judges, problems)
    parties, notes = _parties(left, of_cases, problems)
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
    return People(parties, roles, bench, courts, said, notes, named_cases, sides, " ".join(problems))


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
            spelled[court_key(court.value)].add(court.value)
    found: set[str] = set()
    for short, courts in spelled.items():
        words = re.escape(short).replace(r"\ of\ ", r"\ of\ (?:the\ state\ of\ )?")
        pattern = (
            rf"(?:\b(?:in|of|from|by|for)\s)?(?:the\s)?(?:[\w. ]{{3,40}}\sfor\sthe\s)?\b{words}(?:'s)?(?!\w)"
        )
        if left.take(re.compile(pattern, re.IGNORECASE)):
            found.add(min(courts, key=len))
    return tuple(sorted(found))


def _judges(left: Left, judges: Iterable[str], problems: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    for name, start, end in names_in(left, judges):
        if title := _TITLES.search(left.text[:start]):
            if len(name.names) > 1:
                problems.append(f"“{left.text[start:end]}” may be {_joined(sorted(name.names))}.")
            left.blank(title.start(), end)
            own = re.match(r"'s?(?!\w)", left.text[end:])
            left.blank(end, end + (own.end() if own else 0))
            found += name.names
    return tuple(dict.fromkeys(found))


def _parties(
    left: Left, of_cases: Iterable[CaseParty], problems: list[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    of_cases = list(of_cases)
    found: list[str] = []
    notes: list[str] = []
    for name, start, end in list(names_in(left, (party.name for party in of_cases))):
        own = _OWN.match(left.text[end:])
        if not (_FILES.search(left.text[:start]) or _FOR.search(left.text[:start]) or own):
            continue
        said = left.text[start:end]
        if len(name.names) > 1:
            if _is_one_side(name, of_cases):
                notes.append(f"“{said}” is read as {' and '.join(sorted(name.names))}.")
            else:
                several = ", ".join(sorted(name.names))
                problems.append(f"“{said}” may be {several}. Name the party in full, or the case.")
        left.blank(
            start, end + (2 if own and own[0].startswith("'s") else 1 if own and own[0][0] == "'" else 0)
        )
        found += sorted(name.names)
    return tuple(dict.fromkeys(found)), tuple(notes)


def _is_one_side(name: NameFound, of_cases: Iterable[CaseParty]) -> bool:
    meant = [party for party in of_cases if party.name in name.names]
    return len({party.case for party in meant}) == 1 and len({party.roles for party in meant}) == 1
