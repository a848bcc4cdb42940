"""By what a document can be named: its case, its people, its title, its dates. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from ingest.caption import docket_numbers
from ingest.caption.records import Caption
from pipelines.facts import facts
from pipelines.routes.filings import KINDS, SIDES
from pipelines.search.describing import words_of_name
from pipelines.text import names, search_terms, words

TOP_CHARACTERS = 1500
"""How much of its first page names a document that is no paper of a court's."""

_ENTRY = re.compile(r"\b(?:dkt|ecf|doc(?:ument)?)[\s#.no]*0*(\d{1,4})\b", re.IGNORECASE)
_COMPACT = re.compile(r"(?<!\d)(\d\d)(?:cv|cr|mc|civ)0*(\d+)", re.IGNORECASE)
_IN_RE = re.compile(
    r"^\W*(?:In|IN)\s(?:re|Re|RE|the\s[Mm]atter\sof)\b:?\s+(\S[^\n]*(?:\n[^\n,:]+)?)", re.MULTILINE
)
"""Names a case that has no two sides."""
_FORM = re.compile(r"\b(?:inc|llc|llp|lp|ltd|corp|corporation|co|company|plc|et al)\b\.?", re.IGNORECASE)
_SMALL = frozenset("of and to the for in on a an".split())
_NO_COURT_PAPERS = (None, "contract", "letter", "notice")
_SHORTEST, _LONGEST = 3, 5  # letters by which a title goes


class Card(NamedTuple):
    """By what a document can be named.

    ``names`` are the terms of its file name, its people, its court's numbers, and what else it opens with
    where it is no paper of a court's; ``people`` those of its parties and its judge, ``file`` those of its
    file name; ``title`` those of what it is called. ``nouns`` are what it is called first, in its title and
    in its file name (see :data:`pipelines.routes.filings.KINDS`). ``side`` is the role of the party whose it
    is, ``numbers`` and ``entry`` are those of the court, ``dates`` are in ISO 8601, ``initials`` are those of
    its title, ``court`` the terms of its court's name.
    """

    document_id: str
    names: frozenset[str]
    people: frozenset[str]
    file: frozenset[str]
    title: frozenset[str]
    kind: str
    nouns: frozenset[str]
    side: str
    numbers: frozenset[str]
    entry: int | None
    dates: frozenset[str]
    initials: frozenset[str]
    court: frozenset[str] = frozenset()


def card(document_id: str, file: str, caption: Caption, top: str, stamps: Sequence[str] = ()) -> Card:
    """Make a document's card.

    :param document_id: its id.
    :param file: its file name.
    :param caption: what it says of itself.
    :param top: the text of its first page.
    :param stamps: the lines that were taken out of that page.
    """
    name = words_of_name(file)
    kind = caption.kind.value if caption.kind else None
    title = _title(caption)
    judge = caption.judge.value if caption.judge else ""
    parties = [party.name for party in caption.parties] or [match[1] for match in _IN_RE.finditer(top)]
    people = frozenset(search_terms(" ".join([*parties, judge, *map(_acronym, parties)])))
    called = frozenset(search_terms(f"{name} {PurePath(file).name}"))
    numbers = [number.value for number in caption.docket_numbers]
    opening = top[:TOP_CHARACTERS] if kind in _NO_COURT_PAPERS or not caption.parties else ""
    days = [part.value for part in (caption.filed, caption.dated) if part]
    days += [fact.value for fact in facts(name.replace(" ", "-")) if fact.kind == "date"]
    return Card(
        document_id=document_id,
        names=frozenset(search_terms(" ".join([*numbers, opening]))) | people | called,
        people=people if kind else people | names(f"by {opening}"),
        file=called,
        title=frozenset(search_terms(f"{name} {title}")),
        kind=kind or "",
        nouns=frozenset(noun for text in (title, name) if (noun := _first_noun(text))),
        side=_side(title),
        numbers=frozenset(map(docket_numbers.key, numbers)) | frozenset(_compact(file)),
        entry=next((int(found[1]) for text in (name, *stamps) if (found := _ENTRY.search(text))), None),
        dates=frozenset(days),
        initials=frozenset([*_initials(title), *_initials(name)]),
        court=frozenset(search_terms(caption.court.value)) if caption.court else frozenset(),
    )


def _title(caption: Caption) -> str:
    """Return the title that says the kind; what else says it, a letter's close or a judge's name, is none."""
    quote = " ".join(caption.kind.source.quote.split()) if caption.kind else ""
    return quote if _first_noun(quote) else ""


def _first_noun(text: str) -> str:
    return next((lower for word in words(text) if (lower := word.written.lower()) in KINDS), "")


def _side(title: str) -> str:
    first = next(iter(words(title)), None)
    return SIDES.get(re.sub(r"s?['’]?s?$", "", first.written.lower()), "") if first else ""


def _compact(file: str) -> Iterator[str]:
    """Yield docket numbers as file names have them: "17cv0072"."""
    for match in _COMPACT.finditer(file):
        yield f"{match[1]}-{match[2]}"


def _acronym(name: str) -> str:
    """Return what a party may go by, "IFF" for International Flavors & Fragrances Inc.; empty where short."""
    parts = [word.written for word in words(_FORM.sub(" ", name)) if word.written[0].isalpha()]
    letters = "".join(part[0] for part in parts if part.lower() not in _SMALL).upper()
    return letters if _SHORTEST <= len(letters) <= _LONGEST else ""


def _initials(text: str) -> Iterator[str]:
    """Yield what a title goes by for short, with its small words and without: "MSA", "FAC", "MTD"."""
    found = [word.written for word in words(text) if word.written[0].isalpha()]
    for some in (found, [word for word in found if word.lower() not in _SMALL]):
        letters = "".join(word[0] for word in some).upper()
        for place in (place for place, word in enumerate(some) if word.lower() in KINDS):
            yield letters[place : place + _SHORTEST]
            yield from (letters[max(0, place + 1 - n) : place + 1] for n in range(_SHORTEST, _LONGEST + 1))
