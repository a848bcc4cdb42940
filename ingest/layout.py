"""From words and where they stand to lines in the order in which people read them. Pure functions.

Words come in the order in which the file draws them, or the recogniser finds them. Neighbours on a line make
a fragment, fragments side by side a row; columns of running text are read one after the other, and so are the
halves of a caption; the rows of tables across. Line numbers in the margin and text that runs in another
direction are set apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.foot import Foot, Rule, notes_last
from ingest.halves import RIGHT, find_halves
from ingest.margin import margin_numbers
from ingest.normal import normalise
from ingest.raised import joined
from ingest.runs import SAME_LINE, Run, Word, rows_of, run_of, runs_of, words_of
from ingest.sheets import pages_on


class Line(NamedTuple):
    """A line of a page: its words, none where a gap parts paragraphs; the number printed beside it.

    :param note: whether it is of the notes at the page's foot.
    :param rest: whether it is that only where a note of the page before runs over.
    :param opens: whether a further page of a sheet begins with it.
    """

    words: tuple[Word, ...]
    number: int | None = None
    note: bool = False
    rest: bool = False
    opens: bool = False


class Arranged(NamedTuple):
    """A page in reading order.

    :param lines: its lines, at most one empty one between others.
    :param aside: what was set apart: text in another direction, the signs drawn between a caption's halves,
        and numbers in the margin.
    :param margin: how many numbers there are in the margin.
    """

    lines: list[Line]
    aside: list[str]
    margin: int


_LEAST_HEIGHT = 1e-6
"""The share of its page that a letter is high at least: a file may give its letters none."""
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


def arrange(words: Sequence[Word], rules: Sequence[Rule] = ()) -> Arranged:
    """Bring a page's words into reading order.

    :param words: the page's words in the order of the file.
    :param rules: the lines that are drawn across it, or a part of it; of a page that is drawn turned, none
        are needed.
    :returns: its lines, and what was set apart.
    """
    words = [word for word in words if word.text]
    if not words:
        return Arranged([], [], 0)
    letters: Counter[int] = Counter()
    for word in words:
        letters[word.quarters] += len(word.text)
    upright = letters.most_common(1)[0][0]
    aside = " ".join(word.text for word in words if word.quarters != upright)
    runs = runs_of([_turned(word, upright) for word in words if word.quarters == upright])
    height = median(run.bottom - run.top for run in runs)
    edges = (edge for run in runs for edge in (run.left, run.top, run.right, run.bottom))
    if height <= _LEAST_HEIGHT * max(map(abs, edges)):
        height = 1.0
    pages = [_page(runs_of(words), height) for words in pages_on(runs, height)]
    if not pages:
        pages = [_page(runs, height, [] if upright else rules)]
    lines = list(pages[0].lines)
    for page in pages[1:]:
        lines += [page.lines[0]._replace(opens=True), *page.lines[1:]]
    if len(pages) > 1:  # what stands at the foot of one page stands in the middle of the sheet
        lines = [line._replace(note=False, rest=False) for line in lines]
    signs = " ".join(sign for page in pages for sign in page.aside)
    margin = [number for page in pages for number in page.margin]
    return Arranged(lines, [*filter(None, (aside, signs)), *map(str, margin)], len(margin))


class _Page(NamedTuple):
    """A page's lines, the signs drawn between its caption's halves, and the numbers in its margin."""

    lines: list[Line]
    aside: list[str]
    margin: list[int]


def _page(runs: Sequence[Run], height: float, rules: Sequence[Rule] = ()) -> _Page:
    numbers = margin_numbers(runs, height)
    for run in numbers:
        run.words.pop(0)
    margin = [(int(run.number), run.number_middle) for run in numbers]
    signs: list[Word] = []
    rows = _in_order([run_of(run.words) for run in runs if run.words], signs)
    lines = _lines(notes_last(rows, rules), margin)
    return _Page(lines, [sign.text for sign in signs], [number for number, _ in margin])


def _turned(word: Word, quarters: int) -> Word:
    """Return a word as it stands once the page is turned so many quarters back, anticlockwise."""
    for _ in range(quarters):
        word = word._replace(left=word.top, top=-word.right, right=word.bottom, bottom=-word.left)
    return word


# Rows and columns


def _in_order(runs: list[Run], signs: list[Word]) -> list[list[Run]]:
    """Return the rows of a page or of a part of it, in reading order.

    :param runs: its runs, in any order.
    :param signs: takes the signs that are drawn between a caption's halves.
    """
    gutter = _gutter(runs)
    if gutter is None:
        return _with_halves(rows_of(runs), signs)
    across = [run for run in runs if run.left < gutter < run.right]
    rows: list[list[Run]] = []
    band: list[Run] = []
    pending = sorted(runs, key=lambda run: run.middle)
    while pending:
        run = pending.pop(0)
        if any(run is other or run.overlap(other) > SAME_LINE for other in across):
            rows += _columns(band, gutter, signs)
            band = []
            level = [other for other in pending if other.overlap(run) > SAME_LINE]
            pending = [other for other in pending if all(other is not each for each in level)]
            rows += rows_of([run, *level])
        else:
            band.append(run)
    return rows + _columns(band, gutter, signs)


def _columns(band: list[Run], gutter: float, signs: list[Word]) -> list[list[Run]]:
    left = [run for run in band if run.right <= gutter]
    right = [run for run in band if run.left >= gutter]
    return [*(_in_order(left, signs) if left else []), *(_in_order(right, signs) if right else [])]


def _with_halves(rows: list[list[Run]], signs: list[Word]) -> list[list[Run]]:
    """Return rows with the halves of their captions one behind the other."""
    ordered: list[list[Run]] = []
    behind = 0
    for halves in find_halves(rows):
        ordered += [*rows[behind : halves.first], *halves.left, *halves.right]
        signs += halves.separators
        behind = halves.last + 1
    return ordered + rows[behind:]


def _gutter(runs: list[Run]) -> float | None:
    """Return where a gap runs down between two columns of running text, or None where none does."""
    if len(runs) > _MOST_RUNS:
        return None
    gaps: list[tuple[float, float, Run]] = []
    for run in runs:
        beside = [other for other in runs if other.left > run.right and run.overlap(other) > SAME_LINE]
        if beside:
            nearest = min(beside, key=lambda other: other.left)
            gaps.append((run.right, nearest.left, run))
    edges = sorted({edge for left, right, _ in gaps for edge in (left, right)})
    best, most = None, _LEAST_ROWS - 1
    for one, two in pairwise(edges):
        middle = (one + two) / 2
        levels = [run.middle for left, right, run in gaps if left < middle < right]
        if len(levels) > most and _are_columns(_between(runs, min(levels), max(levels)), middle):
            best, most = middle, len(levels)
    return best


def _between(runs: list[Run], top: float, bottom: float) -> list[Run]:
    return [run for run in runs if top <= run.middle <= bottom]


def _are_columns(runs: list[Run], gutter: float) -> bool:
    """Say whether what stands on both sides of a gap is running text: lines that fill their column."""
    left = [run for run in runs if run.right <= gutter]
    right = [run for run in runs if run.left >= gutter]
    if min(len(left), len(right)) < _LEAST_ROWS:
        return False
    if len(runs) - len(left) - len(right) > 0.3 * len(runs):
        return False
    return all(map(_is_running_text, (left, right)))


def _is_running_text(side: list[Run]) -> bool:
    """Say whether most lines of a side fill it with words.

    Those of justified text may fall into pieces; a column of dates or sums is a table's.
    """
    rows = rows_of(side)
    width = _width_of_column([run_of(words_of(row)) for row in rows])
    return (
        median(sum(run.right - run.left for run in row) for row in rows) > _FILLED * width
        and median(sum(word.text[0].isalpha() for run in row for word in run.words) for row in rows)
        >= _LEAST_WORDS
    )


def _width_of_column(runs: list[Run]) -> float:
    """Return how wide a column's full lines are: a side may hold further columns."""
    widths = sorted(run.right - run.left for run in runs)
    return widths[int(0.9 * (len(widths) - 1))]


