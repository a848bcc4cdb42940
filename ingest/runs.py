"""Words and the runs that they make: words side by side on one line. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

ASLANT = 4
"""Instead of quarter turns: across the page."""


class Word(NamedTuple):
    """A word on a page, in any unit that is as long across as down, from the top left corner.

    :param text: the word, without white space.
    :param quarters: the quarter turns clockwise from upright in which it is drawn, 0 to 3, or :data:`ASLANT`.
    :param place: its place among the words that a page was arranged of, for whoever needs it again.
    :param glued: whether no white space stands between it and what the file draws before it.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    quarters: int = 0
    place: int = -1
    glued: bool = False


@dataclass(slots=True)
class Run:
    """Words side by side, and the rectangle that they fill.

    :param number: the line number that it opens with, empty where none is looked for.
    :param number_middle: how far down the page that stands.
    :param half: the half of a caption that it belongs to, 1 the left and 2 the right; 0 elsewhere.
    """

    words: list[Word]
    left: float
    top: float
    right: float
    bottom: float

    number: str = ""
    number_middle: float = 0.0
    half: int = 0

    @property
    def middle(self) -> float:
        """How far down the page it stands."""
        return (self.top + self.bottom) / 2

    def overlap(self, other: Run | Word) -> float:
        """Return how much of the lower of the two stands beside the other, from 0 to 1."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared / max(1e-6, min(self.bottom - self.top, other.bottom - other.top))

    def add(self, word: Word) -> None:
        """Add a word to the run."""
        self.words.append(word)
        self.left, self.right = min(self.left, word.left), max(self.right, word.right)
        self.top, self.bottom = min(self.top, word.top), max(self.bottom, word.bottom)


SAME_LINE = 0.5
"""Two runs stand on one line when so much of the lower stands beside the other."""
_WORD_GAP = 1.0
"""In heights of a line: words farther apart are not neighbours."""
_JUSTIFIED_GAP = 3.0
_SPACED_ALIKE = 0.15
_LEAST_JUSTIFIED = 4
"""So many words in a row, evenly far apart, are a line driven apart; a table's cells end unevenly."""
_HEALED_GAP = 0.12


def words_of(runs: Sequence[Run]) -> list[Word]:
    """Return the words of runs, in their order."""
    return [word for run in runs for word in run.words]


def run_of(words: Sequence[Word]) -> Run:
    """Make a run of words.

    :param words: one at least.
    """
    _, lefts, tops, rights, bottoms, *_ = zip(*words, strict=True)
    return Run(list(words), min(lefts), min(tops), max(rights), max(bottoms))


def runs_of(words: Sequence[Word]) -> list[Run]:
    """Put neighbours together that the file draws one after the other.

    :param words: in the order of the file.
    """
    runs: list[Run] = []
    for word in words:
        if runs:
            run = runs[-1]
            last = run.words[-1]
            height = run.bottom - run.top
            gap = word.left - last.right
            if run.overlap(word) > SAME_LINE and -0.5 * height < gap < _WORD_GAP * height:
                if _is_split_small_caps(last, word, gap):
                    run.words[-1] = last._replace(text=last.text + word.text, right=word.right)
                    run.right = max(run.right, word.right)
                else:
                    run.add(word)
                continue
        runs.append(run_of([word]))
    return _justified(runs)


def _justified(runs: list[Run]) -> list[Run]:
    """Put a line's words together that were driven apart evenly, to fill a narrow column."""
    joined: list[Run] = []
    at = 0
    while at < len(runs):
        behind = at + 1
        while behind < len(runs) and _is_spaced_alike(runs, at, behind):
            behind += 1
        if behind - at < _LEAST_JUSTIFIED:
            behind = at + 1
            joined.append(runs[at])
        else:
            joined.append(run_of(words_of(runs[at:behind])))
        at = behind
    return joined


def _is_spaced_alike(runs: list[Run], first: int, at: int) -> bool:
    """Say whether a word stands as far behind the last one as the second of its line behind the first."""
    height = runs[first].bottom - runs[first].top
    space, gap = (runs[place].left - runs[place - 1].right for place in (first + 1, at))
    return (
        len(runs[first].words) == len(runs[at].words) == 1
        and runs[first].overlap(runs[at]) > SAME_LINE
        and 0 < gap < _JUSTIFIED_GAP * height
        and abs(gap - space) < _SPACED_ALIKE * height
    )


def _is_split_small_caps(last: Word, word: Word, gap: float) -> bool:
    """Say whether "L" and "OPEZ" are one name set in small capitals: there is no gap between them."""
    larger, smaller = last.bottom - last.top, word.bottom - word.top
    return (
        len(last.text) == 1
        and last.text.isupper()
        and len(word.text) > 1
        and word.text.isupper()
        and gap < _HEALED_GAP * larger
        and smaller < 0.95 * larger
    )


def rows_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Put runs that stand on one line together, from left to right.

    :param runs: in any order.
    :returns: the rows, down the page.
    """
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.middle):
        if rows and run.overlap(rows[-1][0]) > SAME_LINE and run.overlap(rows[-1][-1]) > SAME_LINE:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]
