"""The notes at a page's foot, told by where and how large their lines are set. Pure functions.

Notes stand at the foot of their column, the first one opening with a raised number or sign. They may begin
with the rest of a note of the page before, which is told by the rule that is drawn above it, or by its type.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from statistics import median
from typing import NamedTuple

from ingest.raised import is_raised, raised_in
from ingest.runs import Run, words_of

Row = list[Run]

_AS_LARGE = 1.05
"""Times the size of a note's type: larger lines below it are the text's."""
_SMALL = 0.95
"""Times the size of the text's type: type of notes that are set smaller."""
_BELOW = 2
"""So many lines at a column's end may be the page's foot, in any type."""
_FEWEST = 2
"""Lines below the text that no number opens: one is the page's foot."""
_LEAST_TEXT = 3
"""Lines of text, above notes that no number opens, by whose type theirs is told."""


_RULE = (0.7, 4.0)
"""In inches: the shortest and the longest rule above notes; word processors draw one of two."""
_INCH = 72.0
_FLUSH = 12.0
"""A rule above notes begins so near to its column's left edge, in points."""


class Rule(NamedTuple):
    """A line that is drawn across a page, in points from its top left corner."""

    left: float
    right: float
    top: float


class Foot(NamedTuple):
    """A page's rows with its notes last.

    :param rows: the rows of the text, then those of the notes.
    :param first: the first row of the notes; what stands there before a number opens one is a note's only
        where one runs over from the page before.
    :param numbered: the first row that a number opens; all rows' number where none does.
    """

    rows: list[Row]
    first: int
    numbered: int


def notes_last(rows: Sequence[Row], rules: Sequence[Rule] = ()) -> Foot:
    """Put the notes of a page behind its text.

    :param rows: its rows in reading order, column after column.
    :param rules: the lines that are drawn across it.
    """
    rows = _with_own_numbers(rows)
    columns = [_Column(rows[start:end]) for start, end in _columns(rows)]
    body = _type_of([row for column in columns for row in column.text])
    before: int | None = None
    for column in columns:
        opens = column.first
        if before is not None or opens is not None or column is columns[-1]:
            column.take_rest(body, rules)
        if before is None and opens is not None and column.first is not None:
            before = opens - column.first
    text = [row for column in columns for row in column.text]
    notes = [row for column in columns for row in column.notes]
    return Foot([*text, *notes], len(text), len(text) + (len(notes) if before is None else before))


def _with_own_numbers(rows: Sequence[Row]) -> list[Row]:
    """Return rows, a number that is raised out of its line put back before it."""
    whole: list[Row] = []
    for row in rows:
        above = words_of(whole[-1]) if whole else []
        first = row[0].words[0]
        stands_before = len(above) == 1 and above[0].right <= first.left and first.top < above[0].bottom
        if stands_before and is_raised(above[0], first):
            whole[-1] = [*whole[-1], *row]
        else:
            whole.append(row)
    return whole


def _columns(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Return where the columns of rows begin and end: behind a column's foot the page goes on above it."""
    edges = [
        place
        for place in range(1, len(rows))
        if _middle(rows[place]) < _middle(rows[place - 1]) - _size(rows[place])
    ]
    return list(zip([0, *edges], [*edges, len(rows)], strict=True)) if rows else []


class _Column:
    """A column's rows, and the place among them from which on they are notes; None where none are."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.sizes = [_size(row) for row in rows]
        self.first = next((place for place in range(len(rows)) if self._opens_notes(place)), None)

    @property
    def text(self) -> Sequence[Row]:
        return self.rows[: self.first]

    @property
    def notes(self) -> Sequence[Row]:
        return [] if self.first is None else self.rows[self.first :]

    def _opens_notes(self, place: int) -> bool:
        """Say whether a note begins here behind which nothing follows but notes and the page's foot."""
        words = words_of(self.rows[place])
        if 0 not in raised_in(words):
            return False
        size = self.sizes[place]
        below = self.sizes[place + 1 : max(place + 1, len(self.rows) - _BELOW)]
        return all(each <= _AS_LARGE * size for each in below)

    def take_rest(self, body: float, rules: Sequence[Rule]) -> None:
        """Let the notes begin with what no number opens, below a rule or in small type.

        :param body: the size of the text's type.
        """
        ruled = self._ruled_off(rules)
        small = self._small(body) if ruled is None else ruled
        if small is not None and (self.first is None or small < self.first):
            self.first = small

    def _ruled_off(self, rules: Sequence[Rule]) -> int | None:
        """Return the first row below the last rule that parts the column, or None where none does."""
        left = min(run.left for row in self.rows for run in row)
        last = len(self.rows) - _FEWEST if self.first is None else self.first
        for rule in sorted(rules, key=lambda rule: -rule.top):
            above = sum(_bottom(row) <= rule.top for row in self.rows)
            level = sum(_top(row) < rule.top < _bottom(row) for row in self.rows)
            long_enough = _RULE[0] * _INCH < rule.right - rule.left < _RULE[1] * _INCH
            if long_enough and abs(rule.left - left) < _FLUSH and above <= last and not level:
                return above
        return None

    def _small(self, body: float) -> int | None:
        """Return from which row on the column's end is set smaller than the text, or None where it is not."""
        last = len(self.rows) if self.first is None else self.first
        if self.first is None:
            while last > len(self.rows) - _BELOW and last > 0 and self.sizes[last - 1] >= _SMALL * body:
                last -= 1
        elif self.sizes[last] >= _SMALL * body:
            return None
        top = last
        while top > 0 and self.sizes[top - 1] < _SMALL * body:
            top -= 1
        if top < _LEAST_TEXT or (self.first is None and last - top < _FEWEST):
            return None
        return self._widest_gap(top, last if self.first is not None else last - 1)

    def _widest_gap(self, top: int, last: int) -> int:
        """Return before which of some rows the column is parted: a quotation may be set small above notes."""
        gaps = {
            place: _middle(self.rows[place]) - _middle(self.rows[place - 1]) for place in range(top, last + 1)
        }
        widest = max(gaps.values())
        return next(place for place, gap in gaps.items() if gap > widest - 0.1)


def _type_of(rows: Sequence[Row]) -> float:
    """Return the size of type in which most of some rows are set; 0 where there are none."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(_size(row), 1)] += sum(len(word.text) for word in words_of(row))
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _size(row: Row) -> float:
    """Return the height of a row's type."""
    heights = sorted((word.bottom - word.top, len(word.text)) for word in words_of(row))
    half = sum(letters for _, letters in heights) // 2
    return next(
        height
        for (height, _), reached in zip(heights, accumulate(n for _, n in heights), strict=True)
        if reached > half
    )


def _top(row: Row) -> float:
    return min(run.top for run in row)


def _bottom(row: Row) -> float:
    return max(run.bottom for run in row)


def _middle(row: Row) -> float:
    return median(run.middle for run in row)
