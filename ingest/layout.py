"""From words and where they stand to lines in the order in which people read them. Pure functions.

Words come in the order in which the file draws them, or the recogniser finds them. Neighbours on a line make
a fragment, fragments side by side a row; columns of running text are read one after the other, the rows of
tables and captions across. Line numbers in the margin and text that runs in another direction are set apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.clean import normalise


class Word(NamedTuple):
    """A word on a page, in any unit that is as long across as down, from the top left corner.

    :param text: the word, without white space.
    :param quarters: the quarter turns clockwise from upright in which it is drawn, 0 to 3.
    :param place: its place among the words that a page was arranged of, for whoever needs it again.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    quarters: int = 0
    place: int = -1


class Line(NamedTuple):
    """A line of a page: its words, none where a gap parts paragraphs; the number printed beside it."""

    words: tuple[Word, ...]
    number: int | None = None


class Arranged(NamedTuple):
    """A page in reading order.

    :param lines: its lines, at most one empty one between others.
    :param aside: what was set apart: text in another direction, and numbers in the margin.
    :param margin: how many numbers there are in the margin.
    """

    lines: list[Line]
    aside: list[str]
    margin: int


@dataclass(slots=True)
class _Run:
    """Words side by side, and the rectangle that they fill."""

    words: list[Word]
    left: float
    top: float
    right: float
    bottom: float

    number: str = ""
    number_middle: float = 0.0

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def overlap(self, other: _Run | Word) -> float:
        """Return how much of the lower of the two stands beside the other, from 0 to 1."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared / max(1e-6, min(self.bottom - self.top, other.bottom - other.top))

    def add(self, word: Word) -> None:
        self.words.append(word)
        self.left, self.right = min(self.left, word.left), max(self.right, word.right)
        self.top, self.bottom = min(self.top, word.top), max(self.bottom, word.bottom)


_NUMBER = re.compile(r"\d{1,2}")
_SAME_LINE = 0.5
_WORD_GAP = 1.0
"""In heights of a line: words farther apart are not neighbours."""
_JUSTIFIED_GAP = 3.0
_SPACED_ALIKE = 0.15
_LEAST_JUSTIFIED = 4
"""So many words in a row, evenly far apart, are a line driven apart; a table's cells end unevenly."""
_HEALED_GAP = 0.12
_LEAST_NUMBERS = 4
_UNEVEN = 0.35
_LEAST_ROWS = 8
"""Columns stand side by side on so many rows."""
_FILLED = 0.7
"""Lines of running text fill this much of their column; cells of a table seldom do."""
_LEAST_WORDS = 3
_MOST_RUNS = 2000
"""Pages of more pieces are no columns of text, and would take long to be looked at."""
_FULL = 0.85
_ENDS = ".:;?!)]”\"’'"
_PARAGRAPH = 1.4
"""In distances between lines: a longer one parts paragraphs."""


def arrange(words: Sequence[Word]) -> Arranged:
    """Bring a page's words into reading order.

    :param words: the page's words in the order of the file.
    :returns: its lines, and what was set apart.
    """
    words = [word for word in words if word.text]
    if not words:
        return Arranged([], [], 0)
    upright = Counter(word.quarters for word in words for _ in word.text).most_common(1)[0][0]
    aside = " ".join(word.text for word in words if word.quarters != upright)
    runs = _runs([_turned(word, upright) for word in words if word.quarters == upright])
    height = median(run.bottom - run.top for run in runs) or 1.0
    numbers = _margin_numbers(runs, height)
    for run in numbers:
        run.words.pop(0)
    margin = [(int(run.number), run.number_middle) for run in numbers]
    rows = _in_order([_run(run.words) for run in runs if run.words])
    lines = _lines(rows, margin)
    return Arranged(lines, [*([aside] if aside else []), *(str(number) for number, _ in margin)], len(margin))


def _turned(word: Word, quarters: int) -> Word:
    """Return a word as it stands once the page is turned so many quarters back, anticlockwise."""
    for _ in range(quarters):
        word = word._replace(left=word.top, top=-word.right, right=word.bottom, bottom=-word.left)
    return word


def _run(words: Sequence[Word]) -> _Run:
    first = words[0]
    run = _Run([], first.left, first.top, first.right, first.bottom)
    for word in words:
        run.add(word)
    return run


def _runs(words: Sequence[Word]) -> list[_Run]:
    """Put neighbours together that the file draws one after the other."""
    runs: list[_Run] = []
    for word in words:
        if runs:
            run = runs[-1]
            last = run.words[-1]
            height = run.bottom - run.top
            gap = word.left - last.right
            if run.overlap(word) > _SAME_LINE and -0.5 * height < gap < _WORD_GAP * height:
                if _is_split_small_caps(last, word, gap):
                    run.words[-1] = last._replace(text=last.text + word.text, right=word.right)
                    run.right = max(run.right, word.right)
                else:
                    run.add(word)
                continue
        runs.append(_run([word]))
    return _justified(runs)


