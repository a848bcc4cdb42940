"""A person's name in its parts, and whether two of them can be one person's. Pure functions."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipelines.entities.known import NICKNAMES
from pipelines.entities.vocabulary import TITLES

_GENERATION = re.compile(r"(?:jr|sr|ii|iii|iv)", re.IGNORECASE)


class PersonName(NamedTuple):
    """A person's name in its parts, in lower case; what it does not say is empty.

    :param title: "ms", "dr", "judge".
    :param given: the given name, or its initial.
    :param middle: the initials of what stands between.
    :param surname: the surname.
    :param generation: "jr", "iii".
    """

    title: str
    given: str
    middle: str
    surname: str
    generation: str

    @property
    def is_full(self) -> bool:
        """Whether it has a given name and a surname."""
        return bool(self.given and self.surname)


@lru_cache(maxsize=65536)
def parse(text: str) -> PersonName:
    """Part a person's name.

    :param text: "Dr. Jane Q. Smith, Jr.", "Ms. Smith", "SMITH", "Smith, Jane".
    """
    plain = re.sub(r"-\s", "-", " ".join(text.replace("’", "'").split())).casefold()
    words = [word.strip(",") for word in plain.split(" ")]
    comma = re.fullmatch(r"([^,\s]+), ([^,]+)", plain)
    if comma and not _GENERATION.fullmatch(comma[2].strip(".")):  # "Smith, Jane", as docket sheets have it
        words = [*comma[2].split(" "), comma[1]]
    title = ""
    while len(words) > 1 and words[0].strip(".") in TITLES:
        title = words.pop(0).strip(".")
    generation = ""
    if len(words) > 1 and _GENERATION.fullmatch(words[-1].strip(".")):
        generation = words.pop().strip(".")
    if len(words) == 1:
        return PersonName(title, "", "", words[0], generation)
    middle = "".join(word[0] for word in words[1:-1] if word[:1].isalpha())
    return PersonName(title, words[0].strip("."), middle, words[-1], generation)


def same_given(one: str, other: str) -> bool:
    """Say whether two given names can be one: the same, an initial of it, or its usual short form.

    :param one: in lower case.
    :param other: likewise.
    """
    short, long = sorted((one, other), key=len)
    if short == long or (len(short) == 1 and long.startswith(short)):
        return True
    meant = {one} | NICKNAMES.get(one, frozenset()), {other} | NICKNAMES.get(other, frozenset())
    return bool(meant[0] & meant[1])


def can_be_one(one: PersonName, other: PersonName) -> bool:
    """Say whether nothing in two full names tells two people apart.

    :param one: a full name.
    :param other: another one.
    """
    if one.surname != other.surname or not same_given(one.given, other.given):
        return False
    if one.generation and other.generation and one.generation != other.generation:
        return False
    return not (one.middle and other.middle) or one.middle[0] == other.middle[0]


def agree_on_middle(one: PersonName, other: PersonName) -> bool:
    """Say whether two full names have the same given name written out and the same middle initial.

    :param one: a full name.
    :param other: another one.
    """
    return (
        can_be_one(one, other)
        and one.given == other.given
        and len(one.given) > 1
        and bool(one.middle and other.middle)
    )
