"""The two halves of a caption: parties on the left, the case's number and the paper's title on the right.

Each half is a text of its own: read across, "v. No. 06-6247" would stand between the parties, and the name
of one of them be parted by the title. Pure functions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.runs import SAME_LINE, Run, Word, run_of, words_of

_VERSUS = re.compile(r"[\s\-–—_.]*(?:v|vs|versus)[\s\-–—_.,]*|[\s\-–—_]+against[\s\-–—_]+", re.IGNORECASE)
_MATTER = re.compile(r"\W*(?:in\sre|in\sthe\smatters?\sof|ex\sparte|in\sthe\sinterest\sof)\b", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:plaintiff|defendant|petitioner|respondent|appell(?:ant|ee)|debtor|claimant|intervenor|creditor|relator)",
    re.IGNORECASE,
)
_CASE = re.compile(r"\b(?:Nos?\.|Case|Civil|Civ\.|Docket|Index|Cause)\W*\d|\b\d\d?-\w{2}", re.IGNORECASE)
_COURT = re.compile(r"\b(?:court|circuit)\b", re.IGNORECASE)
"""The court's heading ends a caption upward, and so does its clerk's stamp."""
_STAMP = re.compile(r"f\s?i\s?l\s?e\s?d|.*\bclerk(?:\sof\scourt)?", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.\s?){4}")
_ONLY_ROLE = re.compile(rf"(?:{_ROLE.pattern}s?|and|cross|counter|third|party|[\s\-–—/,.&])+", re.IGNORECASE)
_SEPARATORS = frozenset(")]:*§|}")
_BRACE = re.compile(r"[{}⎧⎨⎩⎪⎫⎬⎭üýþ\ue000-\uf8ff]+")
"""The pieces of a tall brace, as readers give those of the Fourth Circuit's Symbol font."""
_LEAST_SEPARATORS = 3
_REACH = 45
"""A caption has no more rows on either side of its "v."."""
_NARROWEST, _WIDEST = 0.3, 0.76
"""The right half begins in so much of the width of the page's text: farther right a clerk sets the stamp."""
_APART = 3.5
"""In heights of a line: rows farther apart do not belong to one caption."""
_BESIDE = 8.0
"""In heights of a line: the right half has a row no farther from the parties' "v."."""
_ALIGNED = 1.0
"""In heights of a line: signs of one column stand no farther from each other."""
_SPLIT_GAP = 0.6
"""In heights of a line: a gap of words that belong to two halves."""

_MOST_RUNS, _MOST_OPENINGS = 2000, 12
"""Pages of more pieces, or of more rows that begin so, hold no caption and would take long to look at."""
LEFT, RIGHT = 1, 2
Rows = Sequence[Sequence[Run]]


class Halves(NamedTuple):
    """A caption among a page's rows.

    :param first: its first row.
    :param last: its last row.
    :param left: the rows of its left half, marked so.
    :param right: the rows of its right half, marked so.
    :param separators: the signs of a column drawn between the two.
    """

    first: int
    last: int
    left: list[list[Run]]
    right: list[list[Run]]
    separators: list[Word]


def find_halves(rows: Rows) -> list[Halves]:
    """Find the captions in two halves.

    A caption shows by "v." alone in its half, or by "In re", and by a right half beside it: behind a column
    of one sign (")", ":", "*", "§"), or behind a gap.

    :param rows: a page's rows, each from left to right.
    :returns: the captions, down the page.
    """
    found: list[Halves] = []
    openings = [(index, opening) for index, row in enumerate(rows) if (opening := _opening(row))]
    if sum(map(len, rows)) > _MOST_RUNS or len(openings) > _MOST_OPENINGS:
        return found
    for index, opening in openings:
        if not (found and index <= found[-1].last) and not _has_leaders(rows[index]):
            after = found[-1].last + 1 if found else 0
            halves = _halves_at(rows, index, after, opening)
            if halves:
                found.append(halves)
    return found


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _sign(word: Word) -> str | None:
    """Return which sign a word is of those that part two halves, or None."""
    if _BRACE.fullmatch(word.text):
        return "{"
    return word.text if word.text in _SEPARATORS else None


