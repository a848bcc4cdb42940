"""A page as names are looked for in it: its running lines joined, its capitalised words in runs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

UPPER = "A-ZÀ-ÖØ-Þ"
WORD = (
    rf"[{UPPER}][^\W\d_]*(?:[’'][{UPPER}][^\W\d_]+)*(?:-[ ]?[{UPPER}][^\W\d_]*(?:[’'][{UPPER}][^\W\d_]+)*)*"
)
"""A capitalised word: "Smith", "O’Brien", "Marsh-Abbate", "SMITH"; without a possessive "’s"."""
INITIAL = rf"[{UPPER}]\.(?:[{UPPER}]\.)*"
_PARTICLE = r"(?:de|da|del|della|der|den|di|du|la|le|van|von|bin|al|el)"
_ONE = rf"(?:St\.[ ]{WORD}|{INITIAL}(?![^\W\d_])|{WORD})(?![\w])"
_TOKEN = re.compile(_ONE)
_RUN = re.compile(rf"(?<![\w@.])(?<!(?<!s)/){_ONE}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_ONE}){{0,9}}")
_BROKEN = re.compile(rf"(?:^|[ ])[{UPPER}]\.\n|&\n|-\n")
"""A name goes on behind a line's end like this, however short the line: "MARCUS D.", "Foo &"."""
_RUNNING = 0.8
"""Lines that are longer than this share of the longest line near them run on into the next."""
_LEAST_RUNNING = 30
_NEAR = 3
BLANK = "\x1f"


class Token(NamedTuple):
    """A capitalised word or an initial: as written, and where it stands in the page's text."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """In lower case, without what a line's end put in."""
        return self.text.replace(" ", "").casefold()

    @property
    def is_initial(self) -> bool:
        """Whether it is one: "J."."""
        return self.text.endswith(".")


def joined(text: str) -> str:
    """Return a page's text with the ends of its running lines as spaces; every offset stays.

    :param text: the page's stored text.
    """
    lines = text.split("\n")
    lengths = [len(line) for line in lines]
    parts = []
    for place, line in enumerate(lines):
        near = max(lengths[max(0, place - _NEAR) : place + _NEAR + 1])
        goes_on = len(line) >= max(_LEAST_RUNNING, _RUNNING * near) or _BROKEN.search(f"{line[-4:]}\n")
        parts.append(line + (" " if goes_on else "\n"))
    return "".join(parts)[: len(text)]


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text with some stretches blanked, so that no name is found in or across them.

    :param text: the text.
    :param spans: the stretches.
    """
    characters = list(text)
    for start, end in spans:
        characters[start:end] = BLANK * (end - start)
    return "".join(characters)


class Free:
    """Tells which stretches of a text are still free, and takes them."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def take(self, start: int, end: int) -> bool:
        """Take a stretch.

        :param start: where it begins.
        :param end: where it ends.
        :returns: whether it was free; otherwise nothing is taken.
        """
        place = bisect_right(self._starts, start)
        if (place and self._ends[place - 1] > start) or (
            place < len(self._starts) and self._starts[place] < end
        ):
            return False
        self._starts.insert(place, start)
        self._ends.insert(place, end)
        return True


def runs(text: str) -> Iterator[tuple[Token, ...]]:
    """Yield the runs of capitalised words and initials, each one space from the next.

    :param text: a page's, joined.
    """
    for match in _RUN.finditer(text):
        yield tuple(
            Token(token[0], match.start() + token.start(), match.start() + token.end())
            for token in _TOKEN.finditer(match[0])
        )