def _justified(runs: list[_Run]) -> list[_Run]:
    """Put a line's words together that were driven apart evenly, to fill a narrow column."""
    joined: list[_Run] = []
    at = 0
    while at < len(runs):
        behind = at + 1
        while behind < len(runs) and _is_spaced_alike(runs, at, behind):
            behind += 1
        if behind - at < _LEAST_JUSTIFIED:
            behind = at + 1
        joined.append(_run([word for run in runs[at:behind] for word in run.words]))
        at = behind
    return joined


def _is_spaced_alike(runs: list[_Run], first: int, at: int) -> bool:
    """Say whether a word stands as far behind the last one as the second of its line behind the first."""
    height = runs[first].bottom - runs[first].top
    space, gap = (runs[place].left - runs[place - 1].right for place in (first + 1, at))
    return (
        len(runs[first].words) == len(runs[at].words) == 1
        and runs[first].overlap(runs[at]) > _SAME_LINE
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


# Line numbers


def _margin_numbers(runs: Sequence[_Run], height: float) -> list[_Run]:
    """Return the runs that open with a line number, down the page.

    Line numbers stand in one column, left of nearly all text beside them, at even distances, each one more
    than the one above.
    """
    opening = [run for run in runs if _NUMBER.fullmatch(run.words[0].text)]
    for run in opening:
        run.number, run.number_middle = run.words[0].text, (run.words[0].top + run.words[0].bottom) / 2
    chains = []
    for edge in ("left", "right"):
        columns: dict[int, list[_Run]] = {}
        for run in opening:
            place = getattr(run.words[0], edge) / height
            for column in {int(place), round(place)}:
                columns.setdefault(column, []).append(run)
        chains += [_chain(column) for column in columns.values()]
    chain = max(chains, key=len, default=[])
    if len(chain) < _LEAST_NUMBERS or not _is_margin(chain, runs):
        return []
    return chain


def _chain(column: Sequence[_Run]) -> list[_Run]:
    """Return the longest run of numbers n, n + 1, n + 2 … down a column, beginning at 1 or 2."""
    chains: dict[int, list[_Run]] = {}
    for run in sorted(column, key=lambda run: run.number_middle):
        number = int(run.number)
        if number - 1 in chains or number in (1, 2):
            chain = [*chains.get(number - 1, []), run]
            if len(chain) > len(chains.get(number, [])):
                chains[number] = chain
    return max(chains.values(), key=len, default=[])


def _is_margin(chain: Sequence[_Run], runs: Sequence[_Run]) -> bool:
    steps = [two.number_middle - one.number_middle for one, two in pairwise(chain)]
    step = median(steps)
    even = sum(abs(each - step) < _UNEVEN * step for each in steps)
    edge = max(run.words[0].right for run in chain)
    top, bottom = chain[0].number_middle - step, chain[-1].number_middle + step
    beside = [run for run in runs if top < run.middle < bottom and run not in chain]
    left_of = sum(run.left < edge for run in beside)
    return step > 0 and even >= 0.8 * len(steps) and left_of <= 0.1 * len(beside)


# Rows and columns


def _in_order(runs: list[_Run]) -> list[list[_Run]]:
    """Return the rows of a page or of a part of it, in reading order."""
    gutter = _gutter(runs)
    if gutter is None:
        return _rows(runs)
    across = [run for run in runs if run.left < gutter < run.right]
    rows: list[list[_Run]] = []
    band: list[_Run] = []
    pending = sorted(runs, key=lambda run: run.middle)
    while pending:
        run = pending.pop(0)
        if any(run is other or run.overlap(other) > _SAME_LINE for other in across):
            rows += _columns(band, gutter)
            band = []
            level = [other for other in pending if other.overlap(run) > _SAME_LINE]
            pending = [other for other in pending if all(other is not each for each in level)]
            rows += _rows([run, *level])
        else:
            band.append(run)
    return rows + _columns(band, gutter)


def _columns(band: list[_Run], gutter: float) -> list[list[_Run]]:
    left = [run for run in band if run.right <= gutter]
    right = [run for run in band if run.left >= gutter]
    return [*(_in_order(left) if left else []), *(_in_order(right) if right else [])]


def _gutter(runs: list[_Run]) -> float | None:
    """Return where a gap runs down between two columns of running text, or None where none does."""
    if len(runs) > _MOST_RUNS:
        return None
    gaps = []
    for run in runs:
        beside = [other for other in runs if other.left > run.right and run.overlap(other) > _SAME_LINE]
        if beside:
            nearest = min(beside, key=lambda other: other.left)
            gaps.append((run, run.right, nearest.left))
    edges = sorted({edge for _, *gap in gaps for edge in gap})
    best, most = None, _LEAST_ROWS - 1
    for one, two in pairwise(edges):
        middle = (one + two) / 2
        parted = [run for run, left, right in gaps if left < middle < right]
        if len(parted) > most and _are_columns(_level(runs, parted), middle):
            best, most = middle, len(parted)
    return best


def _level(runs: list[_Run], parted: list[_Run]) -> list[_Run]:
    """Return what stands no higher and no lower than rows that a gap parts; a headnote above may be long."""
    top, bottom = min(run.top for run in parted), max(run.bottom for run in parted)
    return [run for run in runs if top <= run.middle <= bottom]


def _are_columns(runs: list[_Run], gutter: float) -> bool:
    """Say whether what stands on both sides of a gap is running text: lines that fill their column."""
    left = [run for run in runs if run.right <= gutter]
    right = [run for run in runs if run.left >= gutter]
    if min(len(left), len(right)) < _LEAST_ROWS:
        return False
    if len(runs) - len(left) - len(right) > 0.3 * len(runs):
        return False
    return all(
        median(run.right - run.left for run in side) > _FILLED * _width_of_column(side)
        and median(len(run.words) for run in side) >= _LEAST_WORDS
        for side in (left, right)
    )


def _width_of_column(runs: list[_Run]) -> float:
    """Return how wide a column's full lines are: a side may hold further columns."""
    widths = sorted(run.right - run.left for run in runs)
    return widths[int(0.9 * (len(widths) - 1))]


def _rows(runs: list[_Run]) -> list[list[_Run]]:
    rows: list[list[_Run]] = []
    for run in sorted(runs, key=lambda run: run.middle):
        if rows and run.overlap(rows[-1][0]) > _SAME_LINE and run.overlap(rows[-1][-1]) > _SAME_LINE:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


# Lines


def _lines(rows: list[list[_Run]], margin: list[tuple[int, float]]) -> list[Line]:
    lines: list[Line] = []
    wholes = [_run([word for run in row for word in run.words]) for row in rows]
    numbers = _numbers_beside(wholes, margin)
    steps = [two.middle - one.middle for one, two in pairwise(wholes)]
    onward = [step for step in steps if step > 0]
    paragraph = _PARAGRAPH * median(onward) if onward else 0.0
    full = _FULL * _width_of_column(wholes) if wholes else 0.0
    for index, whole in enumerate(wholes):
        if index and steps[index - 1] > paragraph and not _runs_on(wholes[index - 1], whole, full):
            lines.append(Line(()))
        lines.append(Line(tuple(whole.words), numbers.get(index)))
    return lines


def _runs_on(upper: _Run, lower: _Run, full: float) -> bool:
    """Say whether a sentence runs on from one line to the next, however far apart they are set.

    :param full: how wide a line is that its text broke off for want of room.
    """
    if lower.words[0].text[0].islower():
        return True
    return upper.right - upper.left > full and upper.words[-1].text[-1] not in _ENDS


def _numbers_beside(wholes: list[_Run], margin: list[tuple[int, float]]) -> dict[int, int]:
    """Give each number in the margin to the line that is nearest to it.

    Text need not be set to the paper's lines: a number belongs to a line not half a step away.
    """
    step = median(abs(two[1] - one[1]) for one, two in pairwise(margin)) if margin else 0.0
    near = sorted(
        (abs(whole.middle - middle), index, number)
        for number, middle in margin
        for index, whole in enumerate(wholes)
        if abs(whole.middle - middle) < 0.5 * step
    )
    numbers: dict[int, int] = {}
    for _, index, number in near:
        if index not in numbers and number not in numbers.values():
            numbers[index] = number
    return numbers


def as_text(lines: Sequence[Line]) -> tuple[str, list[Line]]:
    """Return lines as text in its one form.

    :param lines: arranged lines.
    :returns: the text, and the lines it is of, one for one: those that have text, and gaps between them.
    """
    texts: list[str] = []
    kept: list[Line] = []
    for line in lines:
        text = normalise(" ".join(word.text for word in line.words)).replace("\n", " ")
        if text or (texts and texts[-1] and not line.words):
            texts.append(text)
            kept.append(line)
    while texts and not texts[-1]:
        texts.pop()
        kept.pop()
    return "\n".join(texts), kept
