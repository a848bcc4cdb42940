"""A question of which the grammar takes away what it has read, until nothing is left."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"[\w§][\w'.-]*")


class Left:
    """What is left of a question.

    :param question: the question.
    """

    def __init__(self, question: str) -> None:
        self.text = " ".join(question.replace("’", "'").replace("‘", "'").split())
        self.lower_case = self.text[1:] == self.text[1:].lower()

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Take away the first place that a pattern matches.

        :param pattern: the pattern.
        :returns: the match, or None.
        """
        match = pattern.search(self.text)
        if match:
            self.blank(*match.span())
        return match

    def blank(self, start: int, end: int) -> None:
        """Take away a stretch.

        :param start: its offset.
        :param end: the offset behind it.
        """
        self.text = self.text[:start] + " " * (end - start) + self.text[end:]

    def tokens(self) -> Iterator[re.Match[str]]:
        """Yield the words that are left, with where they stand."""
        yield from _WORD.finditer(self.text)

    def words(self) -> set[str]:
        """Return the words that are left, in lower case."""
        return {token[0].lower().rstrip(".'-").removesuffix("'s") for token in self.tokens()} - {""}