def _opening(row: Sequence[Run]) -> str | None:
    """Return what a row begins with if that is "v." alone or "In re"."""
    words = row[0].words
    end = next((place for place, word in enumerate(words) if _sign(word)), len(words))
    text = _text(words[:end])
    return text if _VERSUS.fullmatch(text) or _MATTER.match(text) else None


def _has_leaders(row: Sequence[Run]) -> bool:
    return any(_LEADERS.search(_text(run.words)) for run in row)


def _halves_at(rows: Rows, index: int, after: int, opening: str) -> Halves | None:
    low, high = max(after, index - _REACH), min(len(rows), index + _REACH)
    height = median(run.bottom - run.top for row in rows[low:high] for run in row)
    separators = _separators(rows, index, low, high, height)
    if separators:
        middle = min(word.left for word in separators.values())
        gutters = [middle]
    else:
        gutters = _gutters(rows, rows[max(low, index - 12) : min(high, index + 12)], height)
    best: Halves | None = None
    for gutter in gutters:
        halves = _grown(rows, index, (low, high), gutter, height, separators)
        if halves is None or not _is_caption(halves, _middle(rows[index]), height, opening):
            continue
        if best is None or len(halves.right) > len(best.right):
            best = halves
    return best


def _separators(rows: Rows, index: int, low: int, high: int, height: float) -> dict[int, Word]:
    """Return the signs of the column that parts the halves, by their rows; none where there is no column."""
    signs = [
        (place, sign, word)
        for place in range(low, high)
        for run in rows[place]
        for word in run.words
        if (sign := _sign(word))
    ]
    columns = Counter((sign, round(word.left / height)) for _, sign, word in signs)
    if not columns:
        return {}
    (most, column), _ = columns.most_common(1)[0]
    held = {
        place: word
        for place, sign, word in signs
        if sign == most and abs(word.left / height - column) <= _ALIGNED
    }
    beside = _contiguous(sorted(held), index)
    return {place: held[place] for place in beside} if len(beside) >= _LEAST_SEPARATORS else {}


def _contiguous(places: Sequence[int], index: int) -> list[int]:
    """Return the places that follow each other around an index with at most two missing between them."""
    groups: list[list[int]] = []
    for place in places:
        if groups and place - groups[-1][-1] <= 3:
            groups[-1].append(place)
        else:
            groups.append([place])
    return next((group for group in groups if group[0] - 1 <= index <= group[-1] + 1), [])


def _gutters(rows: Rows, near: Rows, height: float) -> list[float]:
    """Return where a right half may begin."""
    left = min(run.left for row in rows for run in row)
    width = max(run.right for row in rows for run in row) - left
    starts = {
        round(run.left / (0.25 * height)) * 0.25 * height: run.left
        for row in near
        for run in row[1:] or row
        if _NARROWEST * width < run.left - left < _WIDEST * width
    }
    return sorted(starts.values())


def _parted(
    row: Sequence[Run], gutter: float, height: float, gap: float
) -> tuple[list[Run], list[Run]] | None:
    """Part a row at the gutter; None where a run goes across it, or its halves are no gap apart."""
    left: list[Run] = []
    right: list[Run] = []
    slack = 0.3 * height
    for run in row:
        if run.left >= gutter - slack:
            right.append(run)
        elif run.right <= gutter + slack:
            left.append(run)
        else:
            at = _widest_gap(run, gap)
            if at is None or run.words[at - 1].right > gutter + slack or run.words[at].left < gutter - slack:
                return None
            left.append(run_of(run.words[:at]))
            right.append(run_of(run.words[at:]))
    if left and right and gap:
        between = right[0].left - left[-1].right
        others = [two.left - one.right for side in (left, right) for one, two in pairwise(side)]
        if between < gap or (len(others) > 1 and between < 1.25 * max(others)):
            return None  # a line of running text whose words happen to part there
    return left, right


def _widest_gap(run: Run, least: float) -> int | None:
    """Return the place of the word behind a run's one wide gap; None where it has none, or is justified."""
    gaps = sorted(
        (two.left - one.right, place) for place, (one, two) in enumerate(pairwise(run.words), start=1)
    )
    if not gaps or gaps[-1][0] <= least or (len(gaps) > 1 and gaps[-2][0] > 0.8 * gaps[-1][0]):
        return None
    return gaps[-1][1]


