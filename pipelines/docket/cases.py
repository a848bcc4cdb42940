"""The cases that a docket question names, and the names that stand in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ingest.caption import docket_numbers
from pipelines.docket.left import Left
from pipelines.docket.naming import NameFound, called, forms, plain
from pipelines.docket.papers import Paper

_CASE_NAME = re.compile(
    r"\b(?:[Ii]n )?(?:the case (?:of )?)?(?P<one>(?!In )(?:[A-Z][\w.&'-]*,?\s){1,6})(?:v|vs)\.?\s"
    r"(?P<two>[A-Z][\w.&'-]*(?:,?\s(?:(?:of|and|the|for|&)\s){0,2}[A-Z][\w.&'-]*){0,5})"
)
_NUMBER = re.compile(
    r"(?:\b(?:in|of|for|under|with)\s)?(?P<label>\b(?:(?:case|docket|civil|action|matter|appeal|no\.?|number)\s)+|#)?"
    r"(?P<number>(?<![\w-])(?=[\w:.]*[-:]|[A-Z]{1,3}\d|\d+[A-Z])[\w:.-]*\d[\w:-]*(?:\([A-Z]{2,4}x?\))*)",
    re.IGNORECASE,
)
"""What may be a docket number, with what leads to it; whether it is one, the captions tell."""
_OF_CASE = re.compile(
    r"^'?s?\s(?:case|matter|action|lawsuit|litigation|appeal|docket(?: sheet)?)\b", re.IGNORECASE
)


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
    :param problem: why it cannot be told which case is meant, or nothing.
    """

    numbers: tuple[str, ...] = ()
    said: str = ""
    problem: str = ""


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
    """
    papers = list(papers)
    for match in _NUMBER.finditer(left.text):
        if numbers := _numbered(match["number"], papers):
            left.blank(*match.span())
            return Cases(numbers, f"in {', '.join(numbers)}")
    parties = parties_by_case(papers)
    if named := _CASE_NAME.search(left.text):
        sides = [set(_cases_of(named[side], parties)) for side in ("one", "two")]
        left.blank(*named.span())
        title = f"{named['one'].strip()} v. {named['two'].strip(' ,.')}"
        if numbers := tuple(sorted(sides[0] & sides[1])):
            return Cases(numbers, f"in {title}")
        return Cases(problem=f"No document’s caption is that of {title}.")
    for found, start, end in names_in(left, (party.name for party in parties)):
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
    """Yield the cases of a side of a case's name: a party's name, or some words of it in a row."""
    words = tuple(plain(name.strip(" ,.")).split())
    for party in parties:
        full = plain(party.name).split()
        if words in forms(party.name) or any(
            tuple(full[n : n + len(words)]) == words for n in range(len(full))
        ):
            yield party.case


def names_in(left: Left, names: Iterable[str]) -> Iterator[tuple[NameFound, int, int]]:
    """Find the names that are left in a question.

    :param left: the question.
    :param names: those that are known. One is found where it has its capitals, or the question has none.
    :returns: whose they may be, and where they stand in the question.
    """
    tokens = list(left.tokens())
    words = [plain(token[0].removesuffix("'s").rstrip(".'")) or "·" for token in tokens]
    for found in called(words, set(names)):
        some = tokens[found.start : found.end]
        capital = all(token[0][0].isupper() or token[0][0].isdigit() for token in (some[0], some[-1]))
        if capital or left.lower_case:
            end = some[-1].start() + len(some[-1][0].removesuffix("'s").rstrip("'"))
            yield found, some[0].start(), end
