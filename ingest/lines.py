"""A page's lines while what is not its text is taken out of them, and what the rest is put together to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.footnotes import NOTES_BELOW
from ingest.hyphens import join_hyphens
from ingest.stamps import STAMP

MARGIN_LINES = 3
"""Running heads are looked for in this many lines at the top and at the bottom."""


@dataclass(frozen=True, slots=True)
class CleanPage:
    """A page's cleaned text, and what was taken out of it.

    :param text: the cleaned text.
    :param furniture: the lines taken out, in reading order.
    :param printed_lines: see :class:`ingest.records.Page`.
    :param printed_page: the page number printed on the page, as written, or None.
    :param origins: for each line that was kept, its index among the lines of the raw text's normal form,
        and the offset in ``text`` where it begins.
    """

    text: str
    furniture: tuple[str, ...]
    printed_lines: tuple[tuple[int, int], ...] = ()
    printed_page: str | None = None
    origins: tuple[tuple[int, int], ...] = field(default=(), compare=False)


class Foot(NamedTuple):
    """Where a page's notes begin, by the indexes of its lines.

    :param rest: the line with which the rest of a note of the page before begins, if a note runs over; None
        where nothing looks like it.
    :param notes: the line that opens the first note of its own, or None.
    """

    rest: int | None = None
    notes: int | None = None


class Lines:
    """A page's lines while furniture is being taken out of them.

    :param text: the page's text, in its normal form.
    :param numbers: the printed line numbers that the reader set apart, by the index of the line beside them.
    :param foot: where the page's notes begin.
    """

    def __init__(self, text: str, numbers: Mapping[int, int], foot: Foot) -> None:
        self.kept: list[str | None] = list(text.split("\n"))
        self.rest, self.notes = foot
        self.taken: list[tuple[int, str]] = []
        self.numbers = dict(numbers)
        self.printed_page: str | None = None
        self.heads: list[tuple[str, str]] = []

    def take(self, index: int, rest: str | None = None) -> None:
        """Take a line out, or all of it but ``rest``.

        :param index: the line's.
        :param rest: what stays of it; nothing where None.
        """
        line = self.kept[index] or ""
        self.taken.append((index, line if rest is None else line.replace(rest, "", 1).strip()))
        self.kept[index] = rest

    def put_numbers_back(self) -> None:
        """Give the lines their numbers back: so few, they are a list's."""
        for index, number in self.numbers.items():
            self.kept[index] = f"{number} {self.kept[index] or ''}".strip()
        self.numbers = {}

    def take_stamps(self) -> None:
        """Take the filing stamps out; what a reader ran together with one stays."""
        for index, line in enumerate(self.kept):
            if line and (match := STAMP.search(line)):
                rest = (line[: match.start()] + line[match.end() :]).strip()
                self.taken.append((index, match[0]))
                self.kept[index] = rest or None

    def line(self, index: int) -> str:
        """Return what is left of a line.

        :param index: the line's.
        """
        return self.kept[index] or ""

    def margins(self) -> list[int]:
        """Return the indexes of the first and last lines that have text."""
        filled = [index for index, line in enumerate(self.kept) if line]
        return sorted(set(filled[:MARGIN_LINES] + filled[-MARGIN_LINES:]))

    def feet(self) -> list[int]:
        """Return the indexes of the last lines that have text and are not among the first ones."""
        return self.margins()[MARGIN_LINES:]

    def cleaned(self, words: set[str]) -> CleanPage:
        """Put the page together: blank lines single, notes set off, words at line ends joined.

        :param words: the words of the whole document, in lower case.
        """
        text, origins = "", []
        blank, notes = False, self.notes
        for index, line in enumerate(self.kept):
            if not line:
                blank |= line is not None
                continue
            below = notes is not None and index >= notes
            if text or (below and notes == self.rest):
                text += NOTES_BELOW if below else "\n\n" if blank else "\n"
            notes = None if below else notes
            origins.append((index, len(text)))
            text += line
            blank = False
        text, moved = join_hyphens(text, words)
        origins = [(index, moved(start)) for index, start in origins]
        return CleanPage(
            text,
            tuple(line for _, line in sorted(self.taken)),
            tuple((self.numbers[index], start) for index, start in origins if index in self.numbers),
            self.printed_page,
            tuple(origins),
        )