def _without(row: Sequence[Run], sign: Word | None) -> list[Run]:
    """Return a row without the sign between its halves, runs parted there."""
    if sign is None:
        return list(row)
    pieces: list[Run] = []
    for run in row:
        at = next((place for place, word in enumerate(run.words) if word is sign), None)
        parts = [run.words] if at is None else [run.words[:at], run.words[at + 1 :]]
        pieces += [run_of(part) for part in parts if part]
    return pieces


def _grown(
    rows: Rows,
    index: int,
    reach: tuple[int, int],
    gutter: float,
    height: float,
    separators: dict[int, Word],
) -> Halves | None:
    """Return the rows around a "v." that a gutter parts."""
    parts: dict[int, tuple[list[Run], list[Run]]] = {}

    def take(place: int, beside: int) -> bool:
        row = rows[place]
        apart = abs(_middle(row) - _middle(rows[beside]))
        if place not in separators and (apart > _APART * height or _has_leaders(row)):
            return False
        sign = separators.get(place)
        parted = _parted(_without(row, sign), gutter, height, 0.0 if sign else _SPLIT_GAP * height)
        if parted is None:
            return False
        text = _text(words_of(parted[0]))
        if place < index and place not in separators and (_COURT.search(text) or _is_stamp(parted[1])):
            return False
        parts[place] = parted
        return True

    if not take(index, index):
        return None
    for place in range(index + 1, reach[1]):
        if not take(place, place - 1):
            break
    for place in range(index - 1, reach[0] - 1, -1):
        if separators and place < min(separators):
            break
        if not take(place, place + 1):
            break
    first, last = _bounds(parts, index, separators)
    held = [parts[place] for place in range(first, last + 1)]
    return Halves(
        first,
        last,
        [[replace(run, half=LEFT) for run in left] for left, _ in held if left],
        [[replace(run, half=RIGHT) for run in right] for _, right in held if right],
        [word for place, word in sorted(separators.items()) if first <= place <= last],
    )


def _middle(row: Sequence[Run]) -> float:
    return row[0].middle


def _is_stamp(right: Sequence[Run]) -> bool:
    return any(_STAMP.fullmatch(_text(run.words)) for run in right)


def _bounds(
    parts: dict[int, tuple[list[Run], list[Run]]], index: int, separators: dict[int, Word]
) -> tuple[int, int]:
    """Return a caption's first and last row among those that its gutter parts.

    It begins with the left half, and ends with the right half, the last role or the last sign between them.
    """
    first = next((place for place in sorted(parts) if parts[place][0]), index)
    ends = [
        place
        for place, (left, right) in parts.items()
        if right or place in separators or any(_ROLE.search(_text(run.words)) for run in left)
    ]
    return min(first, index), max([index, *ends])


def _is_caption(halves: Halves, level: float, height: float, opening: str) -> bool:
    """Say whether what was found is a caption: parties around "v.", and beside them what a caption has there.

    :param halves: what was found.
    :param level: how far down the page the "v." or "In re" stands.
    :param height: a line's.
    :param opening: what stands there.
    """
    names = [(_middle(row), _text(words_of(row))) for row in halves.left]
    said = [_text(run.words) for row in halves.right for run in row]
    above = any(middle < level - 0.5 * height for middle, _ in names)
    below = any(middle > level + 0.5 * height for middle, _ in names)
    alone = any(abs(middle - level) < 0.5 * height and text == opening for middle, text in names)
    versus = _VERSUS.fullmatch(opening) is not None
    if versus and not (above and below and alone):
        return False
    if halves.separators:
        return True
    if not halves.right or not (versus or below or len(halves.right) > 1):
        return False
    beside = any(abs(_middle(row) - level) < _BESIDE * height for row in halves.right)
    known = any(_ROLE.search(text) for _, text in names) or any(_CASE.search(text) for text in said)
    staggered = any(_ONLY_ROLE.fullmatch(text) for text in said)  # roles set to the right of the names
    return beside and known and not staggered and _stand_side_by_side(halves)


def _stand_side_by_side(halves: Halves) -> bool:
    return any(one[0].overlap(other[0]) > SAME_LINE for one in halves.left for other in halves.right)