# Lines


def _lines(foot: Foot, margin: list[tuple[int, float]]) -> list[Line]:
    rows = foot.rows
    lines: list[Line] = []
    wholes = [run_of(words_of(row)) for row in rows]
    halves = [row[0].half for row in rows]
    numbers = _numbers_beside(wholes, margin, halves)
    steps = [two.middle - one.middle for one, two in pairwise(wholes)]
    running = [
        step for step, (upper, lower) in zip(steps, pairwise(halves), strict=True) if upper == lower == 0
    ]
    onward = [step for step in running or steps if step > 0]
    paragraph = _PARAGRAPH * median(onward) if onward else 0.0
    full = _FULL * _width_of_column(wholes) if wholes else 0.0
    for index, whole in enumerate(wholes):
        upper, lower = halves[index - 1 : index + 1] if index else (0, 0)
        apart = index and steps[index - 1] > paragraph and not _runs_on(wholes[index - 1], whole, full)
        if upper != lower or (apart and not lower):
            lines.append(Line(()))
        note = index >= foot.first
        lines.append(Line(tuple(whole.words), numbers.get(index), note, note and index < foot.numbered))
    return lines


def _runs_on(upper: Run, lower: Run, full: float) -> bool:
    """Say whether a sentence runs on from one line to the next, however far apart they are set.

    :param full: how wide a line is that its text broke off for want of room.
    """
    if lower.words[0].text[0].islower():
        return True
    return upper.right - upper.left > full and upper.words[-1].text[-1] not in _ENDS


def _numbers_beside(
    wholes: list[Run], margin: list[tuple[int, float]], halves: Sequence[int]
) -> dict[int, int]:
    """Give each number in the margin to the line that is nearest to it.

    Text need not be set to the paper's lines: a number belongs to a line not half a step away. A caption's
    right half has none: numbers run down the page once.
    """
    step = median(abs(two[1] - one[1]) for one, two in pairwise(margin)) if margin else 0.0
    near = sorted(
        (abs(whole.middle - middle), index, number)
        for number, middle in margin
        for index, whole in enumerate(wholes)
        if abs(whole.middle - middle) < 0.5 * step and halves[index] != RIGHT
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
        text = normalise(joined(line.words, opens_note=line.note)).replace("\n", " ")
        if text or (texts and texts[-1] and not line.words):
            texts.append(text)
            kept.append(line)
    while texts and not texts[-1]:
        texts.pop()
        kept.pop()
    return "\n".join(texts), kept
