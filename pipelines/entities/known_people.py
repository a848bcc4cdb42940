"""Every place where people known to a document are named: in full, in short, surname first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pipelines.entities.people import Seen, is_place, pieces
from pipelines.entities.person_names import parse
from pipelines.entities.runs import INITIAL, WORD, Token, runs
from pipelines.entities.vocabulary import NO_NAME, TITLES

_REVERSED = re.compile(rf"(?<![\w.])(?P<surname>{WORD}), (?P<given>{WORD}|{INITIAL})(?=\))")


def related(text: str, known: Collection[str], common: Collection[str]) -> Iterator[Seen]:
    """Yield the names of two words whose surname is known to be a person's in the document.

    :param text: a page's text, joined and without organizations.
    :param known: surnames, in lower case.
    :param common: words that the document also writes in lower case.
    """
    for run in runs(text):
        for words in pieces(run):
            if len(words) == 2 and words[1].lower in known and len(words[0].text) > 2:
                first = words[0]
                if first.lower not in common and first.lower not in known and not is_place(words):
                    yield Seen(first.start, words[1].end, text[first.start : words[1].end])


def reversed_names(text: str) -> Iterator[Seen]:
    """Yield the names of a docket sheet's filers: "(Smith, Jane)".

    :param text: a page's text, joined.
    """
    for match in _REVERSED.finditer(text):
        yield Seen(match.start(), match.end(), match[0])


def mentions(text: str, people: Collection[str], alone: Collection[str]) -> Iterator[Seen]:
    """Yield every place where people known to a document are named.

    :param text: a page's text, joined and without organizations.
    :param people: their names in full, in lower case, each as written somewhere or without its initials.
    :param alone: surnames and given names, in lower case, that mean one of them when they stand alone.
    """
    longest = max((name.count(" ") + 1 for name in people), default=0)
    for run in runs(text):
        place = 0
        while place < len(run):
            size = next(
                (
                    size
                    for size in range(min(longest, len(run) - place), 1, -1)
                    if " ".join(token.lower for token in run[place : place + size]) in people
                ),
                0,
            )
            if not size and run[place].lower in alone and stands_alone(run, place):
                size = 1
            if size:
                start, end = run[place].start, run[place + size - 1].end
                yield Seen(start, end, text[start:end])
            place += max(size, 1)


def stands_alone(run: Sequence[Token], place: int, size: int = 1) -> bool:
    """Say whether words of a run are no part of a longer name: what stands beside them is in no name.

    :param run: the run.
    :param place: the index of the first of the words.
    :param size: how many they are.
    """
    beside = [*run[max(0, place - 1) : place], *run[place + size : place + size + 1]]
    return all(
        (token.lower in NO_NAME and token.lower not in TITLES) or (token.is_initial and token is run[0])
        for token in beside
    )


def in_full(name: str) -> list[str]:
    """Return the forms under which a full name is looked for: as written, and without its initials.

    :param name: a full name.
    """
    parsed = parse(name)
    words = " ".join(name.replace("- ", "-").split()).casefold()
    return [words, f"{parsed.given} {parsed.surname}", f"{parsed.given[0]}. {parsed.surname}"]
